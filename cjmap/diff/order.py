"""Find what stands elsewhere in an order."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher


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

    Swapped, they give the same.
    """
    is_swapped = tuple(old) > tuple(new)
    first, second = (new, old) if is_swapped else (old, new)
    blocks = SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
    found = [(one.a + at, one.b + at) for one in blocks for at in range(one.size)]
    return [(j, i) for i, j in found] if is_swapped else found
