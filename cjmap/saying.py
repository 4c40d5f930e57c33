"""Answer what holds for a persona at a touchpoint: the cascade of phase, touchpoint, persona."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import TypeAlias

from cjmap.model import JourneyMap, Metric, Moment, Persona, Phase, Statements, Touchpoint

Said: TypeAlias = object

_KEYS = frozenset(Moment.__dataclass_fields__) - {"place"}


def levels(jmap: JourneyMap, touchpoint: Touchpoint, persona: str) -> Iterator[tuple[Moment, bool]]:
    """Yield the moments that speak for a persona at a touchpoint, the nearest first.

    Each comes with whether it was written for this persona alone.
    """
    yield from own_levels(touchpoint, persona)
    phase = jmap.phases.get(touchpoint.phase)
    if phase:
        yield from own_levels(phase, persona)


def own_levels(part: Phase | Touchpoint, persona: str) -> Iterator[tuple[Moment, bool]]:
    """Yield what a phase or touchpoint itself says for a persona, the nearest first."""
    if persona in part.per_persona:
        yield part.per_persona[persona], True
    yield part.says, False


def said(jmap: JourneyMap, touchpoint: Touchpoint, persona: str, facet: str) -> Said | None:
    """Return what is said about a facet (a key of a touchpoint, or a lane's id), or None.

    The nearest level that says something wins; an empty tuple is an answer.
    """
    for moment, _ in levels(jmap, touchpoint, persona):
        value = of_moment(moment, facet)
        if value is not None:
            return value
    return None


def of_moment(moment: Moment, facet: str) -> Said | None:
    """Return what one moment says about a facet or lane, or None."""
    if facet in _KEYS:
        value: Said | None = getattr(moment, facet)
        return value
    return (moment.lanes or {}).get(facet)


def statements(jmap: JourneyMap, touchpoint: Touchpoint, persona: str, facet: str) -> Statements:
    """Return the statements of a facet or lane, empty where there are none."""
    value = said(jmap, touchpoint, persona, facet)
    return value if isinstance(value, tuple) else ()


def course(jmap: JourneyMap, touchpoint: Touchpoint, persona: str) -> tuple[Decimal, ...]:
    """Return how a persona feels at a touchpoint in the author's numbers, empty if not rated."""
    value = said(jmap, touchpoint, persona, "emotion")
    return value if isinstance(value, tuple) else ()


def is_moment_of_truth(touchpoint: Touchpoint, persona: str) -> bool:
    """Tell whether a touchpoint is a moment of truth for a persona, whatever its phase says."""
    said = (moment.moment_of_truth for moment, _ in own_levels(touchpoint, persona))
    return bool(next((one for one in said if one is not None), False))


def passes(phase: Phase, persona: Persona) -> bool:
    """Tell whether a persona passes through a phase."""
    return phase.says.personas is None or persona.id in phase.says.personas


def meets(jmap: JourneyMap, touchpoint: Touchpoint, persona: Persona) -> bool:
    """Tell whether a persona meets a touchpoint."""
    phase = jmap.phases.get(touchpoint.phase)
    if touchpoint.says.personas is not None:
        return persona.id in touchpoint.says.personas
    return phase is not None and passes(phase, persona)


def met(jmap: JourneyMap, persona: Persona) -> tuple[Touchpoint, ...]:
    """Return the touchpoints that a persona meets, in phase order, then file order."""
    return tuple(
        touchpoint
        for touchpoints in by_phase(jmap).values()
        for touchpoint in touchpoints
        if meets(jmap, touchpoint, persona)
    )


def by_phase(jmap: JourneyMap) -> dict[str, list[Touchpoint]]:
    """Return the touchpoints of every phase, both in file order."""
    touchpoints: dict[str, list[Touchpoint]] = {phase: [] for phase in jmap.phases}
    for touchpoint in jmap.touchpoints.values():
        if touchpoint.phase in touchpoints:
            touchpoints[touchpoint.phase].append(touchpoint)
    return touchpoints


def merged_metrics(moments: Iterable[Moment]) -> dict[str, Metric]:
    """Return the metrics of several moments, the nearest first, merged key by key."""
    merged: dict[str, Metric] = {}
    for moment in moments:
        far = moment.metrics or {}
        fuller = {id: _filled(merged[id], far[id]) for id in far if id in merged}
        merged = {**far, **merged, **fuller}
    return merged


def _filled(near: Metric, far: Metric) -> Metric:
    gaps = (key for key in Metric.__dataclass_fields__ if getattr(near, key) is None)
    return replace(near, **{key: getattr(far, key) for key in gaps})
