"""Tell whether two texts of a file say the same, and have the same comments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable

from cjmap.diagnostics import Diagnostic
from cjmap.fields import Kind
from cjmap.fmt.kinds import kind_below, kind_of_items, table_of
from cjmap.fmt.texts import is_word
from cjmap.source import Mapping, Node, Scalar, Source


def said(node: Node, kind: Kind | None) -> Hashable:
    """Return what a tree says: equal where texts, keys and order that matters are equal.

    The order of a part's keys is none that matters, that of ids and items is. Quotes matter at
    a word that is no text without them, such as `true`.
    """
    if isinstance(node, Scalar):
        return node.value, node.style == "" and is_word(node.value)
    if isinstance(node, Mapping):
        pairs = [
            (key, entry.bare, said(entry.value, kind_below(kind, key)))
            for key, entry in node.entries.items()
        ]
        return frozenset(pairs) if table_of(kind) else tuple(pairs)
    below = kind_of_items(kind)
    return ("[]", *(said(item, below) for item in node.items))


def remarks(source: Source) -> Counter[str]:
    """Return how often each comment stands in a file."""
    return Counter(one.text.rstrip() for one in source.comments)


def faults(findings: Iterable[Diagnostic]) -> Counter[tuple[str, str]]:
    """Return how often each finding of reading is there."""
    return Counter((one.problem.code, one.message) for one in findings)
