"""Fold a wide picture into strips, one below the other like the staves of a piece of music."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from cjmap.layout.arrange import lay
from cjmap.layout.cuts import cuts
from cjmap.layout.grid import place
from cjmap.layout.parts import Parts
from cjmap.layout.shapes import Card, Layout, Metrics, Path
from cjmap.layout.walks import walks

_PLAIN = Metrics()
# After so many tries a strip that is too wide is halved.
_TRIES = 3


@dataclass(frozen=True, slots=True)
class Strip:
    """A piece of a folded picture, with coordinates of its own.

    `phases` and `lanes` are the numbers of those in it, in the order of the layout's; its first
    phase may go on from the strip before, its last in the next.
    """

    layout: Layout
    phases: tuple[int, ...]
    lanes: tuple[int, ...]
    goes_on_from: bool = False
    goes_on: bool = False


def fold(
    cards: Sequence[Card],
    *,
    phases: int,
    lanes: int,
    width: float,
    paths: Sequence[Path] = (),
    metrics: Metrics = _PLAIN,
) -> tuple[Strip, ...]:
    """The strips of a picture, none wider than `width` points that has more than one column.

    What fits is one strip, as `arrange` lays it. Others are cut between columns, between phases if
    possible, and have the lanes of their cards only. A step from one strip to another is an end
    that leaves and one that arrives. A stop that is no card is a KeyError.

    >>> row = [Card(f"c{number}", 0, 0, 50) for number in range(20)]
    >>> [len(strip.layout.cards) for strip in fold(row, phases=1, lanes=1, width=2500)]
    [10, 10]
    """
    grid = place(cards, phases=phases, lanes=lanes, paths=paths)
    heights = {card.id: card.height for card in cards}
    walked = walks(paths, grid)
    if _least(grid.columns, metrics) <= width or grid.columns == 1:
        layout = lay(grid, walked, heights, metrics)
        if layout.width <= width or grid.columns == 1:
            return (Strip(layout, tuple(range(phases)), tuple(range(lanes))),)
    parts = Parts(grid, walked)
    seams = {phase.first for phase in grid.phases} | {grid.columns}

    @cache
    def strip(columns: range) -> Strip:
        part = parts.part(columns)
        return Strip(
            lay(part.grid, part.walks, heights, metrics),
            part.phases,
            part.lanes,
            goes_on_from=columns.start not in seams,
            goes_on=columns.stop not in seams,
        )

    ends = 2 * (metrics.tag_stub + metrics.tag_width + metrics.clearance)
    room = width - metrics.left - ends
    least = float(metrics.card_width + metrics.gutter)
    widths = [least] * grid.columns
    for _ in range(_TRIES):
        found = cuts(widths, seams=seams, room=room)
        if all(strip(columns).layout.width <= width for columns in found):
            break
        for columns in found:
            each = (strip(columns).layout.width - metrics.left - ends) / len(columns)
            widths[columns.start : columns.stop] = [max(each, least)] * len(columns)
    return tuple(strip(one) for columns in found for one in _halved(columns, strip, width))


def _least(columns: int, metrics: Metrics) -> int:
    return metrics.left + metrics.gutter + columns * (metrics.card_width + metrics.gutter)


def _halved(columns: range, strip: Callable[[range], Strip], width: float) -> Iterator[range]:
    """Columns in pieces that turn out no wider than they may."""
    if len(columns) == 1 or strip(columns).layout.width <= width:
        yield columns
        return
    middle = (columns.start + columns.stop) // 2
    yield from _halved(range(columns.start, middle), strip, width)
    yield from _halved(range(middle, columns.stop), strip, width)
