"""Cut a file into the pieces that are merged."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from cjmap.merge.brackets import cut_brackets
from cjmap.merge.gaps import Gap, gap_of
from cjmap.merge.meaning import meaning
from cjmap.merge.pieces import Block, Document, Entry, Leaf, Piece, meant_by
from cjmap.source import Comment, Mapping, Node, Scalar, Sequence, Source

# A colon, perhaps a name that an alias uses, and blanks.
_GAP = re.compile(r"[ ]*:(?:[ ]+&\S+)?[ ]*")
_GAP_TO_BELOW = re.compile(_GAP.pattern + r"\n[ ]*")
# Blanks and line ends, with comments in between.
_BLANKS = re.compile(r"[ ]*(?:(?:#.*)?\n[ ]*)*")
_REST = re.compile(r"[ \t]*(?:#.*)?")
_START = re.compile(r"^---.*\n", re.MULTILINE)
# A comment at the top that a blank line parts from the first key is about the file.
_ABOUT_THE_FILE = re.compile(r"\s*(?:#.*\n)+(?=[ ]*\n)")


class _OddError(Exception):
    """It is written in a way that can't be cut into pieces."""


class _Stretch(NamedTuple):
    """A key or dash with what it says: where its lead, its line and itself begin, and it ends."""

    lead: int
    line: int
    start: int
    end: int


def cut(source: Source) -> Document | None:
    """Return the pieces of a file with line feeds at the end of its lines, the last one too.

    None where it says nothing that could be cut, as in a file that is all in braces.
    """
    root = source.root
    if root is None or root.flow or not root.entries:
        return None
    try:
        return _Cutter(source).document(root)
    except _OddError:
        return None


class _Cutter:
    def __init__(self, source: Source) -> None:
        self._text = source.text
        self._comments = source.comments
        self._comment_starts = [one.span.start for one in source.comments]

    def document(self, root: Mapping) -> Document:
        first = next(iter(root.entries.values())).key.span.start
        found = _START.search(self._text, 0, first) or _ABOUT_THE_FILE.match(self._text, 0, first)
        head = found.end() if found else 0
        body = self._keys(root, head, len(self._text), parent=0)
        return Document(self._text[:head], body)

    def _keys(self, node: Mapping, start: int, end: int, *, parent: int) -> Block:
        """Cut a mapping, whose first key stands at `start`, perhaps behind a dash, or below it."""
        entries = []
        at = start
        nexts = [one.key.span.start for one in node.entries.values()][1:]
        for (label, entry), until in zip(node.entries.items(), (*nexts, end), strict=True):
            key, value = entry.key.span, entry.value
            stop = max(key.end, value.span.end)
            where = self._stretch(at, key.start, stop, value, until=until)
            gap, piece, rest = self._value(value, key.end, where)
            entries.append(self._entry(label, where, key.end, gap, piece, rest))
            at = where.end
        return self._block(node, entries, start, at, end, parent=parent)

    def _items(self, node: Sequence, start: int, end: int, *, parent: int) -> Block:
        entries = []
        at = start
        dashes = [*self._dashes(node, start), end]
        for number, (item, (dash, until)) in enumerate(
            zip(node.items, pairwise(dashes), strict=True)
        ):
            where = self._stretch(at, dash, item.span.end, item, until=until)
            gap, piece, rest = self._item(item, where)
            entries.append(self._entry(str(number), where, dash + 1, gap, piece, rest))
            at = where.end
        return self._block(node, entries, start, at, end, parent=parent)

    def _dashes(self, node: Sequence, at: int) -> Iterator[int]:
        """Yield where the dash of each item stands; before and behind it there are comments."""
        for item in node.items:
            blanks = _BLANKS.match(self._text, at)
            dash, start = blanks.end() if blanks else at, item.span.start
            if self._text[dash] != "-" or not _BLANKS.fullmatch(self._text, dash + 1, start):
                raise _OddError
            yield dash
            at = self._line_end(item.span.end)

    def _block(
        self,
        node: Mapping | Sequence,
        entries: list[Entry],
        start: int,
        last: int,
        end: int,
        *,
        parent: int,
    ) -> Block:
        indents = {one.indent for one in entries}
        if len(indents) != 1:
            raise _OddError
        (indent,) = indents
        before = " " * indent if start != self._line_start(start) else ""
        return Block(
            tuple(entries),
            isinstance(node, Sequence),
            flow=False,
            text=before + self._text[start:end],
            means=meant_by(entries, is_list=isinstance(node, Sequence)),
            indent=indent,
            step=indent - parent,
            tail=self._text[last:end],
        )

    def _entry(
        self, label: str, where: _Stretch, key_end: int, gap: str, value: Piece, rest: str
    ) -> Entry:
        indent = self._column(where.start)
        return Entry(
            label,
            lead=self._text[where.lead : where.line],
            key=self._text[where.start : key_end],
            gap=gap,
            value=value,
            rest=rest,
            text=" " * indent + self._text[where.start : where.end],
            indent=indent,
            comments=tuple(one.text for one in self._comments_in(where.lead, where.end)),
        )

    def _stretch(self, at: int, start: int, stop: int, value: Node, *, until: int) -> _Stretch:
        """Return where an entry stands that begins at or below the line of `at`."""
        line = self._line_start(start)
        if start == at:
            line = at
        elif line < at or self._text[line:start].strip(" "):
            raise _OddError
        end = self._line_end(stop)
        if _is_block(value):
            end = self._with_comments(end, until, beyond=self._column(start))
        return _Stretch(at, line, start, end)

    def _value(self, value: Node, key_end: int, where: _Stretch) -> tuple[str, Piece, str]:
        """Return what leads to the value of a key, the value, and what stands behind it."""
        found = _GAP.match(self._text, key_end)
        if not found:
            raise _OddError
        try:
            return self._usual(value, found, where)
        except _OddError:
            at = self._text.index(":", key_end) + 1
            text = self._text[at : where.end].removesuffix("\n")
            piece = Leaf(text, meaning(value), "?", self._column(where.start))
            return self._text[key_end:at], piece, ""

    def _usual(self, value: Node, found: re.Match[str], where: _Stretch) -> tuple[str, Piece, str]:
        indent, gap = self._column(where.start), found[0]
        if isinstance(value, Scalar) or value.flow:
            if value.span.start != value.span.end:
                between = gap_of(self._text[found.start() : value.span.start])
                if not _GAP.fullmatch(between.bare) and not _GAP_TO_BELOW.fullmatch(between.bare):
                    raise _OddError
                leaf, rest = self._leaf(value, indent)
                return between.bare, leaf, _beside(between, rest)
            piece: Piece = Leaf("", meaning(value), "", indent)
        else:
            below = self._line_end(found.end())
            if below > value.span.start:
                raise _OddError
            piece = self._below(value, below, where.end, parent=indent)
        # Blanks behind the colon lead to the comment then.
        colon = gap.rstrip(" ")
        return colon, piece, gap[len(colon) :] + self._rest(found.end())

    def _below(self, value: Mapping | Sequence, start: int, end: int, *, parent: int) -> Block:
        if isinstance(value, Mapping):
            return self._keys(value, start, end, parent=parent)
        return self._items(value, start, end, parent=parent)

    def _item(self, item: Node, where: _Stretch) -> tuple[str, Piece, str]:
        """Return what leads from the dash to the item, the item, and the comment beside it."""
        indent, start = self._column(where.start), item.span.start
        between = gap_of(self._text[where.start + 1 : start])
        if isinstance(item, Scalar) or item.flow:
            piece, rest = self._leaf(item, indent)
            return between.bare, piece, _beside(between, rest)
        below = self._line_end(where.start)
        if below <= start:
            rest = self._rest(where.start + 1)
            return "\n", self._below(item, below, where.end, parent=indent), rest
        if isinstance(item, Sequence):
            raise _OddError
        return between.bare, self._keys(item, start, where.end, parent=indent), ""

    def _leaf(self, value: Node, indent: int) -> tuple[Piece, str]:
        """Return a text, or what stands in brackets, and what stands behind it."""
        start, end = value.span.start, value.span.end
        rest = self._rest(end)
        text = self._text[start:end]
        if not isinstance(value, Scalar):
            block = cut_brackets(value, self._text, indent)
            return block or Leaf(text, meaning(value), "?", indent), rest
        leaf = Leaf(text, meaning(value), value.style, indent)
        if not leaf.is_literal:
            return leaf, rest
        first, newline, lines = text.partition("\n")
        sign = gap_of(first)
        return replace(leaf, text=f"{sign.bare}{newline}{lines}"), sign.behind

    def _rest(self, at: int) -> str:
        """Return the rest of a line, which holds nothing but blanks and a comment."""
        end = self._line_end(at) - 1
        rest = self._text[at:end]
        if not _REST.fullmatch(rest):
            raise _OddError
        return rest

    def _with_comments(self, end: int, until: int, *, beyond: int) -> int:
        """Return the end of what stands below a key, with comments that are indented likewise."""
        for one in self._comments_in(end, until):
            start = one.span.start
            if self._column(start) > beyond:
                end = self._line_end(start)
        return end

    def _comments_in(self, start: int, end: int) -> tuple[Comment, ...]:
        first = bisect_left(self._comment_starts, start)
        return self._comments[first : bisect_left(self._comment_starts, end)]

    def _column(self, at: int) -> int:
        return at - self._line_start(at)

    def _line_start(self, at: int) -> int:
        return self._text.rfind("\n", 0, at) + 1

    def _line_end(self, at: int) -> int:
        found = self._text.find("\n", at)
        return found + 1 if found >= 0 else len(self._text)


def _beside(between: Gap, rest: str) -> str:
    """Return the comments beside a value, of which some stand in lines before it."""
    found = [one for one in (between.behind.strip(), *between.below, rest.strip()) if one]
    return "".join(f"  {one}" for one in found) if len(found) > bool(rest.strip()) else rest


def _is_block(value: Node) -> bool:
    return not isinstance(value, Scalar) and not value.flow
