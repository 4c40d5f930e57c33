"""Write rows as the lines of a file, always in the same way."""

from __future__ import annotations

from typing import NamedTuple

from cjmap import fields
from cjmap.fields import Kind
from cjmap.fmt.brackets import Brackets, kind_of
from cjmap.fmt.kinds import table_of
from cjmap.fmt.order import ordered
from cjmap.fmt.placing import is_glued
from cjmap.fmt.rows import Remark, Row
from cjmap.fmt.texts import STEP, as_value
from cjmap.frozen import frozen
from cjmap.source import Mapping, Scalar, Sequence

# Parts of these kinds stand apart from each other where they take more than a line.
_LARGE = frozenset({"persona", "touchpoint", "journey"})


class _Written(NamedTuple):
    """A row with the lines of its own; `opens` when it is a key with others below."""

    row: Row
    lines: list[str]
    opens: bool = False


@frozen
class Writer:
    """Writes the rows of one file; `is_map` when it is a map, whose blank lines follow rules."""

    brackets: Brackets
    is_map: bool

    def file(self, root: Row, kind: Kind) -> str:
        """Return the text of a whole file."""
        return "\n".join([*self._block(root, kind, 0), ""])

    def _block(self, row: Row, kind: Kind | None, indent: int) -> list[str]:
        """Return the lines of all that a row holds, with its head and tail."""
        lines = _remarks(row.head, indent)
        if lines and row.head_apart:
            lines.append("")
        before: _Written | None = None
        for one in self._ordered(row, kind).rows:
            written = self._row(one, kind_of(one, kind), indent)
            above = _remarks(written.row.above, indent)
            if before and self._stand_apart(row, kind, before, written, indent):
                lines.append("")
            lines += above
            if above and one.apart:
                lines.append("")
            lines += written.lines
            before = written
        if row.tail and row.tail[0].apart:
            lines.append("")
        return lines + _remarks(row.tail, indent)

    def _ordered(self, row: Row, kind: Kind | None) -> Row:
        return ordered(row, kind, has_aliases=self.brackets.has_aliases)

    def _stand_apart(
        self, owner: Row, kind: Kind | None, before: _Written, one: _Written, indent: int
    ) -> bool:
        """Tell whether a blank line stands between two rows of one owner."""
        above = one.row.above
        wanted = above[0].apart if above else one.row.apart
        if not self.is_map or isinstance(owner.value, Sequence):
            return wanted
        if table_of(kind):
            is_between_parts = indent == 0 and (before.opens or one.opens)
            return is_between_parts or bool(above and wanted)
        is_large = isinstance(kind, fields.Parts) and kind.part in _LARGE
        return wanted or (is_large and (before.opens or one.opens))

    def _row(self, row: Row, kind: Kind | None, indent: int) -> _Written:
        lead = " " * indent + self._lead(row)
        value = row.value
        if row.alias:
            return _Written(row, [_behind(f"{lead} {row.alias}", row.beside)])
        if row.anchor:
            lead += f" {row.anchor}"
        if isinstance(value, Scalar):
            return self._text(row, value, lead, indent)
        if lines := self.brackets.lines(row, kind, lead, indent=indent):
            lines[-1] = _behind(lines[-1], row.beside)
            return _Written(row, lines)
        if row.key is None:
            return self._item(row, kind, lead, indent)
        lines = self._block(row, kind, indent + STEP)
        opens = isinstance(value, Mapping)
        return _Written(row, [_behind(lead, row.beside), *lines], opens)

    def _lead(self, row: Row) -> str:
        return "-" if row.key is None else f"{self.brackets.key(row, row.key)}:"

    def _text(self, row: Row, text: Scalar, lead: str, indent: int) -> _Written:
        """Return the lines of a row whose value is a text."""
        below = _remarks(row.tail, indent + STEP)
        if text.value == "" and not text.style:
            return _Written(row, [_behind(lead, row.beside), *below])
        lines = as_value(
            text,
            self.brackets.raw(text),
            start=len(lead) + 1,
            indent=indent + STEP,
            is_cut=is_glued(row.beside),
        )
        is_block = lines[0][0] in ">|"
        lines[0] = f"{lead} {lines[0]}"
        where = 0 if is_block else -1
        lines[where] = _behind(lines[where], row.beside)
        return _Written(row, [*lines, *below])

    def _item(self, row: Row, kind: Kind | None, lead: str, indent: int) -> _Written:
        """Return the lines of an item that holds others, the first of them beside its dash.

        Where the dash is, no comment can be: it goes above.
        """
        row = self._without_first_remarks(row, kind)
        lines = self._block(row, kind, indent + STEP)
        if row.anchor:
            lines.insert(0, lead)
        else:
            lines[0] = lead + lines[0][len(lead) :]
        return _Written(row, lines)

    def _without_first_remarks(self, row: Row, kind: Kind | None) -> Row:
        """Return an item with the comments that come first in it above it."""
        row = self._ordered(row, kind)
        if not row.rows:
            return row
        first, *others = row.rows
        if first.key is None:
            first = self._without_first_remarks(first, kind_of(first, kind))
        beside = (Remark(row.beside, False),) if row.beside else ()
        above = (*row.above, *beside, *row.head, *first.above)
        rows = (first._replace(above=()), *others)
        return row._replace(above=above, beside="", head=(), rows=rows)


def _remarks(remarks: tuple[Remark, ...], indent: int) -> list[str]:
    """Return the lines of comments; the blank line before the first is for others to set."""
    lines: list[str] = []
    for number, one in enumerate(remarks):
        if one.apart and number:
            lines.append("")
        lines.append(" " * indent + one.text)
    return lines


def _behind(line: str, comment: str) -> str:
    """Return a line with the comment behind it."""
    if not comment:
        return line
    return f"{line}{' ' if is_glued(comment) else '  '}{comment}"
