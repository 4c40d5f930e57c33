"""A journey map as frozen values.

Three rules hold everywhere: `None` means "not written", an empty tuple means "looked, there is
none", and texts stand as the author spelled them. Every part knows its `Place`. Parts refer to
each other by id; an id may lead nowhere, which the reference rules report.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from decimal import Decimal
from typing import Literal, TypeAlias

from cjmap.frozen import frozen
from cjmap.place import Place

Level: TypeAlias = Literal["low", "medium", "high"]
Status: TypeAlias = Literal["idea", "planned", "doing", "done"]
Confidence: TypeAlias = Literal["observed", "inferred", "assumed"]
When: TypeAlias = Literal["before", "during", "after"]
Ending: TypeAlias = Literal["recommends", "warns", "leaves"]


@frozen
class Link:
    """An address and the text to show for it."""

    address: str
    text: str | None = None


@frozen(kw_only=True)
class Statement:
    """One thing that is said: an action, a question, a pain point, a solution, a step ..."""

    place: Place
    text: str
    severity: Level | None = None
    impact: Level | None = None
    effort: Level | None = None
    priority: Level | None = None
    status: Status | None = None
    owner: str | None = None
    due: str | None = None
    answer: str | None = None
    source: tuple[str, ...] | None = None
    confidence: Confidence | None = None
    links: tuple[Link, ...] | None = None
    solutions: Statements | None = None


Statements: TypeAlias = tuple[Statement, ...]


@frozen(kw_only=True)
class Metric:
    """A figure with its target; `better` says in which direction it should go."""

    id: str
    place: Place
    name: str | None = None
    value: Decimal | None = None
    target: Decimal | None = None
    unit: str | None = None
    better: Literal["lower", "higher"] | None = None
    source: tuple[str, ...] | None = None
    confidence: Confidence | None = None


@frozen(kw_only=True)
class Moment:
    """What a phase or a touchpoint says, for everyone or for one persona."""

    place: Place
    description: Statements | None = None
    goal: Statements | None = None
    personas: tuple[str, ...] | None = None
    channel: tuple[str, ...] | None = None
    actions: Statements | None = None
    motivations: Statements | None = None
    thoughts: Statements | None = None
    questions: Statements | None = None
    pain_points: Statements | None = None
    solutions: Statements | None = None
    opportunities: Statements | None = None
    call_to_action: Statements | None = None
    emotion: tuple[Decimal, ...] | None = None
    feeling: Statements | None = None
    moment_of_truth: bool | str | None = None
    steps: Statements | None = None
    frontstage: Statements | None = None
    backstage: Statements | None = None
    support: Statements | None = None
    evidence_shown: Statements | None = None
    resources: Statements | None = None
    owner: Statements | None = None
    duration: Statements | None = None
    metrics: Mapping[str, Metric] | None = None
    lanes: Mapping[str, Statements] | None = None
    map: str | None = None
    links: tuple[Link, ...] | None = None
    source: tuple[str, ...] | None = None
    confidence: Confidence | None = None


@frozen(kw_only=True)
class Phase:
    """A stretch of the journey; what it says holds for all its touchpoints."""

    id: str
    place: Place
    name: str
    when: When | None
    says: Moment
    per_persona: Mapping[str, Moment] = field(default_factory=dict)


@frozen(kw_only=True)
class Touchpoint:
    """A moment at which a customer meets the brand; `phase` is an id, "" where none is said."""

    id: str
    place: Place
    name: str
    phase: str
    says: Moment
    per_persona: Mapping[str, Moment] = field(default_factory=dict)


@frozen(kw_only=True)
class Persona:
    """Who walks the journey. A map without personas has one with the id "" and no name."""

    id: str
    place: Place
    name: str | None = None
    kind: Literal["primary", "secondary", "staff", "system"] | None = None
    role: str | None = None
    segment: str | None = None
    age: str | None = None
    quote: str | None = None
    description: str | None = None
    background: Statements | None = None
    goal: Statements | None = None
    motivations: Statements | None = None
    pain_points: Statements | None = None
    channels: tuple[str, ...] | None = None
    image: str | None = None
    lanes: Mapping[str, Statements] | None = None
    source: tuple[str, ...] | None = None
    confidence: Confidence | None = None

    @property
    def is_primary(self) -> bool:
        """Whether the map owes this persona a complete description."""
        return self.kind in (None, "primary")


@frozen(kw_only=True)
class Channel:
    """Where a touchpoint takes place; `declared` by the map itself, or only named in it."""

    id: str
    place: Place
    name: str | None = None
    kind: Literal["digital", "analog"] | None = None
    description: str | None = None
    declared: bool = True


@frozen(kw_only=True)
class Lane:
    """A row of the author's own."""

    id: str
    place: Place
    name: str
    description: str | None = None


@frozen(kw_only=True)
class Source:
    """What the map is based on."""

    id: str
    place: Place
    name: str | None = None
    description: str | None = None
    n: Decimal | None = None
    date: str | None = None
    links: tuple[Link, ...] | None = None


@frozen
class Stop:
    """A touchpoint on a path, with the note that the author put there."""

    touchpoint: str
    place: Place
    note: str | None = None


@frozen(kw_only=True)
class Journey:
    """A way that a persona really goes; `persona` is None where the map says none."""

    id: str
    place: Place
    path: tuple[Stop, ...] | None = None
    name: str | None = None
    persona: str | None = None
    description: str | None = None
    scenario: str | None = None
    goal: str | None = None
    ends: Ending | None = None


@frozen
class Scale:
    """The range in which emotions are rated, by default from -2 to +2."""

    low: Decimal = Decimal(-2)
    high: Decimal = Decimal(2)

    @property
    def is_signed(self) -> bool:
        """Whether it has ratings below zero, so that those above bear a plus."""
        return self.low < 0

    def position(self, value: Decimal) -> float:
        """Return where a rating stands on the common scale from -2.0 to 2.0."""
        return float((value - self.low) / (self.high - self.low)) * 4 - 2


@frozen(kw_only=True)
class JourneyMap:
    """A whole map, with its bases and its phase model resolved."""

    file: str
    place: Place
    title: str
    language: str = "en"
    description: str | None = None
    owner: str | None = None
    state: Literal["as-is", "to-be"] | None = None
    reviewed: str | None = None
    review_every: str | None = None
    tags: tuple[str, ...] | None = None
    links: tuple[Link, ...] | None = None
    metrics: Mapping[str, Metric] | None = None
    model: str | None = None
    bases: tuple[str, ...] = ()
    phases: Mapping[str, Phase] = field(default_factory=dict)
    personas: Mapping[str, Persona] = field(default_factory=dict)
    channels: Mapping[str, Channel] = field(default_factory=dict)
    touchpoints: Mapping[str, Touchpoint] = field(default_factory=dict)
    lanes: Mapping[str, Lane] = field(default_factory=dict)
    journeys: Mapping[str, Journey] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    required: tuple[str, ...] | None = None
    scale: Scale = field(default_factory=Scale)

    @property
    def walkers(self) -> tuple[Persona, ...]:
        """Everyone who may walk the journey: the personas, or one unnamed customer."""
        return tuple(self.personas.values()) or (Persona(id="", place=self.place),)
