"""Find the lines of a change in the old map and in the new one."""

from __future__ import annotations

from itertools import takewhile

from cjmap.check import Checked
from cjmap.checking.locate import Position, position
from cjmap.diff import Change
from cjmap.place import Place
from cjmap.totals.trend import Pair


def lines_of(change: Change, pair: Pair) -> tuple[Position | None, Position | None]:
    """Return where what has changed stood, and where it stands; None where it is not there."""
    return _at(change.at.was, pair.before), _at(change.at.now, pair.now)


def place_of(change: Change, pair: Pair) -> Position:
    """Return where what has changed stands; of what is gone, where the part is that it was in."""
    _, now = lines_of(change, pair)
    if now:
        return now
    assert pair.now
    part, was = change.at.part.now, change.at.was
    route = tuple(takewhile(lambda key: isinstance(key, str), was.route if was else ()))
    if part and part.id:
        route = (*route[:1], part.id, *route[2:])
    here = Place(next(iter(pair.now.loaded.sources)), route)
    return position(here, pair.now.loaded.sources, pair.now.loaded.tree)


def _at(place: Place | None, checked: Checked | None) -> Position | None:
    if place is None or checked is None:
        return None
    return position(place, checked.loaded.sources, checked.loaded.tree)


def file_of(checked: Checked) -> str:
    """Return the file that a map is written in: of what a to-be map is laid over, the base."""
    if checked.loaded.tree is None:
        return next(iter(checked.loaded.sources))
    return position(Place(""), checked.loaded.sources, checked.loaded.tree).file
