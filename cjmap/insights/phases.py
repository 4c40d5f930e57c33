"""Say which phases feel best and worst, and which are described least."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from cjmap.coverage import Coverage
from cjmap.insights.ground import Ground, mean_of, part_of
from cjmap.insights.parts import Part, PhaseCount, PhaseMean
from cjmap.insights.values import Insight, PhaseCoverage, PhaseFeelings, Rated
from cjmap.model import Persona


def feelings(ground: Ground) -> Iterator[Insight]:
    """Yield how many feelings are rated, then the phases by mean: of all, of each customer."""
    total = sum(map(len, ground.feeling.values()))
    if total:
        yield Rated(len(ground.means), total)
    each = [_means(ground, part_of(one), (one,)) for one in ground.customers]
    together = [_means(ground, None, ground.customers)] if len(each) > 1 else []
    yield from (one for one in (*together, *each) if len(one.phases) > 1)


def _means(ground: Ground, persona: Part | None, who: Collection[Persona]) -> PhaseFeelings:
    ids = [one.id for one in who]
    found = []
    for phase in ground.map.phases.values():
        here = [one.id for one in ground.touchpoints if one.phase == phase.id]
        known = (ground.means.get((id, touchpoint)) for touchpoint in here for id in ids)
        mean = mean_of(one for one in known if one)
        if mean:
            found.append(PhaseMean(part_of(phase), mean))
    return PhaseFeelings(persona, tuple(found))


def described(ground: Ground, measured: Coverage) -> Iterator[Insight]:
    """Yield where phases are described to different shares: for all, then for each persona."""
    people = {one.id: part_of(one) for one in ground.map.walkers}
    together = (None,) if len(measured.personas) > 1 else ()
    for id in (*together, *measured.personas):
        persona = people[id] if id is not None else None
        found = PhaseCoverage(persona, tuple(_counts(ground, measured, id)))
        if found.phases and found.least != found.phases:
            yield found


def _counts(ground: Ground, measured: Coverage, persona: str | None) -> Iterator[PhaseCount]:
    for phase in ground.map.phases.values():
        count = measured.count(persona=persona, phase=phase.id)
        if count.total:
            yield PhaseCount(part_of(phase), count)
