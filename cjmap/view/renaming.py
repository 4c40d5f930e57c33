"""Show a view under the ids that another map has for its parts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from cjmap.diff.changes import Kind
from cjmap.diff.pairing import Pairs
from cjmap.frozen import frozen
from cjmap.model import Channel
from cjmap.view.values import PersonaView, PhaseView, Said, TouchpointView, View

_Value = TypeVar("_Value")
_KINDS: tuple[Kind, ...] = ("touchpoint", "phase", "persona", "channel", "lane")


def under_ids_of_now(old: View, pairs: Pairs) -> View:
    """Return the view of an old map, with the ids that its parts have in the new one.

    What the new map does not have keeps its id, which is no other part's. The map itself, and what
    authors wrote, stay as they are.
    """
    if all(was == now for kind in _KINDS for was, now in pairs.now[kind].items()):
        return old
    return _Renaming(*(pairs.now[kind] for kind in _KINDS)).view(old)


@frozen
class _Renaming:
    """New ids by old ones."""

    touchpoints: Mapping[str, str]
    phases: Mapping[str, str]
    personas: Mapping[str, str]
    channels: Mapping[str, str]
    lanes: Mapping[str, str]

    def view(self, old: View) -> View:
        touchpoints = {one.id: self.touchpoint(one) for one in old.touchpoints}
        return replace(
            old,
            personas=tuple(map(self.persona, old.personas)),
            phases=tuple(self.phase(one, touchpoints) for one in old.phases),
            touchpoints=tuple(touchpoints.values()),
            channels=tuple(map(self.channel, old.channels)),
        )

    def persona(self, one: PersonaView) -> PersonaView:
        return replace(
            one,
            id=_now(one.id, self.personas),
            met=_all(one.met, self.touchpoints),
            path=_all(one.path, self.touchpoints),
        )

    def phase(self, one: PhaseView, touchpoints: Mapping[str, TouchpointView]) -> PhaseView:
        return replace(
            one,
            id=_now(one.id, self.phases),
            touchpoints=tuple(touchpoints[each.id] for each in one.touchpoints),
            texts=self.texts(one.texts),
        )

    def touchpoint(self, one: TouchpointView) -> TouchpointView:
        id = _now(one.id, self.touchpoints)
        channels_of = {who: tuple(map(self.channel, met)) for who, met in one.channels_of.items()}
        return replace(
            one,
            id=id,
            touchpoint=replace(one.touchpoint, id=id),
            who=_all(one.who, self.personas),
            channels=tuple(map(self.channel, one.channels)),
            channels_of=_keyed(channels_of, self.personas),
            ratings=_keyed(one.ratings, self.personas),
            texts=self.texts(one.texts),
            none={self.row(key): _all(who, self.personas) for key, who in one.none.items()},
            holes={self.row(key): _all(who, self.personas) for key, who in one.holes.items()},
        )

    def channel(self, one: Channel) -> Channel:
        return replace(one, id=_now(one.id, self.channels))

    def texts(self, texts: Mapping[str, tuple[Said, ...]]) -> dict[str, tuple[Said, ...]]:
        return {
            self.row(key): tuple(replace(one, who=_all(one.who, self.personas)) for one in said)
            for key, said in texts.items()
        }

    def row(self, key: str) -> str:
        """Return the key of a row: a lane's holds its id."""
        lead, found, id = key.partition("lane:")
        return f"{found}{_now(id, self.lanes)}" if found and not lead else key


def _now(id: str, ids: Mapping[str, str]) -> str:
    return ids.get(id, id)


def _all(ids: Iterable[str], now: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(_now(id, now) for id in ids)


def _keyed(values: Mapping[str, _Value], now: Mapping[str, str]) -> dict[str, _Value]:
    return {_now(id, now): value for id, value in values.items()}
