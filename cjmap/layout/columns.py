"""Find the widths of gutters, and the place of every column and upright run."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from typing import Generic, TypeVar

from cjmap.frozen import frozen
from cjmap.layout.shapes import Metrics

Key = TypeVar("Key", bound=Hashable)


@frozen
class Upright(Generic[Key]):
    """A run on its track in a gutter."""

    key: Key
    gutter: int
    track: int


@frozen
class Space(Generic[Key]):
    """The left and the width of each gutter, and the x of each run that has a key."""

    gutters: tuple[tuple[float, float], ...]
    x: Mapping[Key, float]
    card_width: int

    def left_of(self, column: int) -> float:
        """The left side of the cards in a column."""
        left, width = self.gutters[column]
        return left + width

    @property
    def right(self) -> float:
        """The end of the last gutter."""
        return sum(self.gutters[-1])


def share(
    uprights: Iterable[Upright[Key]],
    rooms: Mapping[tuple[int, bool], int],
    columns: int,
    metrics: Metrics,
) -> Space[Key]:
    """Gutters as wide as their tracks, and as what lies before a card beside them.

    `rooms` says how much that is, by gutter and whether it is on the gutter's right.
    """
    by_gutter: defaultdict[int, list[Upright[Key]]] = defaultdict(list)
    for upright in uprights:
        by_gutter[upright.gutter].append(upright)
    gutters: list[tuple[float, float]] = []
    x: dict[Key, float] = {}
    at = float(metrics.left)
    for gutter in range(columns + 1):
        here = by_gutter[gutter]
        span = max([upright.track for upright in here], default=0) * metrics.track_pitch
        before = rooms.get((gutter, False), metrics.arrow_room)
        after = rooms.get((gutter, True), metrics.arrow_room)
        width = max(metrics.gutter, before + span + after)
        first = at + before + (width - before - span - after) // 4 * 2
        for upright in here:
            x[upright.key] = first + upright.track * metrics.track_pitch
        gutters.append((at, width))
        at += width + metrics.card_width
    return Space(tuple(gutters), x, metrics.card_width)
