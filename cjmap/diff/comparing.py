"""Compare two maps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from cjmap.coverage import Coverage
from cjmap.diff.changes import (
    Change,
    Difference,
    KeyChanged,
    Kind,
    PartAdded,
    PartMoved,
    PartRemoved,
    PartRenamed,
    PhaseChanged,
    Ref,
    Sides,
    Spot,
)
from cjmap.diff.covered import coverage_changes
from cjmap.diff.elsewhere import with_moves
from cjmap.diff.moments import is_renamed, key_changes, per_persona_changes
from cjmap.diff.order import moved
from cjmap.diff.pairing import Pairs, pair_parts, ref
from cjmap.diff.paths import path_change
from cjmap.diff.reading import KEYS, MAP_KEYS, parts
from cjmap.diff.values import list_change
from cjmap.model import Journey, JourneyMap, Phase, Scale, Touchpoint
from cjmap.saying import by_phase

Paths: TypeAlias = Mapping[str, tuple[Ref, ...]]

# In the order in which readers meet them.
_KINDS: tuple[Kind, ...] = (
    "phase",
    "touchpoint",
    "journey",
    "persona",
    "lane",
    "channel",
    "source",
)


def compare(old: JourneyMap, new: JourneyMap) -> tuple[Change, ...]:
    """Return what has to change in one map to mean what the other means.

    Both are compared as they are resolved. What only writes them otherwise is no change: the order
    of keys, comments, quotes, how lines are folded. Swapped, they give the same, mirrored.
    """
    return changes_of(pair_parts(old, new))


def difference(
    old: JourneyMap, new: JourneyMap, *, before: Coverage | None, after: Coverage | None
) -> Difference:
    """Return what is different between two maps, and in how much of them is described."""
    pairs = pair_parts(old, new)
    covered = coverage_changes(before, after, pairs) if before and after else ()
    return Difference(changes_of(pairs), tuple(covered))


def changes_of(pairs: Pairs) -> tuple[Change, ...]:
    """Return what `compare` does of two maps whose parts are paired."""
    found = [*_of_map(pairs), *(one for kind in _KINDS for one in _of_kind(kind, pairs))]
    return tuple(with_moves(found, pairs))


def _of_map(pairs: Pairs) -> Iterator[Change]:
    old, new = pairs.old, pairs.new
    sides = Sides(Ref("", old.title), Ref("", new.title))
    at = Spot("map", sides, old.place, new.place)
    yield from key_changes(at, MAP_KEYS, old, new, pairs)
    if old.scale != new.scale:
        yield KeyChanged(at, "emotion_scale", _range(old.scale), _range(new.scale))
    yield from list_change(at, "coverage", old.required, new.required, pairs, of="facet")


def _range(scale: Scale) -> str:
    return f"{scale.low} to {scale.high}"


def _of_kind(kind: Kind, pairs: Pairs) -> Iterator[Change]:
    then, now = parts(pairs.old, kind), parts(pairs.new, kind)
    known, moves = pairs.was[kind], dict(_moves(kind, pairs))
    over = _paths(pairs.new, kind)
    for id, part in now.items():
        if id not in known:
            yield from _added(kind, part, pairs, over)
            continue
        old = then[known[id]]
        at = Spot(kind, pairs.sides(kind, was=old.id, now=id), old.place, part.place)
        if is_renamed(old, part):
            yield PartRenamed(at)
        if id in moves:
            yield PartMoved(at, *moves[id])
        yield from _of_part(at, old, part, pairs)
    over = _paths(pairs.old, kind)
    for id, part in then.items():
        if id not in pairs.now[kind]:
            yield from _removed(kind, part, pairs, over)


def _of_part(at: Spot, old: Any, new: Any, pairs: Pairs) -> Iterator[Change]:
    if old == new:
        return
    if isinstance(old, Touchpoint) and pairs.now["phase"].get(old.phase, old.phase) != new.phase:
        before, after = pairs.ref_was("phase", old.phase), pairs.ref_now("phase", new.phase)
        yield PhaseChanged(at, before, after)
    yield from key_changes(at, KEYS[at.kind], old, new, pairs)
    if isinstance(old, Phase | Touchpoint):
        yield from per_persona_changes(at, old, new, pairs)
    if isinstance(old, Journey):
        yield from path_change(at, old, new, pairs)


def _added(kind: Kind, part: Any, pairs: Pairs, paths: Paths) -> Iterator[PartAdded]:
    if getattr(part, "declared", True):
        at = Spot(kind, pairs.sides(kind, now=part.id), None, part.place)
        phase = pairs.ref_now("phase", getattr(part, "phase", None))
        yield PartAdded(at, phase, paths.get(part.id, ()))


def _removed(kind: Kind, part: Any, pairs: Pairs, paths: Paths) -> Iterator[PartRemoved]:
    if getattr(part, "declared", True):
        at = Spot(kind, pairs.sides(kind, was=part.id), part.place, None)
        phase = pairs.ref_was("phase", getattr(part, "phase", None))
        yield PartRemoved(at, phase, paths.get(part.id, ()))


def _paths(jmap: JourneyMap, kind: Kind) -> dict[str, tuple[Ref, ...]]:
    """Return the journeys whose paths lead over each touchpoint; nothing else has any."""
    found: dict[str, dict[str, Ref]] = {}
    for one in jmap.journeys.values() if kind == "touchpoint" else ():
        for stop in one.path or ():
            found.setdefault(stop.touchpoint, {})[one.id] = ref(one, one.id)
    return {id: tuple(journeys.values()) for id, journeys in found.items()}


def _moves(kind: Kind, pairs: Pairs) -> Iterator[tuple[str, tuple[Ref | None, Ref | None]]]:
    """Yield the new ids of what stands elsewhere in the order, and behind what it did and does.

    The order of touchpoints is that of their phase.
    """
    if kind != "touchpoint":
        then = [id for id, one in parts(pairs.old, kind).items() if getattr(one, "declared", True)]
        now = [id for id, one in parts(pairs.new, kind).items() if getattr(one, "declared", True)]
        yield from _moved(kind, then, now, pairs)
        return
    old, new = by_phase(pairs.old), by_phase(pairs.new)
    for was, id in pairs.now["phase"].items():
        yield from _moved(kind, _ids(old[was]), _ids(new[id]), pairs)


def _ids(touchpoints: Iterable[Touchpoint]) -> list[str]:
    return [one.id for one in touchpoints]


def _moved(
    kind: Kind, then: list[str], now: list[str], pairs: Pairs
) -> Iterator[tuple[str, tuple[Ref | None, Ref | None]]]:
    # The same key on both sides, so that it does not matter which of the maps is the old one.
    keys = {id: "/".join(sorted((id, pairs.now[kind][id]))) for id in then if id in pairs.now[kind]}
    came = {pairs.now[kind][id]: key for id, key in keys.items()}
    both = {*keys.values()} & {came[id] for id in now if id in came}
    old = [keys[id] for id in then if id in keys and keys[id] in both]
    new = [came[id] for id in now if id in came]
    if old == new:
        return
    elsewhere = moved(old, new)
    places = {id: place for place, id in enumerate(then)}
    for place, id in enumerate(now):
        if id in came and came[id] in elsewhere:
            at = places[pairs.was[kind][id]]
            behind = pairs.ref_was(kind, then[at - 1]) if at else None
            yield id, (behind, pairs.ref_now(kind, now[place - 1]) if place else None)
