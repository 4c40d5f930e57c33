"""Turn changes round: what they would be from the new map to the old one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from typing import Any

from cjmap.diff.changes import (
    Change,
    PartAdded,
    PartRemoved,
    StatementAdded,
    StatementRemoved,
)

_TURNED = {
    PartAdded: PartRemoved,
    PartRemoved: PartAdded,
    StatementAdded: StatementRemoved,
    StatementRemoved: StatementAdded,
}
_OPPOSITES = {"added": "removed", "removed": "added"}
_SWAPPED = (
    ("was", "now"),
    ("before", "after"),
    ("added", "removed"),
    ("note_before", "note_after"),
    ("at", "was_at"),
    ("key", "was_key"),
)


def mirrored(changes: Iterable[Change]) -> list[str]:
    """Return changes turned round, spelled, in an order that is no matter of theirs."""
    return spelled(_mirror(one) for one in changes)


def spelled(changes: Iterable[Any]) -> list[str]:
    """Return changes spelled, in the order of their letters; the stops of a path are a set."""
    return sorted(repr(_in_order(one)) for one in changes)


def _in_order(one: Any) -> Any:
    stops = getattr(one, "stops", None)
    return one if stops is None else replace(one, stops=tuple(sorted(stops, key=repr)))


def _mirror(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(map(_mirror, value))
    if not is_dataclass(value) or isinstance(value, type):
        return _OPPOSITES.get(value, value) if isinstance(value, str) else value
    found = {one.name: _mirror(getattr(value, one.name)) for one in fields(value)}
    for one, other in _SWAPPED:
        if one in found and other in found:
            found[one], found[other] = found[other], found[one]
    return _TURNED.get(type(value), type(value))(**found)
