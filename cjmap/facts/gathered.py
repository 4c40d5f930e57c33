"""Gather once what several rules ask of a map."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from cjmap import fields
from cjmap.facts.channels import channels_of
from cjmap.facts.claims import Claim, claims
from cjmap.facts.problems import Problem, open_ones, problems
from cjmap.facts.ratings import Rating, courses, customers, ratings
from cjmap.facts.walks import Walk, walks
from cjmap.fields import MOMENT, PERSONA
from cjmap.loading.assemble import moments
from cjmap.model import (
    Channel,
    Journey,
    JourneyMap,
    Moment,
    Persona,
    Phase,
    Statement,
    Statements,
    Touchpoint,
)
from cjmap.place import Place
from cjmap.saying import by_phase, met
from cjmap.words.standins import is_said

# A map of fewer touchpoints is judged by what it says, not by what it leaves out everywhere.
SMALL = 6


@dataclass(frozen=True)
class Gathered:
    """What is found by walking through a whole map, each walked at most once."""

    map: JourneyMap

    @cached_property
    def moments(self) -> tuple[tuple[Phase | Touchpoint, Moment], ...]:
        """What phases and touchpoints say, for everyone and for one persona."""
        return tuple(moments(self.map))

    @cached_property
    def statements(self) -> tuple[tuple[Phase | Touchpoint, str, Statement], ...]:
        """Every statement of phases and touchpoints with its key, or the id of its lane.

        Solutions inside of a statement follow it, with the key "solutions".
        """
        return tuple(_statements(self.moments, _OF_MOMENTS))

    @cached_property
    def of_personas(self) -> tuple[tuple[Persona, str, Statement], ...]:
        """Every statement of personas, likewise."""
        personas = tuple((persona, persona) for persona in self.map.personas.values())
        return tuple(_statements(personas, _OF_PERSONAS))

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Everything that may say what it is based on."""
        return tuple(claims(self.map))

    @cached_property
    def customers(self) -> tuple[Persona, ...]:
        """Those whose journey it is: neither staff nor systems."""
        return customers(self.map)

    @cached_property
    def primary(self) -> tuple[Persona, ...]:
        """The personas to whom the map owes a description; none where nobody is named."""
        return tuple(one for one in self.map.personas.values() if one.is_primary)

    @cached_property
    def ratings(self) -> tuple[Rating, ...]:
        """Each rating that some customer has, once, as it was written."""
        return tuple(ratings(self.map))

    @cached_property
    def courses(self) -> dict[tuple[str, str], tuple[float, ...]]:
        """How each customer feels at each rated touchpoint, by the ids of both."""
        return courses(self.map)

    @cached_property
    def channels(self) -> dict[tuple[str, str], tuple[Channel, ...]]:
        """In which channels each customer meets a touchpoint, where there are any, by both ids."""
        return {
            (persona.id, touchpoint.id): found
            for persona in self.customers
            for touchpoint in self.met[persona.id]
            if (found := channels_of(self.map, touchpoint, persona.id))
        }

    def worst_first(self, part: Phase | Touchpoint) -> tuple[bool, float]:
        """Return what places are sorted by: moments of truth first, then where feelings are low."""
        return part.place not in self._truths, self._lows.get(part.place, 0.0)

    @cached_property
    def _truths(self) -> set[Place]:
        return {part.place for part, moment in self.moments if moment.moment_of_truth}

    @cached_property
    def _lows(self) -> dict[Place, float]:
        lows: dict[Place, float] = {}
        for (_, id), course in self.courses.items():
            place = self.map.touchpoints[id].place
            lows[place] = min(*course, lows.get(place, course[0]))
        return lows

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Every pain point, once for each who has it, but where one is unlived."""
        return tuple(one for one in problems(self.map) if one.part.place not in self.unlived)

    @cached_property
    def unsolved(self) -> tuple[tuple[Phase | Touchpoint, Statements], ...]:
        """Each phase and touchpoint with its pain points that have no solution."""
        return tuple(open_ones(self.problems))

    @cached_property
    def is_unsolved(self) -> bool:
        """Whether there are many pain points, and not one of them has a solution."""
        left = {pain.place for _, pains in self.unsolved for pain in pains}
        return len(left) >= SMALL and all(one.pain.place in left for one in self.problems)

    @cached_property
    def is_mostly_unsolved(self) -> bool:
        """Whether half of many pain points have no solution, those that hurt little left aside."""
        known = {one.pain.place for one in self.problems}
        left = {one.place for _, pains in self.unsolved for one in pains if one.severity != "low"}
        is_half = len(known) >= SMALL and 2 * len(left) >= len(known)
        return is_half or self.is_unsolved

    @cached_property
    def is_painless(self) -> bool:
        """Whether nothing hurts on the whole way, in a map that is large enough to be judged."""
        is_judged = self.map.state != "to-be" and len(self.map.touchpoints) >= SMALL
        return is_judged and all(key != "pain_points" for _, key, _ in self.statements)

    @cached_property
    def by_phase(self) -> dict[str, list[Touchpoint]]:
        """The touchpoints of every phase, both in file order."""
        return by_phase(self.map)

    @cached_property
    def met(self) -> dict[str, tuple[Touchpoint, ...]]:
        """The touchpoints that each persona meets, in phase order, then file order."""
        return {persona.id: met(self.map, persona) for persona in self.map.walkers}

    @cached_property
    def met_by(self) -> dict[str, frozenset[str]]:
        """Who meets each touchpoint, by id."""
        ids = {id: {one.id for one in met} for id, met in self.met.items()}
        return {
            touchpoint: frozenset(persona for persona, met in ids.items() if touchpoint in met)
            for touchpoint in self.map.touchpoints
        }

    @cached_property
    def unlived(self) -> dict[Place, tuple[str, ...]]:
        """Where nobody comes by and a touchpoint still says what is felt there, with the keys.

        What troubles those who work there stands under `pain_points` alone, and is no feeling.
        """
        left = (one for one in self.map.touchpoints.values() if not self.met_by[one.id])
        said = ((one.place, _felt(one)) for one in left)
        return {place: keys for place, keys in said if keys and keys != ("pain_points",)}

    @cached_property
    def of_customers(self) -> tuple[Touchpoint, ...]:
        """The touchpoints that anybody meets who is neither staff nor a system, in file order."""
        met = {touchpoint.id for who in self.customers for touchpoint in self.met[who.id]}
        return tuple(one for one in self.map.touchpoints.values() if one.id in met)

    @cached_property
    def journeys(self) -> dict[str, tuple[Journey, ...]]:
        """The journeys of each persona that have a path: her own first, then nobody's."""
        walked = [journey for journey in self.map.journeys.values() if journey.path]
        common = [journey for journey in walked if journey.persona is None]
        own = {
            persona.id: [journey for journey in walked if journey.persona == persona.id]
            for persona in self.map.walkers
        }
        return {persona: (*journeys, *common) for persona, journeys in own.items()}

    @cached_property
    def walks(self) -> tuple[Walk, ...]:
        """Every journey that has a path, step by step."""
        return tuple(walks(self.map))

    @cached_property
    def walked(self) -> dict[str, frozenset[str]]:
        """The touchpoints on any path of each persona, by id."""
        return {
            persona: frozenset(stop.touchpoint for one in journeys for stop in one.path or ())
            for persona, journeys in self.journeys.items()
        }

    @cached_property
    def paths(self) -> dict[str, tuple[str, ...]]:
        """The touchpoints on each persona's way, by id: her first journey's, else all she meets."""
        return {persona: self._path(persona) for persona in self.met}

    def _path(self, persona: str) -> tuple[str, ...]:
        for journey in self.journeys[persona]:
            return tuple(stop.touchpoint for stop in journey.path or ())
        return tuple(touchpoint.id for touchpoint in self.met[persona])


_OF_MOMENTS = tuple(field.name for field in MOMENT if isinstance(field.kind, fields.Statements))
_OF_PERSONAS = tuple(field.name for field in PERSONA if isinstance(field.kind, fields.Statements))
_FELT = ("emotion", "feeling", "thoughts", "motivations", "questions", "pain_points")
_Part = TypeVar("_Part")


def _felt(touchpoint: Touchpoint) -> tuple[str, ...]:
    said = ((key, getattr(touchpoint.says, key)) for key in _FELT)
    return tuple(key for key, value in said if value and is_said(value))


def _statements(
    sayers: Iterable[tuple[_Part, Moment | Persona]], keys: tuple[str, ...]
) -> Iterator[tuple[_Part, str, Statement]]:
    for part, sayer in sayers:
        rows = [(key, getattr(sayer, key)) for key in keys]
        for key, statements in (*rows, *(sayer.lanes or {}).items()):
            for statement in statements or ():
                yield part, key, statement
                for solution in statement.solutions or ():
                    yield part, "solutions", solution
