"""Read aliases as they are written, not as what they refer to."""

from __future__ import annotations

import re
from dataclasses import replace

from cjmap.source import Mapping, Node, Scalar, Sequence, Source

ALIAS = "*"
_NAME = re.compile(r"(?:[\s:,-]|#[^\n]*)*(\*[^\s,\[\]{}]+)")


def as_written(source: Source) -> Source:
    """Return a file in which `*name` stands for itself, as a text of style `*` at its place."""
    if source.root is None or ALIAS not in source.text:
        return source
    root = _written(source.root, source.text)
    return replace(source, root=root) if isinstance(root, Mapping) else source


def _written(node: Node, text: str) -> Node:
    if isinstance(node, Mapping):
        entries = {
            key: replace(entry, value=_at(entry.value, entry.key.span.end, text))
            for key, entry in node.entries.items()
        }
        return replace(node, entries=entries)
    if isinstance(node, Sequence):
        items: list[Node] = []
        for item in node.items:
            items.append(_at(item, items[-1].span.end if items else node.span.start, text))
        return replace(node, items=tuple(items))
    return node


def _at(node: Node, at: int, text: str) -> Node:
    """Return what stands behind an offset: an alias where the node stands further up."""
    found = _NAME.match(text, at) if node.span.start < at else None
    if not found:
        return _written(node, text)
    span = replace(node.span, start=found.start(1), end=found.end(1))
    return Scalar(found[1], ALIAS, span)
