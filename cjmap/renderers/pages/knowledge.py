"""Gather what a page's script knows of the map."""

from __future__ import annotations

from collections.abc import Mapping

from cjmap.renderers.pages.columns import Column
from cjmap.view.values import View

# Words that the page's script puts together itself.
_WORDS = (
    "bar.filtered",
    "bar.filtered_persona",
    "bar.no_hit",
    "bar.only_persona",
    "days_overdue.one",
    "days_overdue.other",
    "details.copied",
    "details.copy_link",
    "due.by",
    "due.since",
    "due.was",
    "hits.one",
    "hits.other",
    "matrix.sheet",
    "open.filtered",
    "open_points.one",
    "open_points.other",
    "review.overdue",
    "word.of",
)


def knowledge(view: View, columns: tuple[Column, ...]) -> Mapping[str, object]:
    """Return values for JSON: personas, phases, columns, and the words the script needs."""
    words = view.labels.words
    return {
        "personas": [
            {"id": p.id, "name": p.name, "initials": p.look.initials} for p in view.personas
        ],
        "phases": [{"id": p.id, "name": p.name, "goal": p.goal} for p in view.phases],
        "columns": [_column(view, column) for column in columns],
        "channels": {channel.id: channel.name or channel.id for channel in view.channels},
        "language": view.labels.language,
        "words": {key: words[key] for key in _WORDS},
        "reviewed": view.map.reviewed or "",
        "reviewEvery": view.map.review_every or "",
    }


def _column(view: View, column: Column) -> Mapping[str, object]:
    touchpoint = column.touchpoint
    if touchpoint is None:
        return {"id": "", "phase": column.phase.number - 1}
    numbers = {persona.id: number for number, persona in enumerate(view.personas)}
    return {
        "id": touchpoint.id,
        "phase": column.phase.number - 1,
        "who": [numbers[id] for id in touchpoint.who],
        "channels": [channel.id for channel in touchpoint.channels],
        "owners": _owners_of(column),
        "holes": touchpoint.hole_count,
        "places": {numbers[id]: r.places for id, r in touchpoint.ratings.items()},
    }


def owners(columns: tuple[Column, ...]) -> list[str]:
    """Return everyone who takes care of something, by name."""
    return sorted({owner for column in columns for owner in _owners_of(column)})


def _owners_of(column: Column) -> list[str]:
    if column.touchpoint is None:
        return []
    solutions = [remedy.statement for remedy in column.remedies]
    solutions += [said.statement for said in column.touchpoint.texts.get("opportunities", ())]
    named = [solution.owner for solution in solutions if solution.owner]
    named += [said.statement.text for said in column.touchpoint.texts.get("owner", ())]
    return list(dict.fromkeys(named))
