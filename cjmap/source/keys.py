"""Decide what may be a key of a mapping."""

from __future__ import annotations

from itertools import islice

from cjmap.source.findings import Findings
from cjmap.source.nodes import Entry, Mapping, Node, Scalar
from cjmap.source.problems import BAD_KEY, DUPLICATE_KEY, MERGE_KEY
from cjmap.source.quoting import shortened

MAX_KEY = 1000
_LOOKED_AT = 100


def accepted_key(
    node: Node, entries: dict[str, Entry], *, text: str, findings: Findings
) -> Scalar | None:
    """Return the key, or None, reported, where it is none or stands there already."""
    where = node.span.start, node.span.end
    if not isinstance(node, Scalar):
        findings.add(BAD_KEY, where, _what_it_is(node, text))
        return None
    if node.value in entries:
        first = entries[node.value].key.span
        name = shortened(node.value)
        message = f'the key "{name}" is written twice; only one can hold'
        related = (first.start, first.end), f'"{name}" is first written here'
        findings.add(DUPLICATE_KEY, where, message, help=_owner(entries, node), first=related)
        return None
    if node.value == "<<" and not node.style:
        advice = 'to take over what another map says, write "extends: OTHER.journey.yaml"'
        findings.add(MERGE_KEY, where, '"<<" is no key of a map', help=advice)
        return None
    if node.is_empty:
        findings.add(BAD_KEY, where, 'there is no key before the ":"')
        return None
    if len(node.value) > MAX_KEY:
        message = f"this key has {len(node.value):,} characters; a key has at most {MAX_KEY:,}"
        findings.add(BAD_KEY, (where[0], where[0] + 1), message)
        return None
    return node


def _owner(entries: dict[str, Entry], again: Scalar) -> str:
    """Return which key without a value may own one that is written twice."""
    for key, entry in islice(reversed(entries.items()), _LOOKED_AT):
        if key == again.value:
            break
        if isinstance(entry.value, Scalar) and entry.value.is_empty:
            return f'if it belongs to "{shortened(key)}", indent it below that key'
    return ""


def _what_it_is(node: Node, text: str) -> str:
    if text.startswith("{{", node.span.start - 1):
        return 'a text that starts with "{{" is read as a mapping; put it in quotes'
    kind = "mapping" if isinstance(node, Mapping) else "list"
    return f"a {kind} cannot be a key; a key is a word"
