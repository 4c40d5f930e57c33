"""Find what stands elsewhere in an order."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

_MOST_PAIRS = 40_000


def moved(old: Sequence[str], new: Sequence[str]) -> frozenset[str]:
    """Return the fewest items that have to move to make one order of the other.

    Both hold the same items, each once. Swapped, they give the same.

    >>> sorted(moved(["a", "b", "c", "d"], ["d", "a", "b", "c"]))
    ['d']
    """
    first, second = sorted((tuple(old), tuple(new)))
    places = {item: place for place, item in enumerate(second)}
    stay = heaviest_rise((places[item], 1) for item in first)
    return frozenset(item for item in first if places[item] not in stay)


def heaviest_rise(numbers: Iterable[tuple[int, int]]) -> set[int]:
    """Return the members of the rising subsequence that weighs most; each comes with its weight.

    The numbers are different.

    >>> sorted(heaviest_rise([(2, 1), (3, 1), (1, 5)]))
    [1]
    """
    ends: list[int] = []
    totals: list[int] = []
    before: dict[int, int | None] = {}
    for number, weight in numbers:
        at = bisect_left(ends, number)
        total = weight + (totals[at - 1] if at else 0)
        before[number] = ends[at - 1] if at else None
        # What ends higher and weighs no more is of no use.
        until = bisect_right(totals, total, at)
        ends[at:until], totals[at:until] = [number], [total]
    found: set[int] = set()
    last = ends[-1] if ends else None
    while last is not None:
        found.add(last)
        last = before[last]
    return found


def kept(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Return the positions of what stays in a sequence whose items may repeat.

    Swapped, they give the same. What is the same at both ends stays. Of very many items in
    between, those that stand there most often do not count.

    >>> kept("abcb", "acb")
    [(0, 0), (2, 1), (3, 2)]
    """
    head = same_at_the_start(old, new)
    tail = same_at_the_start(old[head:][::-1], new[head:][::-1])
    between = _same_blocks(old[head : len(old) - tail], new[head : len(new) - tail])
    return [
        *((at, at) for at in range(head)),
        *((head + i, head + j) for i, j in between),
        *((len(old) - at, len(new) - at) for at in range(tail, 0, -1)),
    ]


def same_at_the_start(one: Sequence[str], other: Sequence[str]) -> int:
    """Return with how many of the same items two sequences begin."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _same_blocks(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    is_swapped = tuple(old) > tuple(new)
    first, second = (new, old) if is_swapped else (old, new)
    # Very many that are alike would take for ever.
    is_large = len(old) * len(new) > _MOST_PAIRS
    blocks = SequenceMatcher(None, first, second, autojunk=is_large).get_matching_blocks()
    found = [(one.a + at, one.b + at) for one in blocks for at in range(one.size)]
    return [(j, i) for i, j in found] if is_swapped else found
