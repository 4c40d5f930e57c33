"""Merge lines as git does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

from cjmap.diff.order import kept

Lines: TypeAlias = Sequence[str]


class _Change(NamedTuple):
    """Lines that one side or both have changed, and of each side those that are new to it."""

    base: Lines
    ours: Lines
    theirs: Lines
    new_ours: Lines = ()
    new_theirs: Lines = ()

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
    """Return the lines with what both sides have changed; where they meet, what is new at both.

    >>> all_lines("ab", "xb", "zb")
    ['x', 'z', 'b']
    """
    found: list[str] = []
    for one in _changes(base, ours, theirs):
        if not one.is_conflict:
            found += one.settled()
            continue
        found += one.new_ours
        found += (line for line in one.new_theirs if line.strip() and line not in one.new_ours)
    return found


def _changes(base: Lines, ours: Lines, theirs: Lines) -> Iterator[_Change]:
    """Yield what is in all three, and between that what differs."""
    to_ours, to_theirs = dict(kept(base, ours)), dict(kept(base, theirs))
    old_ours, old_theirs = set(to_ours.values()), set(to_theirs.values())
    at = at_ours = at_theirs = 0
    for place in (*(i for i in range(len(base)) if i in to_ours and i in to_theirs), len(base)):
        until_ours = to_ours.get(place, len(ours))
        until_theirs = to_theirs.get(place, len(theirs))
        yield _Change(
            base[at:place],
            ours[at_ours:until_ours],
            theirs[at_theirs:until_theirs],
            [ours[i] for i in range(at_ours, until_ours) if i not in old_ours],
            [theirs[i] for i in range(at_theirs, until_theirs) if i not in old_theirs],
        )
        same = base[place : place + 1]
        yield _Change(same, same, same)
        at, at_ours, at_theirs = place + 1, until_ours + 1, until_theirs + 1
