"""Words find spots that are free."""

from __future__ import annotations

from cjmap.layout import Box, Point, curve
from cjmap.renderers.diagrams.spots import ABOVE, BELOW, BESIDE, Spots, sampled

PAGE = Box(0, 0, 400, 200)
DOT = Box(193, 93, 14, 14)


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


def test_no_words_slip_through_a_steep_curve():
    (piece,) = curve((Point(100, 0), Point(130, 200)))
    points = list(sampled(piece))
    assert points[0] == piece.start
    assert points[-1] == piece.end
    spots = Spots(PAGE)
    spots.block_line(points)
    for y in range(10, 180, 3):
        x = min(points, key=lambda point: abs(point.y - y)).x
        assert spots.find(Box(x, y, 0, 0), 30, 10, [(0, 0)]) is None
