"""Explain quotes and brackets that close too late, too early or never."""

from __future__ import annotations

import re

from cjmap.source.findings import Written
from cjmap.source.lines import line_at
from cjmap.source.quoting import quoted
from cjmap.source.trouble import (
    Answer,
    Trouble,
    example,
    in_quotes,
    in_short,
    value_in_quotes,
)

_LOOKS_LIKE_KEY = re.compile(r"[\r\n][ \t]*(?:- )*[a-z0-9_-]+:(?=[ \r\n])")
_TO_END_OF_ITEM = re.compile(r"[^,\]}\r\n]*")
_ESCAPE = re.compile(r"\\(?:u[0-9a-fA-F]{4}|.|$)")
_CLOSES = {"[": "]", "{": "}"}


def open_quote(trouble: Trouble) -> Answer:
    """A quote that is still open at the end of the file, or an earlier one that closed late."""
    return _late_quote(trouble) or _never_closed(trouble, trouble.since)


def quoted_key(trouble: Trouble) -> Answer | None:
    """A quote at the start of a line that closes in another line."""
    if trouble.sign(trouble.since) not in {'"', "'"}:
        return None
    return _closed_late(trouble, trouble.since, trouble.at)


def behind_quote(trouble: Trouble) -> Answer | None:
    """A text that goes on behind its closing quote."""
    before = trouble.scalar_before
    if not before or trouble.sign(before[0]) not in {'"', "'"} or not trouble.character:
        return _behind_quoted_key(trouble)
    start, end = before
    if "\n" in trouble.text[start:end]:
        return _late_quote(trouble) or _closed_late(trouble, start, end)
    if trouble.line.first == trouble.at:
        return None
    message = "the text goes on behind its closing quote"
    return Answer(trouble.at, trouble.at + 1, message, _requoted(trouble, start, end))


def behind_bracket(trouble: Trouble) -> Answer | None:
    """Something that follows a closing bracket in the same line."""
    line = trouble.line
    before = trouble.text[line.start : trouble.at].rstrip()
    if trouble.character in {"]", "}"}:
        opening = "[" if trouble.character == "]" else "{"
        message = f'this "{trouble.character}" closes nothing: there is no open "{opening}"'
        return Answer(trouble.at, trouble.at + 1, message, "take it out, or put the text in quotes")
    if before[-1:] not in {"]", "}"} or line.value[:1] not in {"[", "{"}:
        return None
    message = f'the text goes on behind "{before[-1]}"'
    end = trouble.at + 1
    return Answer(trouble.at, end, message, in_quotes(line), value_in_quotes(line))


def escape(trouble: Trouble) -> Answer | None:
    """A backslash between double quotes that means nothing."""
    at = trouble.text.rfind("\\", trouble.since, trouble.at + 1)
    found = _ESCAPE.match(trouble.text, at) if at >= 0 else None
    if not found:
        return None
    if found[0].lower().startswith("\\ud"):
        message = f'"{found[0]}" is half a character'
        return Answer(at, found.end(), message, "write the character itself")
    message = f'"{found[0]}" means nothing between double quotes'
    right = (Written(at, at, "\\", "writes the backslash twice"),)
    advice = "write the backslash twice, or use single quotes"
    return Answer(at, found.end(), message, advice, right)


def in_brackets(trouble: Trouble) -> Answer | None:
    """What goes wrong between `[` and `]`: a colon, the other bracket, none at all."""
    opening = trouble.sign(trouble.since)
    closing = _CLOSES.get(opening)
    if closing is None:
        return None if trouble.character else _open_at_end(trouble)
    if trouble.character in {"]", "}"}:
        message = f'"{opening}" is closed by "{trouble.character}"; it has to be "{closing}"'
        return Answer(trouble.at, trouble.at + 1, message, "")
    same_line = line_at(trouble.text, trouble.since).start == trouble.line.start
    if same_line and trouble.character == ":":
        message = '": " stands twice in one item; a text with ": " needs quotes'
        return Answer(trouble.at, trouble.at + 1, message, _LINES)
    if same_line and trouble.character:
        message = f'a comma or "{closing}" is missing before "{trouble.character}"'
        return Answer(trouble.at, trouble.at + 1, message, _LINES)
    return _never_shut(trouble, trouble.since)


_LINES = "put the text in quotes, or write one line for each item"


def _open_at_end(trouble: Trouble) -> Answer | None:
    """Explain a file that ends inside of brackets: the last one that was opened."""
    start = max(trouble.text.rfind("[", 0, trouble.at), trouble.text.rfind("{", 0, trouble.at))
    return _never_shut(trouble, start) if start >= 0 else None


def _never_shut(trouble: Trouble, start: int) -> Answer:
    opening = trouble.text[start]
    closing = _CLOSES[opening]
    line = line_at(trouble.text, start)
    advice = f'write "{closing}" at its end'
    # A line that ends in a comma, or in the bracket itself, goes on in the next one.
    if line.value_start == start and line.value[-1] not in {opening, ","}:
        advice = in_short(advice, line.with_value(line.value + closing))
    return Answer(start, start + 1, f'this "{opening}" is never closed', advice)


def _behind_quoted_key(trouble: Trouble) -> Answer | None:
    line = trouble.line
    before = trouble.text[line.key_start : trouble.at].rstrip()
    if before[:1] not in {'"', "'"} or before[-1:] != before[:1] or len(before) == 1:
        return None
    message = "the text goes on behind its closing quote"
    advice = "put the whole text in one pair of quotes"
    return Answer(trouble.at, trouble.at + 1, message, advice)


def _late_quote(trouble: Trouble) -> Answer | None:
    for start, end in trouble.scalars:
        quote = trouble.sign(start)
        if quote in {'"', "'"} and _LOOKS_LIKE_KEY.search(trouble.text, start, end):
            return _closed_late(trouble, start, end)
    return None


def _closed_late(trouble: Trouble, start: int, end: int) -> Answer:
    lines = trouble.text.count("\n", start, end)
    number = trouble.text.count("\n", 0, start) + 1 + lines
    message = f"the quote that opens here closes only in line {number}"
    return Answer(start, start + 1, message, _close_it(trouble, start))


def _never_closed(trouble: Trouble, start: int) -> Answer:
    message = "the quote that opens here is never closed"
    return Answer(start, start + 1, message, _close_it(trouble, start))


def _close_it(trouble: Trouble, start: int) -> str:
    quote = trouble.sign(start)
    line = line_at(trouble.text, start)
    if not (line.key or line.dashes) or line.value_start != start or line.value.endswith(quote):
        return f"write {quote} at the end of the text, too"
    return in_short(f"write {quote} at its end, too", line.with_value(line.value + quote))


def _requoted(trouble: Trouble, start: int, end: int) -> str:
    line = line_at(trouble.text, start)
    is_apostrophe = trouble.sign(start) == "'" and trouble.sign(end).isalnum()
    if line.value_start == start:
        return example(line, _whole(line.value, is_apostrophe))
    item = _TO_END_OF_ITEM.match(trouble.text, start)
    raw = item[0].rstrip() if item else ""
    return in_short("put the text in quotes", _whole(raw, is_apostrophe))


def _whole(raw: str, is_apostrophe: bool) -> str:
    """Return a text in one pair of quotes, whose own were closed by an apostrophe or too early."""
    if len(raw) > 1 and raw[0] == raw[-1]:
        return quoted(raw[1:-1])
    return quoted(raw[1:] if is_apostrophe else raw)
