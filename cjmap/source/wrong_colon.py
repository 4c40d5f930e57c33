"""Explain colons that are one too many, and lines that have none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cjmap.source.findings import Written
from cjmap.source.lines import Line, line_at, line_below, lines_above
from cjmap.source.quoting import quoted, shortened
from cjmap.source.trouble import (
    Answer,
    Trouble,
    beside,
    in_quotes,
    in_short,
    value_in_quotes,
    with_space,
)

_GLUED_DASH = re.compile(r"-(?=[^\s-])")
_GLUED_COLON = re.compile(r"([a-z][a-z0-9_-]*):(?=[^\s/:])")
_KEY_WORD = re.compile(r"[a-z0-9_-]+")
_QUOTES = {'"', "'"}
_INSIDE = '": " inside a text makes it a key; a text with ": " needs quotes'
_BEHIND_QUOTE = "the text goes on behind its closing quote"


def too_many(trouble: Trouble) -> Answer | None:
    """A colon where no key can be."""
    line = trouble.line
    if line.key and trouble.at >= line.value_start:
        return _in_value(trouble, line)
    if not line.key:
        return None
    if trouble.sign(trouble.at - 1) in _QUOTES and line.key[-1:] in _QUOTES:
        advice = "put the whole text in one pair of quotes"
        return Answer(trouble.at, trouble.at + 1, _BEHIND_QUOTE, advice)
    return _below_text(trouble, line)


def missing(trouble: Trouble) -> Answer:
    """A line that is neither a key nor an item."""
    line = line_at(trouble.text, trouble.since)
    return glued_dash(line) or _glued_colon(line) or _forgotten(trouble, line) or neither(line)


def unspaced(trouble: Trouble) -> Answer:
    """A colon right before a comma or a bracket, inside of brackets."""
    message = 'a ":" cannot stand right before a comma or a bracket'
    return Answer(trouble.at, trouble.at + 1, message, "put the text in quotes, or write a value")


def no_key(trouble: Trouble) -> Answer | None:
    """A colon without a key before it."""
    before = trouble.text[trouble.line.start : trouble.at].rstrip()
    if trouble.character != ":" or before[-1:] not in {"", "-", "[", "{", ","}:
        return None
    message = 'there is no key before the ":"'
    return Answer(trouble.at, trouble.at + 1, message, "write the key, or put the text in quotes")


def glued_dash(line: Line) -> Answer | None:
    """A dash without the space that makes it an item."""
    if not _GLUED_DASH.match(line.text, line.indent):
        return None
    rest = line.text[line.indent + 1 :].strip()
    advice = in_short("write it with a space", f"- {rest}")
    message = 'a space is missing after "-"'
    return Answer(line.first, line.first + 1, message, advice, with_space(line.first + 1, "-"))


def neither(line: Line) -> Answer:
    """A line that is no key, and no text goes on there."""
    name = shortened(line.value or line.key)
    message = f'"{name}" is neither a key nor part of the text above'
    advice = 'a key ends with ":"; to continue a text, indent the line deeper than its key'
    return Answer(line.first, line.start + len(line.text.rstrip()), message, advice)


def _in_value(trouble: Trouble, line: Line) -> Answer:
    start, end = trouble.at, trouble.at + 1
    if line.value[:1] in {"[", "{"}:
        message = f'the text goes on behind "{trouble.sign(trouble.at - 1)}"'
        return Answer(start, end, message, in_quotes(line), value_in_quotes(line))
    if line.value[:1] in _QUOTES:
        return Answer(start, end, _BEHIND_QUOTE, in_quotes(line), value_in_quotes(line))
    if line.dashes and not _KEY_WORD.fullmatch(line.key):
        whole = quoted(f"{line.key}: {line.value}")
        advice = in_short("put the text in quotes", line.dashes + whole)
        last = line.value_start + len(line.value)
        right = Written(line.key_start, last, quoted(trouble.text[line.key_start : last]))
        return Answer(start, end, _INSIDE, advice, (right,))
    return Answer(start, end, _INSIDE, in_quotes(line), value_in_quotes(line))


def _below_text(trouble: Trouble, line: Line) -> Answer | None:
    """Explain a key on a line where the text above goes on."""
    above = list(_text_above(trouble.text, line))
    if not above:
        return Answer(trouble.at, trouble.at + 1, _INSIDE, "put the whole text in quotes")
    owner = above[-1] if above[-1].value or len(above) == 1 else above[-2]
    if not owner.key and not owner.dashes:
        return _glued_colon(owner) or _forgotten(trouble, owner) or neither(owner)
    name = shortened(owner.name)
    if line.dashes or not _KEY_WORD.fullmatch(line.key):
        advice = f'put the whole text of "{name}" in quotes'
        return Answer(trouble.at, trouble.at + 1, _INSIDE, advice)
    message = f'"{shortened(line.key)}" is indented below "{name}", which is a text already'
    level = beside(owner.key_start - owner.start, f'"{name}"')
    advice = f"indent it {level}; if it is part of the text, put the whole text in quotes"
    return Answer(line.first, line.key_start + len(line.key), message, advice)


def _text_above(text: str, line: Line) -> Iterator[Line]:
    """Yield the lines above from the nearest to the one where the text starts."""
    for above in lines_above(text, line):
        yield above
        if above.key or above.dashes:
            return


def _forgotten(trouble: Trouble, line: Line) -> Answer | None:
    """Explain a word whose colon is missing: what belongs to it stands below it."""
    below = line_below(trouble.text, line)
    if not _KEY_WORD.fullmatch(line.value) or below.indent <= line.indent or below.is_blank:
        return None
    message = f'a ":" is missing after "{line.value}"'
    advice = in_short("write it with a colon", f"{line.dashes}{line.value}:")
    end = line.key_start + len(line.value)
    right = Written(end, end, ":", f'writes a ":" after "{line.value}"')
    return Answer(line.key_start, end, message, advice, (right,))


def _glued_colon(line: Line) -> Answer | None:
    found = _GLUED_COLON.match(line.text, line.key_start - line.start)
    if not found:
        return None
    at = line.start + found.end()
    fixed = f"{line.dashes}{found[0]} {line.text[found.end() :].strip()}"
    message = f'a space is missing after "{found[0]}"'
    advice = in_short("write it with a space", fixed)
    # In `goal:x"Shoes"` the x was meant as the space.
    right = (
        () if line.text[found.end() + 1 : found.end() + 2] in _QUOTES else with_space(at, found[0])
    )
    return Answer(at - 1, at, message, advice, right)
