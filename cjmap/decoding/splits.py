"""Notice texts that a comma inside of braces has split."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import replace

from cjmap.decoding.walk import UNKNOWN_KEY, WRONG_TYPE, Walk
from cjmap.diagnostics import Edit, Fix
from cjmap.place import Place, Span
from cjmap.source import Entry, Mapping, Scalar, quoted, shortened
from cjmap.words.slips import is_slip
from cjmap.words.suggest import nearest

_WORD = re.compile(r"[a-z_-]+")
_LONGEST = 100
# Looking for what a word may mean takes its time.
_COMPARED = 20
# So many digits behind a comma may be thousands.
_THOUSANDS = 3
_DIGITS = re.compile(r"[+-]?\d+")


def unsplit(walk: Walk, node: Mapping, place: Place, *, known: Collection[str] = ()) -> Mapping:
    """Return a mapping without the texts that commas split, each noted once.

    What stands behind such a comma is a key without a colon, or one with blanks. It is none of the
    `known` keys, and does not look like one of them.
    """
    if not node.flow or not any(map(_may_go_on, node.entries.values())):
        return node
    groups: list[list[Entry]] = []
    for entry in node.entries.values():
        if groups and _goes_on(walk, groups[-1], entry, known):
            groups[-1].append(entry)
        else:
            groups.append([entry])
    for first, *rest in groups:
        if rest:
            # "when before" is rather a key that lacks its colon.
            is_sure = not any(_begins_with_key(one.key.value, known) for one in rest)
            _report(walk, first, rest, is_sure=is_sure)
            walk.meant.add(place / first.key.value)
    return replace(node, entries={one[0].key.value: one[0] for one in groups if len(one) == 1})


def without_keys(node: Mapping) -> str:
    """Return the text that stands in braces without any key, in short, or ""."""
    entries = tuple(node.entries.values())
    if not node.flow or not all(entry.bare for entry in entries):
        return ""
    return shortened(", ".join(entry.key.value for entry in entries), to=_LONGEST)


def _goes_on(walk: Walk, group: list[Entry], entry: Entry, known: Collection[str]) -> bool:
    first, key = group[0].value, entry.key.value
    if not _may_go_on(entry) or not isinstance(first, Scalar) or first.is_empty or key in known:
        return False
    if key.partition(":")[0] in known:
        return False
    may_be_key = _WORD.fullmatch(key.replace(" ", "")) and len(group) < _COMPARED
    may_be_key = may_be_key and walk.may_guess(WRONG_TYPE) and walk.may_guess(UNKNOWN_KEY)
    return not may_be_key or nearest(key, known) is None


def _begins_with_key(text: str, known: Collection[str]) -> bool:
    word = text.split()[0]
    return any(is_slip(word, key) for key in known)


def _may_go_on(entry: Entry) -> bool:
    """Tell whether a key may be a piece of text: it has no colon, or a blank, which no key has."""
    return entry.bare or (" " in entry.key.value and isinstance(entry.value, Scalar))


def _report(walk: Walk, first: Entry, rest: list[Entry], *, is_sure: bool) -> None:
    assert isinstance(first.value, Scalar)
    said, comma = first.value.value, first.value.span.end
    where = Span(first.value.span.file, comma, comma + 1)
    name = shortened(first.key.value)
    last = rest[-1].key if rest[-1].bare else rest[-1].value
    whole = Span(where.file, first.value.span.start, last.span.end)
    fix = None
    if len(rest) == 1 and _DIGITS.fullmatch(said) and _DIGITS.fullmatch(rest[0].key.value):
        message = f"the comma ends the number {said} here"
        number = f"{said}.{rest[0].key.value}"
        help = f"write it with a point: {name}: {number}"
        if len(rest[0].key.value) != _THOUSANDS:
            fix = Fix((Edit(whole, number),), "writes the number with a point")
    else:
        text = _whole(first.value, rest)
        message = f'the comma ends the text "{shortened(said)}" here'
        help = f"put it in quotes: {name}: {quoted(shortened(text, to=_LONGEST))}"
        if len(text) == whole.end - whole.start and not first.value.style:
            fix = Fix((Edit(whole, quoted(text)),), "puts the text in quotes")
    walk.fault(WRONG_TYPE, where, message, help=help, fix=fix if is_sure else None)


def _whole(first: Scalar, rest: list[Entry]) -> str:
    text, end = first.value, first.span.end
    for entry in rest:
        blank = " " if entry.key.span.start > end + 1 else ""
        text += f",{blank}{entry.key.value}"
        end = entry.key.span.end
        if not entry.bare and isinstance(entry.value, Scalar):
            text += f": {entry.value.value}"
            end = max(end, entry.value.span.end)
    return text
