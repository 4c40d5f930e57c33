"""Find the comments of a YAML text, which its events do not tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cjmap.frozen import frozen
from cjmap.place import Span

_REST_OF_LINE = re.compile(r"[^\r\n]*")
_LINE_BREAK = re.compile(r"\r\n|\r|\n")


@frozen
class Comment:
    """A comment from its `#` to the end of the line.

    `line` is 1-based; `alone` when nothing but blanks stands before it.
    """

    text: str
    line: int
    alone: bool
    span: Span


def find_comments(
    text: str, scalars: Iterable[tuple[int, int]], *, file: str, until: int
) -> Iterator[Comment]:
    """Yield the comments before the offset `until`; `scalars` are the stretches of text, in order.

    >>> [found.text for found in find_comments("a: '#1' # b", [(3, 7)], file="x", until=11)]
    ['# b']
    """
    if "#" not in text:
        return
    line, counted, gap = 1, 0, 0
    for start, end in (*scalars, (until, until)):
        found = text.find("#", gap, start)
        while found >= 0:
            line += sum(1 for _ in _LINE_BREAK.finditer(text, counted, found))
            counted = found
            stop = _end_of_line(text, found)
            yield Comment(
                text[found:stop], line, _stands_alone(text, found), Span(file, found, stop)
            )
            found = text.find("#", stop, start)
        gap = end


def _end_of_line(text: str, offset: int) -> int:
    rest = _REST_OF_LINE.match(text, offset)
    return rest.end() if rest else offset


def _stands_alone(text: str, offset: int) -> bool:
    while offset and text[offset - 1] in " \t":
        offset -= 1
    return not offset or text[offset - 1] in "\r\n"
