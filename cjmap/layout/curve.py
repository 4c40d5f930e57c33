"""Lead a smooth curve through scores without ever going beyond them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

from cjmap.frozen import frozen
from cjmap.layout.shapes import Point


@frozen
class Cubic:
    """One cubic Bézier: from `start` to `end`, drawn by its two handles.

    The handles divide its breadth into thirds.
    """

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


def bypass(own: Cubic, beside: Cubic, *, aside: float, bend: float) -> tuple[Cubic, ...]:
    """The way from the start to the end of a curve, so far below another one or itself.

    It turns off and back within `bend` points of where both run, or a third of that.

    >>> (level,) = curve((Point(0, 0), Point(90, 0)))
    >>> [piece.end for piece in bypass(level, level, aside=4, bend=16)]
    [Point(x=16, y=4.0), Point(x=74, y=4.0), Point(x=90, y=0)]
    """
    left, right = max(own.start.x, beside.start.x), min(own.end.x, beside.end.x)
    bend = min(bend, (right - left) / 3)
    middle, _ = cut(cut(beside, left + bend)[1], right - bend)
    middle = Cubic(*(Point(x, y + aside) for x, y in _controls(middle)))
    return (
        _piece(own.start, middle.start, _leaving(own), _leaving(middle)),
        middle,
        _piece(middle.end, own.end, _arriving(middle), _arriving(own)),
    )


def cut(piece: Cubic, x: float) -> tuple[Cubic, Cubic]:
    """The two pieces left and right of an x, which are one curve (de Casteljau).

    >>> left, right = cut(*curve((Point(0, 0), Point(90, 30))), 45)
    >>> left.end, left.end == right.start
    (Point(x=45, y=15.0), True)
    """
    # The handles divide the breadth evenly: x grows evenly too.
    t = (x - piece.start.x) / (piece.end.x - piece.start.x)
    a, b, c = (_between(*pair, t) for pair in pairwise(_controls(piece)))
    ab, bc = _between(a, b, t), _between(b, c, t)
    # Exactly there, whatever is lost in calculating.
    there = Point(x, _between(ab, bc, t).y)
    return Cubic(piece.start, a, ab, there), Cubic(there, bc, c, piece.end)


def strands(points: Iterable[Point | None]) -> tuple[tuple[Point, ...], ...]:
    """The unbroken rows of points: a missing score ends one, since it is not a score of 0."""
    return tuple(
        tuple(point for point in row if point is not None)
        for missing, row in groupby(points, key=lambda point: point is None)
        if not missing
    )


def _slopes(points: Sequence[Point]) -> list[float]:
    steps = [_slope(*pair) for pair in pairwise(points)]
    if not steps:
        return [0.0] * len(points)
    return [steps[0], *(_mean(*pair) for pair in pairwise(steps)), steps[-1]]


def _mean(before: float, after: float) -> float:
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


def _controls(piece: Cubic) -> tuple[Point, Point, Point, Point]:
    return piece.start, piece.leaving, piece.arriving, piece.end


def _leaving(piece: Cubic) -> float:
    return _slope(piece.start, piece.leaving)


def _arriving(piece: Cubic) -> float:
    return _slope(piece.arriving, piece.end)


def _slope(start: Point, end: Point) -> float:
    return (end.y - start.y) / (end.x - start.x)


def _between(start: Point, end: Point, share: float) -> Point:
    return Point(start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share)
