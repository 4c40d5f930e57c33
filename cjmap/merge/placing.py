"""Put what three lists hold into one order."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple, TypeAlias

from cjmap.diff.order import heaviest_rise

Side: TypeAlias = Literal["ours", "theirs"]
SIDES: tuple[Side, Side] = ("ours", "theirs")


class Placed(NamedTuple):
    """An item at its place; with `only`, that is its place on one side of a conflict.

    `is_moved` where one side has it elsewhere than before.
    """

    label: str
    only: Side | None = None
    is_moved: bool = False


def placed(
    base: Sequence[str], ours: Sequence[str], theirs: Sequence[str], weights: Mapping[str, int]
) -> list[Placed]:
    """Return all that ours and theirs hold: the order of ours, with what theirs adds and moves.

    Of what both have added at a place, ours comes first. What both have moved, to different
    places, stands at both. Where one of two must have moved, it is the one that weighs less.

    >>> [one.label for one in placed("abc", "abxc", "cab", dict.fromkeys("abc", 1))]
    ['c', 'a', 'b', 'x']
    """
    moved_by_us = _moved(base, ours, weights)
    moved_by_them = _moved_too(base, theirs, weights, moved_by_us)
    stay = (set(ours) & set(theirs)) - moved_by_us - moved_by_them
    mine, yours = _followed(ours, stay), _followed(theirs, stay)
    away = moved_by_them - moved_by_us
    both = {one for one in moved_by_us & moved_by_them if mine[one] != yours[one]}
    here = [
        Placed(one, "ours" if one in both else None, one in moved_by_us)
        for one in ours
        if one not in away
    ]
    behind: defaultdict[str | None, list[Placed]] = defaultdict(list)
    for one in theirs:
        if one not in mine or one in both or one in away:
            side: Side | None = "theirs" if one in both else None
            behind[yours[one]].append(Placed(one, side, one in moved_by_them))
    return list(_woven(here, stay, behind))


def _woven(
    here: Iterable[Placed], stay: set[str], behind: Mapping[str | None, list[Placed]]
) -> Iterator[Placed]:
    """Yield ours, and before the next item that stays what theirs has behind the last one."""
    last: str | None = None
    for one in here:
        if one.label in stay:
            yield from behind.get(last, ())
            last = one.label
        yield one
    yield from behind.get(last, ())


def _followed(labels: Sequence[str], stay: set[str]) -> dict[str, str | None]:
    """Return which of those that stay comes before each item, None where none does."""
    found: dict[str, str | None] = {}
    last: str | None = None
    for label in labels:
        found[label] = last
        last = label if label in stay else last
    return found


def _moved_too(
    base: Sequence[str],
    theirs: Sequence[str],
    weights: Mapping[str, int],
    moved_by_us: frozenset[str],
) -> frozenset[str]:
    """Return what theirs has moved: if as few can explain it, nothing that ours has moved."""
    found = _moved(base, theirs, weights)
    if not found & moved_by_us:
        return found
    heavy = sum(weights.values()) + 1
    other = _moved(base, theirs, {**weights, **dict.fromkeys(moved_by_us, heavy)})
    return other if len(other) <= len(found) else found


def _moved(base: Sequence[str], other: Sequence[str], weights: Mapping[str, int]) -> frozenset[str]:
    """Return what another list has elsewhere, of what both hold."""
    places = {label: place for place, label in enumerate(base)}
    common = [label for label in other if label in places]
    rise = heaviest_rise((places[label], weights[label]) for label in common)
    return frozenset(label for label in common if places[label] not in rise)
