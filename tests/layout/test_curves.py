"""Smooth lines: curves through scores, and routes with round corners."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cjmap.layout import Point, bypass, curve, cut, rounded, shortened, strands, tip
from cjmap.layout.curve import Cubic

SCORES = st.lists(st.integers(-200, 200).map(lambda cents: cents / 100), min_size=1, max_size=12)
L = (Point(0, 0), Point(40, 0), Point(40, 40))


def at(piece: Cubic, t: float) -> float:
    u = 1 - t
    y = (piece.start.y, piece.leaving.y, piece.arriving.y, piece.end.y)
    return u**3 * y[0] + 3 * u * u * t * y[1] + 3 * u * t * t * y[2] + t**3 * y[3]


@example([0.0, 0.1, 2.0])
@given(SCORES)
def test_a_curve_meets_its_scores_and_never_goes_beyond(scores: list[float]) -> None:
    points = tuple(Point(84 * number, 74 * score) for number, score in enumerate(scores))
    pieces = curve(points)
    assert len(pieces) == len(points) - 1
    for piece, start, end in zip(pieces, points, points[1:], strict=False):
        assert (piece.start, piece.end) == (start, end)
        low, high = sorted((start.y, end.y))
        heights = [at(piece, step / 20) for step in range(21)]
        assert all(low - 1e-9 <= height <= high + 1e-9 for height in heights)
        assert heights in (sorted(heights), sorted(heights, reverse=True)) or low == high


@given(SCORES)
def test_a_curve_has_no_kinks(scores: list[float]) -> None:
    pieces = curve(tuple(Point(84 * number, 74 * score) for number, score in enumerate(scores)))
    for before, after in pairwise(pieces):
        assert before.end.y - before.arriving.y == pytest.approx(after.leaving.y - after.start.y)


@pytest.mark.parametrize(
    ("points", "rows"),
    [
        ((), ()),
        ((None,), ()),
        ((Point(0, 0),), ((Point(0, 0),),)),
        ((Point(0, 0), None, Point(2, 0)), ((Point(0, 0),), (Point(2, 0),))),
        ((None, Point(1, 0), Point(2, 0), None, None), ((Point(1, 0), Point(2, 0)),)),
    ],
)
def test_a_missing_score_ends_a_strand(
    points: tuple[Point | None, ...], rows: tuple[tuple[Point, ...], ...]
) -> None:
    assert strands(points) == rows


def test_a_bypass_runs_beside_the_straight_way_and_comes_back() -> None:
    (level,), (short,) = (curve((Point(10, 5), Point(x, 5))) for x in (200, 40))
    pieces = bypass(level, level, aside=-4, bend=16)
    assert [piece.end for piece in pieces] == [(26, 1), (184, 1), (200, 5)]
    assert all(one.end == other.start for one, other in pairwise(pieces))
    (first, *_, last) = bypass(short, short, aside=4, bend=16)
    assert (first.end.x, last.start.x) == (20, 30)


def test_a_bypass_of_another_curve_is_as_far_from_it_all_along() -> None:
    first, second = (curve((Point(x, 0), Point(x + 400, 100)))[0] for x in (0, 16))
    before, middle, after = bypass(second, first, aside=-4, bend=16)
    assert (before.start, after.end) == (second.start, second.end)
    assert (before.end, middle.end) == (middle.start, after.start)
    assert (middle.start.x, middle.end.x) == (32, 384)
    for share in (0, 0.3, 0.5, 1):
        x = middle.start.x + share * (middle.end.x - middle.start.x)
        assert at(middle, share) == pytest.approx(at(first, x / 400) - 4)


@given(SCORES, st.floats(0.01, 0.99))
def test_a_curve_that_is_cut_is_still_the_same(scores: list[float], share: float) -> None:
    points = tuple(Point(84 * number, 74 * score) for number, score in enumerate(scores))
    for piece in curve(points):
        x = piece.start.x + share * (piece.end.x - piece.start.x)
        left, right = cut(piece, x)
        assert (left.start, right.end) == (piece.start, piece.end)
        assert left.end == right.start == pytest.approx((x, at(piece, share)))
        for t in (0.2, 0.5, 0.8):
            assert at(left, t) == pytest.approx(at(piece, t * share), abs=1e-6)
            assert at(right, t) == pytest.approx(at(piece, share + t * (1 - share)), abs=1e-6)


@pytest.mark.parametrize(
    ("points", "radius", "knots"),
    [
        (L[:2], 9, [(0, 0), (40, 0)]),
        (L, 10, [(0, 0), (30, 0), (40, 10), (40, 40)]),
        (L, 90, [(0, 0), (20, 0), (40, 20), (40, 40)]),
        ((L[0], L[0], L[1]), 9, [(0, 0), (40, 0)]),
    ],
)
def test_corners_are_round(
    points: tuple[Point, ...], radius: float, knots: list[tuple[float, float]]
) -> None:
    found = rounded(points, radius)
    assert [tuple(point) for point in found[::3]] == knots
    assert len(found) % 3 == 1


def test_the_arrow_stops_before_the_card() -> None:
    assert tip(L) == Point(40, 37)
    assert shortened(L, by=9) == (*L[:2], Point(40, 31))
    assert shortened((Point(0, 0), Point(0, 10)), by=9)[-1] == Point(0, 5)
