"""Follow personas on their ways."""

from __future__ import annotations

from cjmap.model import Journey, JourneyMap, Persona, Stop
from cjmap.saying import met


def journeys_of(jmap: JourneyMap, walker: Persona) -> tuple[Journey, ...]:
    """Return the journeys with a path that a persona walks: her own and those for anybody."""
    journeys = jmap.journeys.values()
    return tuple(one for one in journeys if one.path and one.persona in (walker.id, None))


def ways_over(jmap: JourneyMap, walker: Persona) -> frozenset[str]:
    """Return the ids of the touchpoints that a persona comes by on any of her ways."""
    ways = journeys_of(jmap, walker) or (None,)
    return frozenset(stop.touchpoint for way in ways for stop in path_of(jmap, walker, way))


def journey_of(jmap: JourneyMap, walker: Persona, wanted: str | None = None) -> Journey | None:
    """Return the journey whose way counts: the one wanted, her first, else one for anybody."""
    own = [j for j in jmap.journeys.values() if (j.persona or walker.id) == walker.id and j.path]
    own.sort(key=lambda j: (j.id != wanted, j.persona is None))
    return own[0] if own else None


def path_of(jmap: JourneyMap, walker: Persona, journey: Journey | None) -> tuple[Stop, ...]:
    """Return the stops of a journey that a persona meets.

    Where it has none, or there is no journey, all that she meets in phase order, then file order.
    """
    touchpoints = met(jmap, walker)
    known = {touchpoint.id for touchpoint in touchpoints}
    stops = (journey.path if journey else None) or ()
    kept = tuple(stop for stop in stops if stop.touchpoint in known)
    return kept or tuple(Stop(touchpoint.id, touchpoint.place) for touchpoint in touchpoints)
