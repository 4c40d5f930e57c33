"""What the page of a map is made of: figures, facts, curves, dots, remedies, heat maps."""

from __future__ import annotations

from decimal import Decimal

import pytest

from cjmap.assets.shipped import shipped_text
from cjmap.catalog import labels
from cjmap.fields import MOMENT
from cjmap.model import Metric
from cjmap.place import Place
from cjmap.renderers.pages import matrix, page
from cjmap.renderers.pages.breaks import find_changes, seams
from cjmap.renderers.pages.columns import columns
from cjmap.renderers.pages.curves import lane_slices
from cjmap.renderers.pages.facts import facts
from cjmap.renderers.pages.figures import figure
from cjmap.renderers.pages.heat import heat_maps
from cjmap.renderers.pages.meeting import meetings
from cjmap.renderers.pages.remedies import plans
from cjmap.view.values import Rating

from ...everything import everything, view_of, view_of_text

MAP = """
title: Shoes
phases: {look: {name: Look}, buy: {name: Buy}}
personas: {ana: {name: Ana}, ben: {name: Ben}, kim: {name: Kim, kind: staff}}
channels: {shop: {name: Shop, kind: analog}, net: {name: Net, kind: digital}}
touchpoints:
  see:
    name: See
    phase: look
    channel: shop
    emotion: 1
    pain_points: [{text: Dark, severity: low, solutions: Lamp}, {text: Cold, severity: high}]
    solutions: [{text: Heat, status: done}, Tea]
    per_persona: {ben: {emotion: [1, -2]}, kim: {feeling: busy, channel: net, links: a.html}}
  pay: {name: Pay, phase: buy, channel: net, emotion: -1}
"""


@pytest.mark.parametrize(
    ("value", "target", "better", "verdict"),
    [
        ("3", "5", "higher", "missed"),
        ("5", "5", "higher", "met"),
        ("3", "5", "lower", "met"),
        ("6", "5", "lower", "missed"),
        ("5.5", "5", "lower", "near"),
        ("4.5", "5", "higher", "near"),
        ("4.4", "5", "higher", "missed"),
        ("1", "0", "lower", "missed"),
        ("6", "5", None, ""),
        (None, "5", "lower", ""),
        ("6", None, "lower", ""),
    ],
)
def test_verdict_of_a_metric(value, target, better, verdict):
    shown = figure(_metric(value, target, better=better), labels("en"))
    assert shown.verdict == verdict
    assert (shown.value, shown.target) == (value or "", target or "")
    assert (shown.bar is None) is (value is None or target is None)


@pytest.mark.parametrize(
    ("value", "target", "bar", "mark"),
    [
        ("5", "10", 41.7, 83.3),
        ("10", "5", 83.3, 41.7),
        ("0", "0", None, None),
        ("-1", "2", None, None),
    ],
)
def test_bars_of_a_metric_share_a_scale(value, target, bar, mark):
    shown = figure(_metric(value, target), labels("en"))
    assert (shown.bar, shown.mark) == (bar, mark)


@pytest.mark.parametrize(
    ("unit", "language", "shown"),
    [
        ("%", "de", "4,5\u202f%"),
        ("%", "en", "4.5\N{NARROW NO-BREAK SPACE}%"),
        ("s", "en", "4.5\u202fs"),
        (None, "de", "4,5"),
    ],
)
def test_a_metric_bears_its_unit(unit, language, shown):
    assert figure(_metric("4.5", None, unit=unit), labels(language)).value == shown


def test_every_key_of_a_moment_is_a_fact(tmp_path):
    view = view_of(everything().write(tmp_path))
    said = list(facts(view.touchpoints[0].says, view.map, view.labels))
    keys = {fact.key.partition(":")[0] for fact in said}
    assert keys == {field.name for field in MOMENT} - {"lanes"} | {"lane"}
    assert all(fact.values and fact.label for fact in said)


def test_an_empty_list_is_a_fact_too():
    view = view_of_text(MAP.replace("emotion: -1}", "links: [], source: [], actions: []}"))
    said = {f.key: f.form for f in facts(view.touchpoint("pay").says, view.map, view.labels)}
    assert said == {"actions": "none", "channel": "text", "links": "none", "source": "none"}


ONE, TWO = Rating((Decimal(1),), (1.0,)), Rating((Decimal(-1), Decimal(2)), (-1.0, 2.0))


@pytest.mark.parametrize(
    ("course", "cells"),
    [
        ([], []),
        ([ONE], []),
        ([None, ONE], []),
        ([ONE, ONE], [0, 1]),
        ([ONE, None, None, ONE], [0, 1, 2, 3]),
        ([ONE, Rating(), ONE], []),
        ([ONE, ONE, Rating(), ONE, ONE], [0, 1, 3, 4]),
        ([TWO], [0]),
    ],
)
def test_a_line_runs_on_where_nobody_passes_and_breaks_where_nothing_is_rated(course, cells):
    assert sorted(lane_slices(course)) == cells


def test_good_is_up_in_the_lane():
    assert lane_slices([TWO]) == {0: "M37 105C45.7 76 54.3 47 63 18"}


def test_dots_never_hide_each_other():
    see, pay = (column.dots for column in columns(view_of_text(MAP)))
    assert len({(dot.along, dot.shift, dot.lane) for dot in (*see, *pay)}) > len(see)
    assert [len({(d.along, d.shift, d.lane) for d in dots}) for dots in (see, pay)] == [4, 3]
    assert [(dot.persona.id, dot.along) for dot in see if dot.is_low] == [("ben", 63)]


def test_columns_tell_apart_what_is_said_for_one_persona():
    see, _ = columns(view_of_text(MAP))
    ((persona, said),) = see.apart
    assert persona.id == "kim"
    assert [fact.key for fact in said] == ["channel", "links"]
    assert see.owed == 2


def test_remedies_know_their_pain_point():
    see, pay = columns(view_of_text(MAP))
    assert [(r.statement.text, r.pain) for r in see.remedies] == [
        ("Lamp", 1),
        ("Heat", 0),
        ("Tea", 0),
    ]
    assert pay.remedies == ()


def test_plans_begin_with_what_hurts_and_end_with_what_is_done():
    found = [(plan.statement.text, plan.severity) for plan in plans(view_of_text(MAP))]
    assert found == [("Tea", "high"), ("Lamp", "low"), ("Heat", "high")]


def test_plans_of_one_severity_go_by_priority_then_by_date():
    text = MAP.replace(
        "solutions: Lamp",
        "solutions: [Lamp, {text: Fan, due: 2026-01-01}, {text: Sun, priority: high}]",
    )
    assert text != MAP
    assert [plan.statement.text for plan in plans(view_of_text(text))][1:4] == [
        "Sun",
        "Fan",
        "Lamp",
    ]


def test_an_opportunity_is_an_idea():
    text = MAP.replace("emotion: -1}", "emotion: -1, opportunities: Maybe}")
    assert ("Maybe", "idea") in [
        (p.statement.text, p.statement.status) for p in plans(view_of_text(text))
    ]


def test_changes_of_channel():
    changes = {change.persona.id: change for change in find_changes(view_of_text(MAP))}
    assert set(changes) == {"ana", "ben"}
    assert (changes["ana"].drop, changes["ben"].drop) == (2.0, 0.0)


def test_changes_of_channel_are_seamless_broken_or_not_rated():
    found = {persona.id: one for persona, one in seams(view_of_text(MAP))}
    counts = {id: (s.total, s.seamless, s.broken, s.unrated) for id, s in found.items()}
    assert counts == {"ana": (1, 0, 1, 0), "ben": (1, 1, 0, 0)}
    unrated = view_of_text(MAP.replace("emotion: -1}", "feeling: meh}"))
    assert [one.unrated for _, one in seams(unrated)] == [1, 1]
    assert [one.crossing for _, one in seams(unrated)] == [1, 1]


def test_heat_map_shows_counts_and_leads_to_holes():
    (heat,) = heat_maps(view_of_text(MAP))
    assert [persona.id for persona in heat.personas] == ["ana", "ben"]
    solutions = next(row for row in heat.rows if row.name == "Solutions")
    assert [cell.look for cell in solutions.cells[0]] == ["full", "none"]
    assert solutions.cells[0][1].link == "#t-pay"
    assert solutions.percent == "50\N{NARROW NO-BREAK SPACE}%"


def test_wide_heat_maps_are_split():
    phases = ", ".join(f"p{n}: {{name: P{n}}}" for n in range(20))
    heats = heat_maps(view_of_text(MAP.replace("{name: Buy}", f"{{name: Buy}}, {phases}")))
    assert [[persona.id for persona in heat.personas] for heat in heats] == [["ana"], ["ben"]]


def test_comments_stay_out_of_the_page():
    for name in matrix.STYLES:
        assert shipped_text(name).count("/*") > 0
        assert "/*" not in page.spare(name)
        assert page.spare(name).count("{") == shipped_text(name).count("{")
    for name in matrix.SCRIPTS:
        assert "//" in shipped_text(name)
        assert "//" not in page.spare(name).replace("https://", "")


def _metric(
    value: str | None, target: str | None, *, better: str | None = None, unit: str | None = None
) -> Metric:
    return Metric(
        id="m",
        place=Place("x"),
        value=Decimal(value) if value else None,
        target=Decimal(target) if target else None,
        better=better,
        unit=unit,
    )


def test_templates_can_be_compiled_ahead():
    page.environment.cache_clear()
    matrix.prepare()
    cached = {name for _, name in page.environment().cache}
    assert {"matrix/page.html.j2", "matrix/marks.html.j2"} < cached
    assert not [name for name in cached if not name.startswith("matrix/")]


def test_a_channel_meets_those_who_use_it():
    ship = "  ship: {name: Ship, phase: buy, channel: [net, shop]}\n"
    back = "  back: {name: Back, phase: buy, personas: [], channel: shop}\n"
    text = MAP.replace("  pay: {", f"{ship}{back}  pay: {{")
    met = {
        m.channel.id: [(e.touchpoint.id, *e.who) for group in m.encounters for e in group]
        for m in meetings(view_of_text(text))
        if m.channel
    }
    everyone = ("ana", "ben", "kim")
    assert met == {
        "shop": [("see", "ana", "ben"), ("ship", *everyone), ("back",)],
        "net": [("see", "kim"), ("ship", *everyone), ("pay", *everyone)],
    }


def test_who_has_no_channel_stands_apart():
    text = MAP.replace("channel: net, links: a.html", "channel: []")
    *_, last = meetings(view_of_text(text))
    assert last.channel is None
    assert [[(e.touchpoint.id, e.who) for e in group] for group in last.encounters] == [
        [("see", ("kim",))],
        [],
    ]
