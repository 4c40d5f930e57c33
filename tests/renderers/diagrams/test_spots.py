"""Words find spots that are free."""

from __future__ import annotations

import pytest

from cjmap.layout import Box, Cubic, Point, curve
from cjmap.renderers.diagrams.spots import ABOVE, BELOW, BESIDE, Spots

PAGE = Box(0, 0, 400, 200)
DOT = Box(193, 93, 14, 14)
LINES = (
    *curve((Point(100, 0), Point(130, 200))),
    *curve((Point(100, 200), Point(130, 0))),
    *curve((Point(20, 80), Point(380, 80))),
)


def test_the_first_way_that_is_free_is_taken():
    spots = Spots(PAGE)
    assert spots.find(DOT, 40, 10, ABOVE) == Box(180, 80, 40, 10)
    assert spots.find(DOT, 40, 10, BELOW) == Box(180, 110, 40, 10)
    assert spots.find(DOT, 40, 10, BESIDE).x > DOT.right


def test_what_is_placed_is_in_the_way_of_what_follows():
    spots = Spots(PAGE)
    found = [spots.find(DOT, 60, 20, ABOVE) for _ in range(12)]
    boxes = [box for box in found if box]
    assert 1 < len(boxes) < 12, boxes
    for number, one in enumerate(boxes):
        for other in boxes[:number]:
            apart = one.right <= other.x or other.right <= one.x
            assert apart or one.bottom <= other.y or other.bottom <= one.y


def test_blocked_places_and_the_outside_of_the_page_are_left_out():
    spots = Spots(Box(0, 95, 400, 100))
    spots.block(Box(0, 108, 400, 5))
    assert spots.find(DOT, 40, 10, [(0, -1), (0, 1)]) is None


@pytest.mark.parametrize("line", LINES)
def test_no_words_slip_through_a_line(line: Cubic) -> None:
    for step in range(101):
        t = step / 100
        x = line.start.x + t * (line.end.x - line.start.x)
        ys = (line.start.y, line.leaving.y, line.arriving.y, line.end.y)
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        y = sum(weight * y for weight, y in zip(weights, ys, strict=True))
        for aside, is_free in ((0, False), (-40, True), (40, True)):
            spots = Spots(Box(-100, -100, 600, 400))
            spots.block_line(line)
            at = Box(x + aside * (abs(ys[3] - ys[0]) > 50), y + aside * (ys[3] == ys[0]), 0, 0)
            assert bool(spots.find(at, 30, 10, [(0, 0)])) == is_free, (t, aside)
