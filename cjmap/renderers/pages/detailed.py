"""Lay out what is written otherwise about statements: who solves it, how bad it is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import field
from decimal import Decimal
from typing import Any, assert_never

from cjmap.catalog import Labels, format_date, format_number
from cjmap.diff.changes import KeyChanged, Ref, Value, Within
from cjmap.diff.words import plain
from cjmap.fields import STATEMENT
from cjmap.frozen import frozen
from cjmap.model import JourneyMap, Phase, Statement, Touchpoint
from cjmap.place import Place
from cjmap.renderers.pages.contrasted import Line, Row
from cjmap.view.saids import own_texts
from cjmap.view.values import Change, Said, TouchpointView, View

# What stands behind a line as a sign, before and now.
_SIGNS: tuple[frozenset[str], frozenset[str]] = (
    frozenset({"severity"}),
    frozenset({"severity", "status", "owner", "due"}),
)
# What has a line of its own.
_LINES = {"text", "answer", "solutions"}


@frozen
class Notes:
    """What stands beside statements: details by their text, and what solutions are against.

    These are pain points, by the place of the solution.
    """

    details: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    pains: Mapping[Place, str] = field(default_factory=dict)


def notes(
    view: View, change: Change, row: str, sides: tuple[TouchpointView, TouchpointView]
) -> tuple[Notes, Notes]:
    """Return what stands beside the statements of a row, before and now."""
    told: tuple[dict[str, tuple[str, ...]], ...] = ({}, {})
    for one, details in _by_statement(change).items():
        if one.key == row and _is_in_rows(one, change):
            both = ((one.was, "before"), (one.now, "after"))
            for (text, side), signs, found in zip(both, _SIGNS, told, strict=True):
                values = ((d.key, getattr(d, side)) for d in details if d.key not in signs)
                found[text] = tuple(_values(values, view.labels))
    was, now = (Notes(one, pains_of(side)) for one, side in zip(told, sides, strict=True))
    return was, now


def whole_notes(
    texts: Mapping[str, tuple[Said, ...]], jmap: JourneyMap, words: Labels, *, is_gone: bool
) -> Notes:
    """Return all that statements say beside their texts which came or went, or whose part did.

    What has a sign there stays out, and so does an answer, which has a line of its own.
    """
    said = [one.statement for row in texts.values() for one in row]
    apart = _LINES | _SIGNS[not is_gone]
    return Notes(
        {plain(one.text): tuple(_values(_whole(one, jmap, apart), words)) for one in said},
        _against(texts.get("pain_points", ())),
    )


def based_rows(
    part: Phase | Touchpoint, jmap: JourneyMap, words: Labels
) -> Iterator[tuple[str, str]]:
    """Yield the label and text of what a part links to, and is based on."""
    says = part.says
    for key, value in (
        ("links", says.links),
        ("source", says.source),
        ("confidence", says.confidence),
    ):
        if value:
            yield words[f"statement.{key}"], _spelled(key, _named(key, value, jmap), words)


def detail_rows(view: View, change: Change) -> Iterator[Row]:
    """Yield a row for each statement whose status, severity and the like are others.

    Those that are said in other words, too, have a row already.
    """
    words = view.labels
    for statement, details in _by_statement(change).items():
        label = f"facet.{statement.key}"
        if label in words and not _is_in_rows(statement, change):
            was = _told(statement.was, ((one.key, one.before) for one in details), words)
            now = _told(statement.now, ((one.key, one.after) for one in details), words)
            yield Row(words[label], (Line(was),), (Line(now),))


def _is_in_rows(one: Within, change: Change) -> bool:
    sides = ((change.lost, one.was), (change.gained, one.now))
    return all(
        text in (plain(said.statement.text) for said in rows.get(one.key, ()))
        for rows, text in sides
    )


def pains_of(touchpoint: TouchpointView) -> dict[Place, str]:
    """Return the pain points that solutions are against, by the place of the solution."""
    return _against(own_texts(touchpoint.texts).get("pain_points", ()))


def _against(pains: Iterable[Said]) -> dict[Place, str]:
    return {
        solution.place: pain.statement.text
        for pain in pains
        for solution in pain.statement.solutions or ()
    }


def _by_statement(change: Change) -> dict[Within, list[KeyChanged]]:
    found: dict[Within, list[KeyChanged]] = {}
    for one in change.details:
        if isinstance(one, KeyChanged) and one.at.within:
            found.setdefault(one.at.within[-1], []).append(one)
    return found


def _whole(one: Statement, jmap: JourneyMap, apart: Collection[str]) -> Iterator[tuple[str, Value]]:
    for key in STATEMENT:
        if key.name not in apart and (value := getattr(one, key.name)):
            yield key.name, _named(key.name, value, jmap)


def _named(key: str, value: Any, jmap: JourneyMap) -> str:
    """Return a value in words, as far as other parts of the map and links name it."""
    if key == "source":
        return ", ".join(_called(id, jmap) for id in value)
    if key == "links":
        return ", ".join(
            f"{one.text} ({one.address})" if one.text else one.address for one in value
        )
    return str(value)


def _called(id: str, jmap: JourneyMap) -> str:
    source = jmap.sources.get(id)
    return source.name or id if source else id


def _told(text: str, values: Iterable[tuple[str, Value]], words: Labels) -> str:
    return " · ".join((text, *_values(values, words)))


def _values(values: Iterable[tuple[str, Value]], words: Labels) -> Iterator[str]:
    for key, value in values:
        if f"statement.{key}" in words:
            yield f"{words[f'statement.{key}']}: {_spelled(key, value, words)}"


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
        case bool() | tuple():
            return str(value)
        case _:
            assert_never(value)
