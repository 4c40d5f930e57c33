"""Blueprints: every statement in its row, the lines between the right rows, holes as holes."""

from __future__ import annotations

import time
import xml.etree.ElementTree as ET
from dataclasses import replace
from random import Random

import pytest

from cjmap.renderers import engine, svg
from cjmap.renderers.diagrams import blueprint
from cjmap.renderers.diagrams.blueprint import LINES, ZONES
from cjmap.view.only import only

from ...everything import everything, view_of, view_of_text
from .pictures import MAPS, bands, faults, said, shape, shapes, strokes

SVG = "{http://www.w3.org/2000/svg}"
OWN = tuple(key for key in ZONES if key != "actions")
MAP = """
title: Shoes
personas: {{ana: {{name: Ana}}, ben: {{name: Ben}}, kim: {{name: Kim}}}}
phases: {{look: {{name: Look}}, buy: {{name: Buy{phase}}}}}
touchpoints:
  see: {{name: See, phase: look, actions: Looks}}
  pay: {{name: Pay, phase: buy, {pay}}}
  go: {{name: Go, phase: buy, actions: Leaves{go}}}
"""


def view_of_map(pay: str, *, go: str = "", phase: str = "", show: str = ""):
    view = view_of_text(MAP.format(pay=pay, go=go, phase=phase))
    return replace(view, show=frozenset({show} - {""}))


def marks(pay: str, **more: str):
    return blueprint.picture(view_of_map(pay, **more))[0]


def served(count: int, *, seed: int = 1, phases: int = 5, text: str = "") -> str:
    """Return a map with touchpoints that say anything, nothing or `[]` in each row."""
    dice = Random(seed)
    lines = [
        "title: Served",
        "personas: {a: {name: Ana}, b: {name: Ben}, c: {name: Cleo}}",
        "phases:",
    ]
    for phase in range(phases):
        shared = f", support: {text or 'Shared'} {phase}" if dice.random() < 0.3 else ""
        lines.append(f"  f{phase}: {{name: Phase {phase}{shared}}}")
    lines.append("touchpoints:")
    for number in range(count):
        lines += [f"  t{number}:", f'    name: "{text or "Touchpoint"} {number}"']
        lines.append(f"    phase: f{number * phases // count}")
        lines += (f"    {key}: {_value(dice, key, text)}" for key in ZONES if dice.random() < 0.7)
        if dice.random() < 0.3:
            own = _value(dice, "own", text)
            lines.append(f"    per_persona: {{b: {{{dice.choice(list(ZONES))}: {own}}}}}")
        lines.append(f"    moment_of_truth: {'true' if dice.random() < 0.2 else 'false'}")
        lines.append("    owner: Somebody")
    return "\n".join(lines)


def _value(dice: Random, key: str, text: str) -> str:
    words = " ".join(
        dice.choices(("asks", "for", "the", "delivery", "note"), k=dice.randint(1, 30))
    )
    one = f'"{text} {key} {words}"'
    return dice.choice((one, one, f"[{one}, {one}]", f"[{', '.join([one] * 9)}]", "[]"))


ODD = {
    **{name: text for name, text in MAPS.items() if "actions" not in text},
    **{f"served {seed}": served(14, seed=seed) for seed in range(12)},
    "long words": served(6, text="Rindfleischetikettierungsüberwachung"),
    "wide signs": served(6, text="山田太郎の長い名前"),
    "emoji": served(6, text="😀👨‍👩‍👧 🎉"),
    "folded": served(60),
}


@pytest.mark.parametrize("show", ["", "gaps"])
@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_nothing_overlaps_and_nothing_leaves_the_page(text, show):
    view = replace(view_of_text(text), show=frozenset({show} - {""}))
    assert faults(*blueprint.picture(view)) == []


def test_every_map_is_drawn_as_the_engine_is_told():
    views = {name: view_of_text(text) for name, text in ODD.items()}
    drawn = engine.draw({name: blueprint.dot(view) for name, view in views.items()})
    for name, picture in drawn.items():
        ids = {mark.id for mark in shapes(blueprint.picture(views[name])[0])}
        groups = {group.get("id") for group in ET.fromstring(picture).iter(f"{SVG}g")}
        assert ids <= groups, name
        title, description = blueprint.describe(views[name])
        svg.finish(picture, title=title, description=description, language="en")


def test_rows_stand_in_the_order_of_the_field():
    picture = marks("actions: Pays, " + ", ".join(f"{key}: Some" for key in OWN))
    rows = [band.id for band in bands(picture)]
    assert rows == [
        "row-evidence-shown",
        "row-actions",
        "row-frontstage",
        "row-backstage",
        "row-support",
    ]
    heights = [shape(picture, f"line-{line}").box.middle.y for line in LINES]
    tops = {band.id: band.box for band in bands(picture)}
    assert tops["row-actions"].bottom < heights[0] < tops["row-frontstage"].y
    assert tops["row-frontstage"].bottom < heights[1] < tops["row-backstage"].y
    assert tops["row-backstage"].bottom < heights[2] < tops["row-support"].y


@pytest.mark.parametrize(
    ("keys", "lines"),
    [
        (("evidence_shown",), []),
        (("frontstage",), ["interaction"]),
        (("backstage",), ["visibility"]),
        (("support",), ["visibility"]),
        (("frontstage", "backstage"), ["interaction", "visibility"]),
        (("frontstage", "support"), ["interaction", "visibility"]),
        (("backstage", "support"), ["visibility", "internal"]),
    ],
)
def test_rows_that_nobody_fills_are_left_out(keys, lines):
    picture = marks(", ".join(f"{key}: Some" for key in keys))
    assert {band.id for band in bands(picture)} == {
        f"row-{k.replace('_', '-')}" for k in (*keys, "actions")
    }
    assert [one.id for one in shapes(picture) if one.id.startswith("line-")] == [
        f"line-{one}" for one in lines
    ]


def links(picture) -> list[tuple[str, str]]:
    return sorted((line.tail, line.head) for line in strokes(picture) if line.tip and line.tail)


def test_arrows_lead_from_an_action_to_what_answers_it():
    picture = marks(
        "actions: Pays, frontstage: Smiles, backstage: Counts, support: Till", go=", support: Door"
    )
    assert links(picture) == [
        ("actions_go", "support_go"),
        ("actions_pay", "frontstage_pay"),
        ("backstage_pay", "support_pay"),
        ("frontstage_pay", "backstage_pay"),
    ]


def test_evidence_is_no_answer():
    assert links(marks("actions: Pays, evidence_shown: Bill")) == []


def test_a_gap_is_shown_on_request_and_breaks_the_line():
    asked = {"pay": "actions: Pays, frontstage: Smiles", "go": ", backstage: Sweeps"}
    assert not [one.id for one in shapes(marks(**asked)) if one.id == "frontstage_go"]
    assert ("actions_go", "backstage_go") in links(marks(**asked))
    shown = marks(**asked, show="gaps")
    assert said(shape(shown, "frontstage_go")) == ["Frontstage still missing"]
    assert "dashed" in shape(shown, "frontstage_go").look["style"]
    assert ("actions_go", "backstage_go") not in links(shown)


@pytest.mark.parametrize(
    ("who", "gaps"),
    [
        ("", {"actions_pay", "evidence_shown_pay", "frontstage_pay", "backstage_pay"}),
        ("personas: [kim], ", {"backstage_pay"}),
        ("personas: [], ", {"backstage_pay"}),
    ],
)
def test_where_no_customer_comes_by_none_does_or_sees_anything(who, gaps):
    text = MAP.replace("{{name: Kim}}", "{{name: Kim, kind: staff}}")
    go = ", evidence_shown: Bill, frontstage: Nods, backstage: Counts"
    view = view_of_text(text.format(pay=f"{who}support: Till", go=go, phase=""))
    marks, _ = blueprint.picture(replace(view, show=frozenset({"gaps"})))
    assert {one.id for one in shapes(marks) if one.id.endswith("_pay")} - {"support_pay"} == gaps


def test_none_is_a_dash_and_no_gap():
    picture = marks("actions: Pays, frontstage: Smiles", go=", frontstage: []", show="gaps")
    assert said(shape(picture, "frontstage_go")) == ["–"]
    assert (
        "none" in shape(picture, "frontstage_go").tooltip or shape(picture, "frontstage_go").tooltip
    )


def test_who_stands_before_what_is_not_for_everyone():
    per = "actions: Pays, frontstage: Smiles, per_persona: {ben: {frontstage: [Nods, Waves]}}"
    box = shape(marks(per), "frontstage_pay")
    assert said(box) == ["A", "K", "Smiles", "B", "•", "Nods", "•", "Waves"]
    assert "Nods (Ben)" in box.tooltip
    assert said(shape(marks(per), "actions_pay")) == ["Pays"]


def test_a_persona_has_her_own_blueprint_without_signs():
    view = view_of_map("actions: Pays, frontstage: Smiles, per_persona: {ben: {frontstage: Nods}}")
    picture = blueprint.picture(only(view, "ben"))[0]
    assert said(shape(picture, "frontstage_pay")) == ["Nods"]


@pytest.mark.parametrize(
    ("kind", "who", "row"),
    [
        ("secondary", "", "actions"),
        ("staff", "", "frontstage"),
        ("staff", "personas: [kim], ", "backstage"),
        ("system", "", "support"),
    ],
)
def test_what_the_organisation_does_is_no_action_of_customers(kind, who, row):
    text = MAP.replace("{{name: Kim}}", f"{{{{name: Kim, kind: {kind}}}}}")
    pay = f"{who}frontstage: Till, per_persona: {{kim: {{actions: Counts}}}}"
    picture = blueprint.picture(view_of_text(text.format(pay=pay, go="", phase="")))[0]
    assert said(shape(picture, f"{row}_pay"))[-2:] == ["K", "Counts"] or row == "actions"
    assert "Counts" in shape(picture, f"{row}_pay").tooltip
    assert [one.id for one in shapes(picture) if "Counts" in one.tooltip] == [f"{row}_pay"]


def test_what_a_phase_says_stands_once_below_all_its_touchpoints():
    picture = marks("actions: Pays, backstage: Counts", phase=", support: One till")
    box = shape(picture, "support_pay").box
    assert not [one.id for one in shapes(picture) if one.id == "support_go"]
    assert box.x == shape(picture, "actions_pay").box.x
    assert box.right == shape(picture, "actions_go").box.right
    assert links(picture)[1:] == [
        ("actions_pay", "backstage_pay"),
        ("backstage_pay", "support_pay"),
    ]


def test_long_lists_end_with_how_many_more_there_are():
    many = ", ".join(f"Does the thing with the number {number} again" for number in range(20))
    box = shape(marks(f"frontstage: [{many}]"), "frontstage_pay")
    assert said(box)[-1] == "+14"
    assert "number 19" in box.tooltip


def test_who_answers_and_what_is_needed_stand_small_below():
    picture = marks("backstage: Counts, owner: Kim, support: Till, resources: [Coins, Paper]")
    assert said(shape(picture, "backstage_pay")) == ["Counts", "Owner: Kim"]
    assert said(shape(picture, "support_pay")) == ["Till", "Resources: Coins · Paper"]


@pytest.mark.parametrize(
    ("pay", "applies"),
    [*((f"{key}: Some", True) for key in OWN), ("actions: Pays", False), ("frontstage: []", False)],
)
def test_a_blueprint_is_for_maps_that_say_more_than_actions(pay, applies):
    assert blueprint.applies(view_of_map(pay)) is applies


def test_every_statement_is_told(tmp_path):
    view = view_of(everything().write(tmp_path))
    told = " ".join(mark.tooltip for mark in shapes(blueprint.picture(view)[0]))
    wanted = {
        one.statement.text
        for touchpoint in view.touchpoints
        for key in ZONES
        for one in touchpoint.texts.get(key, ())
    }
    assert len(wanted) > 5
    assert [text for text in wanted if text not in told] == []


def test_every_strip_has_all_rows_and_says_which_phase_goes_on():
    view = view_of_text(served(60, phases=2))
    picture, page = blueprint.picture(view)
    assert page.width <= 2520
    assert [band.id for band in bands(picture) if band.id.endswith("row-support")][:2] == [
        "row-support",
        "strip-2-row-support",
    ]
    assert shape(picture, "strip-2-phase-f0").tooltip.startswith("Phase 0 (continued)")


def test_five_times_the_touchpoints_take_about_five_times_as_long():
    taken = []
    for count in (400, 2000):
        lines = [
            f"  t{n}: {{name: N, phase: p, actions: Goes, support: Door {n}}}" for n in range(count)
        ]
        view = view_of_text(
            "\n".join(("title: Long", "phases: {p: {name: P}}", "touchpoints:", *lines))
        )
        start = time.process_time()
        blueprint.picture(view)
        taken.append(time.process_time() - start)
    # Were each compared with every other, it would be 25 times as long.
    assert taken[1] < 15 * taken[0]
