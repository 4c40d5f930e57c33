"""What the outputs show: every decision about order, look and holes, taken once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from cjmap.catalog import Labels
from cjmap.coverage import Coverage
from cjmap.fields import AS_IS, GAPS
from cjmap.frozen import frozen
from cjmap.model import (
    Channel,
    JourneyMap,
    Link,
    Metric,
    Moment,
    Persona,
    Phase,
    Statement,
    Touchpoint,
)
from cjmap.view.looks import Look
from cjmap.view.palette import USUAL, Palette

if TYPE_CHECKING:
    from cjmap.diff import Change as Detail


@frozen
class Rating:
    """How a persona feels at a touchpoint.

    `values` is the course as the author rated it, `places` the same on the common scale from
    -2.0 to 2.0, `texts` as shown (+1, −0,5), `bands` from -2 to 2. All are empty when the
    feeling is only said in words, or not at all; `feeling` is "" when there are no words.
    """

    values: tuple[Decimal, ...] = ()
    places: tuple[float, ...] = ()
    texts: tuple[str, ...] = ()
    bands: tuple[int, ...] = ()
    feeling: str = ""

    @property
    def is_rated(self) -> bool:
        """Whether there is a number."""
        return bool(self.values)

    @property
    def lowest(self) -> float:
        """The lowest place; only for rated ones."""
        return min(self.places)


@frozen
class Said:
    """A statement with the ids of the personas it holds for.

    `everyone` when that is everyone who meets the touchpoint; `inherited` when the phase says
    it. `who` is empty where it holds for nobody who comes by.
    """

    statement: Statement
    who: tuple[str, ...]
    everyone: bool
    inherited: bool = False


@frozen
class PersonaView:
    """A persona with her look and her way; `name` is never empty.

    `path` are the ids of the touchpoints in walking order, with `notes` beside; `journey_name`
    and `ends` come from the journey drawn. `met` are the ids of all touchpoints she meets.
    """

    id: str
    name: str
    persona: Persona
    look: Look
    met: tuple[str, ...]
    path: tuple[str, ...]
    notes: tuple[str, ...]
    journey_name: str
    ends: str
    picture: str


@frozen
class PhaseView:
    """A phase with its number from 1 and its touchpoints; `goal` is one line or "".

    `unsolved` are the pain points that it says itself and that nothing answers. A former one only
    says where something was before.
    """

    id: str
    number: int
    name: str
    goal: str
    phase: Phase
    touchpoints: tuple[TouchpointView, ...]
    texts: Mapping[str, tuple[Said, ...]]
    unsolved: tuple[Statement, ...]
    metrics: tuple[Metric, ...]
    is_former: bool = False

    @property
    def figure(self) -> str:
        """Its number as it is shown: a former one has none any more."""
        return "" if self.is_former else f"{self.number}"


@frozen
class TouchpointView:
    """A touchpoint as all outputs show it.

    `column` counts from 0 over the whole map in phase order. `who` meets it. `channels` are all
    that it takes place in, its own main one first, `channels_of` each persona's. `texts` are the
    statements by row (a key of a touchpoint, or `lane:ID`); `none` names, for each row that says
    `[]`, for whom; `holes` names, for each facet owed, the primary personas for whom it is
    missing. `unsolved` are the pain points without any solution. `truth` is why it is a moment
    of truth: None when it is none, "" when no reason is given. A former one only says where
    something was before.
    """

    id: str
    column: int
    phase: int
    name: str
    touchpoint: Touchpoint
    who: tuple[str, ...]
    channels: tuple[Channel, ...]
    channels_of: Mapping[str, tuple[Channel, ...]]
    ratings: Mapping[str, Rating]
    texts: Mapping[str, tuple[Said, ...]]
    none: Mapping[str, tuple[str, ...]]
    holes: Mapping[str, tuple[str, ...]]
    unsolved: tuple[Statement, ...]
    truth: str | None
    metrics: tuple[Metric, ...]
    links: tuple[Link, ...]
    map_link: str
    sources: tuple[str, ...]
    confidence: str
    says: Moment
    is_former: bool = False

    @property
    def hole_count(self) -> int:
        """How many cells of the coverage are empty here."""
        return sum(len(who) for who in self.holes.values())


@frozen
class Row:
    """A row of the matrix: its key in `texts`, its name, whether it is the author's own."""

    key: str
    name: str
    own: bool = False


@frozen
class OpenPoint:
    """Something still to do; `kind` is one of hole, question, pain_point, solution.

    `id` stays the same from build to build as long as the thing itself does. `touchpoint` is ""
    for a phase, and `phase` too for the whole map.
    """

    id: str
    kind: str
    text: str
    who: tuple[str, ...]
    phase: str = ""
    touchpoint: str = ""
    severity: str = ""
    status: str = ""
    owner: str = ""
    due: str = ""


@frozen
class Low:
    """The lowest moment of a persona: where, how low, what hurts most and what is planned by whom.

    One that is not below neutral is only the least good, no low point to do something about.
    """

    touchpoint: TouchpointView
    rating: Rating
    pain: Statement | None
    solution: Statement | None
    owner: str
    equally: tuple[TouchpointView, ...]

    @property
    def is_negative(self) -> bool:
        """Whether it is a low point."""
        return self.rating.lowest < 0


@frozen
class Change:
    """What is different at a touchpoint or phase that was there before.

    `name` is what it was called, `phase` and `channels` are the names of where it was, "" where
    that stayed; `behind` is what it stood behind in its phase, "" where it was the first, None
    where it stays. `ratings` are those that were others, by persona. `gained` and `lost` are the
    texts by row, for whom they are so, `details` all that is written otherwise in it.
    """

    name: str = ""
    phase: str = ""
    channels: str = ""
    behind: str | None = None
    ratings: Mapping[str, Rating] = field(default_factory=dict)
    gained: Mapping[str, tuple[Said, ...]] = field(default_factory=dict)
    lost: Mapping[str, tuple[Said, ...]] = field(default_factory=dict)
    details: tuple[Detail, ...] = ()

    @property
    def is_elsewhere(self) -> bool:
        """Whether it was in another phase or channel."""
        return bool(self.phase or self.channels)

    @property
    def is_moved(self) -> bool:
        """Whether it was elsewhere, or at another place in its phase."""
        return self.is_elsewhere or self.behind is not None

    @property
    def is_reworded(self) -> bool:
        """Whether something else is said or written."""
        return bool(self.name or self.gained or self.lost or self.details)


@frozen
class FormerStep:
    """A step that some personas took, by their names, and that nobody takes any more."""

    source: str
    target: str
    who: tuple[str, ...]


@dataclass(frozen=True)
class Before:
    """What a map was before, and what is different; parts belong together by their ids.

    `new` and `gone` are ids of touchpoints; `changes` are those that are in both and differ,
    `phases` the same of phases. `name` is how to call it, "" for the as-is of a to-be map.
    """

    view: View
    new: frozenset[str]
    gone: tuple[str, ...]
    changes: Mapping[str, Change]
    phases: Mapping[str, Change]
    steps: tuple[FormerStep, ...]
    name: str = ""

    @cached_property
    def known_phases(self) -> frozenset[str]:
        """The ids of the phases that there were."""
        return frozenset(phase.id for phase in self.view.phases)


@dataclass(frozen=True)
class View:
    """A map as all outputs show it. `name` is its path below the project, without suffix.

    `language` is the map's own tag (for `lang`), `labels` the words of the outputs. `show` names
    what the diagrams show on request only (`fields.SHOWS`); `alone` are the ids of the personas
    who also have diagrams of their own. `before` is what a to-be map is laid over.
    One that `has_page` is built with a page of its own, to which its pictures lead.
    """

    name: str
    file: str
    map: JourneyMap
    title: str
    subtitle: str
    language: str
    labels: Labels
    personas: tuple[PersonaView, ...]
    phases: tuple[PhaseView, ...]
    touchpoints: tuple[TouchpointView, ...]
    channels: tuple[Channel, ...]
    rows: tuple[Row, ...]
    coverage: Coverage
    open_points: tuple[OpenPoint, ...]
    lows: Mapping[str, Low]
    show: frozenset[str] = frozenset()
    alone: tuple[str, ...] = ()
    before: Before | None = None
    palette: Palette = USUAL
    has_page: bool = True

    @property
    def shows_gaps(self) -> bool:
        """Whether diagrams show what the map owes and doesn't say."""
        return GAPS in self.show

    @property
    def shows_before(self) -> bool:
        """Whether diagrams show what was before."""
        return AS_IS in self.show

    @property
    def left_open(self) -> tuple[OpenPoint, ...]:
        """The open points without the solutions that are done."""
        return tuple(point for point in self.open_points if point.status != "done")

    def facet_name(self, facet: str) -> str:
        """Return what a facet is called: a key of a touchpoint, or a lane of the author's."""
        lane = self.map.lanes.get(facet)
        return lane.name if lane else self.labels[f"facet.{facet}"]

    def persona(self, id: str) -> PersonaView:
        """Return a persona by id."""
        return self._personas[id]

    def touchpoint(self, id: str) -> TouchpointView:
        """Return a touchpoint by id."""
        return self._touchpoints[id]

    @cached_property
    def _personas(self) -> dict[str, PersonaView]:
        return {persona.id: persona for persona in self.personas}

    @cached_property
    def _touchpoints(self) -> dict[str, TouchpointView]:
        return {touchpoint.id: touchpoint for touchpoint in self.touchpoints}
