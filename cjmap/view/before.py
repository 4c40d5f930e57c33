"""Find what a map changes of the one before it, and lay it over that."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain, pairwise

from cjmap.model import Channel
from cjmap.view.values import (
    Before,
    Change,
    FormerStep,
    PhaseView,
    Rating,
    Said,
    TouchpointView,
    View,
)


def compare(old: View, new: View) -> Before:
    """Return what is different between two views, by the ids of their parts."""
    then = {one.id: one for one in old.touchpoints}
    now = {one.id: one for one in new.touchpoints}
    changes = {id: _change(old, new, then[id], one) for id, one in now.items() if id in then}
    return Before(
        view=old,
        new=frozenset(now.keys() - then.keys()),
        gone=tuple(id for id in then if id not in now),
        changes={id: change for id, change in changes.items() if change != Change()},
        steps=tuple(_former_steps(old, new)),
    )


def over(view: View) -> View:
    """Return the view with what is gone or moved in its old place, where former steps lead.

    There it says nothing but its name and channels, under an id of its own (`was_ID`, which is
    the id of no touchpoint). What was in a phase that is gone stands in the phase before that.
    A view with nothing before it stays as it is.
    """
    before = view.before
    if before is None or not view.phases:
        return view
    moved = (id for id, change in before.changes.items() if change.is_moved)
    places = _places(before.view, view)
    former = {id: _former(before.view.touchpoint(id), places) for id in (*before.gone, *moved)}
    order = [one.id for one in before.view.touchpoints]
    phases = tuple(
        replace(phase, touchpoints=_merged(phase, place, former, order))
        for place, phase in enumerate(view.phases)
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


def _change(old: View, new: View, then: TouchpointView, now: TouchpointView) -> Change:
    was, is_now = old.phases[then.phase], new.phases[now.phase]
    said, says = _texts(then.texts), _texts(now.texts)
    moved = _main(then) != _main(now)
    return Change(
        phase=was.name if was.id != is_now.id else "",
        channels=" · ".join(one.name or one.id for one in then.channels) if moved else "",
        ratings=dict(_other_ratings(then.ratings, now.ratings)),
        gained=dict(_beyond(says, said)),
        lost=dict(_beyond(said, says)),
    )


def _main(touchpoint: TouchpointView) -> str:
    return touchpoint.channels[0].id if touchpoint.channels else ""


def _other_ratings(
    then: Mapping[str, Rating], now: Mapping[str, Rating]
) -> Iterator[tuple[str, Rating]]:
    for persona, rating in now.items():
        former = then.get(persona)
        if former and former.is_rated and former.values != rating.values:
            yield persona, former


def _texts(texts: Mapping[str, tuple[Said, ...]]) -> dict[str, tuple[str, ...]]:
    """Return what a touchpoint itself says, solutions of its pain points among its solutions."""
    own = {row: [one.statement for one in said if not one.inherited] for row, said in texts.items()}
    within = [one for pain in own.get("pain_points", ()) for one in pain.solutions or ()]
    if within:
        own["solutions"] = [*own.get("solutions", ()), *within]
    return {row: tuple(one.text for one in said) for row, said in own.items()}


def _beyond(
    texts: Mapping[str, tuple[str, ...]], known: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    for row, said in texts.items():
        more = tuple((Counter(said) - Counter(known.get(row, ()))).elements())
        if more:
            yield row, more


def _former_steps(old: View, new: View) -> Iterator[FormerStep]:
    taken = {step for persona in new.personas for step in pairwise(persona.path)}
    who: dict[tuple[str, str], dict[str, None]] = {}
    for persona in old.personas:
        for step in pairwise(persona.path):
            if step not in taken and step[0] != step[1]:
                who.setdefault(step, {})[persona.name] = None
    for (source, target), names in who.items():
        yield FormerStep(source, target, tuple(names))


def _places(old: View, new: View) -> tuple[int, ...]:
    """Return where each of the old phases is now, or the one before it."""
    now = {phase.id: place for place, phase in enumerate(new.phases)}
    places: list[int] = []
    for phase in old.phases:
        places.append(now.get(phase.id, places[-1] if places else 0))
    return tuple(places)


def _former(touchpoint: TouchpointView, places: tuple[int, ...]) -> TouchpointView:
    return replace(
        touchpoint,
        id=f"was_{touchpoint.id}",
        is_former=True,
        phase=places[touchpoint.phase],
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
    stay = ((one, *behind[at]) for at, one in enumerate(phase.touchpoints, 1))
    return (*behind[0], *chain.from_iterable(stay))


def _channels(view: View, former: Iterable[TouchpointView]) -> Iterator[Channel]:
    """Yield the channels in the order of the map, those that it has no longer at the end."""
    known = {channel.id: channel for one in former for channel in one.channels}
    used = known | {channel.id: channel for channel in view.channels}
    order = dict.fromkeys([*view.map.channels, *used])
    yield from (used[id] for id in order if id in used)
