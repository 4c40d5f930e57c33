"""Put coverage into tables of words, for people to read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cjmap.catalog import Labels
from cjmap.coverage import Count, Coverage
from cjmap.frozen import frozen
from cjmap.model import JourneyMap
from cjmap.totals.trend import Pair, counted

if TYPE_CHECKING:
    from cjmap.totals.shares import Axis
    from cjmap.totals.standings import Standing


@frozen
class Table:
    """The heads of columns, and rows that begin with what they are about. Nothing is quoted yet."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def percent(count: Count, words: Labels) -> str:
    """Return how much is filled, in whole percent.

    >>> from cjmap.catalog import report_words
    >>> percent(Count(2, 3), report_words("en")), percent(Count(), report_words("en"))
    ('66 %', '–')
    """
    return "–" if count.percent is None else words.fill("percent", n=count.percent)


def change(now: Count, before: Count | None, words: Labels) -> str:
    """Return how much is filled, and how much was, where that is known and another number.

    >>> from cjmap.catalog import report_words
    >>> change(Count(2, 3), Count(1, 3), report_words("en"))
    '33 % → 66 %'
    """
    if before is None or before.percent == now.percent:
        return percent(now, words)
    return f"{percent(before, words)} → {percent(now, words)}"


def by_phase(pair: Pair, words: Labels) -> Table:
    """Return persona by phase, what is gone behind what is there."""
    now, before = counted(pair.now), counted(pair.before)
    personas, phases = _personas(pair, words), _phases(pair)
    is_shared = bool(now and len(now.personas) > 1)

    def cell(persona: str, phase: str | None = None) -> str:
        today = now.count(persona=persona, phase=phase) if now else Count()
        then = before.count(persona=persona, phase=phase) if before else None
        return change(today, then, words)

    def alone(persona: str) -> str:
        return percent(now.alone.get(persona, Count()) if now and is_shared else Count(), words)

    rows = tuple(
        (name, *(cell(id, phase) for phase in phases), cell(id), alone(id))
        for id, name in personas.items()
    )
    return Table(("", *phases.values(), words["coverage.all"], words["coverage.alone"]), rows)


def by_facet(pair: Pair, words: Labels) -> Iterator[tuple[str, str]]:
    """Yield every facet that a map owes or owed, and how much of it is described."""
    now, before = counted(pair.now), counted(pair.before)
    for facet in dict.fromkeys(facet for one in (now, before) if one for facet in one.facets):
        today = now.count(facet=facet) if now else Count()
        then = before.count(facet=facet) if before else None
        yield words.get(f"facet.{facet}", facet), change(today, then, words)


def by_owner(pair: Pair, words: Labels, *, compare: bool) -> tuple[tuple[str, str], ...]:
    """Return whose a map's cells are, and how much of them is described; none if it says none."""
    from cjmap.totals.shares import NOBODY
    from cjmap.totals.standings import standings

    lines = standings((pair,), "owner")
    if all(one.id == NOBODY for one in lines):
        return ()
    return tuple(
        (_name(one, "owner", words), change(one.now, one.before if compare else None, words))
        for one in lines
    )


def by_axis(pairs: tuple[Pair, ...], axis: Axis, words: Labels, *, compare: bool) -> Table:
    """Return all maps together: each persona, phase, facet, owner or map, by facet."""
    from cjmap.totals.standings import standings

    lines = standings(pairs, axis)
    facets = () if axis == "facet" else tuple(lines[0].facets) if lines else ()

    def cell(now: Count, before: Count) -> str:
        return change(now, before if compare else None, words)

    def row(one: Standing) -> tuple[str, ...]:
        each = (cell(*one.facets[facet]) for facet in facets)
        of = words.fill("coverage.of", filled=one.now.filled, total=one.now.total)
        return (_name(one, axis, words), *each, cell(one.now, one.before), of)

    heads = (words.get(f"facet.{facet}", facet) for facet in facets)
    ends = (words["coverage.all"], words["coverage.cells"])
    return Table((words[f"coverage.axis.{axis}"], *heads, *ends), tuple(map(row, lines)))


def _name(one: Standing, axis: Axis, words: Labels) -> str:
    from cjmap.totals.shares import NOBODY

    if axis == "owner" and one.id == NOBODY:
        return words["coverage.nobody"]
    if axis == "persona" and not one.id:
        return words["coverage.customer"]
    return words.get(f"facet.{one.id}", one.name) if axis == "facet" else one.name


def _personas(pair: Pair, words: Labels) -> dict[str, str]:
    """Return the names of the primary personas, whose cells are counted."""
    names = {
        walker.id: walker.name or walker.id or words["coverage.customer"]
        for jmap in _maps(pair)
        for walker in jmap.walkers
    }
    return {id: names[id] for one in _coverages(pair) for id in one.personas}


def _phases(pair: Pair) -> dict[str, str]:
    names = {id: phase.name for jmap in _maps(pair) for id, phase in jmap.phases.items()}
    return {id: names[id] for one in _coverages(pair) for id in one.phases}


def _coverages(pair: Pair) -> Iterator[Coverage]:
    yield from filter(None, map(counted, (pair.now, pair.before)))


def _maps(pair: Pair) -> Iterator[JourneyMap]:
    """Yield what a map was, then what it is: the names of today are the last."""
    for checked in (pair.before, pair.now):
        if checked and checked.loaded.map:
            yield checked.loaded.map
