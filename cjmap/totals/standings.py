"""Add up the coverage of many maps by persona, phase, facet, owner or map."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cjmap.check import Checked
from cjmap.coverage import FACETS, Count
from cjmap.frozen import frozen
from cjmap.totals.shares import NOBODY, Axis, shares, tally
from cjmap.totals.trend import Pair, counted


@frozen
class Standing:
    """How much is described of what has this id, all facets together and each; now and before."""

    id: str
    name: str
    now: Count
    before: Count
    facets: dict[str, tuple[Count, Count]]


def standings(pairs: tuple[Pair, ...], axis: Axis) -> tuple[Standing, ...]:
    """Return a line for each persona, phase, facet, owner or map of all maps together.

    What has the same id in several maps counts as one, and bears its name where all agree on it.
    They come in the order of the maps, facets in the usual one, nobody's last.
    """
    now, before = _tallied(pairs, axis, "now"), _tallied(pairs, axis, "before")
    keys = dict.fromkeys((*now, *before))
    facets = in_order(key[1] for key in keys if len(key) == 2)
    names = _names(pairs, axis)
    ids = [key[0] for key in keys if len(key) == 1]
    if axis == "facet":
        ids = list(in_order(ids))
    if axis == "map":
        # One without cells has its line all the same.
        ids = [one.path for one in pairs if counted(one.now) or counted(one.before)]
    ids.sort(key=lambda id: axis == "owner" and id == NOBODY)

    def count(*key: str) -> tuple[Count, Count]:
        return now.get(key, Count()), before.get(key, Count())

    return tuple(
        Standing(id, names.get(id, id), *count(id), {one: count(id, one) for one in facets})
        for id in ids
    )


def in_order(facets: Iterable[str]) -> tuple[str, ...]:
    """Return facets in their usual order, each once, those that are not usual behind.

    >>> in_order(["owner", "channel", "actions", "owner"])
    ('actions', 'channel', 'owner')
    """
    known = dict.fromkeys(facets)
    return (*(one for one in FACETS if one in known), *(one for one in known if one not in FACETS))


def _tallied(pairs: tuple[Pair, ...], axis: Axis, when: str) -> dict[tuple[str, ...], Count]:
    maps: list[tuple[str, Checked | None]] = [(one.path, getattr(one, when)) for one in pairs]
    known = [share for path, one in maps if one for share in shares(one, path=path)]
    return tally(known, axis) | tally(known, axis, "facet")


def _names(pairs: tuple[Pair, ...], axis: Axis) -> dict[str, str]:
    """Return what to call each id: by the name that it has in all maps, else by itself."""
    found: dict[str, set[str]] = {}
    for one in pairs:
        for id, name in _named(one, axis):
            found.setdefault(id, set()).add(name)
    if axis == "map":
        often = [name for names in found.values() for name in names]
        return {
            path: name if often.count(name) == 1 else f"{name} ({path})"
            for path, (name,) in found.items()
        }
    return {id: min(names) if len(names) == 1 else id for id, names in found.items()}


def _named(one: Pair, axis: Axis) -> Iterator[tuple[str, str]]:
    jmap = one.either.loaded.map
    if axis == "map":
        yield one.path, one.title
    elif axis == "owner":
        yield NOBODY, "nobody"
    elif axis == "persona" and jmap:
        yield from ((walker.id, walker.name or walker.id or "customer") for walker in jmap.walkers)
    elif axis == "phase" and jmap:
        yield from ((phase.id, phase.name) for phase in jmap.phases.values())
