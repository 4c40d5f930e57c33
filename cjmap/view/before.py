"""Lay a map over the one before it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain

from cjmap.model import Channel
from cjmap.view.values import PhaseView, TouchpointView, View


def over(view: View) -> View:
    """Return the view with what is gone or moved in its old place, where former steps lead.

    There a touchpoint says nothing but its name and channels, under an id of its own (`was_ID`,
    which is the id of no touchpoint). A phase that is gone stands behind the one that it stood
    behind, and says nothing but its name. A view with nothing before it stays as it is.
    """
    before = view.before
    if before is None:
        return view
    order = _phases(before.view, view)
    places = {phase.id: place for place, phase in enumerate(order)}
    moved = (id for id, change in before.changes.items() if change.is_elsewhere)
    former = {
        id: _former(before.view.touchpoint(id), before.view, places)
        for id in (*before.gone, *moved)
    }
    file_order = [one.id for one in before.view.touchpoints]
    phases = tuple(
        replace(phase, touchpoints=_merged(phase, place, former, file_order))
        for place, phase in enumerate(order)
    )
    ids = {id: one.id for id, one in former.items()}
    steps = tuple(
        replace(
            step, source=ids.get(step.source, step.source), target=ids.get(step.target, step.target)
        )
        for step in before.steps
    )
    return replace(
        view,
        phases=phases,
        touchpoints=tuple(one for phase in phases for one in phase.touchpoints),
        channels=tuple(_channels(view, former.values())),
        before=replace(before, steps=steps),
    )


def _phases(old: View, new: View) -> tuple[PhaseView, ...]:
    """Return the phases of today, those that are gone each behind the one it stood behind."""
    today = {phase.id: phase for phase in new.phases}
    behind: defaultdict[str, list[PhaseView]] = defaultdict(list)
    last = ""
    for phase in old.phases:
        if phase.id in today:
            last = phase.id
        else:
            behind[last].append(_former_phase(phase))
    stay = ((phase, *behind[phase.id]) for phase in new.phases)
    return (*behind[""], *chain.from_iterable(stay))


def _former_phase(phase: PhaseView) -> PhaseView:
    return replace(
        phase, is_former=True, goal="", touchpoints=(), texts={}, unsolved=(), metrics=()
    )


def _former(touchpoint: TouchpointView, old: View, places: Mapping[str, int]) -> TouchpointView:
    return replace(
        touchpoint,
        id=f"was_{touchpoint.id}",
        is_former=True,
        phase=places[old.phases[touchpoint.phase].id],
        who=(),
        ratings={},
        texts={},
        none={},
        holes={},
        unsolved=(),
        truth=None,
    )


def _merged(
    phase: PhaseView, place: int, former: Mapping[str, TouchpointView], order: list[str]
) -> tuple[TouchpointView, ...]:
    """Return the touchpoints of a phase with former ones, each behind the one it stood behind."""
    places = {one.id: at for at, one in enumerate(phase.touchpoints, 1)}
    behind: defaultdict[int, list[TouchpointView]] = defaultdict(list)
    last = 0
    for id in order:
        if id in former and former[id].phase == place:
            behind[last].append(former[id])
        last = max(last, places.get(id, 0))
    today = (replace(one, phase=place) for one in phase.touchpoints)
    stay = ((one, *behind[at]) for at, one in enumerate(today, 1))
    return (*behind[0], *chain.from_iterable(stay))


def _channels(view: View, former: Iterable[TouchpointView]) -> Iterator[Channel]:
    """Yield the channels in the order of the map, those that it has no longer at the end."""
    known = {channel.id: channel for one in former for channel in one.channels}
    used = known | {channel.id: channel for channel in view.channels}
    order = dict.fromkeys([*view.map.channels, *used])
    yield from (used[id] for id in order if id in used)
