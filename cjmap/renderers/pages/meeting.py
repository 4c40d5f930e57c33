"""Tell which channel meets customers where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cjmap.model import Channel
from cjmap.view.values import TouchpointView, View


@dataclass(frozen=True, slots=True)
class Meeting:
    """A channel with its touchpoints by phase; `channel` is None for those without one."""

    channel: Channel | None
    touchpoints: tuple[tuple[TouchpointView, ...], ...]


def _channels(view: View) -> tuple[Channel, ...]:
    """Return the channels that touchpoints use, then those that are only named."""
    return tuple(dict.fromkeys((*view.channels, *view.map.channels.values())))


def meetings(view: View) -> Iterator[Meeting]:
    """Yield the channels that touchpoints use, those only named, then what has no channel."""
    for channel in _channels(view):
        yield Meeting(
            channel,
            tuple(
                tuple(t for t in phase.touchpoints if channel in t.channels)
                for phase in view.phases
            ),
        )
    without = tuple(tuple(t for t in p.touchpoints if not t.channels) for p in view.phases)
    if any(without):
        yield Meeting(None, without)
