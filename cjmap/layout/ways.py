"""Choose the way of each line: along lanes and corridors, changing between them in gutters.

Rows and columns are numbered in halves: corridor k is row 2k, lane k is row 2k + 1; gutter k, which
lies before column k, is 2k, and column k itself 2k + 1.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from cjmap.frozen import frozen
from cjmap.layout.grid import Cell, Grid
from cjmap.layout.shapes import Path


@frozen
class Hop:
    """One step of a path, by the number of the path and its own, which counts from 1."""

    path: int
    step: int
    source: str
    target: str
    note: str | None
    loop: bool


@frozen
class Rail:
    """A level run along a row, from one half column to another."""

    row: int
    start: int
    end: int

    @property
    def low(self) -> int:
        """The half column furthest to the left."""
        return min(self.start, self.end)

    @property
    def high(self) -> int:
        """The half column furthest to the right."""
        return max(self.start, self.end)


@frozen
class Way:
    """How a hop is drawn by the sides of the cards: its rails, joined in gutters."""

    hop: Hop
    source: Cell
    target: Cell
    rails: tuple[Rail, ...]


def walk(paths: Iterable[Path], grid: Grid) -> Iterator[Hop]:
    """The steps of all paths, path by path."""
    for number, path in enumerate(paths):
        seen = set(path.stops[:1])
        notes = path.notes or (None,) * len(path.stops)
        steps = zip(pairwise(path.stops), notes[1:], strict=True)
        for step, ((source, target), note) in enumerate(steps, 1):
            back = grid.cells[target].column < grid.cells[source].column
            yield Hop(number, step, source, target, _written(note), loop=back or target in seen)
            seen.add(target)


def _written(note: str | None) -> str | None:
    return note if note and note.strip() else None


class Ways:
    """Finds ways one after the other, and spreads them over the corridors."""

    def __init__(self, grid: Grid) -> None:
        self._grid = grid
        self._load: Counter[int] = Counter()

    def around(self, hop: Hop) -> Way:
        """The way by the sides of the cards."""
        source, target = self._grid.cells[hop.source], self._grid.cells[hop.target]
        leave, arrive = _sides(source, target)
        return Way(hop, source, target, self._rails(source, target, leave, arrive))

    def _rails(self, source: Cell, target: Cell, leave: int, arrive: int) -> tuple[Rail, ...]:
        here, there = 2 * source.lane + 1, 2 * target.lane + 1
        clear = source.column != target.column
        along_source = clear and self._grid.clear_along(source.lane, source.column, target.column)
        along_target = clear and self._grid.clear_along(target.lane, source.column, target.column)
        if here == there and along_source:
            return (Rail(here, leave, arrive),)
        if leave == arrive or along_source:
            return (Rail(here, leave, arrive), Rail(there, arrive, arrive))
        if along_target:
            return (Rail(here, leave, leave), Rail(there, leave, arrive))
        corridor = self._corridor(source.lane, target.lane)
        return (
            Rail(here, leave, leave),
            Rail(corridor, leave, arrive),
            Rail(there, arrive, arrive),
        )

    def _corridor(self, source: int, target: int) -> int:
        """The emptiest corridor between two lanes, or beside the one: near the target if equal."""
        low, high = sorted((source, target))
        between = range(low + 1, high + 1) if low < high else (low + 1, low)
        chosen = min(between, key=lambda corridor: (self._load[corridor], abs(corridor - target)))
        self._load[chosen] += 1
        return 2 * chosen


def _sides(source: Cell, target: Cell) -> tuple[int, int]:
    """The gutters where a line leaves its card and where it arrives."""
    if source == target:
        return 2 * source.column + 2, 2 * source.column
    if source.column == target.column:
        return 2 * source.column + 2, 2 * source.column + 2
    if source.column < target.column:
        return 2 * source.column + 2, 2 * target.column
    return 2 * source.column, 2 * target.column + 2
