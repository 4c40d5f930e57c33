"""A file's text with its tree and its places."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from cjmap.source.comments import Comment
from cjmap.source.nodes import Mapping

_LINE_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True)
class Source:
    """What was read of a file.

    `file` is the name that findings show. `text` is the decoded text without byte order mark,
    line breaks as written. `root` is None when the file could not be read to its end, or is
    not a mapping.
    """

    file: str
    text: str
    root: Mapping | None = None
    comments: tuple[Comment, ...] = ()

    def position(self, offset: int) -> tuple[int, int]:
        r"""Return line and column of an offset, 1-based, the column in characters.

        >>> Source("a.yaml", "name: Ü\nrole: 🙂!").position(15)
        (2, 8)
        """
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a line and column, both 1-based."""
        return self._line_starts[line - 1] + column - 1

    def line(self, number: int) -> str:
        """Return the text of a 1-based line without its line break, "" past the end."""
        if not 1 <= number <= len(self._line_starts):
            return ""
        start = self._line_starts[number - 1]
        last = number == len(self._line_starts)
        end = len(self.text) if last else self._line_starts[number]
        return self.text[start:end].rstrip("\r\n")

    @cached_property
    def _line_starts(self) -> array[int]:
        starts = array("L", [0])
        starts.extend(found.end() for found in _LINE_BREAK.finditer(self.text))
        return starts
