"""Find where a change of the channel hurts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from cjmap.model import Channel
from cjmap.view.values import PersonaView, TouchpointView, View


@dataclass(frozen=True, slots=True)
class Change:
    """A step of a persona from one channel to another.

    `drop` is how far the feeling falls, 0.0 where it doesn't, None where it is not rated.
    """

    persona: PersonaView
    before: TouchpointView
    after: TouchpointView
    leaving: Channel
    entering: Channel
    drop: float | None

    @property
    def crosses(self) -> bool:
        """Whether it leads between digital and analog."""
        kinds = {self.leaving.kind, self.entering.kind}
        return kinds == {"digital", "analog"}


def find_changes(view: View) -> tuple[Change, ...]:
    """Return every change of channel on the personas' paths, in walking order."""
    return tuple(change for persona in view.personas for change in _changes(view, persona))


@dataclass(frozen=True, slots=True)
class Seams:
    """How often a persona changes channels: without and with a break, and not rated."""

    persona: PersonaView
    total: int
    seamless: int
    broken: int
    unrated: int
    crossing: int


def seams(changes: tuple[Change, ...]) -> Iterator[Seams]:
    """Yield how often each persona changes channels, for those who do."""
    by_persona: dict[str, list[Change]] = {}
    for change in changes:
        by_persona.setdefault(change.persona.id, []).append(change)
    for found in by_persona.values():
        yield Seams(
            persona=found[0].persona,
            total=len(found),
            seamless=sum(change.drop == 0 for change in found),
            broken=sum(bool(change.drop) for change in found),
            unrated=sum(change.drop is None for change in found),
            crossing=sum(change.crosses for change in found),
        )


def _changes(view: View, persona: PersonaView) -> Iterator[Change]:
    stops = [_stop(view, persona, id) for id in persona.path]
    for (before, leaving), (after, entering) in pairwise(stops):
        if leaving and entering and leaving.id != entering.id:
            yield Change(persona, before, after, leaving, entering, _drop(persona, before, after))


def _stop(view: View, persona: PersonaView, id: str) -> tuple[TouchpointView, Channel | None]:
    touchpoint = view.touchpoint(id)
    return touchpoint, next(iter(touchpoint.channels_of[persona.id]), None)


def _drop(persona: PersonaView, before: TouchpointView, after: TouchpointView) -> float | None:
    here, there = before.ratings[persona.id], after.ratings[persona.id]
    if not (here.is_rated and there.is_rated):
        return None
    return max(0.0, here.places[-1] - there.places[0])
