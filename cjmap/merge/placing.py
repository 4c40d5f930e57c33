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

    `is_moved` where one side has it elsewhere than before, and the other does not have it.
    """

    label: str
    only: Side | None = None
    is_moved: bool = False


def placed(
    base: Sequence[str],
    ours: Sequence[str],
    theirs: Sequence[str],
    weights: Mapping[str, int],
    *,
    takes_along: bool = True,
) -> list[Placed]:
    """Return all that ours and theirs hold: the order of ours, with what theirs adds and moves.

    Of what both have added at a place, ours comes first. What both have moved, to different
    places, stands at both; so does all that was moved where no order is what both sides want.
    Where one of two must have moved, it is the one that weighs less. It takes along what the
    other side has put new behind it, or else that stays behind what comes before. Swapped, they
    dispute the same, and without disputes what all three hold is in the same order.

    >>> [one.label for one in placed("abc", "abxc", "cab", dict.fromkeys("abc", 1))]
    ['c', 'a', 'b', 'x']
    """
    common = set(base) & set(ours) & set(theirs)
    was, mine, yours = ([one for one in these if one in common] for these in (base, ours, theirs))
    new = (frozenset(ours) ^ frozenset(theirs)) - set(base) if takes_along else frozenset()
    ways = [_Moves(ours, theirs, *moved, new) for moved in _ways(was, mine, yours, weights)]
    # What one side has moved and the other has taken away is no less changed.
    gone = (_moved(base, ours, weights) | _moved(base, theirs, weights)) - common
    clean = (found for one in ways if (found := _undisputed(one, was)) is not None)
    found = next(clean, None) or _with_disputes(ways[0], was)
    return [one._replace(is_moved=one.label in gone) for one in found]


def _undisputed(moves: _Moves, was: Sequence[str]) -> list[Placed] | None:
    """Return the order that is what both sides want, None where there is none."""
    if moves.disputed:
        return None
    # What is found may depend on which side the other is put into.
    both = (list(one.placed(frozenset())) for one in (moves, moves.swapped))
    return next((one for one in both if _is_wanted(one, was, moves)), None)


def _with_disputes(moves: _Moves, was: Sequence[str]) -> list[Placed]:
    """Return an order with what both have moved at both places, or else all that was moved."""
    both = [list(one.placed(moves.disputed)) for one in (moves, moves.swapped)]
    if moves.disputed and all(_is_wanted(one, was, moves) for one in both):
        return both[0]
    return list(moves.placed(moves.by_us | moves.by_them))


class _Moves(NamedTuple):
    """Two lists, what each has elsewhere than before, and what is new to one of them."""

    ours: Sequence[str]
    theirs: Sequence[str]
    by_us: frozenset[str]
    by_them: frozenset[str]
    new: frozenset[str]

    @property
    def swapped(self) -> _Moves:
        return _Moves(self.theirs, self.ours, self.by_them, self.by_us, self.new)

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
        with_them = _taken_along(self.ours, self.new, away - disputed)
        with_us = _taken_along(self.theirs, self.new, self.by_us - self.by_them - disputed)
        behind: defaultdict[str | None, list[Placed]] = defaultdict(list)
        for one in _without(self.theirs, with_us):
            if one not in known or one in disputed or one in away:
                side: Side | None = "theirs" if one in disputed else None
                along = map(Placed, with_them.get(one, ()))
                behind[anchors[one]] += (Placed(one, side), *along)
        here = (
            Placed(one, "ours" if one in disputed else None)
            for one in _with(_without(self.ours, with_them), with_us, self.new)
            if one not in away - disputed
        )
        return _woven(here, stay, behind)


def _taken_along(
    labels: Sequence[str], new: frozenset[str], moved: frozenset[str]
) -> dict[str, list[str]]:
    """Return what is new right behind each item that the other side has moved."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    last = ""
    for one in labels:
        if one not in new:
            last = one
        elif last in moved:
            found[last].append(one)
    return dict(found)


def _without(labels: Iterable[str], along: Mapping[str, list[str]]) -> list[str]:
    gone = {one for these in along.values() for one in these}
    return [one for one in labels if one not in gone]


def _with(
    labels: Iterable[str], along: Mapping[str, list[str]], new: frozenset[str]
) -> Iterator[str]:
    """Yield labels with what goes along with them, behind what is new there already."""
    last = ""
    for one in labels:
        if one not in new:
            yield from along.get(last, ())
            last = one
        yield one
    yield from along.get(last, ())


def _is_wanted(found: list[Placed], base: Sequence[str], moves: _Moves) -> bool:
    """Tell whether two items stand the other way round than before where a side wants it so."""
    if not moves.by_us or not moves.by_them:
        return True
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


def _ways(
    base: Sequence[str], ours: Sequence[str], theirs: Sequence[str], weights: Mapping[str, int]
) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """Yield what ours and theirs may have moved.

    First the lightest of both, then with what the other has not moved, if that is not more.
    """
    by_us, by_them = _moved(base, ours, weights), _moved(base, theirs, weights)
    yield by_us, by_them
    if by_us & by_them:
        heavy = sum(weights.values()) + 1
        other = _moved(base, theirs, {**weights, **dict.fromkeys(by_us, heavy)})
        if len(other) <= len(by_them):
            yield by_us, other
        other = _moved(base, ours, {**weights, **dict.fromkeys(by_them, heavy)})
        if len(other) <= len(by_us):
            yield other, by_them


def _moved(base: Sequence[str], other: Sequence[str], weights: Mapping[str, int]) -> frozenset[str]:
    """Return what another list has elsewhere, of what both hold."""
    places = _places(base)
    common = [label for label in other if label in places]
    rise = heaviest_rise((places[label], weights[label]) for label in common)
    return frozenset(label for label in common if places[label] not in rise)
