"""Counting crossings and bends."""

from __future__ import annotations

from itertools import product

import pytest

from cjmap.layout import Box, Layout, Point, Route, Start

from .checks import Line, lines
from .maps import drawn, random_map
from .tally import Tally, tally


def picture(
    *routes: tuple[tuple[int, int], ...], start: tuple[tuple[int, int], ...] = ()
) -> Layout:
    """A layout of these lines and nothing else, one of them from a badge."""
    return Layout(
        width=100,
        height=100,
        columns=(),
        phases=(),
        lanes=(),
        cards={},
        routes=tuple(
            Route("anna", 1, "a", "b", tuple(Point(*point) for point in points), "step", None)
            for points in routes
        ),
        starts=(Start("anna", "a", Box(0, 0, 0, 0), (Point(*start[0]), Point(*start[1]))),)
        if start
        else (),
    )


LEVEL = ((0, 50), (90, 50))
UPRIGHT = ((40, 10), (40, 90))


@pytest.mark.parametrize(
    ("layout", "expected"),
    [
        (picture(), (0, 0)),
        (picture(LEVEL, UPRIGHT), (1, 0)),
        (picture(LEVEL[::-1], UPRIGHT[::-1]), (1, 0)),
        (picture(UPRIGHT, start=LEVEL), (1, 0)),
        (picture(LEVEL, ((0, 60), (90, 60))), (0, 0)),
        (picture(LEVEL, ((40, 50), (40, 90))), (0, 0)),
        (picture(UPRIGHT, ((0, 50), (40, 50))), (0, 0)),
        (picture(UPRIGHT, ((40, 50), (90, 50))), (0, 0)),
        (picture(((0, 50), (30, 50), (30, 80), (70, 80)), UPRIGHT), (1, 2)),
        (picture(((0, 50), (50, 50), (50, 80), (20, 80), (20, 10))), (1, 3)),
    ],
)
def test_small_pictures(layout: Layout, expected: tuple[int, int]) -> None:
    assert tally(layout) == expected
    assert tally(layout).total == sum(expected)


def is_crossing(one: Line, other: Line) -> bool:
    level, upright = (one, other) if one.level else (other, one)
    return (
        one.level != other.level
        and level.box.x < upright.box.x < level.box.right
        and upright.box.y < level.box.y < upright.box.bottom
    )


@pytest.mark.parametrize("seed", range(40))
def test_the_sweep_finds_what_comparing_all_finds(seed: int) -> None:
    layout = drawn(random_map(seed))
    every = lines(layout)
    upright = [line for line in every if not line.level]
    level = [line for line in every if line.level]
    crossings = sum(is_crossing(one, other) for one, other in product(level, upright))
    bends = sum(len(route.points) - 2 for route in layout.routes)
    assert tally(layout) == Tally(crossings, bends)
