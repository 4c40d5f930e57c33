"""Find where a change of the channel hurts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from cjmap.model import Channel
from cjmap.view.values import PersonaView, TouchpointView, View


@dataclass(frozen=True, slots=True)
class Change:
    """A step of a persona from one channel to another; `drop` is how far the feeling falls."""

    persona: PersonaView
    before: TouchpointView
    after: TouchpointView
    leaving: Channel
    entering: Channel
    drop: float

    @property
    def crosses(self) -> bool:
        """Whether it leads between digital and analog."""
        kinds = {self.leaving.kind, self.entering.kind}
        return kinds == {"digital", "analog"}


def find_changes(view: View) -> tuple[Change, ...]:
    """Return every change of channel on the personas' paths, in walking order."""
    return tuple(change for persona in view.personas for change in _changes(view, persona))


def count_changes(changes: tuple[Change, ...]) -> Iterator[tuple[PersonaView, int, int]]:
    """Yield, for each persona, how many changes there are and how many of them cross."""
    by_persona: dict[str, list[Change]] = {}
    for change in changes:
        by_persona.setdefault(change.persona.id, []).append(change)
    for found in by_persona.values():
        yield found[0].persona, len(found), sum(change.crosses for change in found)


def _changes(view: View, persona: PersonaView) -> Iterator[Change]:
    stops = [_stop(view, persona, id) for id in persona.path]
    for (before, leaving), (after, entering) in pairwise(stops):
        if leaving and entering and leaving.id != entering.id:
            yield Change(persona, before, after, leaving, entering, _drop(persona, before, after))


def _stop(view: View, persona: PersonaView, id: str) -> tuple[TouchpointView, Channel | None]:
    touchpoint = view.touchpoint(id)
    return touchpoint, next(iter(touchpoint.channels_of[persona.id]), None)


def _drop(persona: PersonaView, before: TouchpointView, after: TouchpointView) -> float:
    here, there = before.ratings[persona.id], after.ratings[persona.id]
    if not (here.is_rated and there.is_rated):
        return 0.0
    return max(0.0, here.places[-1] - there.places[0])
