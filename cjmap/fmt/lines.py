"""Write rows as the lines of a file, always in the same way."""

from __future__ import annotations

from typing import NamedTuple

from cjmap import fields
from cjmap.fields import Kind
from cjmap.fmt.kinds import kind_below, kind_of_items, table_of
from cjmap.fmt.order import in_order
from cjmap.fmt.placing import is_glued
from cjmap.fmt.rows import Remark, Row
from cjmap.fmt.texts import WIDTH, as_value, in_a_line, may_be_plain
from cjmap.frozen import frozen
from cjmap.source import Mapping, Scalar, Sequence

_STEP = 2
# Parts of these kinds stand apart from each other where they take more than a line.
_LARGE = frozenset({"persona", "touchpoint", "journey"})
# Lists of these are short words: they stand in brackets. Those of sentences never do.
_WORDS = (fields.Ids, fields.Course)
_SENTENCES = fields.Statements


class _Written(NamedTuple):
    """A row with the lines of its own; `opens` when it is a key with others below."""

    row: Row
    lines: list[str]
    opens: bool = False


@frozen
class Writer:
    """Writes the rows of one file, whose text they come from.

    `is_map` when it is a map, whose blank lines follow rules. `kept` are the offsets of commas
    that may split a sentence: the list around them stays in brackets, for the author to judge.
    """

    text: str
    is_map: bool
    kept: tuple[int, ...] = ()

    def file(self, root: Row, kind: Kind) -> str:
        """Return the text of a whole file."""
        return "\n".join([*self._block(root, kind, 0), ""])

    def _block(self, row: Row, kind: Kind | None, indent: int) -> list[str]:
        """Return the lines of all that a row holds, with its head and tail."""
        lines = _remarks(row.head, indent)
        if lines and row.head_apart:
            lines.append("")
        before: _Written | None = None
        for one in self._sorted(row, kind).rows:
            written = self._row(one, _kind_of(one, kind), indent)
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

    def _sorted(self, row: Row, kind: Kind | None) -> Row:
        table = table_of(kind) if isinstance(row.value, Mapping) else None
        if table is None:
            return row
        rows = in_order(row.rows, table, has_aliases="*" in self.text)
        return row if rows is row.rows else row._replace(rows=rows)

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
        if lines := self._brackets(row, kind, lead, indent):
            lines[-1] = _behind(lines[-1], row.beside)
            return _Written(row, lines)
        if row.key is None:
            return self._item(row, kind, lead, indent)
        lines = self._block(row, kind, indent + _STEP)
        opens = isinstance(value, Mapping)
        return _Written(row, [_behind(lead, row.beside), *lines], opens)

    def _lead(self, row: Row) -> str:
        return "-" if row.key is None else f"{self._key(row, row.key)}:"

    def _key(self, row: Row, key: Scalar, *, in_brackets: bool = False) -> str:
        if row.label.startswith("*"):
            return f"{row.label} "
        text = in_a_line(key, self._raw(key), in_brackets=in_brackets)
        return f"{row.label} {text}" if row.label else text

    def _text(self, row: Row, text: Scalar, lead: str, indent: int) -> _Written:
        """Return the lines of a row whose value is a text."""
        below = _remarks(row.tail, indent + _STEP)
        if text.value == "" and not text.style:
            return _Written(row, [_behind(lead, row.beside), *below])
        lines = as_value(
            text,
            self._raw(text),
            start=len(lead) + 1,
            indent=indent + _STEP,
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
        lines = self._block(row, kind, indent + _STEP)
        if row.anchor:
            lines.insert(0, lead)
        else:
            lines[0] = lead + lines[0][len(lead) :]
        return _Written(row, lines)

    def _without_first_remarks(self, row: Row, kind: Kind | None) -> Row:
        """Return an item with the comments that come first in it above it."""
        row = self._sorted(row, kind)
        if not row.rows:
            return row
        first, *others = row.rows
        if first.key is None:
            first = self._without_first_remarks(first, _kind_of(first, kind))
        beside = (Remark(row.beside, False),) if row.beside else ()
        above = (*row.above, *beside, *row.head, *first.above)
        rows = (first._replace(above=()), *others)
        return row._replace(above=above, beside="", head=(), rows=rows)

    def _brackets(self, row: Row, kind: Kind | None, lead: str, indent: int) -> list[str]:
        """Return the lines of a row whose value stands in brackets, [] where it does not.

        Where only the author knows what is meant, it has the lines that it had.
        """
        line = self._in_brackets(row, kind)
        must_stay = any(one.bare for one in row.rows) or self._is_kept(row) or not row.rows
        if line is not None and (must_stay or len(lead) + 1 + len(line) <= WIDTH):
            return [f"{lead} {line}"]
        if not must_stay:
            return []
        span = row.value.span
        first, *others = (one.strip() for one in self.text[span.start : span.end].split("\n"))
        return [f"{lead} {first}", *(" " * (indent + _STEP) + one if one else "" for one in others)]

    def _in_brackets(self, row: Row, kind: Kind | None) -> str | None:
        """Return a list or mapping in one line, None where it has to have several."""
        value = row.value
        assert isinstance(value, Mapping | Sequence)
        if not row.rows:
            return "{}" if isinstance(value, Mapping) else "[]"
        if row.head or row.tail or not (value.flow or self._may_be_in_brackets(row, kind)):
            return None
        if isinstance(value, Sequence) and isinstance(kind, _SENTENCES) and not self._is_kept(row):
            return None
        has_bare = any(one.bare for one in row.rows)
        rows = self._sorted(row, kind).rows
        parts = [self._inside(one, _kind_of(one, kind), has_bare=has_bare) for one in rows]
        whole = ", ".join(part for part in parts if part is not None)
        if any(part is None for part in parts):
            return None
        return f"{{{whole}}}" if isinstance(value, Mapping) else f"[{whole}]"

    def _inside(self, row: Row, kind: Kind | None, *, has_bare: bool) -> str | None:
        """Return what stands between brackets for a row, None where it can't stand there."""
        if row.above or row.beside or row.tail:
            return None
        lead = ""
        if row.key:
            lead = self._key(row, row.key, in_brackets=True)
            if row.bare:
                return lead
            lead += ": "
        if row.alias:
            return lead + row.alias
        if row.anchor:
            lead += f"{row.anchor} "
        value = row.value
        if not isinstance(value, Scalar):
            inside = self._in_brackets(row, kind)
            return None if inside is None else lead + inside
        if "\n" in value.value or not (value.value or value.style or has_bare):
            return None
        return lead + in_a_line(value, self._raw(value), in_brackets=True)

    def _may_be_in_brackets(self, row: Row, kind: Kind | None) -> bool:
        """Tell whether a list that has a line for each item may as well stand in brackets."""
        return isinstance(kind, _WORDS) and all(
            isinstance(one.value, Scalar)
            and not (one.alias or one.anchor)
            and may_be_plain_word(one.value)
            for one in row.rows
        )

    def _is_kept(self, row: Row) -> bool:
        span = row.value.span
        return (
            not isinstance(row.value, Scalar)
            and row.value.flow
            and any(span.start < offset < span.end for offset in self.kept)
        )

    def _raw(self, text: Scalar) -> str:
        return self.text[text.span.start : text.span.end]


def may_be_plain_word(text: Scalar) -> bool:
    """Tell whether a text may stand in brackets without quotes, as an id or a number does."""
    return may_be_plain(text.value, in_brackets=True) or text.value.lstrip("+-.").isdigit()


def _kind_of(row: Row, owner: Kind | None) -> Kind | None:
    return kind_below(owner, row.name) if row.key else kind_of_items(owner)


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
