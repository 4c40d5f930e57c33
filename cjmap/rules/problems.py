"""Find what hurts, for whom, and what answers it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

from cjmap.model import JourneyMap, Moment, Persona, Phase, Statement, Statements, Touchpoint
from cjmap.saying import by_phase, levels, meets, own_levels, passes
from cjmap.standins import said_of


@dataclass(frozen=True, slots=True)
class Problem:
    """A pain point of a phase or touchpoint as one persona has it, with all that answers it.

    `persona` is "" for those of a part where nobody comes by, or that nobody hears. `answers`
    are its own solutions, then those of its surroundings; an opportunity is one with the status
    `idea`, unless it says otherwise.
    """

    part: Phase | Touchpoint
    pain: Statement
    persona: str
    answers: Statements


def problems(jmap: JourneyMap) -> Iterator[Problem]:
    """Yield the pain points of each phase, then of each touchpoint, once for each who has it.

    A pain point is answered by its own solutions, by those of its touchpoint or phase, and by
    opportunities; one that is said for a phase, by a touchpoint of the phase as well. A text that
    only keeps the place free is neither.
    """
    for id, touchpoints in by_phase(jmap).items():
        yield from _of_phase(jmap, jmap.phases[id], touchpoints)
    for touchpoint in jmap.touchpoints.values():
        yield from _of_touchpoint(jmap, touchpoint)


def unsolved(jmap: JourneyMap) -> Iterator[tuple[Phase | Touchpoint, Statements]]:
    """Yield each phase and touchpoint with its pain points that have no solution."""
    left: dict[str, tuple[Phase | Touchpoint, dict[str, Statement]]] = {}
    for one in problems(jmap):
        if not one.answers:
            _, pains = left.setdefault(str(one.part.place), (one.part, {}))
            pains.setdefault(str(one.pain.place), one.pain)
    yield from ((part, tuple(pains.values())) for part, pains in left.values())


def answers_in(moment: Moment) -> Iterator[Statement]:
    """Yield what a moment says is done, or could be, about its problems."""
    yield from said_of(moment.solutions)
    yield from map(as_idea, said_of(moment.opportunities))


def as_idea(opportunity: Statement) -> Statement:
    """Return an opportunity as the solution that it is, still an idea unless it says otherwise."""
    return replace(opportunity, status=opportunity.status or "idea")


def _of_phase(jmap: JourneyMap, phase: Phase, touchpoints: list[Touchpoint]) -> Iterator[Problem]:
    moments = _moments(phase)
    pains = [pain for moment in moments for pain in said_of(moment.pain_points)]
    if not pains:
        return
    around = [*moments, *(moment for one in touchpoints for moment in _moments(one))]
    answers = tuple(chain.from_iterable(map(answers_in, around)))
    who = [walker for walker in jmap.walkers if passes(phase, walker)]
    hers = [(pain, walker.id) for walker in who for pain in _nearest(phase, walker.id)]
    heard = {pain.place for pain, _ in hers}
    hers += [(pain, "") for pain in pains if pain.place not in heard]
    for pain, persona in hers:
        yield Problem(phase, pain, persona, (*said_of(pain.solutions), *answers))


def _of_touchpoint(jmap: JourneyMap, touchpoint: Touchpoint) -> Iterator[Problem]:
    if not any(moment.pain_points for moment in _moments(touchpoint)):
        return
    walkers = (walker for walker in jmap.walkers if meets(jmap, touchpoint, walker))
    for walker in tuple(walkers) or (Persona(id="", place=jmap.place),):
        moments = (moment for moment, _ in levels(jmap, touchpoint, walker.id))
        answers = tuple(chain.from_iterable(map(answers_in, moments)))
        for pain in _nearest(touchpoint, walker.id):
            yield Problem(touchpoint, pain, walker.id, (*said_of(pain.solutions), *answers))


def _moments(part: Phase | Touchpoint) -> tuple[Moment, ...]:
    return (part.says, *part.per_persona.values())


def _nearest(part: Phase | Touchpoint, persona: str) -> Statements:
    said = (moment.pain_points for moment, _ in own_levels(part, persona))
    return said_of(next((pains for pains in said if pains is not None), ()))
