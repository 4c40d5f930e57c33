"""Look at single lines of a text that could not be read as YAML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cjmap.frozen import frozen

REACH = 1000

_HEAD = re.compile(r"([ \t]*)((?:-[ \t]+)*)")
_BREAK = re.compile(r"[\r\n]")
_END_OF_LINE = re.compile(r"\r\n|\r|\n")
_END_OF_KEY = re.compile(r":(?=[ \t]|$)|[ \t]#")
_QUOTED_KEY = re.compile(r"""("[^"\\]*"|'[^']*')[ \t]*:(?=[ \t]|$)""")
_COMMENT = re.compile(r"(?:^|[ \t]+)#(?:[ \t].*)?$")


@frozen
class Line:
    """A line, taken apart by its looks: indentation, dashes, a key, what stands behind.

    `start` is the offset of its first character, `indent` the number of blanks before the
    first other one; `value` has no comment. A line without a key has `key` "".
    """

    start: int
    text: str
    indent: int
    dashes: str
    key: str
    value: str
    value_start: int

    @property
    def first(self) -> int:
        """The offset of the first character that is no blank."""
        return self.start + self.indent

    @property
    def key_start(self) -> int:
        """The offset of the key, or of the value where there is no key."""
        return self.first + len(self.dashes)

    @property
    def end(self) -> int:
        """The offset of the line break."""
        return self.start + len(self.text)

    @property
    def is_blank(self) -> bool:
        """Whether the line says nothing: empty, or only a comment."""
        return not (self.key or self.value or self.dashes)

    @property
    def name(self) -> str:
        """What to call the line in a message: its key, or the start of its text."""
        return self.key or self.dashes.strip() or self.value

    def with_value(self, value: str) -> str:
        """Return the line from its dashes on, with another value."""
        return f"{self.dashes}{self.key}: {value}" if self.key else f"{self.dashes}{value}"


def line_at(text: str, offset: int) -> Line:
    """Return the line that an offset falls into.

    >>> line = line_at("a:\\n  - name: Clara # or Ana", 8)
    >>> line.indent, line.dashes, line.key, line.value
    (2, '- ', 'name', 'Clara')
    """
    start = text.rfind("\n", 0, offset) + 1
    start = text.rfind("\r", start, offset) + 1 or start
    found = _BREAK.search(text, offset)
    return _take_apart(text[start : found.start() if found else len(text)], start)


def lines_above(text: str, line: Line) -> Iterator[Line]:
    """Yield the lines before a line that say something, the nearest first, within reach."""
    for _ in range(REACH):
        if line.start == 0:
            return
        line = line_at(text, line.start - 1)
        if not line.is_blank:
            yield line


def line_below(text: str, line: Line) -> Line:
    """Return the next line, an empty one at the end of the text."""
    found = _END_OF_LINE.match(text, line.end)
    return line_at(text, found.end() if found else len(text))


def _take_apart(text: str, start: int) -> Line:
    head = _HEAD.match(text)
    indent, dashes = (head[1], head[2]) if head else ("", "")
    at = len(indent) + len(dashes)
    key, behind = _key(text, at)
    if key:
        at = behind + len(text[behind:]) - len(text[behind:].lstrip(" \t"))
    value = _COMMENT.sub("", text[at:]).rstrip()
    return Line(start, text, len(indent), dashes, key, value, start + at)


def _key(text: str, at: int) -> tuple[str, int]:
    quoted = _QUOTED_KEY.match(text, at)
    if quoted:
        return quoted[1][1:-1], quoted.end()
    if text[at : at + 1] in {'"', "'", "[", "{", "#", ""}:
        return "", at
    end = _END_OF_KEY.search(text, at)
    if not end or end[0] != ":" or end.start() == at:
        return "", at
    return text[at : end.start()].rstrip(), end.end()
