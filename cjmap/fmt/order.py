"""Put keys in the order of the format, each with its value and its comments."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from cjmap.decoding.titles import TABLES
from cjmap.fmt.rows import Row


def in_order(rows: tuple[Row, ...], table: str, *, has_aliases: bool) -> tuple[Row, ...]:
    """Return rows in the order of a part's keys; an unknown key stays behind the one before it.

    They stay as they are where an alias would come before what it stands for.
    """
    places = _places(table)
    place, ranks = -1, []
    for row in rows:
        place = places.get(row.name, place)
        ranks.append(place)
    if all(a <= b for a, b in pairwise(ranks)):
        return rows
    order = sorted(range(len(rows)), key=ranks.__getitem__)
    wanted = tuple(rows[number] for number in order)
    return rows if has_aliases and not _keeps_names(rows, wanted) else wanted


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
