"""What has changed is told in short, whoever reads it, and never longer than a host takes."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from cjmap.diff.changes import (
    Change,
    KeyChanged,
    PartAdded,
    PartMoved,
    PartRemoved,
    PartRenamed,
    PhaseChanged,
    Ref,
    Sides,
    Spot,
    StatementAdded,
    StatementRemoved,
    Within,
)
from cjmap.model import Statement
from cjmap.place import Place
from cjmap.reporters.differences.brief import covering, in_short, points
from cjmap.reporters.differences.markdown import MARKER, MOST_ROWS

from .reports import ENGLISH, changed, difference, told_differences

HERE = Place("map.journey.yaml")
CART, LOOK, BUY = Ref("cart", "Cart"), Ref("look", "Look"), Ref("buy", "Buy")
AT = Spot("touchpoint", Sides(CART, CART), HERE, HERE)
IN_QUEUE = replace(AT, within=(Within("pain_points", "A queue", "A queue"),))
SHOES = """\
title: Shoes
phases: {look: {name: Look}, buy: {name: Buy}}
touchpoints:
  ad: {name: Ad, phase: look}
  cart: {name: Cart, phase: buy}
coverage: {require: [emotion]}
"""
BROKEN = "title: Shoes\n"


def felt(*ratings: int) -> tuple[Decimal, ...]:
    return tuple(map(Decimal, ratings))


def said(text: str, **details: str) -> Statement:
    return Statement(text=text, place=HERE, **details)


def within(*texts: str) -> Spot:
    keys = ("pain_points", "solutions")[2 - len(texts) :]
    inside = (Within(key, text, text) for key, text in zip(keys, texts, strict=True))
    return Spot("touchpoint", Sides(CART, CART), HERE, HERE, within=tuple(inside))


@pytest.mark.parametrize(
    ("change", "head", "thing", "count"),
    [
        (PartAdded(AT, BUY), "New", 'touchpoint "Cart" in "Buy"', "1 new"),
        (PartRemoved(AT, BUY), "Gone", 'touchpoint "Cart" in "Buy"', "1 gone"),
        (PhaseChanged(AT, LOOK, BUY), "Moved", 'touchpoint "Cart" from "Look" to "Buy"', "1 moved"),
        (
            PartMoved(AT, CART, None),
            "Moved",
            'touchpoint "Cart" comes first in its phase now',
            "1 moved",
        ),
        (
            KeyChanged(AT, "emotion", felt(-1), felt(1)),
            "Feels better",
            '"Cart" −1 → +1',
            "1 feels better",
        ),
        (
            KeyChanged(AT, "emotion", felt(-1, 2), felt(-2, 2)),
            "Feels worse",
            '"Cart" −1, +2 → −2, +2',
            "1 feels worse",
        ),
        (
            KeyChanged(AT, "emotion", felt(-1, 0), felt(-1, 1)),
            "Feels better",
            '"Cart" −1, 0 → −1, +1',
            "1 feels better",
        ),
        (
            KeyChanged(within("A queue", "A desk"), "status", "doing", "done"),
            "Solved",
            '"A queue" by "A desk"',
            "1 solved",
        ),
        (
            KeyChanged(within("A desk"), "status", None, "done"),
            "Solved",
            '"Cart" by "A desk"',
            "1 solved",
        ),
        (
            StatementAdded(AT, "solutions", said("A desk", status="done")),
            "Solved",
            '"Cart" by "A desk"',
            "1 solved",
        ),
        (
            StatementAdded(AT, "pain_points", said("A queue")),
            "New problems",
            '"A queue" at "Cart"',
            "1 new problem",
        ),
        (
            StatementAdded(AT, "pain_points", said("A queue", solutions=(said("A desk"),))),
            "New problems",
            '"A queue" at "Cart" (against it: "A desk")',
            "1 new problem",
        ),
        (
            StatementRemoved(AT, "pain_points", said("A queue")),
            "Problems gone",
            '"A queue" at "Cart"',
            "1 problem gone",
        ),
        (
            KeyChanged(within("A queue", "A desk"), "status", "idea", "planned"),
            "Planned",
            '"A desk" against "A queue"',
            "1 planned",
        ),
        (
            StatementAdded(IN_QUEUE, "solutions", said("A desk", status="doing")),
            "Under way",
            '"A desk" against "A queue"',
            "1 under way",
        ),
        (
            StatementAdded(AT, "solutions", said("A desk", status="planned")),
            "Planned",
            '"A desk" at "Cart"',
            "1 planned",
        ),
        (
            StatementAdded(AT, "solutions", said("A desk")),
            "New ideas",
            '"A desk" at "Cart"',
            "1 new idea",
        ),
    ],
)
def test_what_everybody_asks_first(change: Change, head: str, thing: str, count: str) -> None:
    one = changed("Shoes", change)
    (point,) = points(one, ENGLISH)
    assert (point.head, point.things, point.counted) == (head, (thing,), count)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (PartRenamed(Spot("touchpoint", Sides(CART, BUY), HERE, HERE)), '"Cart" is now called'),
        (PartAdded(Spot("lane", Sides(None, CART), None, HERE)), 'lane "Cart"'),
        (PartMoved(Spot("persona", Sides(CART, CART), HERE, HERE), None, None), "comes first now"),
        (KeyChanged(AT, "emotion", None, felt(1)), 'touchpoint "Cart": emotion – → +1'),
        (KeyChanged(AT, "emotion", felt(1), ()), "emotion +1 → none"),
        (KeyChanged(within("A desk"), "status", "planned", "idea"), "status planned → idea"),
        (StatementAdded(AT, "questions", said("Where?")), 'question "Where?"'),
    ],
)
def test_what_is_left_over_is_named_where_it_is_little(change: Change, told: str) -> None:
    (alone,) = points(changed("Shoes", change), ENGLISH)
    assert (alone.head, alone.counted) == ("Changed", "1 change")
    assert told in alone.line
    _, rest = points(changed("Shoes", change, PartAdded(AT)), ENGLISH)
    assert (rest.head, rest.counted) == ("Also", "1 other change")
    assert rest.line == alone.line


def test_what_came_and_went_is_told_apart_where_little_is_left_over() -> None:
    lanes = (
        Spot("lane", Sides(None, CART), None, HERE),
        Spot("lane", Sides(CART, None), HERE, None),
    )
    (point,) = points(changed("Shoes", PartAdded(lanes[0]), PartRemoved(lanes[1])), ENGLISH)
    assert point.things == ('+ lane "Cart"', '− lane "Cart"')


def test_many_that_are_left_over_are_counted() -> None:
    change = KeyChanged(AT, "emotion", None, felt(1))
    (few,) = points(changed("Shoes", *[change] * 4), ENGLISH)
    assert few.line.count(" → ") == 4
    (many,) = points(changed("Shoes", *[change] * 5), ENGLISH)
    assert many.line == many.counted == "5 changes"


def test_feelings_are_compared_on_one_scale() -> None:
    scale = "emotion_scale: {low: 1, high: 10}\n"
    old = SHOES.replace("phase: buy}", "phase: buy, emotion: 1}")
    one = difference(old, scale + SHOES.replace("phase: buy}", "phase: buy, emotion: 2}"))
    assert [point.head for point in points(one, ENGLISH)] == ["Feels worse", "Also"]


def test_touchpoints_come_before_personas_and_many_are_counted() -> None:
    ana = PartAdded(Spot("persona", Sides(None, Ref("ana", "Ana")), None, HERE))
    (point,) = points(changed("Shoes", ana, *[PartAdded(AT)] * 5), ENGLISH)
    assert point.line == "; ".join(['touchpoint "Cart"'] * 4) + "; and 2 more"
    assert point.counted == "6 new"


def test_a_map_in_short() -> None:
    better = SHOES.replace("phase: buy}", "phase: buy, emotion: 1}")
    assert covering(difference(SHOES, better), ENGLISH) == "0 % → 50 %"
    more = better.replace("coverage:", "  chat: {name: Chat, phase: buy}\ncoverage:")
    assert covering(difference(better, more), ENGLISH) == "50 % → 33 % (with 1 new touchpoint)"
    assert covering(difference(SHOES, more), ENGLISH) == "0 % → 33 %"
    assert (
        in_short(difference(None, SHOES), ENGLISH)
        == "new, 2 touchpoints in 2 phases, 0 % described"
    )
    assert (
        in_short(difference(SHOES, None), ENGLISH)
        == "gone, 2 touchpoints in 2 phases, 0 % described"
    )
    assert in_short(difference(SHOES, "title: ["), ENGLISH) == "not compared: it has errors"


def test_nothing_is_a_sentence() -> None:
    told = told_differences("markdown", difference(SHOES, SHOES))
    assert told == [MARKER, "Nothing has changed in 1 journey (_main → feature_)."]


def test_of_several_maps_it_is_told_why_one_is_not_compared() -> None:
    maps = (changed("Hats", PartRenamed(AT)), difference(SHOES, "title: Caps\n"))
    told = told_differences("markdown", *maps, notes="a submodule is left out")
    assert "| Caps | – | not compared: it has errors |" in told
    (fault,) = (line for line in told if line.startswith("- ⚠️"))
    assert fault.startswith("- ⚠️ not compared: map.journey.yaml:1:1: ")
    assert fault.endswith(" (in feature)")
    assert "- a submodule is left out" in told


def test_a_map_that_is_broken_is_called_as_on_the_other_side() -> None:
    assert difference(SHOES, "title: [").pair.title == "Shoes"
    assert difference("title: [", SHOES).pair.title == "Shoes"
    assert difference("title: [", "title: [").pair.title.endswith(".journey.yaml")


def test_where_only_more_is_asked_for_the_coverage_is_told() -> None:
    better = SHOES.replace("phase: buy}", "phase: buy, emotion: 1}")
    one = difference(SHOES, better)
    assert one.difference
    told = told_differences(
        "markdown", replace(one, difference=replace(one.difference, changes=()))
    )
    assert "- **Coverage**: 0 % → 50 %" in told
    assert "<details><summary>All: 0 changes</summary>" in told


def test_of_many_maps_the_table_is_cut_and_all_are_counted() -> None:
    maps = [changed(f"Shoes {number}", PartRenamed(AT)) for number in range(MOST_ROWS + 7)]
    told = told_differences("markdown", *maps)
    assert sum(line.startswith("| Shoes") for line in told) == MOST_ROWS
    assert "| and 7 more | | |" in told
    assert sum(line.startswith("<details>") for line in told) == MOST_ROWS + 7


@pytest.mark.parametrize("text", ["x", "@#", "🧦", "<&>"])
def test_a_comment_is_never_too_long(text: str) -> None:
    names = [Ref(str(number), f"{number}{text * 200}") for number in range(300)]
    adds = [PartAdded(Spot("touchpoint", Sides(None, name), None, HERE)) for name in names]
    maps = [changed(text * 300, *adds, became="moved") for _ in range(9)]
    told = told_differences("markdown", *maps, sides=(text * 900, text * 900), notes=text * 900)
    assert len("\n".join(told).encode("utf-16-le")) // 2 < 65_000
    shown = sum(line.startswith("- ➕") for line in told)
    assert told[-1] == f"{9 * 300 - shown} changes more than a comment can hold."
    assert sum(line.startswith("<details>") for line in told) == told.count("</details>")
    assert shown > 0


def test_what_comes_first_says_that_it_counts_maps() -> None:
    new, gone = difference(None, SHOES), difference(SHOES, None)
    last = [
        told_differences("text", *maps)[-1]
        for maps in ((new,), (new, gone, gone), (gone, gone), (new, difference(SHOES, BROKEN)))
    ]
    assert last == ["1 new map", "1 new map, 2 gone", "2 maps gone", "1 new map, 1 not compared"]
    assert told_differences("text", new, language="de")[-1] == "1 neue Karte"


CLARA, HER_ID = Ref("clara", "Clara Martin"), Ref("clara", "clara")


@pytest.mark.parametrize(
    ("sides", "name"),
    [
        (Sides(CLARA, HER_ID), "Clara Martin"),
        (Sides(HER_ID, CLARA), "Clara Martin"),
        (Sides(CLARA, replace(CLARA, name="Clara M")), "Clara M"),
        (Sides(HER_ID, HER_ID), "clara"),
    ],
)
def test_a_persona_that_is_gone_is_called_by_her_name(sides: Sides, name: str) -> None:
    change = StatementAdded(
        at=replace(AT, persona=sides), key="pain_points", statement=said("Dear")
    )
    told = "\n".join(told_differences("text", changed("Shoes", change)))
    assert f"for {name}: " in told
