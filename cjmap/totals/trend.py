"""Pair maps with what they were before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Literal, TypeAlias

from cjmap.check import Checked
from cjmap.coverage import Coverage
from cjmap.frozen import frozen

State: TypeAlias = Literal["same", "moved", "new", "gone", "apart"]


@frozen
class Pair:
    """A map and what it was before; one of them is None where it is new or gone.

    With `is_apart`, what it was is not asked: its history is another one.
    """

    now: Checked | None
    before: Checked | None = None
    is_apart: bool = False

    @property
    def state(self) -> State:
        """What became of the map's file."""
        if self.is_apart:
            return "apart"
        if self.now is None or self.before is None:
            return "new" if self.now else "gone"
        return "same" if self.now.loaded.path == self.before.loaded.path else "moved"

    @property
    def sides(self) -> tuple[Checked, ...]:
        """The map as it is and as it was, where it is and was there."""
        return tuple(one for one in (self.now, self.before) if one)

    @property
    def either(self) -> Checked:
        """The map as it is, or was last."""
        checked = self.now or self.before
        assert checked
        return checked

    @property
    def path(self) -> str:
        """The map's file, as findings show it."""
        return next(iter(self.either.loaded.sources))

    @property
    def title(self) -> str:
        """What the map is called, or was; its file, where no title could be read."""
        maps = (side.loaded.map for side in self.sides)
        return next((jmap.title for jmap in maps if jmap), self.path)


def counted(checked: Checked | None) -> Coverage | None:
    """Return the coverage of a map, None where the map is refused or not there."""
    return None if checked is None or checked.is_refused else checked.coverage


def pair(now: Iterable[Checked], before: Iterable[Checked]) -> tuple[Pair, ...]:
    """Return the maps of a project with what they were, in their order, then those that are gone.

    A map is the one that had its name; else the only one with its title, when that has gone.
    """
    today, left = tuple(now), {one.loaded.name: one for one in before}
    found = {name: left.pop(name) for name in [one.loaded.name for one in today] if name in left}
    new = tuple(one for one in today if one.loaded.name not in found)
    for title, gone in _by_title(left.values()).items():
        if moved := _by_title(new).get(title):
            found[moved.loaded.name] = left.pop(gone.loaded.name)
    pairs = (Pair(one, found.get(one.loaded.name)) for one in today)
    return (*pairs, *(Pair(None, one) for one in left.values()))


def _by_title(maps: Iterable[Checked]) -> dict[str, Checked]:
    """Return the maps whose title no other of them has."""
    known = tuple(one for one in maps if one.loaded.map)
    titled = [(one.loaded.map.title, one) for one in known if one.loaded.map]
    often = Counter(title for title, _ in titled)
    return {title: one for title, one in titled if often[title] == 1}
