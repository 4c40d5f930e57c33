"""The checks see each kind of fault: a sound layout, and what each test does to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from cjmap.layout import Box, Card, Layout, Path, Point, arrange

from .checks import faults

CARDS = (
    Card("a", 0, 0, 60),
    Card("b", 1, 0, 60),
    Card("c", 1, 1, 60),
    Card("d", 2, 0, 60),
)
PATHS = (
    Path("anna", ("a", "b", "d", "a"), (None, None, "im Laden", None)),
    Path("ben", ("a", "c", "d")),
)
SOUND = arrange(CARDS, phases=3, lanes=2, paths=PATHS)


def with_route(number: int, *points: Point) -> Layout:
    routes = list(SOUND.routes)
    routes[number] = replace(routes[number], points=points)
    return replace(SOUND, routes=tuple(routes))


def with_card(id: str, box: Box) -> Layout:
    return replace(SOUND, cards={**SOUND.cards, id: box})


def with_label(box: Box) -> Layout:
    routes = [
        replace(route, label=route.label and replace(route.label, box=box))
        for route in SOUND.routes
    ]
    return replace(SOUND, routes=tuple(routes))


def moved(box: Box, x: float = 0, y: float = 0) -> Box:
    return replace(box, x=box.x + x, y=box.y + y)


def shifted(number: int, y: float) -> Layout:
    return with_route(number, *(Point(p.x, p.y + y) for p in SOUND.routes[number].points))


def through_a_card() -> Layout:
    """The way of Anna from b to d leads back through card a first."""
    first, *_, last = SOUND.routes[1].points
    left = SOUND.cards["a"].x
    lower = SOUND.height
    back = (Point(left, first.y), Point(left, lower), Point(last.x, lower))
    return with_route(1, first, *back, last)


def beside_another() -> Layout:
    """The step of Ben out of a runs one point below that of Anna."""
    ours, theirs = SOUND.routes[0].points, SOUND.routes[3].points
    y = ours[0].y + 1
    return with_route(3, Point(theirs[0].x, y), Point(theirs[1].x, y), *theirs[2:])


CASES: dict[str, Callable[[], Layout]] = {
    "cards a and b overlap": lambda: with_card("a", moved(SOUND.cards["b"], x=2)),
    "card a is outside its phase or lane": lambda: with_card("a", moved(SOUND.cards["a"], x=400)),
    "card a is Box": lambda: with_card("a", moved(SOUND.cards["a"], x=1)),
    "not the cards that were asked for": lambda: with_card("e", Box(0, 0, 2, 2)),
    "does not end where": lambda: replace(
        SOUND, phases=(moved(SOUND.phases[0], x=-2), *SOUND.phases[1:])
    ),
    "routes do not follow the paths": lambda: replace(SOUND, routes=SOUND.routes[::-1]),
    "a path does not start where it starts": lambda: replace(SOUND, starts=SOUND.starts[:1]),
    "a note has no label": lambda: replace(
        SOUND, routes=tuple(replace(route, label=None) for route in SOUND.routes)
    ),
    "is not on the page": lambda: replace(SOUND, width=SOUND.width - 100),
    "route 0 does not end at card a": lambda: shifted(0, 100),
    "is slanted or stands still": lambda: with_route(
        0, SOUND.routes[0].points[0], Point(SOUND.cards["b"].x, SOUND.cards["b"].y + 12)
    ),
    "route 0 has broken coordinates": lambda: shifted(0, 0.5),
    "the start of anna does not end at its card": lambda: replace(
        SOUND,
        starts=(
            replace(SOUND.starts[0], points=(Point(0, 0), Point(9, 0))),
            *SOUND.starts[1:],
        ),
    ),
    "route 1 crosses card a": through_a_card,
    "routes 0 and 3 meet": beside_another,
    "labels 1 and -1 overlap": lambda: with_label(SOUND.starts[0].badge),
    "label 1 covers card b": lambda: with_label(SOUND.cards["b"]),
    "label 1 covers route 0": lambda: with_label(
        Box(SOUND.cards["a"].right + 2, SOUND.routes[0].points[0].y - 2, 20, 4)
    ),
    "label 1 is not on its line": lambda: with_label(Box(2, 2, 20, 4)),
    "label 1 covers the arrow of its line": lambda: with_label(
        Box(SOUND.routes[1].points[-1].x - 8, SOUND.routes[1].points[-1].y - 4, 8, 8)
    ),
}


def test_a_sound_layout_has_no_faults() -> None:
    assert faults(SOUND, CARDS, PATHS) == []


@pytest.mark.parametrize("fault", CASES)
def test_a_planted_fault_is_found(fault: str) -> None:
    assert fault in "\n".join(faults(CASES[fault](), CARDS, PATHS))


def test_cards_out_of_order_are_found() -> None:
    cards = (Card("a", 0, 0, 60), Card("b", 0, 0, 60), Card("c", 0, 0, 60))
    layout = arrange(cards, phases=1, lanes=1)
    turned = {"a": layout.cards["a"], "b": layout.cards["c"], "c": layout.cards["b"]}
    found = faults(replace(layout, cards=turned), cards, ())
    assert found == ["cards b and c are not in order"]
