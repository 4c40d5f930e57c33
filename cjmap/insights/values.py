"""What can be said of a map by its numbers, one kind of value for each statement."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import ClassVar, TypeAlias

from cjmap.coverage import Count
from cjmap.frozen import frozen
from cjmap.insights.parts import (
    Drop,
    Felt,
    JourneyEnd,
    Mean,
    Pain,
    Part,
    Parts,
    PhaseCount,
    PhaseMean,
    Point,
    Task,
    Way,
)
from cjmap.model import Ending, JourneyMap
from cjmap.place import Place


@frozen
class Rated:
    """How many of the feelings, of one persona at one touchpoint each, are rated."""

    kind: ClassVar = "rated"
    rated: int
    total: int


@frozen
class PhaseFeelings:
    """The mean feeling of each rated phase, of one persona or (`persona` is None) of all."""

    kind: ClassVar = "phase-feelings"
    persona: Part | None
    phases: tuple[PhaseMean, ...]

    @property
    def best(self) -> tuple[PhaseMean, ...]:
        """The phases with the highest mean."""
        most = max(one.mean.position for one in self.phases)
        return tuple(one for one in self.phases if one.mean.position == most)

    @property
    def worst(self) -> tuple[PhaseMean, ...]:
        """The phases with the lowest mean."""
        least = min(one.mean.position for one in self.phases)
        return tuple(one for one in self.phases if one.mean.position == least)


@frozen
class PhaseCoverage:
    """How much of each phase is described, for one persona or (`persona` is None) for all."""

    kind: ClassVar = "phase-coverage"
    persona: Part | None
    phases: tuple[PhaseCount, ...]

    @property
    def least(self) -> tuple[PhaseCount, ...]:
        """The phases of which the smallest share is described."""
        least = min(_share(one.cells) for one in self.phases)
        return tuple(one for one in self.phases if _share(one.cells) == least)

    @property
    def most(self) -> tuple[PhaseCount, ...]:
        """The phases of which the largest share is described."""
        most = max(_share(one.cells) for one in self.phases)
        return tuple(one for one in self.phases if _share(one.cells) == most)


def _share(count: Count) -> Fraction:
    return Fraction(count.filled, count.total)


@frozen
class Fall:
    """The deepest fall on a persona's way without a rise in between, and the climb after it.

    Touchpoints that are not rated are passed over, `unrated` of them within the fall; one that
    the way visits again counts once. `top` is where the climb ends, None where none follows;
    `goes_on` whether anything rated follows.
    """

    kind: ClassVar = "fall"
    persona: Part
    start: Point
    low: Point
    unrated: int
    top: Point | None
    goes_on: bool

    @property
    def depth(self) -> Decimal:
        """How deep the fall is, in the author's points."""
        return abs(self.start.value - self.low.value)

    @property
    def climb(self) -> Decimal:
        """How high the climb after it is, in the author's points."""
        return abs(self.top.value - self.low.value) if self.top else Decimal(0)


@frozen
class SharedProblem:
    """A problem that is not solved and concerns several personas."""

    kind: ClassVar = "shared-problem"
    problem: Pain


@frozen
class UnplannedProblem:
    """A problem for which there is no solution, or only an idea."""

    kind: ClassVar = "unplanned-problem"
    problem: Pain


@frozen
class AcceptedProblems:
    """Problems that stay: somebody has looked for a solution, and there is none."""

    kind: ClassVar = "accepted"
    problems: tuple[Pain, ...]


@frozen
class Lift:
    """A problem that is not solved, and what its solution would be worth."""

    kind: ClassVar = "lift"
    problem: Pain
    severity: int
    personas: int
    truth: int

    @property
    def score(self) -> int:
        """Severity from 1 to 3, times personas, times 2 at a moment of truth."""
        return self.severity * self.personas * self.truth


@frozen
class Unweighed:
    """Problems that are not solved and cannot be weighed, since they say no severity."""

    kind: ClassVar = "unweighed"
    problems: tuple[Pain, ...]


@frozen
class ChannelUse:
    """Where a channel is used, and how it feels there; `channel` is None where none is named."""

    kind: ClassVar = "channel"
    channel: Part | None
    medium: str | None
    touchpoints: Parts
    phases: Parts
    total: int
    mean: Mean | None


@frozen
class ChannelChanges:
    """How often a persona changes the channel: in all, with a fall, and to the other medium."""

    kind: ClassVar = "channel-changes"
    persona: Part
    total: int
    seamless: int
    broken: int
    unrated: int
    crossing: int


@frozen
class ChannelBreak:
    """A change of the channel at which feelings fall, those who fall deepest first."""

    kind: ClassVar = "channel-break"
    before: Part
    after: Part
    leaving: Part
    entering: Part
    leaving_medium: str | None
    entering_medium: str | None
    drops: tuple[Drop, ...]


@frozen
class Spread:
    """A touchpoint at which personas feel differently, all who rated it from the best down."""

    kind: ClassVar = "spread"
    touchpoint: Part
    felt: tuple[Felt, ...]

    @property
    def width(self) -> Fraction:
        """How far the best and the worst lie apart on the common scale."""
        return self.felt[0].mean.position - self.felt[-1].mean.position


@frozen
class Meeting:
    """The touchpoints that just these personas meet, out of all that any of them meet."""

    kind: ClassVar = "meeting"
    personas: Parts
    is_everyone: bool
    touchpoints: Parts
    total: int


@frozen
class Fork:
    """A touchpoint from which personas go on to different ones."""

    kind: ClassVar = "fork"
    touchpoint: Part
    ways: tuple[Way, ...]


@frozen
class JourneyEnds:
    """The journeys that end in one way, None where they say none, out of all."""

    kind: ClassVar = "ending"
    ends: Ending | None
    journeys: tuple[JourneyEnd, ...]
    total: int


@frozen
class UnderWay:
    """What somebody (`owner` is None: nobody) has planned or under way, the earliest due first."""

    kind: ClassVar = "under-way"
    owner: str | None
    tasks: tuple[Task, ...]


@frozen
class SameProblem:
    """A problem that stands in equal words in several maps; `places` are all where it does."""

    kind: ClassVar = "same-problem"
    text: str
    maps: Parts
    places: tuple[Place, ...]


@frozen
class SameOwner:
    """What one owner has planned or under way in several maps."""

    kind: ClassVar = "same-owner"
    owner: str
    maps: Parts
    tasks: tuple[Task, ...]


Insight: TypeAlias = (
    Rated
    | PhaseFeelings
    | PhaseCoverage
    | Fall
    | SharedProblem
    | UnplannedProblem
    | AcceptedProblems
    | Lift
    | Unweighed
    | ChannelUse
    | ChannelChanges
    | ChannelBreak
    | Spread
    | Meeting
    | Fork
    | JourneyEnds
    | UnderWay
    | SameProblem
    | SameOwner
)


@frozen
class Chapter:
    """What is said on one subject, what matters most first; `subject` is its stable name."""

    subject: str
    insights: tuple[Insight, ...]


@frozen
class Analysis:
    """All that can be said of a map, in the chapters that have something to say."""

    map: JourneyMap
    chapters: tuple[Chapter, ...]
