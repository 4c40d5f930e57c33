"""Find where the ways and the feelings of personas part."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from cjmap.insights.ground import Ground, part_of
from cjmap.insights.parts import Felt, Way
from cjmap.insights.values import Fork, Meeting, Spread


def spreads(ground: Ground) -> Iterator[Spread]:
    """Yield the touchpoints that feel differently to different customers, the widest first."""
    people = {one.id: part_of(one) for one in ground.customers}
    found = []
    for touchpoint in ground.touchpoints:
        met = ground.met[touchpoint.id]
        known = [
            (id, ground.means[id, touchpoint.id])
            for id in met
            if (id, touchpoint.id) in ground.means
        ]
        known.sort(key=lambda pair: -pair[1].position)
        if len(known) > 1:
            felt = tuple(Felt(people[id], mean) for id, mean in known)
            found.append(Spread(part_of(touchpoint), felt))
    found.sort(key=lambda one: -one.width)
    yield from (one for one in found if one.width)


def meetings(ground: Ground) -> Iterator[Meeting]:
    """Yield which touchpoints all customers meet, then which only some, the largest group first.

    Nothing where the same meet them all.
    """
    groups: dict[tuple[str, ...], list[str]] = {}
    for touchpoint, met in ground.met.items():
        if met:
            groups.setdefault(met, []).append(touchpoint)
    if len(groups) < 2:
        return
    total = sum(map(len, groups.values()))
    everyone = tuple(one.id for one in ground.customers)
    found = [
        Meeting(ground.people(who), who == everyone, ground.places(ids), total)
        for who, ids in groups.items()
    ]
    yield from sorted(found, key=lambda one: (not one.is_everyone, -len(one.touchpoints)))


def forks(ground: Ground) -> Iterator[Fork]:
    """Yield the touchpoints after which journeys go different ways, most ways first.

    Only ways that the author wrote down as journeys count; the first step away from each visit.
    """
    onward: dict[str, dict[str, dict[str, None]]] = {}
    for persona in _travellers(ground):
        for here, there in pairwise((*ground.paths[persona], "")):
            onward.setdefault(here, {}).setdefault(there, {})[persona] = None
    found = [
        Fork(part_of(ground.map.touchpoints[id]), _ways(ground, onward[id]))
        for id in (one.id for one in ground.touchpoints)
        if _parts(onward.get(id, {}))
    ]
    yield from sorted(found, key=lambda one: -len(one.ways))


def _travellers(ground: Ground) -> Iterator[str]:
    for persona in ground.customers:
        own = (one.persona or persona.id for one in ground.map.journeys.values() if one.path)
        if persona.id in own:
            yield persona.id


def _parts(onward: dict[str, dict[str, None]]) -> bool:
    """Tell whether different people go different ways; one who comes by twice may go both."""
    who = {persona for people in onward.values() for persona in people}
    return len(onward) > 1 and any(set(people) != who for people in onward.values())


def _ways(ground: Ground, onward: dict[str, dict[str, None]]) -> tuple[Way, ...]:
    return tuple(
        Way(part_of(ground.map.touchpoints[id]) if id else None, ground.people(people))
        for id, people in onward.items()
    )
