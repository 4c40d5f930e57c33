"""Gather how customers feel, on the common scale from -2.0 to 2.0."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from cjmap.frozen import frozen
from cjmap.model import JourneyMap, Persona, Phase, Touchpoint
from cjmap.saying import is_moment_of_truth, meets, passes, said

# The lowest quarter of the scale ends here, and the highest begins.
LOW = -1.0
HIGH = 1.0
# In the middle of that quarter nobody doubts any more that it is bad.
REALLY_LOW = -1.5


@frozen
class Rating:
    """A rating as it was written, with where it stands on the common scale."""

    part: Phase | Touchpoint
    values: tuple[Decimal, ...]
    course: tuple[float, ...]


def customers(jmap: JourneyMap) -> tuple[Persona, ...]:
    """Return those whose journey it is: neither staff nor systems."""
    return tuple(one for one in jmap.walkers if one.kind not in ("staff", "system"))


def ratings(jmap: JourneyMap) -> Iterator[Rating]:
    """Yield each rating that some customer has, once, for phases and for touchpoints."""
    who = customers(jmap)
    parts: list[tuple[Phase | Touchpoint, set[str]]] = [
        (phase, {one.id for one in who if passes(phase, one)}) for phase in jmap.phases.values()
    ]
    for touchpoint in jmap.touchpoints.values():
        parts.append((touchpoint, {one.id for one in who if meets(jmap, touchpoint, one)}))
    for part, here in parts:
        own = [moment for persona, moment in part.per_persona.items() if persona in here]
        for moment in (part.says, *own) if here else ():
            if moment.emotion:
                yield Rating(part, moment.emotion, _course(jmap, moment.emotion))


def courses(jmap: JourneyMap) -> dict[tuple[str, str], tuple[float, ...]]:
    """Return the course of each customer at each rated touchpoint, by the ids of both."""
    found = {}
    for touchpoint in jmap.touchpoints.values():
        for persona in customers(jmap):
            if meets(jmap, touchpoint, persona):
                values = said(jmap, touchpoint, persona.id, "emotion")
                if isinstance(values, tuple) and values:
                    found[persona.id, touchpoint.id] = _course(jmap, values)
    return found


def needs_reason(
    touchpoint: Touchpoint,
    persona: str,
    course: tuple[float, ...],
    *,
    low: float = REALLY_LOW,
    low_truth: float = LOW,
) -> bool:
    """Tell whether a persona feels so bad that it has to be said why.

    At a moment of truth less is enough: `low_truth`, also from -2.0 to 2.0.
    """
    return min(course) <= (low_truth if is_moment_of_truth(touchpoint, persona) else low)


def score(jmap: JourneyMap, value: Decimal) -> str:
    """Return a rating as its author would write it, with a plus where others have a minus."""
    plus = "+" if jmap.scale.is_signed and value > 0 else ""
    return f"{plus}{value.normalize():f}"


def _course(jmap: JourneyMap, values: tuple[Decimal, ...]) -> tuple[float, ...]:
    return tuple(jmap.scale.position(value) for value in values)
