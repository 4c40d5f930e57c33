"""Pair the solutions of a touchpoint with the pain points that they are for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cjmap.facts.problems import as_idea
from cjmap.frozen import frozen
from cjmap.model import Statement
from cjmap.place import Place
from cjmap.view.saids import own_texts
from cjmap.view.values import Said, TouchpointView, View
from cjmap.words.levels import weight


@frozen
class Remedy:
    """A solution and for whom it is; `pain` is the number of its pain point, 0 without one."""

    statement: Statement
    said: Said
    pain: int = 0


def remedies(touchpoint: TouchpointView) -> tuple[Remedy, ...]:
    """Return the solutions inside the pain points, then the touchpoint's own."""
    numbers = pain_numbers(touchpoint)
    inside = (
        Remedy(solution, said, numbers.get(said.statement.place, 0))
        for said in touchpoint.texts.get("pain_points", ())
        for solution in said.statement.solutions or ()
    )
    own = (Remedy(said.statement, said) for said in touchpoint.texts.get("solutions", ()))
    return (*inside, *own)


def pain_numbers(touchpoint: TouchpointView) -> dict[Place, int]:
    """Return the numbers of the pain points, by place; none where there is nothing to confuse."""
    pains = [said.statement for said in touchpoint.texts.get("pain_points", ())]
    if len(pains) < 2 or not any(pain.solutions for pain in pains):
        return {}
    return {pain.place: number for number, pain in enumerate(pains, 1)}


@frozen
class Plan:
    """A solution on the list of all; `severity` is that of the pain point, "" if unknown.

    `said` tells for whom it is; `touchpoint` is "" where it is for the whole phase.
    """

    statement: Statement
    said: Said
    severity: str
    name: str
    phase: str
    touchpoint: str = ""


def plans(view: View) -> tuple[Plan, ...]:
    """Return every solution and opportunity once, by what it is for, how urgent it is, and when.

    What hurts most comes first, then what has priority, then what is due; what is done comes last.
    """
    found = {plan.statement.place: plan for plan in _plans(view)}
    return tuple(sorted(found.values(), key=_rank))


def _plans(view: View) -> Iterator[Plan]:
    for phase in view.phases:
        yield from _plans_of(phase.texts, phase.name, phase.id)
    for touchpoint in view.touchpoints:
        place = view.phases[touchpoint.phase].id
        yield from _plans_of(own_texts(touchpoint.texts), touchpoint.name, place, touchpoint.id)


def _plans_of(
    texts: Mapping[str, tuple[Said, ...]], name: str, phase: str, touchpoint: str = ""
) -> Iterator[Plan]:
    pains = texts.get("pain_points", ())
    severities = [pain.statement.severity or "" for pain in pains]
    worst = max(severities, key=weight, default="")
    for pain, severity in zip(pains, severities, strict=True):
        for solution in pain.statement.solutions or ():
            yield Plan(solution, pain, severity, name, phase, touchpoint)
    for said in texts.get("solutions", ()):
        yield Plan(said.statement, said, worst, name, phase, touchpoint)
    for said in texts.get("opportunities", ()):
        yield Plan(as_idea(said.statement), said, worst, name, phase, touchpoint)


def _rank(plan: Plan) -> tuple[bool, int, int, str]:
    solution = plan.statement
    return (
        solution.status == "done",
        -weight(plan.severity),
        -weight(solution.priority),
        solution.due or "9",
    )
