"""Choose the order of lanes that makes a picture calm."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise, permutations
from math import perm
from random import Random

from cjmap.frozen import frozen
from cjmap.layout.crossings import crossings
from cjmap.layout.grid import place
from cjmap.layout.passing import Passing
from cjmap.layout.plan import Plan, plan
from cjmap.layout.settling import settle
from cjmap.layout.shapes import Card, Metrics, Path
from cjmap.layout.straights import Straight
from cjmap.layout.strands import weave
from cjmap.layout.walks import walks

# With more lanes than that, the order asked with is kept.
MOST_LANES = 32
# How many cards and steps may be laid out on trial, all orders together. In
# a picture larger than that the order that promises most is taken without a trial.
MOST_WORK = 2000
MOST_TRIALS = 64
_STARTS = 6
_TRIED = 5
_METRICS = Metrics()

Lanes = tuple[int, ...]
# Crossings and bends, then how many lanes all upright runs go through, then how far lanes moved.
_Cost = tuple[int, int, int]


def lane_order(
    cards: Sequence[Card],
    *,
    phases: int,
    lanes: int,
    paths: Sequence[Path] = (),
    pinned: Iterable[int] = (),
) -> Lanes:
    """The lanes from top to bottom, by their number, in an order with few crossings and bends.

    The `pinned` ones stay in order among themselves. Of orders that are equally calm the one with
    the shortest upright runs is taken, then the one nearest to the numbers. The heights of cards
    and the notes on paths play no part. It takes no time where there is nothing to choose or where
    there are more than `MOST_LANES` lanes; beyond `MOST_WORK` it grows with the map.

    >>> cards = [Card("a", 0, 0, 50), Card("b", 0, 1, 50), Card("c", 0, 2, 50)]
    >>> lane_order(cards, phases=1, lanes=3, paths=[Path("anna", ("a", "c", "b"))])
    (0, 2, 1)
    """
    fixed = frozenset(pinned)
    if len(fixed) == lanes or not 1 < lanes <= MOST_LANES:
        return tuple(range(lanes))
    bare = tuple(Path(path.id, path.stops) for path in paths)
    return _Search(tuple(cards), phases, lanes, bare, fixed).best()


@frozen
class _Search:
    cards: tuple[Card, ...]
    phases: int
    lanes: int
    paths: tuple[Path, ...]
    fixed: frozenset[int]

    def best(self) -> Lanes:
        size = len(self.cards) + sum(len(path.stops) for path in self.paths)
        trials = MOST_WORK // max(size, 1)
        if perm(self.lanes, self.lanes - max(len(self.fixed), 1)) <= trials:
            return min(self._all(), key=self._cost)
        candidates = self._promising()
        if not trials:
            return candidates[0]
        tried = candidates[: min(_TRIED, trials)]
        costs = {order: self._cost(order) for order in tried}
        return self._improved(costs, min(trials, MOST_TRIALS))

    def _all(self) -> list[Lanes]:
        """Every order that keeps the fixed lanes, those nearest to the numbers first."""
        free = [lane for lane in range(self.lanes) if lane not in self.fixed]
        found = []
        for places in permutations(range(self.lanes), len(free)):
            taken = dict(zip(places, free, strict=True))
            fixed = iter(sorted(self.fixed))
            order = (taken[at] if at in taken else next(fixed) for at in range(self.lanes))
            found.append(tuple(order))
        return sorted(found)

    def _promising(self) -> list[Lanes]:
        """What an estimate makes of the order asked with and some others, the best first."""
        start = tuple(range(self.lanes))
        decided = self._plan(start)
        passing = Passing(decided, weave(decided))
        dice = Random(0)
        starts = [start, self._kept(start[::-1])]
        starts += [self._kept(dice.sample(start, self.lanes)) for _ in range(_STARTS)]
        found = dict.fromkeys(passing.sifted(order, self.fixed) for order in starts)
        return sorted(found, key=passing.cost)

    def _kept(self, order: Sequence[int]) -> Lanes:
        """An order with the fixed lanes brought back into theirs."""
        fixed = iter(sorted(self.fixed))
        return tuple(next(fixed) if lane in self.fixed else lane for lane in order)

    def _improved(self, costs: dict[Lanes, _Cost], trials: int) -> Lanes:
        """The best order after moving single lanes, of the best orders first, in some trials."""
        while len(costs) < trials:
            best = sorted(costs, key=costs.__getitem__)
            news = (new for order in best for new in self._neighbours(order) if new not in costs)
            before = len(costs)
            for order in islice(news, trials - before):
                costs[order] = self._cost(order)
                if costs[order] < costs[best[0]]:
                    break
            if len(costs) == before:
                break
        return min(costs, key=costs.__getitem__)

    def _neighbours(self, order: Lanes) -> Iterator[Lanes]:
        """The orders that one move makes of an order, short moves first."""
        for way in range(1, self.lanes):
            for at in range(self.lanes - way):
                block = order[at : at + way + 1]
                for moved in ((*block[1:], block[0]), (block[-1], *block[:-1])):
                    changed = (*order[:at], *moved, *order[at + way + 1 :])
                    if self._kept(changed) == changed:
                        yield changed

    def _plan(self, order: Lanes) -> Plan:
        places = {lane: number for number, lane in enumerate(order)}
        cards = [replace(card, lane=places[card.lane]) for card in self.cards]
        grid = place(cards, phases=self.phases, lanes=self.lanes, paths=self.paths)
        return plan(grid, walks(self.paths, grid), _METRICS)

    def _cost(self, order: Lanes) -> _Cost:
        decided = self._plan(order)
        woven = weave(decided)
        restless = crossings(decided, woven, settle(woven))
        climb = 0
        for line in decided.lines:
            climb += abs(line.source.lane - line.target.lane)
            if not isinstance(line, Straight):
                restless += 2 * len(line.rails) - 2
        return restless, climb, sum(one > other for one, other in pairwise(order))
