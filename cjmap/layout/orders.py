"""Give each strand a slot in its row, and each turn a track in its gutter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from cjmap.frozen import frozen
from cjmap.layout.crossings import Order
from cjmap.layout.settling import MOST_TURNS
from cjmap.layout.strands import Key, Weave
from cjmap.layout.tracks import Span, colour, layered

# Turns of one track keep their distance when they end in different rows, or so many slots apart.
_APART = 2


@frozen
class Orders:
    """The slot of everything level in its row, and the track of every turn in its gutter."""

    slots: Mapping[Key, int]
    tracks: Mapping[Key, int]


def orders(weave: Weave, order: Order) -> Orders:
    """As few slots and tracks as an order allows."""
    slots = _slots(weave, order)
    tracks = _tracks(weave, order, slots)
    return Orders(
        {key: slots[strand] for key, strand in weave.of.items()},
        {turn.key: track for turn, track in zip(weave.turns, tracks, strict=True)},
    )


def _slots(weave: Weave, order: Order) -> Sequence[int]:
    beside: defaultdict[int, list[int]] = defaultdict(list)
    for one, other in weave.neighbours():
        beside[one].append(other)
        beside[other].append(one)
    slots = [0] * len(weave.rows)
    for row, strands in weave.by_row().items():
        ordered = sorted(strands, key=lambda strand: (order.strands[strand], strand))
        if row in weave.crowded:
            spans = [Span(*weave.hulls[strand]) for strand in strands]
            found = dict(zip(strands, colour(spans), strict=True))
        else:
            found = layered(ordered, beside, _wishes(weave, strands) if row % 2 else {})
        for strand, slot in found.items():
            slots[strand] = slot
    return slots


def _wishes(weave: Weave, strands: Iterable[int]) -> Mapping[int, int]:
    """The slot that a path has on its way through a lane, while there is room."""
    paths = sorted({weave.paths[strand] for strand in strands})
    ranks = {path: rank for rank, path in enumerate(paths)}
    return {strand: ranks[weave.paths[strand]] for strand in strands}


def _tracks(weave: Weave, order: Order, slots: Sequence[int]) -> Sequence[int]:
    # One number for each place in the picture from top to bottom, rows far apart.
    reach = max(slots, default=0) + _APART + 1
    y = [row * reach + slot for row, slot in zip(weave.rows, slots, strict=True)]
    spans = [Span(y[turn.upper], y[turn.lower]) for turn in weave.turns]
    tracks = [0] * len(spans)
    for turns in weave.by_gutter().values():
        for turn, track in _gutter(turns, order, spans).items():
            tracks[turn] = track
    return tracks


def _gutter(turns: Sequence[int], order: Order, spans: Sequence[Span]) -> Mapping[int, int]:
    if len(turns) > MOST_TURNS:
        wide = [Span(spans[turn].low, spans[turn].high + _APART - 1) for turn in turns]
        return dict(zip(turns, colour(wide), strict=True))
    beside: defaultdict[int, list[int]] = defaultdict(list)
    for one, other in combinations(turns, 2):
        low, high = max(spans[one].low, spans[other].low), min(spans[one].high, spans[other].high)
        if low < high + _APART:
            beside[one].append(other)
            beside[other].append(one)
    ordered = sorted(turns, key=lambda turn: (order.turns[turn], turn))
    return layered(ordered, beside, {})
