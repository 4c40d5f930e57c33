"""Merge lines as git does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple, TypeAlias

Lines: TypeAlias = Sequence[str]
_MOST_PAIRS = 40_000


class _Change(NamedTuple):
    """Lines that one side or both have changed."""

    base: Lines
    ours: Lines
    theirs: Lines

    @property
    def is_conflict(self) -> bool:
        return self.ours != self.theirs and self.base not in (self.ours, self.theirs)

    def settled(self) -> Lines:
        return self.theirs if self.ours == self.base else self.ours


def merged_lines(base: Lines, ours: Lines, theirs: Lines) -> list[str] | None:
    """Return the lines with what both sides have changed; None where they meet.

    >>> merged_lines("abcd", "xbcd", "abcz")
    ['x', 'b', 'c', 'z']
    >>> merged_lines("a", "x", "z")
    """
    changes = list(_changes(base, ours, theirs))
    if any(one.is_conflict for one in changes):
        return None
    return [line for one in changes for line in one.settled()]


def all_lines(base: Lines, ours: Lines, theirs: Lines) -> list[str]:
    """Return the lines with what both sides have changed; where they meet, what both say.

    >>> all_lines("ab", "xb", "zb")
    ['x', 'z', 'b']
    """
    found: list[str] = []
    for one in _changes(base, ours, theirs):
        found += one.settled()
        if one.is_conflict:
            found += (line for line in one.theirs if line.strip() and line not in one.ours)
    return found


def _changes(base: Lines, ours: Lines, theirs: Lines) -> Iterator[_Change]:
    """Yield what is in all three, and between that what differs."""
    to_ours, to_theirs = _kept(base, ours), _kept(base, theirs)
    at = at_ours = at_theirs = 0
    for place in (*(i for i in range(len(base)) if i in to_ours and i in to_theirs), len(base)):
        until_ours = to_ours.get(place, len(ours))
        until_theirs = to_theirs.get(place, len(theirs))
        yield _Change(base[at:place], ours[at_ours:until_ours], theirs[at_theirs:until_theirs])
        same = base[place : place + 1]
        yield _Change(same, same, same)
        at, at_ours, at_theirs = place + 1, until_ours + 1, until_theirs + 1


def _kept(base: Lines, other: Lines) -> dict[int, int]:
    """Return where each line of the base that is kept stands in the other."""
    head = next((i for i, (a, b) in enumerate(zip(base, other, strict=False)) if a != b), None)
    if head is None:
        head = min(len(base), len(other))
    one, two = base[head:], other[head:]
    # Very many lines that are alike would take for ever: the most frequent no longer count.
    is_large = len(one) * len(two) > _MOST_PAIRS
    blocks = SequenceMatcher(None, one, two, autojunk=is_large).get_matching_blocks()
    kept = {head + block.a + i: head + block.b + i for block in blocks for i in range(block.size)}
    return {i: i for i in range(head)} | kept
