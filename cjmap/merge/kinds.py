"""What the format expects at a place, as far as merging has to know it."""

from __future__ import annotations

from cjmap.fields import Course, Files, Ids, Kind, Links, Statements, Stops, Texts

_LISTS = (Statements, Texts, Ids, Links, Files)


def may_be_one(kind: Kind | None) -> bool:
    """Tell whether a single text is the same as a list with it."""
    return isinstance(kind, _LISTS)


def is_whole(kind: Kind | None) -> bool:
    """Tell whether a list is one value, whose items mean nothing alone."""
    return isinstance(kind, Course)


def may_repeat(kind: Kind | None) -> bool:
    """Tell whether the same item may stand in a list at several places."""
    return isinstance(kind, Stops)


def may_be_reworded(kind: Kind | None) -> bool:
    """Tell whether an item that has changed a little is still the same item."""
    return kind is None or isinstance(kind, Statements | Links | Course)
