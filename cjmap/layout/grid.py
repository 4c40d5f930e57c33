"""Place cards into the columns of their phase and the lanes of the picture."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from cjmap.layout.shapes import Card, Columns


@dataclass(frozen=True, slots=True)
class Cell:
    """A place for one card."""

    column: int
    lane: int


@dataclass(frozen=True, slots=True)
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


def place(cards: Iterable[Card], *, phases: int, lanes: int) -> Grid:
    """The cards of each phase in order from left to right, each phase on columns of its own.

    A card stands in the column of the card before it, or in the next one when its lane is taken
    there; so two cards never share a cell, and one more card never turns the order of two others.
    A phase without cards has one empty column.
    """
    queues: list[list[Card]] = [[] for _ in range(phases)]
    for card in cards:
        queues[card.phase].append(card)
    cells: dict[str, Cell] = {}
    spans: list[Columns] = []
    first = 0
    for queue in queues:
        placed = _columns_of(queue, first)
        cells |= placed
        count = 1 + max((cell.column for cell in placed.values()), default=first) - first
        spans.append(Columns(first, count))
        first += count
    return Grid(
        cells,
        tuple(spans),
        lanes,
        by_lane=_sorted_groups((cell.lane, cell.column) for cell in cells.values()),
        by_column=_sorted_groups((cell.column, cell.lane) for cell in cells.values()),
    )


def _columns_of(queue: Iterable[Card], first: int) -> dict[str, Cell]:
    cells: dict[str, Cell] = {}
    column, taken = first, set[int]()
    for card in queue:
        if card.lane in taken:
            column, taken = column + 1, set()
        taken.add(card.lane)
        cells[card.id] = Cell(column, card.lane)
    return cells


def _sorted_groups(pairs: Iterable[tuple[int, int]]) -> dict[int, tuple[int, ...]]:
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(sorted(values)) for key, values in groups.items()}


def _nothing_between(taken: Sequence[int], one: int, other: int) -> bool:
    low, high = sorted((one, other))
    return bisect_right(taken, low) >= bisect_left(taken, high)
