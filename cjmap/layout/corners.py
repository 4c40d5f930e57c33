"""Turn routes with corners into the smooth lines that are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import hypot

from cjmap.layout.shapes import Point

# A quarter circle as one cubic has its handles at 0.55 of the radius.
_HANDLE = 0.55
_BARELY = 0.05


def rounded(points: Sequence[Point], radius: float) -> tuple[Point, ...]:
    """The control points of cubic Béziers along a line, its corners rounded: 1 + 3 n points.

    Where a run is too short for the radius, the corners take what there is.

    >>> corner = (Point(0, 0), Point(30, 0), Point(30, 30))
    >>> [tuple(point) for point in rounded(corner, 10)][3::3]
    [(20.0, 0.0), (30.0, 10.0), (30, 30)]
    """
    points = _distinct(points)
    curve = [points[0]]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        reach = min(radius, _distance(before, corner) / 2, _distance(corner, after) / 2)
        start, end = _toward(corner, before, reach), _toward(corner, after, reach)
        curve += _straight(curve[-1], start)
        handle = reach * (1 - _HANDLE)
        curve += (_toward(corner, before, handle), _toward(corner, after, handle), end)
    if len(points) > 1:
        curve += _straight(curve[-1], points[-1])
    return tuple(curve)


def tip(points: Sequence[Point], gap: float = 3) -> Point:
    """Where the arrow on the end of a line has its tip: a little before the card.

    >>> tuple(tip((Point(0, 0), Point(30, 0))))
    (27.0, 0.0)
    """
    return _toward(points[-1], points[-2], min(gap, _distance(points[-2], points[-1])))


def shortened(points: Sequence[Point], by: float) -> tuple[Point, ...]:
    """The line without the last `by` points of its length, at most without half its last run."""
    reach = min(by, _distance(points[-2], points[-1]) / 2)
    return (*points[:-1], _toward(points[-1], points[-2], reach))


def _distinct(points: Sequence[Point]) -> list[Point]:
    kept = [points[0]]
    kept += (after for before, after in pairwise(points) if _distance(before, after) > _BARELY)
    return kept


def _straight(start: Point, end: Point) -> tuple[Point, Point, Point]:
    third, rest = (end.x - start.x) / 3, (end.y - start.y) / 3
    return (
        Point(start.x + third, start.y + rest),
        Point(start.x + 2 * third, start.y + 2 * rest),
        end,
    )


def _toward(start: Point, end: Point, reach: float) -> Point:
    length = _distance(start, end)
    if not length:
        return start
    share = reach / length
    return Point(start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share)


def _distance(one: Point, other: Point) -> float:
    return hypot(other.x - one.x, other.y - one.y)
