"""Choose the order of strands in rows and of turns in gutters, so that lines rarely cross."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
from math import comb

from cjmap.layout.crossings import Order, between, least
from cjmap.layout.sifting import Costs, Pairs, costs, sifted
from cjmap.layout.strands import Turn, Weave
from cjmap.layout.tracks import Span, colour

# How often all rows are gone through; hardly any picture changes after the second time.
_ROUNDS = 4
# Gutters with more turns are not worth the time that an order takes.
MOST_TURNS = 48
# Where strands meet in more pairs no order calms them.
_MOST_PAIRS = 20_000


def settle(weave: Weave) -> Order:
    """An order with few crossings: where nothing else is better, that of the paths.

    First the strands of each row are sifted, for the turns in the better order of each two; then
    the turns of each gutter. Crowded rows and gutters stay as they are, and where very many strands
    meet, all rows.
    """
    rows = _Rows(weave)
    for _ in range(_ROUNDS):
        if not rows.sift():
            break
    return Order(rows.y, _turns_in_order(weave, rows.y))


class _Rows:
    """The heights of all strands, while they are sifted."""

    def __init__(self, weave: Weave) -> None:
        self._weave = weave
        self._reach = 4 * len(weave.rows) + 4
        self._rows = {
            row: strands if row in weave.crowded else sorted(strands, key=self._rank)
            for row, strands in weave.by_row().items()
        }
        self.y = [0.0] * len(weave.rows)
        for row, strands in self._rows.items():
            self._number(row, strands)
        self._fixed, self._open = _pairs(weave)

    def _rank(self, strand: int) -> tuple[int, int]:
        return self._weave.paths[strand], strand

    def _number(self, row: int, strands: Sequence[int]) -> None:
        places: Sequence[int] = range(len(strands))
        if row in self._weave.crowded:
            places = colour([Span(*self._weave.hulls[strand]) for strand in strands])
        for strand, place in zip(strands, places, strict=True):
            self.y[strand] = row * self._reach + place

    def sift(self) -> bool:
        """Go through all rows once; says whether anything changed."""
        changed = [row for row in self._fixed if self._sift_row(row)]
        return bool(changed)

    def _sift_row(self, row: int) -> bool:
        before = self._rows[row]
        self._rows[row] = sifted(before, self._costs(row))
        if self._rows[row] == before:
            return False
        self._number(row, self._rows[row])
        return True

    def _costs(self, row: int) -> Costs:
        """What the order of each two strands costs, as all others stand now."""
        y = self.y
        pairs = dict(self._fixed[row])
        for one, other, turn, other_turn in self._open.get(row, ()):
            now = least(turn, other_turn, y)
            y[one], y[other] = y[other], y[one]
            swapped = least(turn, other_turn, y)
            y[one], y[other] = y[other], y[one]
            if y[one] > y[other]:
                now, swapped = swapped, now
            before, behind = pairs.get((one, other), (0, 0))
            pairs[one, other] = before + now, behind + swapped
        return costs(pairs)


_Open = Sequence[tuple[int, int, Turn, Turn]]


def _pairs(weave: Weave) -> tuple[Mapping[int, Pairs], Mapping[int, _Open]]:
    """What the order of two strands costs in each row, and where that hangs on other rows too."""
    fixed: defaultdict[int, dict[tuple[int, int], tuple[int, int]]] = defaultdict(dict)
    open_: defaultdict[int, list[tuple[int, int, Turn, Turn]]] = defaultdict(list)
    turning = {(weave.rows[strand], half): None for strand, half in weave.ends}
    places = [place for place in turning if place[0] not in weave.crowded]
    if sum(comb(len(weave.meets[place]), 2) for place in places) > _MOST_PAIRS:
        return fixed, open_
    for row, half in places:
        known = fixed[row]
        for one, other in combinations(weave.meets[row, half], 2):
            turns = weave.ends.get((one, half)), weave.ends.get((other, half))
            if turns[0] is not None and turns[1] is not None:
                open_[row].append((one, other, weave.turns[turns[0]], weave.turns[turns[1]]))
            elif turns[0] is not None and (other, half) not in weave.quiet:
                _add(known, (one, other), weave.turns[turns[0]].upper == one)
            elif turns[1] is not None and (one, half) not in weave.quiet:
                _add(known, (one, other), weave.turns[turns[1]].upper != other)
    return fixed, open_


def _add(
    pairs: dict[tuple[int, int], tuple[int, int]], pair: tuple[int, int], is_before: bool
) -> None:
    before, behind = pairs.get(pair, (0, 0))
    pairs[pair] = before + is_before, behind + (not is_before)


def _turns_in_order(weave: Weave, y: Sequence[float]) -> Sequence[float]:
    places = [0.0] * len(weave.turns)
    for turns in weave.by_gutter().values():
        if len(turns) > MOST_TURNS:
            continue
        pairs = {
            (one, other): (
                between(weave.turns[one], weave.turns[other], y),
                between(weave.turns[other], weave.turns[one], y),
            )
            for one, other in combinations(turns, 2)
        }
        lead = dict.fromkeys(turns, 0)
        for (one, other), (before, behind) in pairs.items():
            lead[one] += before - behind
            lead[other] += behind - before
        ordered = sorted(turns, key=lambda turn: (lead[turn], turn))
        for place, turn in enumerate(sifted(ordered, costs(pairs))):
            places[turn] = place
    return places
