"""Group what is open by kind, with the holes of a touchpoint in one row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from cjmap.frozen import frozen
from cjmap.view.values import OpenPoint, View
from cjmap.words.levels import weight

_KINDS = {
    "pain_point": "open.pain_points",
    "question": "open.questions",
    "hole": "open.holes",
    "solution": "open.solutions",
}


@frozen
class OpenGroup:
    """What is open of one kind: how many points, in rows of one point or more."""

    kind: str
    name: str
    count: int
    rows: tuple[tuple[OpenPoint, ...], ...]


def open_groups(view: View) -> Iterator[OpenGroup]:
    """Yield the groups that have a point: pain points, questions, holes, then solutions."""
    for kind, label in _KINDS.items():
        points = [point for point in view.left_open if point.kind == kind]
        if points:
            ranked = sorted(points, key=lambda p: -weight(p.severity))
            yield OpenGroup(kind, view.labels[label], len(points), tuple(_rows(ranked)))


def _rows(points: Iterable[OpenPoint]) -> Iterator[tuple[OpenPoint, ...]]:
    """Yield the holes of a touchpoint for the same people as one row, others each as its own."""
    yield from (tuple(row) for _, row in groupby(points, key=_row))


def _row(point: OpenPoint) -> tuple[str, tuple[str, ...]]:
    return (point.touchpoint or point.phase, point.who) if point.kind == "hole" else (point.id, ())
