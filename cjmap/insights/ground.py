"""Work out once what every kind of statement asks of a map."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from cjmap.facts.channels import Change, changes
from cjmap.facts.paths import journey_of, path_of, ways_over
from cjmap.insights.parts import Mean, Part, Parts
from cjmap.model import Channel, Journey, JourneyMap, Persona, Phase, Touchpoint
from cjmap.saying import by_phase, course, meets

_CUSTOMERS = (None, "primary", "secondary")


@dataclass(frozen=True)
class Ground:
    """A map with its customers, their ways and their feelings.

    Customers are the primary and secondary personas, or everyone where there are none of these.
    Touchpoints are in phase order, then file order.
    """

    map: JourneyMap

    @cached_property
    def customers(self) -> tuple[Persona, ...]:
        """Whose journey it is."""
        walkers = self.map.walkers
        return tuple(walker for walker in walkers if walker.kind in _CUSTOMERS) or walkers

    @cached_property
    def touchpoints(self) -> tuple[Touchpoint, ...]:
        """All touchpoints."""
        return tuple(one for group in by_phase(self.map).values() for one in group)

    @cached_property
    def met(self) -> dict[str, tuple[str, ...]]:
        """The ids of the customers who meet each touchpoint."""
        return {
            one.id: tuple(who.id for who in self.customers if meets(self.map, one, who))
            for one in self.touchpoints
        }

    @cached_property
    def feeling(self) -> dict[str, tuple[str, ...]]:
        """The ids of the customers who come by each touchpoint: where it lies on their ways."""
        over = {one.id: ways_over(self.map, one) for one in self.customers}
        return {id: tuple(who for who in met if id in over[who]) for id, met in self.met.items()}

    @cached_property
    def means(self) -> dict[tuple[str, str], Mean]:
        """How each customer feels at each touchpoint that is rated, by both ids."""
        return {
            (persona, touchpoint.id): mean(map(self.position, values))
            for touchpoint in self.touchpoints
            for persona in self.feeling[touchpoint.id]
            if (values := course(self.map, touchpoint, persona))
        }

    @cached_property
    def paths(self) -> dict[str, tuple[str, ...]]:
        """The ids of the touchpoints on each customer's way."""
        return {
            one.id: tuple(
                stop.touchpoint for stop in path_of(self.map, one, journey_of(self.map, one))
            )
            for one in self.customers
        }

    @cached_property
    def changes(self) -> dict[str, tuple[Change, ...]]:
        """The changes of channel on each customer's way."""
        return {id: tuple(changes(self.map, id, path)) for id, path in self.paths.items()}

    def position(self, value: Decimal) -> Fraction:
        """Return where a rating stands on the common scale from -2 to 2, exactly."""
        if value not in self._positions:
            low, high = Fraction(self.map.scale.low), Fraction(self.map.scale.high)
            self._positions[value] = (Fraction(value) - low) / (high - low) * 4 - 2
        return self._positions[value]

    @cached_property
    def _positions(self) -> dict[Decimal, Fraction]:
        return {}

    def people(self, ids: Collection[str]) -> Parts:
        """Return personas by their ids, in the order of the map."""
        return tuple(part_of(one) for one in self.map.walkers if one.id in ids)

    def places(self, ids: Iterable[str]) -> Parts:
        """Return touchpoints by their ids."""
        return tuple(part_of(self.map.touchpoints[id]) for id in ids)


def mean(positions: Iterable[Fraction]) -> Mean:
    """Return the mean of the positions of a course, which counts as one rating."""
    first, *more = positions
    return Mean(sum(more, first) / (1 + len(more)) if more else first, 1)


def mean_of(means: Iterable[Mean]) -> Mean | None:
    """Return the mean of several ratings, None where there is none."""
    known = tuple(means)
    if not known:
        return None
    return Mean(sum((one.position for one in known), Fraction()) / len(known), len(known))


def part_of(one: Channel | Journey | Persona | Phase | Touchpoint) -> Part:
    """Return a part of a map with its name, or the id where it has none."""
    return Part(one.id, one.name or one.id, one.place)
