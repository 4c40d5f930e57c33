"""Write a text: plain where it can be, else in quotes; as a block where it is long."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cjmap.source import Scalar, quoted

WIDTH = 100
STEP = 2

_STARTS = frozenset("-?:,[]{}#&*!|>'\"%@`")
_PARTS_WORDS = re.compile(r": |:\Z| #|[\x00-\x1f\x7f]")
_PARTS_IN_BRACKETS = re.compile(r"[,\[\]{}:?#]")
# What some reader of YAML takes for something else than a text.
_NO_TEXT = re.compile(
    r"~|null|true|false|yes|no|on|off|y|n|ja|nein|<<|=|[-+]?\.(?:inf|nan)"
    r"|[-+.]?[\d.][\d_.,:+\-a-fxotz ]*",
    re.IGNORECASE,
)
_ESCAPE = re.compile(r"\\[^\"\\/]")
_CONTROL = re.compile(r"[\x00-\x1f]")
_ESCAPED = re.compile(r"[\x00-\x1f\x7f\\\"\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069]")
_HIDDEN = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069]")
_SHORT = {"\n": "\\n", "\t": "\\t", "\r": "\\r", "\\": "\\\\", '"': '\\"'}
# Where a line may end: at a single blank.
_BREAK = re.compile(r"(?<=[^ \t]) (?=[^ \t])")
_DASHED = re.compile(r"\n[ \t]*-")
_NOT_LITERAL = re.compile(r"[\x00-\x08\x0b-\x1f]|^[ \t]+$|\n\n\Z", re.MULTILINE)
_NOT_FOLDED = re.compile(r"^[ \t]|[ \t]$|[\x00-\x09\x0b-\x1f]|\n\n\Z|\A\n", re.MULTILINE)


def in_a_line(text: Scalar, raw: str, *, in_brackets: bool = False) -> str:
    """Return how a text is written in one line; `raw` is how it was.

    >>> from cjmap.place import Span
    >>> print(in_a_line(Scalar("Clara: ja", "'", Span("a", 0, 11)), "'Clara: ja'"))
    "Clara: ja"
    """
    value = text.value
    if text.style == "" and "\n" not in value:
        return value
    if (
        text.style
        and not _keeps_escapes(text, raw)
        and may_be_plain(value, in_brackets=in_brackets)
    ):
        return value
    return in_quotes(text, raw)


def in_quotes(text: Scalar, raw: str) -> str:
    """Return how a text is written in quotes, in one line; `raw` is how it was."""
    is_kept = _keeps_escapes(text, raw)
    if is_kept and "\n" not in raw:
        return raw
    if is_kept or _CONTROL.search(text.value):
        return _escaped(text.value)
    return quoted(text.value)


def may_be_plain(value: str, *, in_brackets: bool = False) -> bool:
    """Tell whether every reader of YAML takes a text without quotes for this very text."""
    if not value or value[0] in _STARTS or value != value.strip() or value.startswith("..."):
        return False
    if _PARTS_WORDS.search(value) or is_word(value):
        return False
    return not (in_brackets and _PARTS_IN_BRACKETS.search(value))


def is_word(value: str) -> bool:
    """Tell whether a text without quotes is taken for another kind of value by some reader."""
    return _NO_TEXT.fullmatch(value) is not None


def as_value(text: Scalar, raw: str, *, start: int, indent: int, is_cut: bool = False) -> list[str]:
    """Return the lines of a text that begins in column `start`; further lines have an `indent`.

    One that comes to be longer than `WIDTH` is folded. `is_cut` when the comment behind it may
    belong to it: then it stays as it is.
    """
    value = text.value
    if text.style == "" and "\n" in raw and (_DASHED.search(raw) or (is_cut and "\n" in value)):
        return _indented((line.strip() for line in raw.split("\n")), indent)
    if is_cut:
        return [in_quotes(text, raw) if text.style else value]
    if "\n" in value and not _keeps_escapes(text, raw):
        return _as_block(text, indent)
    line = in_a_line(text, raw)
    if start + len(line) <= WIDTH or not _may_be_folded(text, raw):
        return [line]
    words = _filled(value, WIDTH - indent)
    return _indented([">-", *words], indent) if len(words) > 1 else [line]


def _may_be_folded(text: Scalar, raw: str) -> bool:
    value = text.value
    if _CONTROL.search(value) or _keeps_escapes(text, raw) or value != value.strip(" "):
        return False
    # What looks like an item of a list is for the author to judge.
    return bool(text.style) or value[0] != "-"


def _keeps_escapes(text: Scalar, raw: str) -> bool:
    """Tell whether a text was written with escapes that stay: nobody reads what they hide.

    Of one in several lines only those stay without which nobody would see what is there.
    """
    if text.style != '"' or not _ESCAPE.search(raw):
        return False
    return "\n" not in raw or _HIDDEN.search(text.value) is not None


def _escaped(value: str) -> str:
    return f'"{_ESCAPED.sub(_escape, value)}"'


def _escape(found: re.Match[str]) -> str:
    return _SHORT.get(found[0]) or f"\\u{ord(found[0]):04x}"


def _as_block(text: Scalar, indent: int) -> list[str]:
    """Return the lines of a text that has line breaks: kept, or folded where they were folded."""
    value = text.value
    chomped = "" if value.endswith("\n") else "-"
    if text.style == ">" and not _NOT_FOLDED.search(value):
        lines = re.split(r"(\n+)", value.removesuffix("\n"))
        filled = [line for one in lines for line in _paragraph(one, WIDTH - indent)]
        return _indented([f">{chomped}", *filled], indent)
    if not value.strip() or _NOT_LITERAL.search(value):
        return [_escaped(value)]
    # A block finds out by its first line how far it is indented.
    told = "2" if value[0] in " \t\n" else ""
    return _indented([f"|{told}{chomped}", *value.removesuffix("\n").split("\n")], indent)


def _paragraph(text: str, width: int) -> list[str]:
    """Return the lines of a paragraph, or of the line breaks between two of them."""
    return [""] * len(text) if text.startswith("\n") else _filled(text, width)


def _indented(lines: Iterable[str], indent: int) -> list[str]:
    first, *others = lines
    return [first, *(" " * indent + line if line else "" for line in others)]


def _filled(text: str, width: int) -> list[str]:
    """Return the words of a text in lines of at most `width`, unless a word alone is longer."""
    lines: list[str] = []
    words: list[str] = []
    length = -1
    for word in _BREAK.split(text):
        if words and length + 1 + len(word) > width:
            lines.append(" ".join(words))
            words, length = [], -1
        words.append(word)
        length += 1 + len(word)
    return [*lines, " ".join(words)]
