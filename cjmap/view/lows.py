"""Find the lowest moment of each persona."""

from __future__ import annotations

from cjmap.facts.owners import owner_of
from cjmap.model import JourneyMap, Statement
from cjmap.view.values import Low, PersonaView, TouchpointView
from cjmap.words.levels import weight

_PROGRESS = {"done": 0, "doing": 1, "planned": 2, "idea": 3, None: 4}


def find_lows(
    jmap: JourneyMap, personas: tuple[PersonaView, ...], touchpoints: tuple[TouchpointView, ...]
) -> dict[str, Low]:
    """Return the lowest moment of each persona who has rated moments.

    Among equally low ones comes first where something is said to hurt, of these what has no
    solution, then what hurts most, then what comes first on the way.
    """
    lows = {}
    for persona in personas:
        met = [t for t in touchpoints if persona.id in t.ratings]
        rated = [t for t in met if t.ratings[persona.id].is_rated]
        if rated:
            lows[persona.id] = _low(jmap, persona.id, rated)
    return lows


def _low(jmap: JourneyMap, persona: str, rated: list[TouchpointView]) -> Low:
    def rank(touchpoint: TouchpointView) -> tuple[float, bool, bool, int, int]:
        pain = _pain(touchpoint, persona)
        return (
            touchpoint.ratings[persona].lowest,
            pain is None,
            _solution(touchpoint, persona) is not None,
            -weight(pain.severity if pain else None),
            touchpoint.column,
        )

    first, *rest = sorted(rated, key=rank)
    lowest = first.ratings[persona].lowest
    solution = _solution(first, persona)
    return Low(
        touchpoint=first,
        rating=first.ratings[persona],
        pain=_pain(first, persona),
        solution=solution,
        owner=owner_of(jmap, first.touchpoint, solution) if solution else "",
        equally=tuple(t for t in rest if lowest < 0 and t.ratings[persona].lowest == lowest),
    )


def _pain(touchpoint: TouchpointView, persona: str) -> Statement | None:
    pains = _of(touchpoint, persona, "pain_points")
    return max(pains, key=lambda pain: weight(pain.severity), default=None)


def _solution(touchpoint: TouchpointView, persona: str) -> Statement | None:
    """Return the solution that is furthest on its way without being done, else any."""
    own = [s for p in _of(touchpoint, persona, "pain_points") for s in p.solutions or ()]
    known = [
        *own,
        *_of(touchpoint, persona, "solutions"),
        *_of(touchpoint, persona, "opportunities"),
    ]
    left = [s for s in known if s.status != "done"] or known
    return min(left, key=lambda solution: _PROGRESS[solution.status], default=None)


def _of(touchpoint: TouchpointView, persona: str, row: str) -> list[Statement]:
    return [said.statement for said in touchpoint.texts.get(row, ()) if persona in said.who]
