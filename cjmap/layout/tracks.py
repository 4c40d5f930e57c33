"""Give lines that run side by side tracks of their own."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heappop, heappush
from math import inf
from typing import NamedTuple


class Span(NamedTuple):
    """How far a line runs, both ends included, and the track it would like to be on."""

    low: float
    high: float
    home: int | None = None


def colour(spans: Sequence[Span], *, homes: int = 0) -> tuple[int, ...]:
    """A track for each span, so that no two on one track touch.

    The tracks below `homes` are only for those that ask for them; who finds its home taken, or has
    none, gets the first free one above. Without homes these are as few tracks as there can be.

    >>> colour((Span(0, 4), Span(2, 6), Span(5, 9)))
    (0, 1, 0)
    >>> colour((Span(0, 4, 1), Span(5, 9, 1), Span(2, 6, 1)), homes=2)
    (1, 1, 2)
    """
    found = [0] * len(spans)
    at_home: dict[int, float] = {}
    away: list[tuple[float, int]] = []
    free: list[int] = []
    for index in sorted(range(len(spans)), key=lambda index: (spans[index][:2], index)):
        span = spans[index]
        if span.home is not None and at_home.get(span.home, -inf) < span.low:
            found[index] = span.home
            at_home[span.home] = span.high
            continue
        while away and away[0][0] < span.low:
            heappush(free, heappop(away)[1])
        found[index] = heappop(free) if free else homes + len(away)
        heappush(away, (span.high, found[index]))
    return tuple(found)


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
