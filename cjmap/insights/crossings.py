"""Say where which channels are used, and where changing them goes with a fall."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from cjmap.facts.channels import Change, channels_of, count_seams
from cjmap.insights.ground import Ground, mean_of, part_of
from cjmap.insights.parts import Drop
from cjmap.insights.values import ChannelBreak, ChannelChanges, ChannelUse
from cjmap.model import Channel, Persona, Touchpoint
from cjmap.saying import course


def tallies(ground: Ground) -> Iterator[ChannelChanges]:
    """Yield how often each customer changes the channel, who breaks most first."""
    walked = ((one, ground.changes[one.id]) for one in ground.customers)
    found = [_tally(persona, steps) for persona, steps in walked if steps]
    yield from sorted(found, key=lambda one: (-one.broken, -one.total))


def breaks(ground: Ground) -> Iterator[ChannelBreak]:
    """Yield the changes at which feelings fall, the deepest fall first, then that of most."""
    found: dict[tuple[str, ...], dict[str, Change]] = {}
    for step in chain.from_iterable(ground.changes.values()):
        if step.drop:
            key = (step.before, step.after, step.leaving.id, step.entering.id)
            found.setdefault(key, {})[step.persona] = step
    groups = [sorted(group.values(), key=_depth, reverse=True) for group in found.values()]
    groups.sort(key=lambda group: (-_depth(group[0]), -len(group)))
    yield from (_break(ground, group) for group in groups)


def _depth(step: Change) -> float:
    return step.drop or 0.0


def _tally(persona: Persona, steps: tuple[Change, ...]) -> ChannelChanges:
    seams = count_seams(steps)
    return ChannelChanges(
        part_of(persona), seams.total, seams.seamless, seams.broken, seams.unrated, seams.crossing
    )


def _break(ground: Ground, steps: list[Change]) -> ChannelBreak:
    first = steps[0]
    before, after = (ground.map.touchpoints[id] for id in (first.before, first.after))
    people = {one.id: part_of(one) for one in ground.customers}
    return ChannelBreak(
        before=part_of(before),
        after=part_of(after),
        leaving=part_of(first.leaving),
        entering=part_of(first.entering),
        leaving_medium=first.leaving.kind,
        entering_medium=first.entering.kind,
        drops=tuple(
            Drop(
                persona=people[step.persona],
                before=course(ground.map, before, step.persona)[-1],
                after=course(ground.map, after, step.persona)[0],
            )
            for step in steps
        ),
    )


def uses(ground: Ground) -> Iterator[ChannelUse]:
    """Yield the channels by the number of touchpoints at which customers meet them.

    A touchpoint of several channels counts for each. What has no channel comes last; nothing
    where no channel is named at all.
    """
    used: dict[str, list[tuple[str, str]]] = {}
    for touchpoint in ground.touchpoints:
        for persona in ground.met[touchpoint.id]:
            ids = [one.id for one in channels_of(ground.map, touchpoint, persona)]
            for id in ids or [""]:
                used.setdefault(id, []).append((persona, touchpoint.id))
    if not any(used):
        return
    found = [_use(ground, ground.map.channels.get(id), met) for id, met in used.items()]
    yield from sorted(found, key=lambda one: (one.channel is None, -len(one.touchpoints)))


def _use(ground: Ground, channel: Channel | None, met: list[tuple[str, str]]) -> ChannelUse:
    here: list[Touchpoint] = [
        ground.map.touchpoints[id] for id in dict.fromkeys(touchpoint for _, touchpoint in met)
    ]
    phases = dict.fromkeys(touchpoint.phase for touchpoint in here)
    return ChannelUse(
        channel=part_of(channel) if channel else None,
        medium=channel.kind if channel else None,
        touchpoints=tuple(map(part_of, here)),
        phases=tuple(part_of(ground.map.phases[id]) for id in phases),
        total=sum(map(bool, ground.met.values())),
        mean=mean_of(ground.means[pair] for pair in met if pair in ground.means),
    )
