"""Write lists and mappings in brackets."""

from __future__ import annotations

import re

from cjmap import fields
from cjmap.fields import Kind
from cjmap.fmt.kinds import kind_below, kind_of_items
from cjmap.fmt.order import ordered
from cjmap.fmt.rows import Row
from cjmap.fmt.texts import STEP, WIDTH, in_a_line, may_be_plain
from cjmap.frozen import frozen
from cjmap.source import Mapping, Scalar, Sequence
from cjmap.source.prose import split_in

# Lists of these are short words: they stand in brackets. Those of sentences never do.
_WORDS = (fields.Ids, fields.Course)
_SENTENCES = fields.Statements
# So many words are a sentence.
_LONG = 3
_NUMBER = re.compile(r"[-+]?\d+(?:\.\d+)?")


@frozen
class Brackets:
    """Writes rows in brackets, with the `text` of the file that they come from.

    Without `has_aliases`, no name stands for something else.
    """

    text: str
    has_aliases: bool

    def key(self, row: Row, key: Scalar, *, in_brackets: bool = False) -> str:
        """Return how a key is written, with the name that it is given, if any."""
        if row.label.startswith("*"):
            return f"{row.label} "
        text = in_a_line(key, self.raw(key), in_brackets=in_brackets)
        return f"{row.label} {text}" if row.label else text

    def raw(self, text: Scalar) -> str:
        """Return how a text was written."""
        return self.text[text.span.start : text.span.end]

    def lines(self, row: Row, kind: Kind | None, lead: str, *, indent: int) -> list[str]:
        """Return the lines of a row whose value stands in brackets, [] where it does not.

        Where only the author knows what is meant, it has the lines that it had.
        """
        line = self._line(row, kind)
        must_stay = any(one.bare for one in row.rows) or self._is_kept(row) or not row.rows
        if line is not None and (must_stay or len(lead) + 1 + len(line) <= WIDTH):
            return [f"{lead} {line}"]
        if not must_stay:
            return []
        span = row.value.span
        first, *others = (one.strip() for one in self.text[span.start : span.end].split("\n"))
        return [f"{lead} {first}", *(" " * (indent + STEP) + one if one else "" for one in others)]

    def _line(self, row: Row, kind: Kind | None) -> str | None:
        """Return a list or mapping in one line, None where it has to have several."""
        value = row.value
        assert isinstance(value, Mapping | Sequence)
        if not row.rows:
            return "{}" if isinstance(value, Mapping) else "[]"
        if row.head or row.tail or not (value.flow or self._may_be_in_brackets(row, kind)):
            return None
        if self._is_kept(row):
            was = self.text[value.span.start : value.span.end]
            return None if "\n" in was else was
        if _has_sentences(row, kind):
            return None
        has_bare = any(one.bare for one in row.rows)
        rows = ordered(row, kind, has_aliases=self.has_aliases).rows
        parts = [self._inside(one, kind_of(one, kind), has_bare=has_bare) for one in rows]
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
            lead = self.key(row, row.key, in_brackets=True)
            if row.bare:
                return lead
            lead += ": "
        if row.alias:
            return lead + row.alias
        if row.anchor:
            lead += f"{row.anchor} "
        value = row.value
        if not isinstance(value, Scalar):
            inside = self._line(row, kind)
            return None if inside is None else lead + inside
        if "\n" in value.value or not (value.value or value.style or has_bare):
            return None
        return lead + in_a_line(value, self.raw(value), in_brackets=True)

    def _may_be_in_brackets(self, row: Row, kind: Kind | None) -> bool:
        """Tell whether a list that has a line for each item may as well stand in brackets."""
        return isinstance(kind, _WORDS) and all(
            isinstance(one.value, Scalar) and not (one.alias or one.anchor) and _is_word(one.value)
            for one in row.rows
        )

    def _is_kept(self, row: Row) -> bool:
        """Tell whether a comma of a list may split a sentence, which is for the author to judge."""
        value = row.value
        if not isinstance(value, Sequence) or not value.flow:
            return False
        return split_in(value.items, self.text) is not None


def _has_sentences(row: Row, kind: Kind | None) -> bool:
    """Tell whether a value is a list of sentences: by what it is for, or by an item of it."""
    if not isinstance(row.value, Sequence):
        return False
    texts = (one.value.value for one in row.rows if isinstance(one.value, Scalar))
    return isinstance(kind, _SENTENCES) or any(len(one.split()) >= _LONG for one in texts)


def _is_word(text: Scalar) -> bool:
    """Tell whether a text may stand in brackets without quotes, as an id or a number does."""
    is_number = text.style == "" and _NUMBER.fullmatch(text.value)
    return bool(is_number) or may_be_plain(text.value, in_brackets=True)


def kind_of(row: Row, owner: Kind | None) -> Kind | None:
    """Return the kind of a row's value, by the kind of what holds the row."""
    return kind_below(owner, row.name) if row.key else kind_of_items(owner)
