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
    places, stands at both; so does all that was moved where no order is what both sides want.
    Where one of two must have moved, it is the one that weighs less.

    >>> [one.label for one in placed("abc", "abxc", "cab", dict.fromkeys("abc", 1))]
    ['c', 'a', 'b', 'x']
    """
    by_us = _moved(base, ours, weights)
    moves = _Moves(ours, theirs, by_us, _moved_too(base, theirs, weights, by_us))
    found = list(moves.placed(moves.disputed))
    if by_us and moves.by_them and not _is_wanted(found, base, moves):
        return list(moves.placed((by_us | moves.by_them) & set(ours) & set(theirs)))
    return found


class _Moves(NamedTuple):
    """Two lists, and what each has elsewhere than before."""

    ours: Sequence[str]
    theirs: Sequence[str]
    by_us: frozenset[str]
    by_them: frozenset[str]

    @property
    def stay(self) -> frozenset[str]:
        return frozenset(self.ours) & frozenset(self.theirs) - self.by_us - self.by_them

    @property
    def disputed(self) -> frozenset[str]:
        """What both have moved, to different places."""
        mine, yours = _followed(self.ours, self.stay), _followed(self.theirs, self.stay)
        return frozenset(one for one in self.by_us & self.by_them if mine[one] != yours[one])

    def placed(self, disputed: frozenset[str]) -> Iterator[Placed]:
        """Yield ours, each with what theirs has behind it, and what is disputed at both places."""
        known, stay = set(self.ours), self.stay
        away = self.by_them - self.by_us
        anchors = _followed(self.theirs, stay)
        behind: defaultdict[str | None, list[Placed]] = defaultdict(list)
        for one in self.theirs:
            if one not in known or one in disputed or one in away:
                side: Side | None = "theirs" if one in disputed else None
                behind[anchors[one]].append(Placed(one, side, one in self.by_them))
        here = (
            Placed(one, "ours" if one in disputed else None, one in self.by_us)
            for one in self.ours
            if one not in away - disputed
        )
        return _woven(here, stay, behind)


def _is_wanted(found: list[Placed], base: Sequence[str], moves: _Moves) -> bool:
    """Tell whether two items stand the other way round than before where a side wants it so."""
    was, mine, yours = map(_places, (base, moves.ours, moves.theirs))
    now = {one.label: place for place, one in enumerate(found) if one.only is None}
    common = [one for one in now if one in was and one in mine and one in yours]
    for one in (moves.by_us | moves.by_them) & set(common):
        for other in common:
            before = was[one] < was[other]
            is_turned = (mine[one] < mine[other]) != before or (yours[one] < yours[other]) != before
            if one != other and ((now[one] < now[other]) != before) != is_turned:
                return False
    return True


def _places(labels: Sequence[str]) -> dict[str, int]:
    return {label: place for place, label in enumerate(labels)}


def _woven(
    here: Iterable[Placed], stay: frozenset[str], behind: Mapping[str | None, list[Placed]]
) -> Iterator[Placed]:
    """Yield ours, and before the next item that stays what theirs has behind the last one."""
    last: str | None = None
    for one in here:
        if one.label in stay:
            yield from behind.get(last, ())
            last = one.label
        yield one
    yield from behind.get(last, ())


def _followed(labels: Sequence[str], stay: frozenset[str]) -> dict[str, str | None]:
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
    places = _places(base)
    common = [label for label in other if label in places]
    rise = heaviest_rise((places[label], weights[label]) for label in common)
    return frozenset(label for label in common if places[label] not in rise)
