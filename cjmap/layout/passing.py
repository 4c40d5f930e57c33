"""Estimate what it costs when a lane lies between two others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from cjmap.layout.plan import Plan
from cjmap.layout.straights import Straight
from cjmap.layout.strands import Weave

# A step in a column that meets a card has to go around it: two bends, often more.
_DETOUR = 2


class Passing:
    """What lies in the way of the lines between two lanes, when a third one is between them."""

    def __init__(self, plan: Plan, weave: Weave) -> None:
        lanes = range(plan.grid.lanes)
        self._costs = [[[0] * len(lanes) for _ in lanes] for _ in lanes]
        for one, other, half in _steps(plan):
            cards = plan.grid.by_column.get(half // 2, ()) if half % 2 else ()
            for lane in lanes:
                cost = len(weave.meets.get((2 * lane + 1, half), ())) + _DETOUR * (lane in cards)
                self._costs[one][other][lane] += cost
                self._costs[other][one][lane] += cost

    def cost(self, order: Sequence[int]) -> int:
        """What lies in the way of all lines in an order of lanes."""
        return sum(
            self._costs[upper][lower][lane]
            for (first, upper), (last, lower) in combinations(enumerate(order), 2)
            for lane in order[first + 1 : last]
        )

    def sifted(self, order: Sequence[int], fixed: frozenset[int]) -> tuple[int, ...]:
        """An order in which no lane can be moved for the better; the fixed ones keep theirs."""
        found = list(order)
        for _ in order:
            moved = [lane for lane in order if self._move(lane, found, fixed)]
            if not moved:
                break
        return tuple(found)

    def _move(self, lane: int, order: list[int], fixed: frozenset[int]) -> bool:
        """Put a lane where it costs least, going from neighbour to neighbour; says if it moved."""
        here = order.index(lane)
        best, place = 0, here
        for step in (-1, 1):
            tried, cost = list(order), 0
            at = here
            while 0 <= at + step < len(tried):
                if lane in fixed and tried[at + step] in fixed:
                    break
                cost += self._swap(tried, min(at, at + step))
                at += step
                if cost < best:
                    best, place = cost, at
        order.insert(place, order.pop(here))
        return place != here

    def _swap(self, order: list[int], at: int) -> int:
        """What it costs to swap the lane at a place and the one below it, which is done."""
        costs, upper, lower = self._costs, order[at], order[at + 1]
        cost = 0
        for above in order[:at]:
            cost += costs[above][upper][lower] - costs[above][lower][upper]
        for below in order[at + 2 :]:
            cost += costs[below][lower][upper] - costs[below][upper][lower]
        order[at], order[at + 1] = lower, upper
        return cost


def _steps(plan: Plan) -> Iterator[tuple[int, int, int]]:
    """The lanes of each step that changes them, and the half columns where it does."""
    for line in plan.lines:
        one, other = line.source.lane, line.target.lane
        if one == other:
            continue
        if isinstance(line, Straight) or line.source.column == line.target.column:
            yield one, other, 2 * line.source.column + 1
            continue
        for before, _ in pairwise(line.rails):
            yield one, other, before.end
