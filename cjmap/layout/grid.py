"""Place cards into the columns of their phase and the lanes of the picture."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import pairwise

from cjmap.frozen import frozen
from cjmap.layout.shapes import Card, Columns, Path


@frozen
class Cell:
    """A place for one card."""

    column: int
    lane: int


@frozen
class Grid:
    """Which card stands in which cell, and what is free between them."""

    cells: Mapping[str, Cell]
    phases: tuple[Columns, ...]
    lanes: int
    by_lane: Mapping[int, tuple[int, ...]]
    by_column: Mapping[int, tuple[int, ...]]

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return sum(phase.count for phase in self.phases)

    def clear_along(self, lane: int, one: int, other: int) -> bool:
        """Whether no card stands in the lane between two columns."""
        return _nothing_between(self.by_lane.get(lane, ()), one, other)

    def clear_down(self, column: int, one: int, other: int) -> bool:
        """Whether no card stands in the column between two lanes."""
        return _nothing_between(self.by_column.get(column, ()), one, other)


def place(cards: Iterable[Card], *, phases: int, lanes: int, paths: Iterable[Path] = ()) -> Grid:
    """The cards of each phase in order from left to right, each phase on columns of its own.

    A card stands in the column of the card before it, or in the next one when its lane is taken
    there, or when it would stand between two cards that a path joins. So two cards never share a
    cell, a path within a column is straight, and one more card never turns the order of two others.
    A phase without cards has one empty column.
    """
    queues: list[list[Card]] = [[] for _ in range(phases)]
    for card in cards:
        queues[card.phase].append(card)
    joined = _joined(paths)
    cells: dict[str, Cell] = {}
    spans: list[Columns] = []
    first = 0
    for queue in queues:
        columns = _columns(queue, joined)
        for number, column in enumerate(columns, first):
            cells.update((card, Cell(number, lane)) for lane, card in column.items())
        spans.append(Columns(first, len(columns)))
        first += len(columns)
    return filled(cells, tuple(spans), lanes)


def filled(cells: Mapping[str, Cell], phases: tuple[Columns, ...], lanes: int) -> Grid:
    """The grid of cards that have their cells."""
    return Grid(
        cells,
        phases,
        lanes,
        by_lane=_sorted_groups((cell.lane, cell.column) for cell in cells.values()),
        by_column=_sorted_groups((cell.column, cell.lane) for cell in cells.values()),
    )


def _joined(paths: Iterable[Path]) -> Mapping[str, Set[str]]:
    """With which cards a card is joined by a path, in either direction."""
    joined: defaultdict[str, set[str]] = defaultdict(set)
    for path in paths:
        for source, target in pairwise(path.stops):
            joined[source].add(target)
            joined[target].add(source)
    return joined


def _columns(queue: Iterable[Card], joined: Mapping[str, Set[str]]) -> list[dict[int, str]]:
    columns: list[dict[int, str]] = [{}]
    for card in queue:
        if not _fits(card, columns[-1], joined):
            columns.append({})
        columns[-1][card.lane] = card.id
    return columns


def _fits(card: Card, column: Mapping[int, str], joined: Mapping[str, Set[str]]) -> bool:
    """Whether a card finds its lane free in a column, and stands in nobody's way there."""
    if card.lane in column:
        return False
    after = {**column, card.lane: card.id}
    lanes = sorted(after)
    return not any(
        after[lower] in joined.get(after[upper], ())
        for index, upper in enumerate(lanes)
        for lower in lanes[index + 2 :]
    )


def _sorted_groups(pairs: Iterable[tuple[int, int]]) -> dict[int, tuple[int, ...]]:
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(sorted(values)) for key, values in groups.items()}


def _nothing_between(taken: Sequence[int], one: int, other: int) -> bool:
    low, high = sorted((one, other))
    return bisect_right(taken, low) >= bisect_left(taken, high)
