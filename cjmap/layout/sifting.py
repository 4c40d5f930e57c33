"""Put things in the order in which they disturb each other least."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, MutableMapping, Sequence

# Of two things, what it costs that the first stands before the other, and that it stands behind.
Pairs = Mapping[tuple[int, int], tuple[int, int]]
# The same for each thing: the other one, the cost before it and the cost behind it.
Costs = Mapping[int, Sequence[tuple[int, int, int]]]

_PASSES = 6
# Multiples of the golden ratio hardly ever meet: no two things come to the same place.
_GOLDEN = 0.6180339887


def costs(pairs: Pairs) -> Costs:
    """The pairs whose order matters, by each of their things."""
    found: defaultdict[int, list[tuple[int, int, int]]] = defaultdict(list)
    for (one, other), (before, behind) in pairs.items():
        if before != behind:
            found[one].append((other, before, behind))
            found[other].append((one, behind, before))
    return found


def sifted(things: Sequence[int], costs: Costs) -> list[int]:
    """The things, each moved to where it costs least, until none saves anything more.

    Who would save nothing stays. Takes n log n steps for n pairs.

    >>> sifted((0, 1, 2), costs({(0, 2): (1, 0)}))
    [1, 2, 0]
    """
    ordered = list(things)
    movable = [thing for thing in things if thing in costs]
    for _ in range(_PASSES if movable else 0):
        places: dict[int, float] = {thing: place for place, thing in enumerate(ordered)}
        moved = [thing for thing in movable if _move(thing, costs[thing], places)]
        if not moved:
            break
        ordered = sorted(ordered, key=places.__getitem__)
    return ordered


def _move(
    thing: int, costs: Sequence[tuple[int, int, int]], places: MutableMapping[int, float]
) -> bool:
    """Put a thing into the cheapest gap between those that its place matters to."""
    around = sorted([(places[other], before, behind) for other, before, behind in costs])
    here = places[thing]
    cost = now = best = sum([before for _, before, _ in around])
    gap = 0
    for number, (place, before, behind) in enumerate(around, 1):
        cost += behind - before
        if place < here:
            now = cost
        if cost < best:
            best, gap = cost, number
    if best == now:
        return False
    low = around[gap - 1][0] if gap else around[0][0] - 1
    high = around[gap][0] if gap < len(around) else around[-1][0] + 1
    places[thing] = low + (high - low) * (0.25 + thing * _GOLDEN % 0.5)
    return True
