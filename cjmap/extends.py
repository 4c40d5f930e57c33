"""Lay one map's nodes over another's: order, cascade, taking away."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from cjmap.decode import NOTHING_TO_TAKE_AWAY
from cjmap.diagnostics import Diagnostic, Problem, Severity, report
from cjmap.source import Entry, Mapping, Node, Scalar, Sequence

TAKEN_ALONG = Problem("CJ026", "taken-along", Severity.NOTE)


@dataclass(frozen=True, slots=True)
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
    tree = _merge(base, overlay, findings)
    for section, cascade in _CASCADES:
        for entry in _taken_away(base, overlay, section):
            tree, notes = cascade(tree, overlay, entry)
            findings += notes
    return Merged(tree, tuple(findings))


def _merge(base: Mapping, overlay: Mapping, findings: list[Diagnostic]) -> Mapping:
    order = list(base.entries)
    entries = dict(base.entries)
    anchor: str | None = None
    for key, entry in overlay.entries.items():
        if key not in order:
            order.insert(order.index(anchor) + 1 if anchor in order else len(order), key)
        anchor = key
        merged = _merge_entry(base.entries.get(key), entry, findings)
        if merged is None:
            entries.pop(key, None)
        else:
            entries[key] = merged
    return replace(overlay, entries={key: entries[key] for key in order if key in entries})


def _merge_entry(base: Entry | None, overlay: Entry, findings: list[Diagnostic]) -> Entry | None:
    node = overlay.value
    if isinstance(node, Scalar) and node.is_null:
        if base is None:
            message = f'"{overlay.key.value}" is taken away, and no base has it here'
            findings.append(report(NOTHING_TO_TAKE_AWAY, node.span, message))
        return None
    if isinstance(node, Mapping):
        below = base.value if base and isinstance(base.value, Mapping) else _empty(node)
        return Entry(overlay.key, _merge(below, node, findings))
    if base and isinstance(node, Scalar) and node.is_empty:
        return base
    return overlay


def _empty(like: Mapping) -> Mapping:
    return replace(like, entries={})


def _taken_away(base: Mapping, overlay: Mapping, section: str) -> Iterator[Entry]:
    """Yield the entries of a section of the base that the overlay takes away."""
    before, over = base.get(section), overlay.get(section)
    if not isinstance(before, Mapping):
        return
    everything = isinstance(over, Scalar) and over.is_null
    for key, entry in before.entries.items():
        node = over.get(key) if isinstance(over, Mapping) else None
        if everything or (isinstance(node, Scalar) and node.is_null):
            yield entry


def _writes(overlay: Mapping, *route: str) -> bool:
    node: Node | None = overlay
    for key in route:
        node = node.get(key) if isinstance(node, Mapping) else None
    return node is not None and not (isinstance(node, Scalar) and node.is_null)


def _without_phase(
    tree: Mapping, overlay: Mapping, phase: Entry
) -> tuple[Mapping, list[Diagnostic]]:
    notes: list[Diagnostic] = []
    for key, entry in _section(tree, "touchpoints").items():
        said = entry.value.get("phase") if isinstance(entry.value, Mapping) else None
        belongs = isinstance(said, Scalar) and said.value == phase.key.value
        if belongs and not _writes(overlay, "touchpoints", key):
            tree = _drop(tree, "touchpoints", key)
            message = f'touchpoint "{key}" goes along with its phase "{phase.key.value}"'
            notes.append(_note(overlay, phase, "phases", message))
            tree, more = _without_touchpoint(tree, overlay, entry)
            notes += more
    return tree, notes


def _without_touchpoint(
    tree: Mapping, overlay: Mapping, touchpoint: Entry
) -> tuple[Mapping, list[Diagnostic]]:
    notes: list[Diagnostic] = []
    id = touchpoint.key.value
    for key, journey in _section(tree, "journeys").items():
        path = journey.value.get("path") if isinstance(journey.value, Mapping) else None
        if not isinstance(path, Sequence) or _writes(overlay, "journeys", key, "path"):
            continue
        left = tuple(item for item in path.items if _stop_id(item) != id)
        if len(left) < len(path.items):
            tree = _put(tree, ("journeys", key, "path"), replace(path, items=left))
            message = f'touchpoint "{id}" loses its place in the path of "{key}"'
            notes.append(_note(overlay, touchpoint, "touchpoints", message))
    return tree, notes


def _without_persona(
    tree: Mapping, overlay: Mapping, persona: Entry
) -> tuple[Mapping, list[Diagnostic]]:
    notes: list[Diagnostic] = []
    id = persona.key.value
    for key, journey in _section(tree, "journeys").items():
        said = journey.value.get("persona") if isinstance(journey.value, Mapping) else None
        if isinstance(said, Scalar) and said.value == id and not _writes(overlay, "journeys", key):
            tree = _drop(tree, "journeys", key)
            message = f'journey "{key}" goes along with its persona "{id}"'
            notes.append(_note(overlay, persona, "personas", message))
    for section in ("phases", "touchpoints"):
        for key, part in _section(tree, section).items():
            own = part.value.get("per_persona") if isinstance(part.value, Mapping) else None
            has = isinstance(own, Mapping) and id in own.entries
            if has and not _writes(overlay, section, key, "per_persona", id):
                tree = _drop(tree, section, key, "per_persona", id)
                message = f'what "{key}" says for persona "{id}" goes along with the persona'
                notes.append(_note(overlay, persona, "personas", message))
    return tree, notes


_CASCADES: tuple[
    tuple[str, Callable[[Mapping, Mapping, Entry], tuple[Mapping, list[Diagnostic]]]], ...
] = (
    ("phases", _without_phase),
    ("touchpoints", _without_touchpoint),
    ("personas", _without_persona),
)


def _note(overlay: Mapping, taken: Entry, section: str, message: str) -> Diagnostic:
    """Report at the `null` in the overlay that set off the cascade."""
    over = overlay.entries.get(section)
    here = (
        over.value.entries.get(taken.key.value)
        if over and isinstance(over.value, Mapping)
        else over
    )
    where = here.key.span if here else taken.key.span
    return report(TAKEN_ALONG, where, message)


def _section(tree: Mapping, name: str) -> dict[str, Entry]:
    node = tree.get(name)
    return dict(node.entries) if isinstance(node, Mapping) else {}


def _stop_id(item: Node) -> str | None:
    if isinstance(item, Mapping) and len(item.entries) == 1:
        return next(iter(item.entries))
    return item.value if isinstance(item, Scalar) else None


def _drop(tree: Mapping, *route: str) -> Mapping:
    head, *rest = route
    entries = dict(tree.entries)
    node = entries[head].value
    if rest and isinstance(node, Mapping):
        entries[head] = Entry(entries[head].key, _drop(node, *rest))
    else:
        del entries[head]
    return replace(tree, entries=entries)


def _put(tree: Mapping, route: tuple[str, ...], value: Node) -> Mapping:
    head, *rest = route
    entries = dict(tree.entries)
    entry = entries[head]
    below = entry.value
    if rest and isinstance(below, Mapping):
        value = _put(below, tuple(rest), value)
    entries[head] = Entry(entry.key, value)
    return replace(tree, entries=entries)
