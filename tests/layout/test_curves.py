"""Smooth lines: curves through scores, and routes with round corners."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cjmap.layout import Point, beside, curve, rounded, shortened, strands, tip
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


def test_points_that_share_a_place_stand_side_by_side() -> None:
    here, there = Point(10, 5), Point(10, 9)
    assert [point.x for point in beside((here, there, here, here), spacing=15)] == [-5, 10, 10, 25]


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
