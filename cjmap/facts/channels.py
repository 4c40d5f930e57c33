"""Follow ways from channel to channel."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from cjmap.frozen import frozen
from cjmap.model import Channel, JourneyMap, Touchpoint
from cjmap.saying import course, said


@frozen
class Change:
    """A step of a persona from one channel to another; persona and touchpoints are ids.

    `drop` is how far the feeling falls on the common scale, 0.0 where it doesn't, None where it
    is not rated.
    """

    persona: str
    before: str
    after: str
    leaving: Channel
    entering: Channel
    drop: float | None

    @property
    def crosses(self) -> bool:
        """Whether it leads between digital and analog."""
        return {self.leaving.kind, self.entering.kind} == {"digital", "analog"}


@frozen
class Seams:
    """How often a persona changes channels: without and with a break, and not rated."""

    total: int
    seamless: int
    broken: int
    unrated: int
    crossing: int


def channels_of(jmap: JourneyMap, touchpoint: Touchpoint, persona: str) -> tuple[Channel, ...]:
    """Return the channels in which a persona meets a touchpoint, the main one first."""
    ids = said(jmap, touchpoint, persona, "channel")
    wanted = ids if isinstance(ids, tuple) else ()
    return tuple(jmap.channels[id] for id in wanted if id in jmap.channels)


def changes(jmap: JourneyMap, persona: str, path: Iterable[str]) -> Iterator[Change]:
    """Yield every change of the main channel between neighbours on a path of touchpoints' ids.

    A touchpoint without a channel is no change, neither to it nor from it.
    """
    way = [jmap.touchpoints[id] for id in path]
    mains = [next(iter(channels_of(jmap, one, persona)), None) for one in way]
    for (before, leaving), (after, entering) in pairwise(zip(way, mains, strict=True)):
        if leaving and entering and leaving.id != entering.id:
            drop = _drop(jmap, persona, before, after)
            yield Change(persona, before.id, after.id, leaving, entering, drop)


def count_seams(found: Sequence[Change]) -> Seams:
    """Return how often channels change, and how."""
    return Seams(
        total=len(found),
        seamless=sum(change.drop == 0 for change in found),
        broken=sum(bool(change.drop) for change in found),
        unrated=sum(change.drop is None for change in found),
        crossing=sum(change.crosses for change in found),
    )


def _drop(jmap: JourneyMap, persona: str, before: Touchpoint, after: Touchpoint) -> float | None:
    here, there = course(jmap, before, persona), course(jmap, after, persona)
    if not (here and there):
        return None
    return max(0.0, jmap.scale.position(here[-1]) - jmap.scale.position(there[0]))
