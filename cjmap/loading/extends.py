"""Lay one map's nodes over another's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cjmap.decoding.walk import NOTHING_TO_TAKE_AWAY
from cjmap.diagnostics import Diagnostic, report
from cjmap.frozen import frozen
from cjmap.loading.cascade import take_along
from cjmap.source import Entry, Mapping, Scalar


@frozen
class Merged:
    """A tree laid over its base, and what is to be said about it."""

    tree: Mapping
    findings: tuple[Diagnostic, ...]


def lay_over(base: Mapping, overlay: Mapping) -> Merged:
    """Return `overlay` laid over `base`.

    Mappings merge, everything else is replaced, `null` takes away, an empty key leaves the base
    as it is. A new key stands behind the key that precedes it in the overlay, else at the end.
    What the overlay itself writes is never taken along.
    """
    findings: list[Diagnostic] = []
    merged = _merge(base, overlay, findings)
    tree, notes = take_along(merged, base, overlay)
    return Merged(tree, (*findings, *notes))


def _merge(base: Mapping, overlay: Mapping, findings: list[Diagnostic]) -> Mapping:
    entries = {}
    for key in _order(base, overlay):
        over = overlay.entries.get(key)
        before = base.entries.get(key)
        merged = _merge_entry(before, over, findings) if over else before
        if merged:
            entries[key] = merged
    return replace(overlay, entries=entries)


def _order(base: Mapping, overlay: Mapping) -> Iterator[str]:
    """Yield the keys of both, the new ones behind the key that precedes them in the overlay."""
    behind: dict[str | None, str] = {}
    last: str | None = None
    for key in overlay.entries:
        if key not in base.entries:
            behind[last] = key
        last = key
    for anchor in (*base.entries, None):
        if anchor is not None:
            yield anchor
        new = behind.get(anchor)
        while new is not None:
            yield new
            new = behind.get(new)


def _merge_entry(base: Entry | None, overlay: Entry, findings: list[Diagnostic]) -> Entry | None:
    node = overlay.value
    if isinstance(node, Scalar) and node.is_null:
        if base is None:
            message = f'"{overlay.key.value}" is taken away, and no base has it here'
            findings.append(report(NOTHING_TO_TAKE_AWAY, node.span, message))
        return None
    if isinstance(node, Mapping):
        below = base.value if base and isinstance(base.value, Mapping) else _empty(node)
        if base and not node.entries:
            return base
        return Entry(overlay.key, _merge(below, node, findings))
    if base and isinstance(node, Scalar) and node.is_empty:
        return base
    return overlay


def _empty(like: Mapping) -> Mapping:
    return replace(like, entries={})
