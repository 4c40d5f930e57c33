"""Pair what is most alike in two lists, without comparing each with each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence, Set
from typing import TypeAlias

from cjmap.diff.words import Bag, likeness

# Positions in the old list and in the new one.
Pair: TypeAlias = tuple[int, int]
# What gives an item away.
Clues: TypeAlias = Set[str]

# Up to so many pairs, each is compared; of more, those that share a clue few others have.
_ALL = 400
_RARE = 16


def same(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[Pair]:
    """Return the pairs of equal keys, in their order where there are several; None has none."""
    waiting: defaultdict[Hashable, list[int]] = defaultdict(list)
    for position in reversed(range(len(new))):
        waiting[new[position]].append(position)
    return [
        (position, waiting[key].pop())
        for position, key in enumerate(old)
        if key is not None and waiting.get(key)
    ]


def alike(
    old: Sequence[Bag],
    new: Sequence[Bag],
    *,
    least: float,
    clues: tuple[Sequence[Clues], Sequence[Clues]],
) -> list[Pair]:
    """Return the pairs that are at least so much alike, the likeliest first, each item once.

    Of equally likely pairs, those count whose positions are nearest. The order of the two lists
    does not matter: swapped, they give the same pairs. Of many items, only those are compared that
    have a clue in common which few others have.
    """
    scored = ((likeness(old[i], new[j]), i, j) for i, j in _candidates(old, new, *clues))
    found = [(-score, abs(i - j), i + j, i, j) for score, i, j in scored if score >= least]
    return list(_once((i, j) for *_, i, j in sorted(found)))


def _once(pairs: Iterable[Pair]) -> Iterator[Pair]:
    left: set[int] = set()
    right: set[int] = set()
    for i, j in pairs:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            yield i, j


def _candidates(
    old: Sequence[Bag],
    new: Sequence[Bag],
    old_clues: Sequence[Clues],
    new_clues: Sequence[Clues],
) -> Iterable[Pair]:
    if len(old) * len(new) <= _ALL:
        return ((i, j) for i in range(len(old)) for j in range(len(new)))
    then, now = _where(old_clues), _where(new_clues)
    rare = (
        (places, now[clue])
        for clue, places in then.items()
        if clue in now and len(places) * len(now[clue]) <= _RARE
    )
    return {(i, j) for olds, news in rare for i in olds for j in news}


def _where(clues: Sequence[Clues]) -> dict[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for position, ones in enumerate(clues):
        for clue in ones:
            found[clue].append(position)
    return found
