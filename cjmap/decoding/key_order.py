"""Compare the order of keys with that of the format, and put them in order."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cjmap import fields
from cjmap.decoding.titles import TABLES
from cjmap.diagnostics import Diagnostic, Edit, Fix, Problem, Severity, report
from cjmap.place import Span
from cjmap.source import Entry, Mapping, Node, Sequence, Source

KEY_ORDER = Problem("CJ030", "key-order", Severity.NOTE)

# The lines of a comment right above a key, with the blanks up to the key.
_COMMENT_ABOVE = re.compile(r"(?:^[ \t]*#[^\r\n]*(?:\r\n|\r|\n))+[ \t]*\Z", re.MULTILINE)
_REST_OF_LINE = re.compile(r"[^\r\n]*")


def find_disorder(source: Source) -> Iterator[Diagnostic]:
    """Yield the parts of a map whose keys stand in another order than in the format."""
    for part, node in _parts("map", source.root) if source.root else ():
        known = list(TABLES[part])
        keys = [key for key in node.entries if key in TABLES[part]]
        right = sorted(keys, key=known.index)
        if keys == right or len(keys) < len(node.entries):
            continue
        wrong, wanted = next(pair for pair in zip(keys, right, strict=True) if pair[0] != pair[1])
        message = f'"{wrong}" stands before "{wanted}"; in the format it stands behind it'
        where, help = node.entries[wrong].key.span, f"the order: {', '.join(right)}"
        fix = _in_order(source, node, right)
        yield report(KEY_ORDER, where, message, help=help, fix=fix)


def _parts(part: str, node: Node) -> Iterator[tuple[str, Mapping]]:
    """Yield every group of known keys below a node with the name of its part, outer ones first."""
    if not isinstance(node, Mapping):
        return
    yield part, node
    for key, entry in node.entries.items():
        kind = TABLES[part][key].kind if key in TABLES[part] else None
        value = entry.value
        if isinstance(kind, fields.Parts) and isinstance(value, Mapping):
            for one in value.entries.values():
                yield from _parts(kind.part, one.value)
        elif isinstance(kind, fields.Part):
            yield from _parts(kind.part, value)
        elif isinstance(kind, fields.Statements):
            for item in value.items if isinstance(value, Sequence) else (value,):
                yield from _parts("statement", item)


def _in_order(source: Source, node: Mapping, right: list[str]) -> Fix | None:
    """Return the fix that writes the keys in order, each with its value and its comments.

    None where a comment above the first key may be one for all of them, or a value stands
    elsewhere, as an alias does.
    """
    entries = list(node.entries.values())
    if _COMMENT_ABOVE.search(source.text, 0, entries[0].key.span.start) and not node.flow:
        return None
    slots: dict[str, Span] = {}
    reached = node.span.start
    for entry in entries:
        slot = _slot(source, entry, since=reached, flow=node.flow)
        if slot is None:
            return None
        slots[entry.key.value] = slot
        reached = slot.end
    edits = (
        Edit(slot, source.text[slots[key].start : slots[key].end])
        for slot, key in zip(slots.values(), right, strict=True)
        if slot != slots[key]
    )
    return Fix(tuple(edits), "writes the keys in the order of the format", reorders=True)


def _slot(source: Source, entry: Entry, *, since: int, flow: bool) -> Span | None:
    """Return where an entry stands behind an offset, from the comment above to the line's end."""
    key, value = entry.key.span, entry.value.span
    if value.file != key.file or value.start < key.end:
        return None
    if flow:
        return Span(key.file, key.start, key.end if entry.bare else value.end)
    comment = _COMMENT_ABOVE.search(source.text, since, key.start)
    start = comment.end() - len(comment[0].lstrip(" \t")) if comment else key.start
    rest = _REST_OF_LINE.match(source.text, max(key.end, value.end))
    return Span(key.file, start, rest.end() if rest else value.end)
