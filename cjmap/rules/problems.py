"""Find the pain points that nothing answers."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.model import JourneyMap, Moment, Phase, Statement, Statements, Touchpoint
from cjmap.saying import by_phase, levels, meets, own_levels


def unsolved(jmap: JourneyMap) -> Iterator[tuple[Phase | Touchpoint, Statements]]:
    """Yield each phase and touchpoint with its pain points that have no solution.

    A pain point is answered by its own solutions, by those of its touchpoint or phase, and by
    opportunities; one that is said for a phase, by a touchpoint of the phase as well.
    """
    for id, touchpoints in by_phase(jmap).items():
        phase = jmap.phases[id]
        moments = [*_moments(phase), *(m for one in touchpoints for m in _moments(one))]
        left = () if any(map(is_answer, moments)) else tuple(_open(phase))
        if left:
            yield phase, left
    for touchpoint in jmap.touchpoints.values():
        left = tuple(_open_at(jmap, touchpoint))
        if left:
            yield touchpoint, left


def is_answer(moment: Moment) -> bool:
    """Tell whether a moment says what is done, or could be, about its problems."""
    return bool(moment.solutions or moment.opportunities)


def _moments(part: Phase | Touchpoint) -> tuple[Moment, ...]:
    return (part.says, *part.per_persona.values())


def _open(part: Phase | Touchpoint) -> Iterator[Statement]:
    for moment in _moments(part):
        yield from (pain for pain in moment.pain_points or () if not pain.solutions)


def _open_at(jmap: JourneyMap, touchpoint: Touchpoint) -> Iterator[Statement]:
    """Yield what is open for those who meet the touchpoint; where nobody does, for everyone."""
    seen = set()
    who = [walker.id for walker in jmap.walkers if meets(jmap, touchpoint, walker)]
    for persona in who or [""]:
        solved = any(is_answer(moment) for moment, _ in levels(jmap, touchpoint, persona))
        moments = [moment for moment, _ in own_levels(touchpoint, persona)]
        pains = next((m.pain_points for m in moments if m.pain_points is not None), ())
        for pain in pains:
            if not solved and not pain.solutions and pain.place not in seen:
                seen.add(pain.place)
                yield pain
