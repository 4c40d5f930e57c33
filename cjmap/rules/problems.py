"""Find the pain points that nothing answers."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.model import JourneyMap, Moment, Phase, Statement, Statements, Touchpoint
from cjmap.saying import levels, own_levels


def unsolved(jmap: JourneyMap) -> Iterator[tuple[Phase | Touchpoint, Statements]]:
    """Yield each phase and touchpoint with its pain points that have no solution.

    A pain point is answered by its own solutions, by those of its touchpoint or phase, and by
    opportunities; one that is said for a phase, by a touchpoint of the phase as well.
    """
    for phase in jmap.phases.values():
        answers = [phase.says, *phase.per_persona.values()]
        for touchpoint in jmap.touchpoints_of(phase.id):
            answers += [touchpoint.says, *touchpoint.per_persona.values()]
        left = () if any(map(is_answer, answers)) else tuple(_open(phase))
        if left:
            yield phase, left
    for touchpoint in jmap.touchpoints.values():
        left = tuple(_open_at(jmap, touchpoint))
        if left:
            yield touchpoint, left


def is_answer(moment: Moment) -> bool:
    """Tell whether a moment says what is done, or could be, about its problems."""
    return bool(moment.solutions or moment.opportunities)


def _open(part: Phase | Touchpoint) -> Iterator[Statement]:
    for moment in (part.says, *part.per_persona.values()):
        yield from (pain for pain in moment.pain_points or () if not pain.solutions)


def _open_at(jmap: JourneyMap, touchpoint: Touchpoint) -> Iterator[Statement]:
    seen = set()
    for persona in jmap.walkers:
        solved = any(is_answer(moment) for moment, _ in levels(jmap, touchpoint, persona.id))
        moments = [moment for moment, _ in own_levels(touchpoint, persona.id)]
        pains = next((m.pain_points for m in moments if m.pain_points is not None), ())
        for pain in pains:
            if not solved and not pain.solutions and pain.place not in seen:
                seen.add(pain.place)
                yield pain
