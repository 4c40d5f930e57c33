"""Tell which key or item each comment belongs to."""

from __future__ import annotations

import re

from cjmap.fmt.rows import Remark, Row
from cjmap.source import Comment, Mapping, Scalar, Sequence, Source

_BLANK_LINE = re.compile(r"\n[ \t]*\n")
# A sign that names what follows, or stands for what has the name, behind blanks and comments.
_SIGN = re.compile(r"(?:[\s:?,\[{-]|#[^\n]*+)*+([&*][0-9A-Za-z_-]+)")
_SIGN_OF_KEY = re.compile(r"(&[0-9A-Za-z_-]+)[ \t]+\Z")
# What sets findings aside in the line below does so wherever it is indented.
_FOR_NEXT = re.compile(r"#+\s*cjmap\s*:")
# A word right behind the sign may be the end of a text that it cuts off.
_GLUED = re.compile(r"#(?!cjmap:)\w")


def is_glued(comment: str) -> bool:
    """Tell whether a comment may be the end of the text before it, which it cuts off."""
    return _GLUED.match(comment) is not None


def rows_of(source: Source) -> Row:
    r"""Return the whole file as one row without a key; all line breaks are `\n`.

    - A comment behind something belongs to that line.
    - One on a line of its own belongs to the key or item below; with a blank line behind it and
      nothing before it in its block, to the block. At the start of a file it belongs to the file.
    - Behind the last line of a block, and indented like it, it belongs to the end of the block.
    - One for cjmap, on a line of its own, belongs to what is below.
    """
    assert source.root
    return _Placing(source).whole(source.root)


class _Placing:
    """A way through a file, from token to token, that takes up every comment once."""

    def __init__(self, source: Source) -> None:
        self._text = source.text
        self._comments = source.comments
        self._has_names = "&" in source.text
        self._taken = 0
        # Where the next comment starts, and where the last token or comment ended.
        self._next = self._next_start()
        self._at = 0

    def whole(self, root: Mapping) -> Row:
        """Return the row of the root."""
        end = len(self._text) + 1
        row = self._inside(Row(None, root), end, -1)
        row = row._replace(tail=(*row.tail, *self._until(end)))
        if not row.rows[0].above:
            return row
        first, *others = row.rows
        number = next((n for n, one in enumerate(first.above) if _FOR_NEXT.match(one.text)), None)
        own = first.above[:number]
        rows = (first._replace(above=first.above[len(own) :]), *others)
        return row._replace(rows=rows, head=(*row.head, *own), head_apart=not own)

    def _inside(self, row: Row, limit: int, owner: int) -> Row:
        """Return a row with what its list or mapping holds, and with the comments at its end.

        These stand before `limit`; `owner` is where its key starts, or -1.
        """
        node = row.value
        self._at = node.span.start
        if isinstance(node, Mapping):
            entries = node.entries.values()
            starts = [entry.key.span.start for entry in entries]
            found = [
                self._row(Row(entry.key, entry.value, bare=entry.bare), *where)
                for entry, *where in zip(entries, starts, [*starts[1:], limit], strict=True)
            ]
        else:
            assert isinstance(node, Sequence)
            starts = self._starts(node)
            found = [
                self._row(Row(None, item), *where)
                for item, *where in zip(node.items, starts, [*starts[1:], limit], strict=True)
            ]
        tail: tuple[Remark, ...] = ()
        if self._next < limit:
            first = starts[0] if isinstance(node, Mapping) else node.span.start
            column = max(self._column(first), self._column(owner) + 1 if owner >= 0 else 0)
            tail = self._until(limit) if node.flow else self._tail(column, limit)
        return _with_head(row._replace(rows=tuple(found), tail=tail))

    def _starts(self, node: Sequence) -> list[int]:
        """Return where the items of a list start; an alias does where its sign stands."""
        starts, at = [], node.span.start
        for item, before in zip(node.items, (None, *node.items), strict=False):
            # One without a text that has a name ends where it starts.
            is_again = item.span.start < at or item is before
            found = _SIGN.match(self._text, at) if is_again else None
            starts.append(found.start(1) if found else item.span.start)
            at = found.end() if found else item.span.end
        return starts

    def _row(self, row: Row, start: int, limit: int) -> Row:
        """Return a row with all that belongs to it, which starts at `start`."""
        since = self._at
        above = self._until(start)
        apart = self._is_apart(start)
        if above or apart:
            row = row._replace(above=above, apart=apart)
        row = self._with_signs(row, since, start)
        if row.alias or isinstance(row.value, Scalar) or row.value.flow:
            return self._in_a_line(row, limit)
        if row.key is None:
            return self._inside(row, limit, -1)
        if behind := self._behind(limit):
            row = row._replace(beside=behind)
        return self._inside(row, limit, start)

    def _with_signs(self, row: Row, since: int, start: int) -> Row:
        """Return a row with the names that its key and its value are given, or that it uses."""
        key, value = row.key, row.value
        if key:
            if self._has_names:
                row = row._replace(label=self._label(key, since))
            since = self._at = key.span.end
        if value.span.start < start:
            found = _SIGN.match(self._text, since)
            assert found
            self._at = found.end()
            return row._replace(alias=found[1])
        if self._has_names and (found := _SIGN.match(self._text, since, value.span.start)):
            return row._replace(anchor=found[1])
        return row

    def _label(self, key: Scalar, since: int) -> str:
        """Return the name that a key is given, or the one that stands for it."""
        if self._text[key.span.start] == "*":
            return self._text[key.span.start : key.span.end]
        found = _SIGN_OF_KEY.search(self._text, since, key.span.start)
        return found[1] if found else ""

    def _in_a_line(self, row: Row, limit: int) -> Row:
        """Return the row of a text, or of what stands in brackets, with its comments."""
        value, end = row.value, self._at if row.alias else row.value.span.end
        is_text = row.alias or isinstance(value, Scalar) or not _holds(value)
        if is_text and self._next >= limit:
            self._at = end
            return row
        found = self._between(end if row.alias else value.span.start)
        if not is_text:
            row = self._inside(row, end, -1)
        # What stands behind the sign of a block text is within its stretch.
        found += [(one, True) for one in self._until(end)]
        self._at = end
        if behind := self._behind(limit):
            is_free = "," in self._text[end : self._at - len(behind)] and is_glued(behind)
            found.append((Remark(behind, False), not is_free))
        is_empty = not row.alias and value.span.start == value.span.end
        if row.key and is_empty and self._next < limit:
            row = row._replace(tail=self._tail(self._column(row.key.span.start) + 1, limit))
        return _with_remarks(row, found) if found else row

    def _between(self, end: int) -> list[tuple[Remark, bool]]:
        """Return the comments between a key and its value, with whether they may stand beside."""
        found = []
        while self._next < end:
            comment, remark = self._take()
            found.append((remark, not (comment.alone or is_glued(comment.text))))
        return found

    def _behind(self, limit: int) -> str:
        """Return the comment on the line of the last token, if there is one before `limit`."""
        if self._next >= limit or "\n" in self._text[self._at : self._next]:
            return ""
        return self._take()[1].text

    def _tail(self, column: int, limit: int) -> tuple[Remark, ...]:
        """Return the comments from here on that are indented at least up to a column."""
        found = []
        while self._next < limit:
            comment = self._comments[self._taken]
            if not comment.alone or self._column(self._next) < column:
                break
            if _FOR_NEXT.match(comment.text):
                break
            found.append(self._take()[1])
        return tuple(found)

    def _until(self, end: int) -> tuple[Remark, ...]:
        """Return the comments from here on that start before `end`."""
        found = []
        while self._next < end:
            found.append(self._take()[1])
        return tuple(found)

    def _take(self) -> tuple[Comment, Remark]:
        """Return the next comment, and go on behind it."""
        comment = self._comments[self._taken]
        apart = self._is_apart(comment.span.start)
        self._taken += 1
        self._at, self._next = comment.span.end, self._next_start()
        return comment, Remark(comment.text.rstrip(), apart)

    def _is_apart(self, start: int) -> bool:
        """Tell whether a blank line stands between the last token or comment and the next."""
        if self._text.count("\n", self._at, start) < 2:
            return False
        return _BLANK_LINE.search(self._text, self._at, start) is not None

    def _next_start(self) -> int:
        if self._taken == len(self._comments):
            return len(self._text) + 2
        return self._comments[self._taken].span.start

    def _column(self, offset: int) -> int:
        return offset - self._text.rfind("\n", 0, offset) - 1


def _holds(node: Mapping | Sequence) -> bool:
    return bool(node.entries if isinstance(node, Mapping) else node.items)


def _with_remarks(row: Row, found: list[tuple[Remark, bool]]) -> Row:
    """Return a row with comments: beside it the last that may stand there, the others above."""
    fit = [number for number, (_, may_be_beside) in enumerate(found) if may_be_beside]
    beside = found.pop(fit[-1])[0].text if fit else ""
    above = (*row.above, *(remark for remark, _ in found))
    return row._replace(above=above, beside=beside)


def _with_head(row: Row) -> Row:
    """Return a row whose head is what stands apart above the first of its rows."""
    first = row.rows[0]
    blanks = [n for n, one in enumerate(first.above) if one.apart and n]
    number = len(first.above) if first.apart else blanks[-1] if blanks else 0
    if not number:
        return row
    rows = (first._replace(above=first.above[number:]), *row.rows[1:])
    return row._replace(rows=rows, head=first.above[:number])
