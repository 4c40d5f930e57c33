"""What statements are made of: parts of a map, ratings, problems, tasks."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from cjmap.coverage import Count
from cjmap.frozen import frozen
from cjmap.model import Level, Scale, Status
from cjmap.place import Place


@frozen
class Part:
    """A part of a map that a statement speaks of; the unnamed customer has neither id nor name."""

    id: str
    name: str
    place: Place


Parts: TypeAlias = tuple[Part, ...]


@frozen
class Mean:
    """The mean of some ratings as a position on the common scale, from -2 to 2."""

    position: Fraction
    ratings: int

    def on(self, scale: Scale) -> Fraction:
        """Return the mean in the author's numbers."""
        low, high = Fraction(scale.low), Fraction(scale.high)
        return low + (self.position + 2) / 4 * (high - low)


@frozen
class PhaseMean:
    """How a phase feels in the mean."""

    phase: Part
    mean: Mean


@frozen
class PhaseCount:
    """How many of its cells a phase describes."""

    phase: Part
    cells: Count


@frozen
class Point:
    """A rating at a touchpoint, in the author's number."""

    touchpoint: Part
    value: Decimal


@frozen
class Felt:
    """What one persona feels at a touchpoint in the mean of its course there."""

    persona: Part
    mean: Mean


@frozen
class Drop:
    """What a persona feels before and after a step, in the author's numbers."""

    persona: Part
    before: Decimal
    after: Decimal


@frozen
class Way:
    """Where some personas go on to; `to` is None for those whose way ends."""

    to: Part | None
    personas: Parts


@frozen
class JourneyEnd:
    """A journey, the last touchpoint on its path, and who walks it; None where it says none."""

    journey: Part
    last: Part | None
    persona: Part | None


@frozen
class Task:
    """A solution that is planned or under way; `touchpoint` may be a phase."""

    text: str
    status: Status
    due: str | None
    touchpoint: Part
    place: Place


@frozen
class Pain:
    """A problem in equal words wherever it stands, with the customers whom it concerns.

    `staff` are those who have it where no customer does. `state` is how far its answer has come
    where it is least far: `none` is written, only an `idea`, a solution `written` without a
    status, `planned`, `doing`; `accepted` where somebody looked for one and there is none, `done`.
    `answer` is that answer, "" where there is none. `touchpoints` may be phases.
    """

    text: str
    severity: Level | None
    customers: Parts
    staff: Parts
    touchpoints: Parts
    places: tuple[Place, ...]
    is_truth: bool
    state: str
    answer: str
