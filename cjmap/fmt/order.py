"""Put keys in the order of the format, each with its value and its comments."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from cjmap.decoding.titles import TABLES
from cjmap.fields import Kind
from cjmap.fmt.kinds import table_of
from cjmap.fmt.rows import Row
from cjmap.source import Mapping


def ordered(row: Row, kind: Kind | None, *, has_aliases: bool) -> Row:
    """Return a row with the keys of a part in their order, an unknown one behind the one before.

    They stay as they are where an alias would come before what it stands for.
    """
    table = table_of(kind)
    if table is None or not isinstance(row.value, Mapping):
        return row
    rows = _in_order(row.rows, table)
    if rows is row.rows or (has_aliases and not _keeps_names(row.rows, rows)):
        return row
    return row._replace(rows=rows)


def _in_order(rows: tuple[Row, ...], table: str) -> tuple[Row, ...]:
    places = _places(table)
    place, ranks = -1, []
    for row in rows:
        place = places.get(row.name, place)
        ranks.append(place)
    if all(a <= b for a, b in pairwise(ranks)):
        return rows
    order = sorted(range(len(rows)), key=ranks.__getitem__)
    return tuple(rows[number] for number in order)


@cache
def _places(table: str) -> dict[str, int]:
    return {key: number for number, key in enumerate(TABLES[table])}


def _keeps_names(before: tuple[Row, ...], after: tuple[Row, ...]) -> bool:
    """Tell whether every alias still stands for the same: the last that was given the name."""
    return sorted(_meant(before)) == sorted(_meant(after))


def _meant(rows: tuple[Row, ...]) -> Iterator[tuple[int, int]]:
    """Yield each alias with what it stands for; both by the identity of their values."""
    given: dict[str, int] = {}
    for row in _all(rows):
        for sign in (row.label, row.alias, row.anchor):
            if sign.startswith("*"):
                yield id(row), given.get(sign[1:], 0)
            elif sign:
                given[sign[1:]] = id(row)


def _all(rows: tuple[Row, ...]) -> Iterator[Row]:
    for row in rows:
        yield row
        yield from _all(row.rows)
