"""Find where a change of the channel hurts."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.facts import channels
from cjmap.facts.channels import Seams
from cjmap.frozen import frozen
from cjmap.model import Channel
from cjmap.view.values import PersonaView, TouchpointView, View


@frozen
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


def find_changes(view: View) -> tuple[Change, ...]:
    """Return every change of channel on the personas' paths, in walking order."""
    return tuple(
        Change(
            persona,
            view.touchpoint(one.before),
            view.touchpoint(one.after),
            one.leaving,
            one.entering,
            one.drop,
        )
        for persona in view.personas
        for one in channels.changes(view.map, persona.id, persona.path)
    )


def seams(view: View) -> Iterator[tuple[PersonaView, Seams]]:
    """Yield how often each persona changes channels, for those who do."""
    for persona in view.personas:
        found = tuple(channels.changes(view.map, persona.id, persona.path))
        if found:
            yield persona, channels.count_seams(found)
