"""Lead a smooth curve through scores without ever going beyond them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from cjmap.layout.shapes import Point


@dataclass(frozen=True, slots=True)
class Cubic:
    """One cubic Bézier: from `start` to `end`, drawn by its two handles."""

    start: Point
    leaving: Point
    arriving: Point
    end: Point


def curve(points: Sequence[Point]) -> tuple[Cubic, ...]:
    """The monotone cubic curve through points of growing x (Fritsch and Carlson, 1980).

    Between two points the curve stays between their heights, and it is level at each high and low.
    Of n points there are n - 1 pieces; of one point there is no curve.

    >>> [piece.end for piece in curve((Point(0, 0), Point(30, 2), Point(60, 2)))]
    [Point(x=30, y=2), Point(x=60, y=2)]
    """
    slopes = _slopes(points)
    return tuple(
        _piece(start, end, leaving, arriving)
        for (start, end), (leaving, arriving) in zip(
            pairwise(points), pairwise(slopes), strict=True
        )
    )


def strands(points: Iterable[Point | None]) -> tuple[tuple[Point, ...], ...]:
    """The unbroken rows of points: a missing score ends one, since it is not a score of 0."""
    return tuple(
        tuple(point for point in row if point is not None)
        for missing, row in groupby(points, key=lambda point: point is None)
        if not missing
    )


def beside(points: Sequence[Point], *, spacing: float) -> tuple[Point, ...]:
    """The points, with those that share a place moved side by side around it, in their order.

    >>> beside((Point(10, 5), Point(40, 5), Point(10, 5)), spacing=4)
    (Point(x=8.0, y=5), Point(x=40.0, y=5), Point(x=12.0, y=5))
    """
    seen: dict[Point, int] = {}
    ranks = []
    for point in points:
        ranks.append(seen.get(point, 0))
        seen[point] = ranks[-1] + 1
    return tuple(
        Point(point.x + (rank - (seen[point] - 1) / 2) * spacing, point.y)
        for point, rank in zip(points, ranks, strict=True)
    )


def _slopes(points: Sequence[Point]) -> list[float]:
    steps = [(end.y - start.y) / (end.x - start.x) for start, end in pairwise(points)]
    if not steps:
        return [0.0] * len(points)
    return [steps[0], *(_between(*pair) for pair in pairwise(steps)), steps[-1]]


def _between(before: float, after: float) -> float:
    """The harmonic mean, which never overshoots; level where the direction turns."""
    return 0.0 if before * after <= 0 else 2 * before * after / (before + after)


def _piece(start: Point, end: Point, leaving: float, arriving: float) -> Cubic:
    third = (end.x - start.x) / 3
    return Cubic(
        start,
        Point(start.x + third, start.y + leaving * third),
        Point(end.x - third, end.y - arriving * third),
        end,
    )
