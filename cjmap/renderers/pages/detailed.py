"""Lay out what is written otherwise about statements that are said as before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from cjmap.catalog import Labels, format_date, format_number
from cjmap.diff.changes import KeyChanged, Ref, Value, Within
from cjmap.renderers.pages.contrasted import Line, Row
from cjmap.view.values import Change, View


def detail_rows(view: View, change: Change) -> Iterator[Row]:
    """Yield a row for each statement whose status, severity and the like are others."""
    words = view.labels
    for statement, details in _by_statement(change).items():
        label = f"facet.{statement.key}"
        if label in words:
            was = _told(statement.was, ((one.key, one.before) for one in details), words)
            now = _told(statement.now, ((one.key, one.after) for one in details), words)
            yield Row(words[label], (Line(was),), (Line(now),))


def _by_statement(change: Change) -> dict[Within, list[KeyChanged]]:
    found: dict[Within, list[KeyChanged]] = {}
    for one in change.details:
        if isinstance(one, KeyChanged) and one.at.within:
            found.setdefault(one.at.within[-1], []).append(one)
    return found


def _told(text: str, values: Iterable[tuple[str, Value]], words: Labels) -> str:
    said = (
        f"{words[f'statement.{key}']}: {_spelled(key, value, words)}"
        for key, value in values
        if f"statement.{key}" in words
    )
    return " · ".join((text, *said))


def _spelled(key: str, value: Value, words: Labels) -> str:
    match value:
        case None | ():
            return "–"
        case Decimal():
            return format_number(value, words.language)
        case Ref():
            return value.name
        case str():
            named = f"{key}.{value}"
            return words[named] if named in words else format_date(value, words.language)
        case _:
            return str(value)
