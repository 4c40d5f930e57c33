"""Lead lines straight down or up between two cards of a column."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from cjmap.frozen import frozen
from cjmap.layout.grid import Cell, Grid
from cjmap.layout.notes import Note, measured
from cjmap.layout.rows import CORNER
from cjmap.layout.shapes import Metrics
from cjmap.layout.tracks import spread
from cjmap.layout.ways import Hop


@frozen
class Straight:
    """A hop straight down or up, so far from the middle of its column."""

    hop: Hop
    source: Cell
    target: Cell
    offset: float
    note: Note | None

    @property
    def corridor(self) -> int:
        """The row of the corridor just before the target."""
        down = self.source.lane < self.target.lane
        return 2 * self.target.lane + (0 if down else 2)

    @property
    def crossed(self) -> Iterable[tuple[int, int]]:
        """The half columns and rows that the line passes."""
        low, high = sorted((self.source.lane, self.target.lane))
        return ((2 * self.source.column + 1, row) for row in range(2 * low + 2, 2 * high + 1))


def straight(hops: Iterable[Hop], grid: Grid, metrics: Metrics) -> Mapping[int, Straight]:
    """Which hops, by their number, can be drawn straight: as many as fit side by side."""
    groups: defaultdict[tuple[int, int, int], list[tuple[int, Hop]]] = defaultdict(list)
    for number, hop in enumerate(hops):
        source, target = grid.cells[hop.source], grid.cells[hop.target]
        if source.column != target.column or source == target:
            continue
        if grid.clear_down(source.column, source.lane, target.lane):
            upper, lower = sorted((source.lane, target.lane))
            groups[source.column, upper, lower].append((number, hop))
    return {
        number: found
        for group in groups.values()
        for number, found in _side_by_side(group, grid, metrics)
    }


def _side_by_side(
    group: Iterable[tuple[int, Hop]], grid: Grid, metrics: Metrics
) -> Iterable[tuple[int, Straight]]:
    group = tuple(group)
    room = metrics.card_width - 2 * CORNER
    limit = max(metrics.note_width, room // len(group) - metrics.port_pitch)
    chosen: list[tuple[int, Hop, Note | None]] = []
    needs: list[int] = []
    for number, hop in group:
        note = measured(hop.note, limit, metrics) if hop.note else None
        need = metrics.port_pitch + (note.width if note else 0)
        if sum(needs) + need <= room:
            needs.append(need)
            chosen.append((number, hop, note))
    for (number, hop, note), offset in zip(chosen, spread(needs), strict=True):
        yield number, Straight(hop, grid.cells[hop.source], grid.cells[hop.target], offset, note)
