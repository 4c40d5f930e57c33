"""Notice texts that colons have turned into keys."""

from __future__ import annotations

from collections.abc import Collection
from itertools import islice

from cjmap.source import Entry, Mapping, Scalar, quoted, shortened
from cjmap.suggest import nearest
from cjmap.walk import WRONG_TYPE, Walk

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
    return is_text and all(key not in known and nearest(key, known) is None for key in keys)


def report_prose(walk: Walk, node: Mapping) -> None:
    """Note that a text was meant where colons made keys of it."""
    first = next(iter(node.entries.values()))
    if len(node.entries) == 1:
        key = shortened(first.key.value)
        message = f'a text is expected here, and the colon after "{key}" made it a key'
    else:
        message = "a text is expected here, and the colons and commas inside the braces split it"
    walk.fault(WRONG_TYPE, first.key.span, message, help=in_quotes(node))


def in_quotes(node: Mapping) -> str:
    """Return how to write what stands in a mapping as one text."""
    said = ", ".join(_spelled(entry) for entry in islice(node.entries.values(), _MOST))
    return f"put the text in quotes: {quoted(shortened(said, to=_LONGEST))}"


def _spelled(entry: Entry) -> str:
    if entry.bare:
        return entry.key.value
    said = entry.value.value if isinstance(entry.value, Scalar) else "…"
    return f"{entry.key.value}: {said}"
