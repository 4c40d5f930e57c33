"""Take some columns out of a grid, with what the paths do there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from cjmap.frozen import frozen
from cjmap.layout.grid import Cell, Grid, filled
from cjmap.layout.shapes import Columns
from cjmap.layout.walks import Beginning, Passage, Walks
from cjmap.layout.ways import Hop


@frozen
class Part:
    """Columns of a grid as a grid of their own, with the numbers of the phases and lanes in it."""

    grid: Grid
    walks: Walks
    phases: tuple[int, ...]
    lanes: tuple[int, ...]


class Parts:
    """Finds parts without looking through the whole each time."""

    def __init__(self, grid: Grid, walks: Walks) -> None:
        self._grid = grid
        self._walks = walks
        self._cards: defaultdict[int, list[str]] = defaultdict(list)
        self._beginnings: defaultdict[int, list[Beginning]] = defaultdict(list)
        self._hops: defaultdict[int, dict[int, Hop]] = defaultdict(dict)
        for card, cell in grid.cells.items():
            self._cards[cell.column].append(card)
        for beginning in walks.beginnings:
            self._beginnings[self._column(beginning.card)].append(beginning)
        for number, hop in enumerate(walks.hops):
            self._hops[self._column(hop.source)][number] = hop
            self._hops[self._column(hop.target)][number] = hop

    def part(self, columns: range) -> Part:
        """Some columns, and those lanes of which cards stand there: the first if none does."""
        cards = [card for column in columns for card in self._cards[column]]
        cells = {card: self._grid.cells[card] for card in cards}
        lanes = sorted({cell.lane for cell in cells.values()}) or [0]
        places = {lane: place for place, lane in enumerate(lanes)}
        phases = dict(self._phases(columns))
        grid = filled(
            {c: Cell(at.column - columns.start, places[at.lane]) for c, at in cells.items()},
            tuple(phases.values()),
            len(lanes),
        )
        return Part(grid, self._walks_in(columns), tuple(phases), tuple(lanes))

    def _phases(self, columns: range) -> Iterator[tuple[int, Columns]]:
        for number, phase in enumerate(self._grid.phases):
            first = max(phase.first, columns.start)
            end = min(phase.first + phase.count, columns.stop)
            if first < end:
                yield number, Columns(first - columns.start, end - first)

    def _walks_in(self, columns: range) -> Walks:
        found = {number: hop for column in columns for number, hop in self._hops[column].items()}
        hops = [found[number] for number in sorted(found)]
        beginnings = [one for column in columns for one in self._beginnings[column]]
        return Walks(
            paths=self._walks.paths,
            beginnings=tuple(sorted(beginnings, key=lambda one: one.path)),
            hops=tuple(hop for hop in hops if all(at in columns for at in self._ends(hop))),
            passages=tuple(self._passages(hops, columns)),
        )

    def _passages(self, hops: list[Hop], columns: range) -> Iterator[Passage]:
        for hop in hops:
            source, target = self._ends(hop)
            if target not in columns:
                yield Passage(hop, leaves=True, to_right=source < target)
            elif source not in columns:
                yield Passage(hop, leaves=False, to_right=target < source)

    def _ends(self, hop: Hop) -> tuple[int, int]:
        return self._column(hop.source), self._column(hop.target)

    def _column(self, card: str) -> int:
        return self._grid.cells[card].column
