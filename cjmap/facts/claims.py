"""Find everything that may say what it is based on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import TypeAlias

from cjmap.fields import MOMENT, Statements
from cjmap.loading.assemble import moments
from cjmap.model import JourneyMap, Metric, Moment, Persona, Statement

Claim: TypeAlias = Moment | Metric | Statement | Persona

_said = attrgetter(*(field.name for field in MOMENT if isinstance(field.kind, Statements)))
_OF_PERSONAS = ("background", "goal", "motivations", "pain_points")


def claims(jmap: JourneyMap) -> Iterator[Claim]:
    """Yield all metrics, moments, statements and personas, each of which may name sources."""
    yield from (jmap.metrics or {}).values()
    for _, moment in moments(jmap):
        yield moment
        yield from (moment.metrics or {}).values()
        yield from _statements(moment)
    for persona in jmap.personas.values():
        yield persona
        for key in _OF_PERSONAS:
            yield from _with_inner(getattr(persona, key) or ())
        for lane in (persona.lanes or {}).values():
            yield from _with_inner(lane)


def _statements(moment: Moment) -> Iterator[Statement]:
    for said in filter(None, _said(moment)):
        yield from _with_inner(said)
    for lane in (moment.lanes or {}).values():
        yield from _with_inner(lane)


def _with_inner(said: Iterable[Statement]) -> Iterator[Statement]:
    """Yield statements, each with its solutions."""
    for statement in said:
        yield statement
        yield from _with_inner(statement.solutions or ())
