"""Tell which channel meets customers where."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.frozen import frozen
from cjmap.model import Channel
from cjmap.view.values import TouchpointView, View


@frozen
class Encounter:
    """A touchpoint with the ids of those who use one channel there; none behind the scenes."""

    touchpoint: TouchpointView
    who: tuple[str, ...]


@frozen
class Meeting:
    """A channel with its encounters by phase; `channel` is None for those without one."""

    channel: Channel | None
    encounters: tuple[tuple[Encounter, ...], ...]


def meetings(view: View) -> Iterator[Meeting]:
    """Yield the channels that touchpoints use, those only named, then what has no channel."""
    for channel in dict.fromkeys((*view.channels, *view.map.channels.values())):
        yield Meeting(channel, _by_phase(view, channel))
    without = _by_phase(view, None)
    if any(without):
        yield Meeting(None, without)


def _by_phase(view: View, channel: Channel | None) -> tuple[tuple[Encounter, ...], ...]:
    return tuple(
        tuple(
            Encounter(t, tuple(id for id in t.who if _uses(t.channels_of[id], channel)))
            for t in phase.touchpoints
            if any(_uses(used, channel) for used in t.channels_of.values())
            or (not t.who and _uses(t.channels, channel))
        )
        for phase in view.phases
    )


def _uses(used: tuple[Channel, ...], channel: Channel | None) -> bool:
    return channel in used if channel else not used
