"""Find each note a place on its line that nothing else crosses."""

from __future__ import annotations

from collections.abc import Set
from math import ceil

from cjmap.frozen import frozen
from cjmap.layout.shapes import Box, Label, Metrics
from cjmap.layout.text import width, wrap
from cjmap.layout.ways import Way


@frozen
class Note:
    """A note in lines, and the size of its box."""

    lines: tuple[str, ...]
    width: int
    height: int

    def at(self, x: float, y: float) -> Label:
        """The label with its centre there."""
        left, top = x - self.width / 2, y - self.height / 2
        return Label(self.lines, Box(left, top, self.width, self.height))


@frozen
class Berth:
    """Where a note lies: on which rail of the way, over which half column."""

    rail: int
    half: int
    note: Note


def measured(text: str, limit: int, metrics: Metrics) -> Note:
    """The note in lines that make its box at most `limit` points wide."""
    size, padding = metrics.note_size, metrics.note_padding
    lines = wrap(
        text,
        size=size,
        width=limit - 2 * padding,
        lines=metrics.note_lines,
        divide=metrics.divide,
    )
    longest = max((width(line, size) for line in lines), default=0)
    height = len(lines) * metrics.note_leading + padding
    return Note(lines, even(longest + 2 * padding), even(height))


def berth(way: Way, crossed: Set[tuple[int, int]], metrics: Metrics) -> Berth | None:
    """The place for the note of a way with rails, none where there is no note.

    Over a whole column when the line passes a free one, in the gutter before the card otherwise.
    `crossed` holds the half columns and rows where a line goes straight down or up.
    """
    text = way.hop.note
    if text is None:
        return None
    free = [
        (rail.high - rail.low, index, half)
        for index, rail in enumerate(way.rails)
        for half in _from_the_middle(rail.low + 1, rail.high)
        if (half, rail.row) not in crossed
    ]
    if not free:
        last = len(way.rails) - 1
        return Berth(last, way.rails[last].end, measured(text, metrics.note_width, metrics))
    _, index, half = max(free, key=lambda place: place[0])
    return Berth(index, half, measured(text, metrics.card_width - 2 * metrics.clearance, metrics))


def even(length: float) -> int:
    """The next even number of points."""
    return 2 * ceil(length / 2)


def _from_the_middle(low: int, high: int) -> list[int]:
    middle = (low + high - 1) / 2
    return sorted(range(low, high, 2), key=lambda half: abs(half - middle))
