"""Notice texts that colons have turned into keys."""

from __future__ import annotations

from collections.abc import Collection
from itertools import islice

from cjmap.decoding.walk import WRONG_TYPE, Walk
from cjmap.diagnostics import Edit, Fix
from cjmap.place import Span
from cjmap.source import Entry, Mapping, Scalar, quoted, shortened
from cjmap.words.suggest import nearest

_LONGEST = 100
# Looking for what a word may mean takes its time; a text has few colons.
_MOST = 10


def is_prose(node: Mapping, known: Collection[str]) -> bool:
    """Tell whether a mapping is a text with colons in it.

    None of its keys is known or looks like one that is. Of several, one has a blank: no key has.
    """
    keys = [key for key, entry in node.entries.items() if not entry.bare]
    if not keys or len(keys) > _MOST:
        return False
    is_text = len(node.entries) == 1 or (node.flow and any(" " in key.strip() for key in keys))
    return is_text and not any(_is_meant(key, known) for key in keys)


def _is_meant(key: str, known: Collection[str]) -> bool:
    """Tell whether a key is known, or written for one that is; a text begins in upper case."""
    if key in known or nearest(key, known) is not None:
        return True
    from cjmap.words.synonyms import meant

    return key.islower() and bool(meant(key, known))


def report_prose(walk: Walk, node: Mapping) -> None:
    """Note that a text was meant where colons made keys of it."""
    first = next(iter(node.entries.values()))
    if len(node.entries) == 1:
        key = shortened(first.key.value)
        message = f'a text is expected here, and the colon after "{key}" made it a key'
    else:
        message = "a text is expected here, and the colons and commas inside the braces split it"
    fix = _quoting(first) if len(node.entries) == 1 and not node.flow else None
    walk.fault(WRONG_TYPE, first.key.span, message, help=in_quotes(node), fix=fix)


def _quoting(entry: Entry) -> Fix | None:
    """Return the fix that puts a key and its value in quotes, where both are one line of text."""
    key, value = entry.key, entry.value
    if not isinstance(value, Scalar) or key.style or value.style or value.is_empty:
        return None
    whole = Span(key.span.file, key.span.start, value.span.end)
    gap = " " * (value.span.start - key.span.end - 1)
    text = f"{key.value}:{gap}{value.value}"
    if len(text) != whole.end - whole.start or not gap:
        # It goes on in another line.
        return None
    return Fix((Edit(whole, quoted(text)),), "puts the text in quotes")


def in_quotes(node: Mapping) -> str:
    """Return how to write what stands in a mapping as one text."""
    said = ", ".join(_spelled(entry) for entry in islice(node.entries.values(), _MOST))
    return f"put the text in quotes: {quoted(shortened(said, to=_LONGEST))}"


def _spelled(entry: Entry) -> str:
    if entry.bare:
        return entry.key.value
    said = entry.value.value if isinstance(entry.value, Scalar) else "…"
    return f"{entry.key.value}: {said}"
