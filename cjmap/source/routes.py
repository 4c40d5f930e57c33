"""Find the part that a route leads to."""

from __future__ import annotations

from cjmap.place import Span
from cjmap.source.nodes import Mapping, Node, Scalar, Sequence


def find(root: Node, route: tuple[str | int, ...]) -> Node | None:
    """Return the node at the end of a route, or None where it is not written."""
    node: Node | None = root
    for step in route:
        node = _step(node, step)
    return node


def span_of(root: Node, route: tuple[str | int, ...]) -> Span:
    """Return where a route stands, or the deepest part of it that is written.

    A text stands where it is written, a mapping or list at its key; as an item of a list, and
    as the root, at its first character.
    """
    node, span = root, _first_character(root)
    for step in route:
        found = _step(node, step)
        if found is None:
            return span
        span = _shown(node, step, found)
        node = found
    return span


def key_of(root: Node, route: tuple[str | int, ...]) -> Span:
    """Return where the key at the end of a route stands; where there is none, like `span_of`."""
    owner = find(root, route[:-1])
    entry = owner.entries.get(str(route[-1])) if isinstance(owner, Mapping) else None
    return entry.key.span if entry else span_of(root, route)


def _step(node: Node | None, step: str | int) -> Node | None:
    if isinstance(node, Mapping) and isinstance(step, str):
        return node.get(step)
    if isinstance(node, Sequence) and isinstance(step, int) and 0 <= step < len(node.items):
        return node.items[step]
    return None


def _shown(parent: Node, step: str | int, node: Node) -> Span:
    if isinstance(node, Scalar) and (node.span.start < node.span.end):
        return node.span
    if isinstance(parent, Mapping) and isinstance(step, str):
        return parent.entries[step].key.span
    return _first_character(node)


def _first_character(node: Node) -> Span:
    span = node.span
    return Span(span.file, span.start, min(span.start + 1, span.end))
