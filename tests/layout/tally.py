"""Count how often the lines of a picture cross, and how often they turn."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from cjmap.layout import Layout, Point


class Tally(NamedTuple):
    """How restless a picture is."""

    crossings: int
    bends: int

    @property
    def total(self) -> int:
        """Both together: the less, the calmer."""
        return self.crossings + self.bends


def tally(layout: Layout) -> Tally:
    """The crossings and bends of everything drawn as a line, those at badges and tags among them.

    A crossing is where a level and an upright run pass through each other; what only touches is
    none. Takes about n log n steps for n runs.
    """
    drawn = [route.points for route in layout.routes]
    drawn += [start.points for start in layout.starts]
    drawn += [end.points for end in layout.ends]
    bends = sum(len(points) - 2 for points in drawn)
    return Tally(_crossings(drawn), bends)


def _crossings(drawn: Iterable[tuple[Point, ...]]) -> int:
    """Sweep from left to right over the heights of the level runs that are open."""
    found = 0
    heights: list[float] = []
    for _, kind, low, high in sorted(_events(drawn)):
        if kind == _BEGINS:
            insort(heights, low)
        elif kind == _ENDS:
            heights.pop(bisect_left(heights, low))
        else:
            found += bisect_left(heights, high) - bisect_right(heights, low)
    return found


# At one place level runs end before an upright one, and begin after it: touching is no crossing.
_ENDS, _STANDS, _BEGINS = range(3)


def _events(drawn: Iterable[tuple[Point, ...]]) -> Iterator[tuple[float, int, float, float]]:
    for points in drawn:
        for one, other in pairwise(points):
            if one.x == other.x:
                low, high = sorted((one.y, other.y))
                yield one.x, _STANDS, low, high
            else:
                left, right = sorted((one.x, other.x))
                yield left, _BEGINS, one.y, one.y
                yield right, _ENDS, one.y, one.y
