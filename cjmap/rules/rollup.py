"""Say once for a phase, or for the map, what is true of many touchpoints."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from cjmap.diagnostics import Diagnostic, Related
from cjmap.model import JourneyMap
from cjmap.place import Place
from cjmap.rules.phrases import severe

# A list of more findings of one rule than this is not read to its end.
MOST_ALIKE = 3


def roll_up(
    findings: Iterable[Diagnostic],
    jmap: JourneyMap,
    many: Mapping[str, str],
    once: Collection[str] = (),
) -> Iterator[Diagnostic]:
    """Yield the findings of rules, those of a rule that speaks too often put together.

    A rule may speak as often as a map has tens of touchpoints, and three times in a small map.
    What is more becomes one finding for each phase, or, where these are too many as well, one
    for the map; what is already said of the whole map stays. `many` holds for the name of each
    rule how the fault of several parts is said, `once` the names of rules that may speak once.
    """
    groups: dict[str, list[Diagnostic]] = {}
    for one in findings:
        groups.setdefault(one.problem.name, []).append(one)
    for name, alike in groups.items():
        most = 1 if name in once else most_alike(len(jmap.touchpoints))
        single = [one for one in alike if not _is_of_map(one)]
        if len(single) <= most or not many.get(name):
            yield from alike
        else:
            yield from (one for one in alike if _is_of_map(one))
            yield from _together(single, jmap, many[name], most)


def most_alike(touchpoints: int) -> int:
    """Return how many findings of one rule a map with so many touchpoints may have.

    >>> [most_alike(number) for number in (0, 19, 20, 42)]
    [3, 3, 2, 4]
    """
    return MOST_ALIKE if touchpoints < 20 else touchpoints // 10


def _is_of_map(one: Diagnostic) -> bool:
    """Tell whether a finding is about a map or one of its sections as a whole."""
    return isinstance(one.place, Place) and len(one.place.route) < 2


def _together(
    alike: list[Diagnostic], jmap: JourneyMap, many: str, most: int
) -> Iterator[Diagnostic]:
    by_place: dict[Place, list[Diagnostic]] = {}
    for one in alike:
        by_place.setdefault(_above(jmap, one), []).append(one)
    if len(by_place) > most:
        yield _one(alike, jmap.place / "touchpoints", many, "")
        return
    for place, group in by_place.items():
        phase = jmap.phases.get(str(place.route[-1])) if place.route[:1] == ("phases",) else None
        where = f' in phase "{phase.id}"' if phase else ""
        yield group[0] if len(group) == 1 else _one(group, place, many, where)


def _above(jmap: JourneyMap, one: Diagnostic) -> Place:
    """Return the place of the phase in which a finding lies, else of its section."""
    route = one.place.route if isinstance(one.place, Place) else ()
    id = str(route[1]) if len(route) > 1 else ""
    if route[:1] == ("touchpoints",) and id in jmap.touchpoints:
        id = jmap.touchpoints[id].phase
    elif route[:1] != ("phases",):
        return Place(jmap.place.file, route[:1])
    return jmap.phases[id].place if id in jmap.phases else jmap.place / "touchpoints"


def _one(group: list[Diagnostic], place: Place, many: str, where: str) -> Diagnostic:
    count, high = sum(one.count for one in group), sum(one.high for one in group)
    total = "" if where else max(one.total for one in group) or ""
    return replace(
        max(group, key=lambda one: one.severity),
        place=place,
        message=f"{f'{count} of {total}' if total else count} {many}{where}{severe(high, count)}",
        related=tuple(Related(one.place, one.message) for one in group),
        count=count,
        high=high,
    )
