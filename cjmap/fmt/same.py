"""Tell whether two texts of a file say the same, and have the same comments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TypeAlias

from cjmap.diagnostics import Diagnostic
from cjmap.fields import Kind
from cjmap.fmt.kinds import kind_below, kind_of_items, table_of
from cjmap.fmt.texts import is_word
from cjmap.source import Mapping, Node, Scalar, Sequence, Source

# Nodes that were compared where they stand: an alias of them is the same node.
_Seen: TypeAlias = set[tuple[int, int]]


def say_the_same(one: Node, other: Node, kind: Kind | None) -> bool:
    """Tell whether two trees have the same texts below the same keys, in the order that matters.

    The order of a part's keys does not matter, that of ids and items does. Quotes matter at a
    word that is no text without them, such as `true`. What an alias repeats is of the kind that
    it is where it is written.
    """
    return _same(one, other, kind, set())


def _same(one: Node, other: Node, kind: Kind | None, seen: _Seen) -> bool:
    if (id(one), id(other)) in seen:
        return True
    seen.add((id(one), id(other)))
    if isinstance(one, Scalar):
        return isinstance(other, Scalar) and _same_text(one, other)
    if isinstance(one, Sequence):
        below = kind_of_items(kind)
        return (
            isinstance(other, Sequence)
            and len(one.items) == len(other.items)
            and all(_same(a, b, below, seen) for a, b in zip(one.items, other.items, strict=True))
        )
    return isinstance(other, Mapping) and _same_keys(one, other, kind, seen)


def _same_text(one: Scalar, other: Scalar) -> bool:
    if one.value != other.value:
        return False
    return (one.style == "") == (other.style == "") or not is_word(one.value)


def _same_keys(one: Mapping, other: Mapping, kind: Kind | None, seen: _Seen) -> bool:
    if len(one.entries) != len(other.entries):
        return False
    if table_of(kind) is None and list(one.entries) != list(other.entries):
        return False
    for key, entry in one.entries.items():
        there = other.entries.get(key)
        if there is None or entry.bare != there.bare:
            return False
        if not _same(entry.value, there.value, kind_below(kind, key), seen):
            return False
    return True


def remarks(source: Source) -> Counter[str]:
    """Return how often each comment stands in a file."""
    return Counter(one.text.rstrip() for one in source.comments)


def faults(findings: Iterable[Diagnostic]) -> Counter[tuple[str, str]]:
    """Return how often each finding of reading is there."""
    return Counter((one.problem.code, one.message) for one in findings)
