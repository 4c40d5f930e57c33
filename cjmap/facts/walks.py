"""Follow the paths that a map has written down."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cjmap.frozen import frozen
from cjmap.model import Journey, JourneyMap, Persona, Phase, Stop, Touchpoint


@frozen
class Step:
    """A stop on a path with its touchpoint and phase; `level` is the phase's number."""

    stop: Stop
    touchpoint: Touchpoint
    phase: Phase
    level: int


@frozen
class Walk:
    """A journey that has a path, step by step.

    `customers` are the primary personas who walk it: all of them where it is nobody's in
    particular, none where it is that of a colleague or of somebody in the background. `first` is
    the earlier journey of which this one repeats the path, its notes and its end.
    """

    journey: Journey
    customers: tuple[Persona, ...]
    steps: tuple[Step, ...]
    first: Journey | None = None

    @property
    def persona(self) -> str:
        """The id of whose feelings count on the way, "" where that is nobody in particular."""
        return self.customers[0].id if len(self.customers) == 1 else ""

    def is_noted(self, number: int) -> bool:
        """Tell whether a note stands at a step, or at the one before it."""
        return any(step.stop.note for step in self.steps[max(0, number - 1) : number + 1])


def walks(jmap: JourneyMap) -> Iterator[Walk]:
    """Yield every journey that has a path, in file order."""
    levels = {id: number for number, id in enumerate(jmap.phases)}
    primary = tuple(persona for persona in jmap.walkers if persona.is_primary)
    ways: dict[object, Journey] = {}
    for journey in jmap.journeys.values():
        if not journey.path:
            continue
        way = tuple((stop.touchpoint, stop.note) for stop in journey.path)
        first = ways.setdefault((journey.persona, way, journey.ends), journey)
        yield Walk(
            journey,
            tuple(one for one in primary if journey.persona in (None, one.id)),
            tuple(_step(jmap, stop, levels) for stop in journey.path),
            None if first is journey else first,
        )


def _step(jmap: JourneyMap, stop: Stop, levels: Mapping[str, int]) -> Step:
    touchpoint = jmap.touchpoints[stop.touchpoint]
    return Step(stop, touchpoint, jmap.phases[touchpoint.phase], levels[touchpoint.phase])
