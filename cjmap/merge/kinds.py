"""What the format expects below a key, as far as merging has to know it."""

from __future__ import annotations

from cjmap.decoding.titles import TABLES
from cjmap.fields import (
    Course,
    Files,
    Ids,
    Kind,
    LaneTexts,
    Links,
    Part,
    Parts,
    Patterns,
    Statements,
    Stops,
    Texts,
)

_LISTS = (Statements, Texts, Ids, Links, Files)


def inside(kind: Kind | None, key: str) -> Kind | None:
    """Return what is expected at a key or an item of what is expected; None where it is not known.

    >>> inside(Part("touchpoint"), "channel")
    Ids(of='channel')
    """
    if isinstance(kind, Part):
        field = TABLES[kind.part].get(key)
        return field.kind if field else None
    if isinstance(kind, Parts | Patterns):
        return Part(kind.part)
    if isinstance(kind, Statements):
        return Part("statement")
    if isinstance(kind, Links):
        return Part("link")
    return Statements() if isinstance(kind, LaneTexts) else None


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
    return kind is None or isinstance(kind, Statements | Links)
