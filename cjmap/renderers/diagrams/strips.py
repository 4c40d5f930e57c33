"""Fold a long row of phases into strips, as music is into staves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from cjmap.frozen import frozen
from cjmap.layout import Cubic, cut
from cjmap.renderers.diagrams.courses import Course
from cjmap.renderers.diagrams.scores import Column, Stretch


@frozen
class Strip:
    """A part of the row: its number from 1, and its phases, those that are cut in parts."""

    number: int
    stretches: tuple[Stretch, ...]

    @property
    def prefix(self) -> str:
        """What makes ids of the second strip and those below it differ from those of the first."""
        return f"strip-{self.number}-" if self.number > 1 else ""

    @property
    def columns(self) -> tuple[Column, ...]:
        """The touchpoints in it."""
        return tuple(column for stretch in self.stretches for column in stretch.columns)

    @property
    def left(self) -> float:
        """The x where it begins in the whole row."""
        return self.stretches[0].x

    @property
    def right(self) -> float:
        """The x where it ends in the whole row."""
        return self.stretches[-1].x + self.stretches[-1].width


def folded(stretches: Sequence[Stretch], room: float) -> tuple[Strip, ...]:
    """Return as few strips as the room allows, all about equally wide.

    A fold leaves no touchpoint alone of its phase, before it or after it, if there is a choice.
    """
    atoms = [atom for stretch in stretches for atom in _atoms(stretch)]
    ends = _folds(atoms, _evenly(atoms, room))
    return tuple(
        Strip(number, tuple(_joined(atoms, start, end)))
        for number, (start, end) in enumerate(pairwise((0, *ends)), 1)
        if start < end
    )


def passing(courses: Sequence[Course], strips: Sequence[Strip]) -> tuple[tuple[Course, ...], ...]:
    """Return for each strip the parts of curves in it: what goes over a fold is cut there."""
    home = {
        column.touchpoint.id: place
        for place, strip in enumerate(strips)
        for column in strip.columns
    }
    found: list[list[Course]] = [[] for _ in strips]
    for course in courses:
        pieces = course.pieces
        last = home[course.target.touchpoint]
        for place in range(home[course.source.touchpoint], last):
            here, pieces = _cut(pieces, strips[place].right)
            found[place].append(replace(course, pieces=here))
        found[last].append(replace(course, pieces=pieces))
    return tuple(map(tuple, found))


def shared(pieces: Sequence[Cubic], strips: Sequence[Strip]) -> Iterator[tuple[Cubic, ...]]:
    """Yield for each strip the pieces of a curve in it: what goes over a fold is cut there."""
    for strip in strips:
        here, pieces = _cut(pieces, strip.right)
        yield here


def _atoms(stretch: Stretch) -> Iterator[Stretch]:
    """Yield a phase as phases of one touchpoint each."""
    if len(stretch.columns) < 2:
        yield stretch
        return
    for column in stretch.columns:
        yield Stretch(stretch.phase, column.x, column.width, (column,))


def _evenly(atoms: Sequence[Stretch], room: float) -> float:
    """Return the least width with which there are no more strips than needed."""
    count = len(_folds(atoms, room))
    low, high = 0, int(room)
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if len(_folds(atoms, middle)) <= count else (middle + 1, high)
    return high if high < int(room) else room


def _folds(atoms: Sequence[Stretch], room: float) -> list[int]:
    """Return before which atoms a new strip begins, and the end of all."""
    folds: list[int] = []
    start = 0
    for end, atom in enumerate(atoms):
        if end > start and atom.x + atom.width - atoms[start].x > room:
            start = max(start + 1, _fold(atoms, start, end))
            folds.append(start)
    return [*folds, len(atoms)]


def _fold(atoms: Sequence[Stretch], start: int, end: int) -> int:
    """Return where to fold so that two touchpoints of a phase stay together."""
    ids = [atom.phase.id for atom in atoms[max(start, end - 2) : end + 2]]
    phase = atoms[end].phase.id
    if ids.count(phase) < 2 or atoms[end - 1].phase.id != phase:
        return end
    is_first = end - 1 == start or atoms[end - 2].phase.id != phase
    is_last = end + 1 == len(atoms) or atoms[end + 1].phase.id != phase
    return end - 1 if is_first or (is_last and end - 2 > start) else end


def _joined(atoms: Sequence[Stretch], start: int, end: int) -> Iterator[Stretch]:
    before = atoms[start - 1].phase.id if start else None
    after = atoms[end].phase.id if end < len(atoms) else None
    for phase, group in groupby(atoms[start:end], key=lambda atom: atom.phase.id):
        parts = tuple(group)
        first, last = parts[0], parts[-1]
        yield Stretch(
            first.phase,
            first.x,
            last.x + last.width - first.x,
            tuple(column for part in parts for column in part.columns),
            goes_on_from=phase == before and first is atoms[start],
            goes_on=phase == after and last is atoms[end - 1],
        )


def _cut(pieces: Sequence[Cubic], x: float) -> tuple[tuple[Cubic, ...], tuple[Cubic, ...]]:
    before = [piece for piece in pieces if piece.end.x <= x]
    after = [piece for piece in pieces if piece.start.x >= x]
    for piece in pieces:
        if piece.start.x < x < piece.end.x:
            left, right = cut(piece, x)
            return (*before, left), (right, *after)
    return tuple(before), tuple(after)
