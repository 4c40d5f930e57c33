"""Take along what belongs to a part of a base that an overlay takes away."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from cjmap.diagnostics import Diagnostic, Problem, Severity, report
from cjmap.place import Span
from cjmap.source import Entry, Mapping, Node, Scalar, Sequence

TAKEN_ALONG = Problem("CJ026", "taken-along", Severity.NOTE)


def take_along(
    tree: Mapping, base: Mapping, overlay: Mapping
) -> tuple[Mapping, tuple[Diagnostic, ...]]:
    """Return the merged tree without what goes along, and a note for each part that does.

    A phase takes its touchpoints along, a touchpoint its place in paths, a persona its journeys
    and what is said for that persona alone. What the overlay itself writes stays.
    """
    phases = _taken_away(base, overlay, "phases")
    touchpoints = _taken_away(base, overlay, "touchpoints")
    personas = _taken_away(base, overlay, "personas")
    notes: list[Diagnostic] = []
    if phases:
        tree, along = _without_touchpoints(tree, overlay, phases, notes)
        touchpoints = {**touchpoints, **along}
    if touchpoints:
        tree = _without_stops(tree, overlay, touchpoints, notes)
    if personas:
        tree = _without_journeys(tree, overlay, personas, notes)
        for section in ("phases", "touchpoints"):
            tree = _without_words(tree, overlay, section, personas, notes)
    return tree, tuple(notes)


def _taken_away(base: Mapping, overlay: Mapping, section: str) -> dict[str, Span]:
    """Return the ids of a section that the overlay takes away, with where it says so."""
    before, over = base.get(section), overlay.entries.get(section)
    if not isinstance(before, Mapping) or over is None:
        return {}
    if _is_null(over.value):
        return dict.fromkeys(before.entries, over.key.span)
    if not isinstance(over.value, Mapping):
        return {}
    nulls = {id: entry for id, entry in over.value.entries.items() if _is_null(entry.value)}
    return {id: entry.key.span for id, entry in nulls.items() if id in before.entries}


def _without_touchpoints(
    tree: Mapping, overlay: Mapping, phases: dict[str, Span], notes: list[Diagnostic]
) -> tuple[Mapping, dict[str, Span]]:
    along: dict[str, Span] = {}
    for id, entry in _section(tree, "touchpoints").items():
        phase = _text(entry.value, "phase")
        if phase in phases and not _writes(overlay, "touchpoints", id):
            along[id] = phases[phase]
            message = f'touchpoint "{id}" goes along with its phase "{phase}"'
            notes.append(report(TAKEN_ALONG, phases[phase], message))
    return _with_section(tree, "touchpoints", _but(_section(tree, "touchpoints"), along)), along


def _without_stops(
    tree: Mapping, overlay: Mapping, touchpoints: dict[str, Span], notes: list[Diagnostic]
) -> Mapping:
    journeys = dict(_section(tree, "journeys"))
    for id, entry in journeys.items():
        path = entry.value.get("path") if isinstance(entry.value, Mapping) else None
        if not isinstance(path, Sequence) or _writes(overlay, "journeys", id, "path"):
            continue
        left = tuple(item for item in path.items if _stop(item) not in touchpoints)
        for gone in dict.fromkeys(_stop(item) for item in path.items):
            if gone in touchpoints:
                message = f'touchpoint "{gone}" loses its place in the path of "{id}"'
                notes.append(report(TAKEN_ALONG, touchpoints[gone], message))
        if isinstance(entry.value, Mapping) and len(left) < len(path.items):
            journeys[id] = _with_value(entry, "path", replace(path, items=left))
    return _with_section(tree, "journeys", journeys)


def _without_journeys(
    tree: Mapping, overlay: Mapping, personas: dict[str, Span], notes: list[Diagnostic]
) -> Mapping:
    along = []
    for id, entry in _section(tree, "journeys").items():
        persona = _text(entry.value, "persona")
        if persona in personas and not _writes(overlay, "journeys", id):
            along.append(id)
            message = f'journey "{id}" goes along with its persona "{persona}"'
            notes.append(report(TAKEN_ALONG, personas[persona], message))
    return _with_section(tree, "journeys", _but(_section(tree, "journeys"), along))


def _without_words(
    tree: Mapping,
    overlay: Mapping,
    section: str,
    personas: dict[str, Span],
    notes: list[Diagnostic],
) -> Mapping:
    """Drop what phases or touchpoints say for the personas alone."""
    parts = dict(_section(tree, section))
    for id, entry in parts.items():
        own = entry.value.get("per_persona") if isinstance(entry.value, Mapping) else None
        if not isinstance(own, Mapping):
            continue
        along = [
            persona
            for persona in own.entries
            if persona in personas and not _writes(overlay, section, id, "per_persona", persona)
        ]
        for persona in along:
            message = f'what "{id}" says for persona "{persona}" goes along with the persona'
            notes.append(report(TAKEN_ALONG, personas[persona], message))
        if along:
            left = replace(own, entries=_but(own.entries, along))
            parts[id] = _with_value(entry, "per_persona", left)
    return _with_section(tree, section, parts)


def _writes(overlay: Mapping, *route: str) -> bool:
    node: Node | None = overlay
    for key in route:
        node = node.get(key) if isinstance(node, Mapping) else None
    return node is not None and not _is_null(node)


def _is_null(node: Node) -> bool:
    return isinstance(node, Scalar) and node.is_null


def _text(node: Node, key: str) -> str | None:
    value = node.get(key) if isinstance(node, Mapping) else None
    return value.value.strip() if isinstance(value, Scalar) else None


def _stop(item: Node) -> str:
    if isinstance(item, Mapping) and len(item.entries) == 1:
        return next(iter(item.entries))
    return item.value.strip() if isinstance(item, Scalar) else ""


def _section(tree: Mapping, name: str) -> dict[str, Entry]:
    node = tree.get(name)
    return node.entries if isinstance(node, Mapping) else {}


def _but(entries: dict[str, Entry], gone: Collection[str]) -> dict[str, Entry]:
    return {key: entry for key, entry in entries.items() if key not in gone}


def _with_section(tree: Mapping, name: str, entries: dict[str, Entry]) -> Mapping:
    section = tree.entries.get(name)
    if section is None or not isinstance(section.value, Mapping):
        return tree
    changed = Entry(section.key, replace(section.value, entries=entries))
    return replace(tree, entries={**tree.entries, name: changed})


def _with_value(entry: Entry, key: str, value: Node) -> Entry:
    """Return a part with another value at a key that it has."""
    part = entry.value
    if not isinstance(part, Mapping):
        return entry
    changed = {**part.entries, key: Entry(part.entries[key].key, value)}
    return Entry(entry.key, replace(part, entries=changed))
