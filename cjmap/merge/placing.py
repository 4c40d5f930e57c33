"""Put what three lists hold into one order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple, TypeAlias

from cjmap.diff.order import moved

Side: TypeAlias = Literal["ours", "theirs"]
SIDES: tuple[Side, Side] = ("ours", "theirs")


class Placed(NamedTuple):
    """An item at its place; with `only`, that is its place on one side of a conflict."""

    label: str
    only: Side | None = None


def placed(base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> list[Placed]:
    """Return all that ours and theirs hold: the order of ours, with what theirs adds and moves.

    Of what both have added at a place, ours comes first. What both have moved, to different
    places, stands at both.

    >>> [one.label for one in placed("abc", "abxc", "cab")]
    ['c', 'a', 'b', 'x']
    """
    return _Placing(base, ours, theirs).result()


class _Placing:
    def __init__(self, base: Sequence[str], ours: Sequence[str], theirs: Sequence[str]) -> None:
        self._known = set(ours)
        self._theirs = list(theirs)
        self._moved_by_us = _moved(base, ours)
        self._moved_by_them = _moved(base, theirs)
        self._added_by_us = self._known - set(base) - set(theirs)
        self._found = [Placed(label) for label in ours]

    def result(self) -> list[Placed]:
        for number, label in enumerate(self._theirs):
            if label not in self._known:
                self._found.insert(self._place(number), Placed(label))
            elif label in self._moved_by_them:
                self._move(number, label)
        return self._found

    def _move(self, number: int, label: str) -> None:
        old = next(i for i, one in enumerate(self._found) if one.label == label)
        if label not in self._moved_by_us:
            del self._found[old]
            self._found.insert(self._place(number), Placed(label))
            return
        new = self._place(number)
        if new not in (old, old + 1):
            self._found[old] = Placed(label, "ours")
            self._found.insert(new, Placed(label, "theirs"))

    def _place(self, number: int) -> int:
        """Return where what stands at a place of theirs comes: behind what it follows there."""
        at = 0
        for label in reversed(self._theirs[:number]):
            found = [i for i, one in enumerate(self._found) if one.label == label]
            if found and (label in self._moved_by_them or label not in self._moved_by_us):
                # What stands at two places was put to the last one for theirs.
                at = found[-1] + 1
                break
        while at < len(self._found) and self._found[at].label in self._added_by_us:
            at += 1
        return at


def _moved(base: Sequence[str], other: Sequence[str]) -> frozenset[str]:
    """Return what another order has elsewhere, of what both hold."""
    old, new = set(base), set(other)
    common = [one for one in base if one in new]
    return moved(common, [one for one in other if one in old])
