"""Give lines that run side by side tracks of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from heapq import heappop, heappush
from typing import NamedTuple


class Span(NamedTuple):
    """How far a line runs, both ends included."""

    low: float
    high: float


def colour(spans: Sequence[Span]) -> tuple[int, ...]:
    """A track for each span, so that no two on one track touch: as few tracks as there can be.

    >>> colour((Span(0, 4), Span(2, 6), Span(5, 9)))
    (0, 1, 0)
    """
    found = [0] * len(spans)
    taken: list[tuple[float, int]] = []
    free: list[int] = []
    for index in sorted(range(len(spans)), key=lambda index: (spans[index], index)):
        span = spans[index]
        while taken and taken[0][0] < span.low:
            heappush(free, heappop(taken)[1])
        found[index] = heappop(free) if free else len(taken)
        heappush(taken, (span.high, found[index]))
    return tuple(found)


def layered(
    ordered: Sequence[int], beside: Mapping[int, Sequence[int]], wishes: Mapping[int, int]
) -> dict[int, int]:
    """A track for each thing, so that those beside each other keep their order, on few tracks.

    `beside` has the neighbours of each thing, both ways. Within what the order leaves open, each
    comes as close as it can to the track that it wishes for, 0 where it has no wish.

    >>> layered((7, 8, 9), {7: [9], 9: [7]}, {8: 1})
    {7: 0, 8: 1, 9: 1}
    """
    behind = _depths(ordered[::-1], beside)
    last = max(behind.values(), default=0)
    found: dict[int, int] = {}
    for thing in ordered:
        first = max(
            [found[other] + 1 for other in beside.get(thing, ()) if other in found], default=0
        )
        found[thing] = max(first, min(wishes.get(thing, 0), last - behind[thing]))
    return found


def _depths(ordered: Sequence[int], beside: Mapping[int, Sequence[int]]) -> dict[int, int]:
    """How long the longest row of neighbours before each thing is."""
    found: dict[int, int] = {}
    for thing in ordered:
        found[thing] = max(
            [found[other] + 1 for other in beside.get(thing, ()) if other in found], default=0
        )
    return found


def spread(needs: Sequence[int]) -> tuple[int, ...]:
    """The places of lines that each need so much room (even numbers), around 0.

    >>> spread((10, 10, 20))
    (-12, -2, 13)
    """
    places: list[int] = []
    at = 0
    for before, need in zip((0, *needs), needs, strict=False):
        at += (before + need) // 2 if places else 0
        places.append(at)
    return tuple(place - at // 2 for place in places)
