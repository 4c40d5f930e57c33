"""Cut the curves of the emotions into the pieces that a page's cells show.

A page can't draw one curve over all cells, since each cell is as wide as its text needs. So every
cell gets the pieces of the curve that cross it, and a window of its own on them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import floor
from typing import TypeAlias

from cjmap.layout import Cubic, Point, curve, strands
from cjmap.view.values import Rating, TouchpointView

# A cell is 100 units along the way; across, the page sets where -2 to 2 are.
CELL = 100
_LANE_MIDDLE, _LANE_STEP = 76, 29

Course: TypeAlias = Sequence[Rating | None]
Placing: TypeAlias = Callable[[Point], tuple[float, float]]


def course(touchpoints: tuple[TouchpointView | None, ...], persona: str) -> Course:
    """Return the ratings of a persona, column by column."""
    return tuple(t.ratings.get(persona) if t else None for t in touchpoints)


def lane_slices(course: Course) -> dict[int, str]:
    """Return the pieces of a curve that runs to the right, as path data by column.

    A course has a rating for each column, None where the persona does not pass: the curve runs
    on there. It breaks where a moment is not rated.
    """
    found: dict[int, str] = {}
    for piece in _pieces(course):
        path = _path(piece, lambda p: (p.x * CELL, lane_y(p.y)))
        for cell in range(floor(piece.start.x), min(floor(piece.end.x), len(course) - 1) + 1):
            found[cell] = found.get(cell, "") + path
    return found


def whole_curve(course: Course, at: Placing) -> str:
    """Return a whole curve as path data, its points put in their places."""
    return "".join(_path(piece, at) for piece in _pieces(course))


def spark_place(columns: int, *, width: float, height: float, inset: float) -> Placing:
    """Return what puts a point of a course into the box of a sparkline."""
    step = (width - 2 * inset) / max(columns - 1, 1)
    rise = (height - 2 * inset) / 4
    return lambda p: (inset + (p.x - 0.5) * step, height / 2 - p.y * rise)


def lane_y(place: float) -> float:
    """Return the height of a place from -2 to 2 in the lane, downwards."""
    return _LANE_MIDDLE - _LANE_STEP * place


def offsets(count: int) -> tuple[float, ...]:
    """Return where the ratings of one moment stand in its cell, from 0 to 1.

    >>> offsets(1), offsets(2)
    ((0.5,), (0.37, 0.63))
    """
    if count == 1:
        return (0.5,)
    reach = min(0.13 * (count - 1), 0.36)
    return tuple(0.5 - reach + 2 * reach * i / (count - 1) for i in range(count))


def _pieces(course: Course) -> Iterator[Cubic]:
    for strand in strands(_points(course)):
        yield from curve(strand)


def _points(course: Course) -> Iterator[Point | None]:
    for cell, rating in enumerate(course):
        if rating is None:
            continue
        if not rating.is_rated:
            yield None
        for offset, place in zip(offsets(len(rating.places)), rating.places, strict=True):
            yield Point(cell + offset, place)


def _path(piece: Cubic, at: Placing) -> str:
    start, *rest = (
        f"{round(x, 1):g} {round(y, 1):g}"
        for x, y in map(at, (piece.start, piece.leaving, piece.arriving, piece.end))
    )
    return f"M{start}C{' '.join(rest)}"
