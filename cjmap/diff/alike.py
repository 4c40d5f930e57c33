"""Pair what is most alike in two lists, without comparing each with each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import TypeAlias

from cjmap.diff.words import Bag, likeness

# Positions in the old list and in the new one.
Pair: TypeAlias = tuple[int, int]
Judge: TypeAlias = Callable[[int, int], float]

# Up to so many pairs, each is compared; of more, those that share a token few others have.
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
    old: Sequence[Bag], new: Sequence[Bag], *, least: float, judge: Judge | None = None
) -> list[Pair]:
    """Return the pairs that are at least so much alike, the likeliest first, each item once.

    Of equally likely pairs, those count whose positions are nearest. The order of the two lists
    does not matter: swapped, they give the same pairs. `judge` may judge otherwise than by tokens.
    """

    def likely(i: int, j: int) -> float:
        return judge(i, j) if judge else likeness(old[i], new[j])

    scored = ((likely(i, j), i, j) for i, j in _candidates(old, new))
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


def _candidates(old: Sequence[Bag], new: Sequence[Bag]) -> Iterable[Pair]:
    if len(old) * len(new) <= _ALL:
        return ((i, j) for i in range(len(old)) for j in range(len(new)))
    then, now = _where(old), _where(new)
    rare = (
        (places, now[token])
        for token, places in then.items()
        if token in now and len(places) * len(now[token]) <= _RARE
    )
    return {(i, j) for olds, news in rare for i in olds for j in news}


def _where(bags: Sequence[Bag]) -> dict[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for position, bag in enumerate(bags):
        for token in bag:
            found[token].append(position)
    return found
