"""Fold a wide picture into strips, one below the other like the staves of a piece of music."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cjmap.frozen import frozen
from cjmap.layout.arrange import lay
from cjmap.layout.cuts import cuts
from cjmap.layout.grid import Grid, place
from cjmap.layout.parts import Parts
from cjmap.layout.shapes import Card, Layout, Metrics, Path
from cjmap.layout.walks import Walks, walks

_PLAIN = Metrics()
# After so many tries a strip that is too wide is halved.
_TRIES = 3


@frozen
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
    return _Folding(grid, walked, heights, metrics, width).strips()


class _Folding:
    """A picture that is too wide for one strip, with the strips that were tried."""

    def __init__(
        self,
        grid: Grid,
        walks: Walks,
        heights: Mapping[str, float],
        metrics: Metrics,
        width: float,
    ) -> None:
        self._parts = Parts(grid, walks)
        self._columns = grid.columns
        self._seams = {phase.first for phase in grid.phases} | {grid.columns}
        self._heights, self._metrics, self._width = heights, metrics, width
        self._laid: dict[range, Strip] = {}

    def strips(self) -> tuple[Strip, ...]:
        """The strips, of about equal width."""
        return tuple(self._strip(one) for columns in self._cuts() for one in self._halved(columns))

    def _cuts(self) -> Sequence[range]:
        """The columns of each strip, by what columns turn out to take."""
        metrics = self._metrics
        beside = metrics.left + 2 * (metrics.tag_stub + metrics.tag_width + metrics.clearance)
        least = float(metrics.card_width + metrics.gutter)
        widths = [least] * self._columns
        found: Sequence[range] = ()
        for _ in range(_TRIES):
            found = cuts(widths, seams=self._seams, room=self._width - beside)
            if all(map(self._fits, found)):
                break
            for columns in found:
                each = (self._strip(columns).layout.width - beside) / len(columns)
                widths[columns.start : columns.stop] = [max(each, least)] * len(columns)
        return found

    def _halved(self, columns: range) -> Iterator[range]:
        """Columns in pieces that turn out no wider than they may."""
        if len(columns) == 1 or self._fits(columns):
            yield columns
            return
        middle = (columns.start + columns.stop) // 2
        yield from self._halved(range(columns.start, middle))
        yield from self._halved(range(middle, columns.stop))

    def _fits(self, columns: range) -> bool:
        return self._strip(columns).layout.width <= self._width

    def _strip(self, columns: range) -> Strip:
        if columns not in self._laid:
            part = self._parts.part(columns)
            self._laid[columns] = Strip(
                lay(part.grid, part.walks, self._heights, self._metrics),
                part.phases,
                part.lanes,
                goes_on_from=columns.start not in self._seams,
                goes_on=columns.stop not in self._seams,
            )
        return self._laid[columns]


def _least(columns: int, metrics: Metrics) -> int:
    return metrics.left + metrics.gutter + columns * (metrics.card_width + metrics.gutter)
