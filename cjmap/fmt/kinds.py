"""Say what the format expects below a key: which part, of which kind."""

from __future__ import annotations

from cjmap import fields
from cjmap.decoding.titles import TABLES
from cjmap.fields import Kind

_TABLES: dict[type, str] = {
    fields.Statements: "statement",
    fields.Links: "link",
    fields.Colours: "colour",
}
_SAME: tuple[type, ...] = (fields.Statements, fields.Links, fields.Colours)


def table_of(kind: Kind | None) -> str | None:
    """Return the part whose keys a mapping of this kind has, None where its keys are ids."""
    return kind.part if isinstance(kind, fields.Part) else _TABLES.get(type(kind))


def kind_below(kind: Kind | None, key: str) -> Kind | None:
    """Return the kind of the value of a key, None where the format does not know."""
    table = table_of(kind)
    if table:
        known = TABLES[table].get(key)
        return known.kind if known else None
    if isinstance(kind, fields.Parts | fields.Patterns):
        return fields.Part(kind.part)
    return fields.Statements() if isinstance(kind, fields.LaneTexts) else None


def kind_of_items(kind: Kind | None) -> Kind | None:
    """Return the kind of the items of a list."""
    return kind if isinstance(kind, _SAME) else None
