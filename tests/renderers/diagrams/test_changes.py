"""A to-be map drawn over its as-is map says what changes, and only that."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from cjmap.renderers.diagrams import blueprint, changes, emotion, swimlane, telling
from cjmap.renderers.text import dot_html
from cjmap.view.before import over
from cjmap.view.compare import compare
from cjmap.view.values import View
from cjmap.view.whole import all_gone, all_new

from ...everything import view_of_text
from .pictures import MAPS, crowd, faults, said, shape, shapes, strokes
from .test_blueprint import served

OLD = """
title: Shop
language: de
personas: {ana: {name: Ana}, ben: {name: Ben}}
channels: {desk: {name: Tresen}, net: {name: Netz}}
phases: {see: {name: Sehen}, buy: {name: Kaufen}}
touchpoints:
  ad: {name: Anzeige, phase: see, channel: net, emotion: 1}
  form: {name: Formular, phase: see, channel: desk, emotion: -2}
  card: {name: Karte, phase: see, channel: desk, emotion: 0}
  till: {name: Kasse, phase: buy, channel: desk, emotion: [0, -1], pain_points: Schlange}
"""
NEW = """
title: Shop
language: de
personas: {ana: {name: Ana}, ben: {name: Ben}}
channels: {desk: {name: Tresen}, net: {name: Netz}}
phases: {see: {name: Sehen}, buy: {name: Kaufen}}
touchpoints:
  ad: {name: Anzeige, phase: see, channel: net, emotion: 1}
  chat: {name: Chat, phase: see, channel: net, emotion: 2}
  till: {name: Kasse, phase: buy, channel: desk, emotion: 1, pain_points: Zug, solutions: Tür}
  card: {name: Karte, phase: buy, channel: net, emotion: 0}
"""


def laid_over(new: str, old: str) -> View:
    made = view_of_text(new)
    return over(replace(made, before=compare(view_of_text(old), made)))


@pytest.fixture(scope="module")
def view() -> View:
    return laid_over(NEW, OLD)


@pytest.fixture(scope="module")
def marks(view):
    return swimlane.picture(view)[0]


def card(marks, id: str) -> list[str]:
    return said(shape(marks, f"t-{id}"))


def test_new_cards_say_so(marks):
    assert card(marks, "chat")[:2] == ["+ neu", "Chat"]
    assert "neu" not in card(marks, "ad")


def test_other_words_and_feelings_stand_beside_the_new_ones(marks):
    assert card(marks, "till")[:2] == ["~ geändert", "Kasse"]
    assert card(marks, "till")[-10:] == ["A", "0", "›", "−1", "+1", "B", "0", "›", "−1", "+1"]


def test_a_long_former_course_leaves_room_for_the_new_one():
    old, new = (OLD.replace("[0, -1]", f"[{felt}]") for felt in ("1, -2, 2, -1, 0", "-2, 2"))
    told = card(swimlane.picture(laid_over(new, old))[0], "till")
    assert told[-9:] == ["B", "+1", "›", "−2", "›", "0", "−2", "›", "+2"]


def test_moved_cards_say_from_where_and_leave_their_place_behind(marks):
    assert card(marks, "card")[:3] == [
        "→ verschoben",
        "vorher: Sehen\N{NO-BREAK SPACE}· Tresen",
        "Karte",
    ]
    assert card(marks, "was_card") == ["Karte", "jetzt: Kaufen\N{NO-BREAK SPACE}· Netz"]


def test_what_is_gone_is_struck_out_and_leads_nowhere(marks):
    gone = shape(marks, "t-was_form")
    assert said(gone) == ["− entfällt", "Formular"]
    assert "<S>Formular</S>" in gone.label
    assert "dashed" in gone.look["style"]
    assert gone.link == ""
    assert gone.tooltip == "Formular\nTresen\nentfällt"


def test_all_that_changed_is_told(view):
    told = telling.of_touchpoint(view, view.touchpoint("till")).splitlines()
    assert told[-5:] == [
        "vorher: Ana 0→−1",
        "vorher: Ben 0→−1",
        "entfällt: Probleme: Schlange",
        "neu: Probleme: Zug",
        "neu: Lösungen: Tür",
    ]


def test_former_steps_are_thin_lines_below_all_others(view, marks):
    former = [line for line in strokes(marks) if "bisheriger Schritt" in line.tooltip]
    assert {(line.tail, line.head) for line in former} == {
        (f"t-{step.source}", f"t-{step.target}") for step in view.before.steps
    }
    joining = [line for line in strokes(marks) if line.tail and line.head]
    assert joining[: len(former)] == former
    assert {line.width for line in former} < {line.width for line in joining}
    assert former[0].tooltip.endswith("Ana, Ben")


def test_former_steps_begin_without_a_badge(view, marks):
    starts = [one.id for one in shapes(marks) if one.id.startswith("start-")]
    assert starts == ["start-ana", "start-ben"]


def test_former_feelings_are_curves_below_the_curves(view):
    marks = emotion.picture(view)[0]
    former = [line for line in strokes(marks) if line.tooltip.endswith("bisheriges Gefühl")]
    assert [line.tooltip for line in former] == ["Ana: bisheriges Gefühl", "Ben: bisheriges Gefühl"]
    columns = {one.id: one.box.middle.x for one in shapes(marks) if one.id.startswith("t-")}
    knots = former[0].points[::3]
    assert [round(point.x - columns[id]) for point, id in zip(knots, (
        "t-ad", "t-was_form", "t-was_card", "t-till", "t-till"
    ), strict=True)] == [0, 0, 0, -8, 8]  # fmt: skip
    assert said(shape(marks, "t-was_form"))[0] == "Formular"


def test_the_curve_says_above_a_name_what_is_different_there(view):
    marks, _ = emotion.picture(view)
    signs = {one.id: said(one) for one in shapes(marks) if one.id.startswith("change-")}
    assert signs == {
        "change-chat": ["+ neu"],
        "change-till": ["~ geändert"],
        "change-card": ["→ verschoben"],
        "change-was_form": ["− entfällt"],
    }
    for id in ("chat", "till", "card"):
        sign, name = shape(marks, f"change-{id}").box, shape(marks, f"t-{id}").box
        assert sign.bottom <= name.y
        assert abs(sign.middle.x - name.middle.x) < 1
    assert card(marks, "card")[-2:] == ["vorher: Sehen\N{NO-BREAK SPACE}·", "Tresen"]
    assert card(marks, "was_form") == ["Formular", "Tresen"]
    assert "legend-changes" in {one.id for one in shapes(marks)}


SERVED = """
title: Shop
language: de
personas: {ana: {name: Ana}, kim: {name: Kim, kind: staff}}
phases: {buy: {name: Kaufen}}
touchpoints:
  till: {name: Kasse, phase: buy, ONE}
  door: {name: Tür, phase: buy, actions: Geht}
"""


@pytest.mark.parametrize(
    ("old", "new", "id", "says"),
    [
        ("actions: Zahlt", "actions: Zahlt bar", "actions_till", ["~ geändert", "Zahlt bar"]),
        ("actions: Zahlt", "actions: Zahlt", "actions_till", ["Zahlt"]),
        ("support: Bon", "support: Bon, backstage: Zählt", "backstage_till", ["+ neu", "Zählt"]),
        ("support: Bon, backstage: Zählt", "support: Bon", "backstage_till", ["Zählt", "entfällt"]),
        ("support: Bon, backstage: Zählt", "support: Bon, backstage: []", "backstage_till", None),
        (
            "per_persona: {kim: {actions: Zählt}}",
            "per_persona: {kim: {actions: Prüft}}",
            "frontstage_till",
            ["~ geändert", "K", "Prüft"],
        ),
    ],
)
def test_the_blueprint_says_in_each_box_what_is_different(old, new, id, says):
    made = laid_over(SERVED.replace("ONE", new), SERVED.replace("ONE", old))
    marks, page = blueprint.picture(made)
    assert faults(marks, page) == []
    box = shape(marks, id)
    assert said(box) == (says or ["Zählt", "entfällt"])
    assert ("<S>Zählt</S>" in box.label) == ("entfällt" in said(box))


def test_the_blueprint_shows_whole_touchpoints_that_are_new_moved_or_gone(view):
    marks, _ = blueprint.picture(view)
    assert card(marks, "chat")[:2] == ["+ neu", "Chat"]
    assert card(marks, "card")[:2] == ["→ verschoben", "Karte"]
    assert card(marks, "was_form")[:2] == ["− entfällt", "Formular"]
    assert "<S>Formular</S>" in shape(marks, "t-was_form").label
    assert shape(marks, "t-was_form").link == ""
    tops = {shape(marks, f"t-{id}").box.y for id in ("ad", "chat", "card", "was_form")}
    assert len(tops) == 1


LEGENDS = [
    ("nothing", OLD, OLD, set()),
    (
        "new",
        NEW,
        NEW.replace("chat: {name: Chat", "call: {name: Anruf"),
        {"legend-changes", "legend-former-step"},
    ),
    ("id", NEW, NEW.replace("chat:", "talk:"), set()),
    ("feeling", OLD.replace("-2", "-1"), OLD, {"legend-changes", "legend-former-score"}),
    ("words", OLD.replace("Schlange", "Zug"), OLD, {"legend-changes"}),
    (
        "way",
        f"{OLD}journeys: {{one: {{persona: ana, path: [ad, till]}}}}",
        f"{OLD}journeys: {{one: {{persona: ana, path: [ad, form, till]}}}}",
        {"legend-changes", "legend-former-step"},
    ),
]


@pytest.mark.parametrize(("new", "old", "keys"), [one[1:] for one in LEGENDS], ids=lambda _: "")
def test_the_legend_explains_what_occurs(new, old, keys):
    made = shapes(swimlane.picture(laid_over(new, old))[0])
    every = {"legend-changes", "legend-away", "legend-former-score", "legend-former-step"}
    assert {one.id for one in made} & every == keys


def test_without_a_map_before_nothing_is_said():
    made = view_of_text(NEW)
    (first, *_) = made.touchpoints
    assert list(changes.change_rows(made, first, 100)) == []
    assert list(changes.change_keys(made)) == []
    assert list(changes.told_changes(made, first)) == []


@pytest.mark.parametrize("draw", [swimlane.picture, emotion.picture, blueprint.picture])
@pytest.mark.parametrize(
    ("new", "old"),
    [
        (NEW, OLD),
        (OLD, NEW),
        (crowd(24), crowd(18, seed=2)),
        (crowd(9, phases=3), crowd(24, phases=8)),
        (MAPS["gaps"], MAPS["bare"]),
        (served(14), served(18, seed=2)),
        (served(30, phases=2), served(9, phases=3)),
        (MAPS["long words"], MAPS["crowd"]),
        (MAPS["hostile"], MAPS["emoji"]),
    ],
    ids=[
        "new",
        "back",
        "crowd",
        "fewer phases",
        "others",
        "served",
        "folded",
        "long words",
        "hostile",
    ],
)
def test_pictures_over_others_are_whole(draw, new, old):
    assert faults(*draw(laid_over(new, old))) == []


def test_what_stands_elsewhere_in_its_phase_says_behind_what_it_stood():
    first = "  ad: {name: Anzeige, phase: see, channel: net, emotion: 1}\n"
    last = "  card: {name: Karte, phase: see, channel: desk, emotion: 0}\n"
    marks, _ = swimlane.picture(laid_over(OLD.replace(first, "").replace(last, last + first), OLD))
    assert card(marks, "ad")[:3] == ["→ verschoben", "vorher: zuerst in der Phase", "Anzeige"]
    assert not [one for one in shapes(marks) if one.id.startswith("t-was_")]
    back, _ = swimlane.picture(laid_over(OLD, OLD.replace(first, "").replace(last, last + first)))
    assert "vorher: hinter Karte" in card(back, "ad")


@pytest.mark.parametrize("name", ["HEAD", '<b>&amp;"\\N\u202e', "feature/" + "x" * 300])
def test_the_legend_names_what_the_map_is_compared_with(view, name):
    named = replace(view, before=replace(view.before, name=name))
    marks, page = swimlane.picture(named)
    assert faults(marks, page) == []
    (told,) = (one for one in shapes(marks) if one.id == "legend-changes")
    shown = name if len(name) <= 40 else f"{name[:39]}…"
    assert "".join(said(told)).startswith(f"gegenüber {dot_html(shown)}:")
    assert f"gegenüber {name[:39]}" in telling.of_diagram(named)[1]


PHASES = """
title: Shop
language: de
phases: {see: {name: Sehen}, try: {name: Testen}, buy: {name: Kaufen}, use: {name: Nutzen}}
touchpoints:
  ad: {name: Anzeige, phase: see}
  fit: {name: Anprobe, phase: try}
  till: {name: Kasse, phase: buy}
  shoe: {name: Schuh, phase: use}
"""
OTHER_PHASES = """
title: Shop
language: de
phases:
  use: {name: Nutzen}
  see: {name: Schauen}
  buy: {name: Kaufen, goal: Haben}
  end: {name: Ende}
touchpoints:
  ad: {name: Anzeige, phase: see}
  till: {name: Kasse, phase: buy}
  shoe: {name: Schuh, phase: use}
"""


@pytest.mark.parametrize("draw", [swimlane.picture, emotion.picture, blueprint.picture])
def test_phases_say_what_became_of_them(draw):
    marks, page = draw(laid_over(OTHER_PHASES, PHASES))
    assert faults(marks, page) == []
    bars = {one.id: one for one in shapes(marks) if one.id.startswith("phase-")}
    told = {id.removeprefix("phase-"): said(bar)[:4] for id, bar in bars.items()}
    assert told["end"].pop().startswith("kein Touchpoint")
    assert told == {
        "use": ["1", "Nutzen", "→ verschoben", "vorher: hinter Kaufen"],
        "see": ["2", "Schauen", "~ geändert", "vorher: „Sehen“"],
        "try": ["Testen", "− entfällt"],
        "buy": ["3", "Kaufen", "~ geändert", "Haben"][: 4 if draw is swimlane.picture else 3],
        "end": ["4", "Ende", "+ neu"],
    }
    assert "<S>Testen</S>" in bars["phase-try"].label
    assert "dashed" in bars["phase-try"].look["style"]
    assert len({bar.look.get("color") for bar in bars.values()}) == 4
    lines = bars["phase-see"].tooltip.splitlines()
    assert lines[:3] == ["Schauen", "geändert", "vorher: „Sehen“"]
    (legend,) = (one for one in shapes(marks) if one.id == "legend-changes")
    assert said(legend)[1:] == ["+ neu", "→ verschoben", "~ geändert", "− entfällt"]


def test_what_a_phase_that_is_gone_held_stands_below_it():
    marks, _ = swimlane.picture(laid_over(OTHER_PHASES, PHASES))
    bar, card = shape(marks, "phase-try").box, shape(marks, "t-was_fit").box
    assert bar.x <= card.x
    assert card.right <= bar.right


@pytest.mark.parametrize("draw", [swimlane.picture, emotion.picture, blueprint.picture])
@pytest.mark.parametrize("text", [OLD, MAPS["crowd"], MAPS["bare"], MAPS["long words"], served(9)])
def test_pictures_of_maps_that_are_new_or_gone_are_whole(draw, text):
    view = view_of_text(text)
    for made in (all_new(view), all_gone(view)):
        marks, page = draw(over(made))
        assert faults(marks, page) == []


def test_of_a_map_that_is_new_or_gone_everything_is_so():
    view = view_of_text(OLD)
    for whole, sign, title in (
        (all_new(view), "+ neu", "Shop: eine neue Karte"),
        (all_gone(view), "− entfällt", "Shop: eine Karte, die entfällt"),
    ):
        marks, _ = swimlane.picture(over(whole))
        parts = [one for one in shapes(marks) if re.match("(t|phase)-", one.id)]
        assert len(parts) == 6
        assert all(sign in said(one) for one in parts)
        assert said(shape(marks, "title")) == [title]
        assert telling.of_diagram(over(whole))[0].startswith(title)


def test_the_description_counts_what_is_different(view):
    counts = "gegenüber heute: 1 Touchpoint neu, 1 verschoben, 1 geändert, 1 entfällt."
    assert counts in telling.of_diagram(view)[1]
    assert "gegenüber" not in telling.of_diagram(replace(view, before=None))[1]
