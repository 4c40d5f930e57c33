"""Choose where a row of columns is cut into strips."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import accumulate
from math import inf

# What is empty of a strip costs its third power. With this cost of a cut away from a seam, cuts at
# seams are better as long as their strips are about half full.
_OFF_SEAM = 0.25


def cuts(widths: Sequence[float], *, seams: Set[int], room: float) -> tuple[range, ...]:
    """The columns of each strip, in order: none wider than `room` that has more than one.

    Strips are about equally full, and begin at one of the `seams` (numbers of columns) unless they
    would stay emptier than half for it.

    >>> cuts([1, 1, 1, 1, 1], seams={3}, room=4)
    (range(0, 3), range(3, 5))
    >>> cuts([1, 1, 1, 1, 1, 1], seams=set(), room=5)
    (range(0, 3), range(3, 6))
    """
    edges = list(accumulate(widths, initial=0.0))
    costs, before = [0.0], [0]
    for end in range(1, len(edges)):
        cost, start = min(_candidates(end, edges, costs, seams=seams, room=room))
        costs.append(cost)
        before.append(-start)
    found: list[range] = []
    end = len(widths)
    while end:
        found.append(range(before[end], end))
        end = before[end]
    return tuple(reversed(found))


def _candidates(
    end: int, edges: Sequence[float], costs: Sequence[float], *, seams: Set[int], room: float
) -> list[tuple[float, int]]:
    """What it costs to begin the strip before an edge at each of the columns, negated."""
    found: list[tuple[float, int]] = []
    for start in range(end - 1, -1, -1):
        width = edges[end] - edges[start]
        if width > room and found:
            break
        empty = max(0.0, 1 - width / room) if room > 0 else inf
        off_seam = _OFF_SEAM if start and start not in seams else 0
        found.append((costs[start] + empty**3 + off_seam, -start))
    return found
