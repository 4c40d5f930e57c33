"""Find what stands elsewhere in an order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from difflib import SequenceMatcher


def moved(old: Sequence[str], new: Sequence[str]) -> frozenset[str]:
    """Return the fewest items that have to move to make one order of the other.

    Both hold the same items, each once. Swapped, they give the same.

    >>> sorted(moved(["a", "b", "c", "d"], ["d", "a", "b", "c"]))
    ['d']
    """
    first, second = sorted((tuple(old), tuple(new)))
    places = {item: place for place, item in enumerate(second)}
    stay = _longest_rise([places[item] for item in first])
    return frozenset(item for item in first if places[item] not in stay)


def _longest_rise(numbers: Sequence[int]) -> set[int]:
    """Return the members of a longest rising subsequence of different numbers."""
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for number in numbers:
        length = bisect_left(ends, number)
        before[number] = ends[length - 1] if length else None
        ends[length : length + 1] = [number]
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
