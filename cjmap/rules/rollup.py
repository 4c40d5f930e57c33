"""Say once for a phase, or for the map, what is true of many touchpoints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from cjmap.diagnostics import Diagnostic, Related
from cjmap.model import JourneyMap
from cjmap.place import Place
from cjmap.rules.declare import Facts, Finding, Rule
from cjmap.rules.phrases import severe

# A list of more findings of one rule than this is not read to its end.
MOST_ALIKE = 3


def said_together(rule: Rule, facts: Facts, left: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield what a rule says of those of its single faults that are left.

    Without anything to say of several, that is each of them.
    """
    alike = list(left)
    if rule.together is None or not alike:
        yield from alike
        return
    singles = [
        Finding(
            one.place,
            one.message,
            one.help,
            one.related,
            one.count,
            one.fix,
            one.total,
            one.high,
            one.about,
        )
        for one in alike
    ]
    for said in rule.together(facts, singles):
        yield replace(
            alike[0],
            place=said.place,
            message=said.message,
            help=said.help,
            related=said.related,
            count=said.count,
            fix=said.fix,
            total=said.total,
            high=said.high,
        )


def roll_up(
    alike: list[Diagnostic], jmap: JourneyMap, many: str, *, once: bool = False
) -> Iterator[Diagnostic]:
    """Yield the findings of a rule, put together where it speaks too often.

    A rule may speak as often as a map has tens of touchpoints, and three times in a small map;
    one that speaks `once`, a single time. What is more becomes one finding for each phase, or,
    where these are too many as well, one for the map; what is already said of the whole map
    stays. `many` is how the fault of several parts is said.
    """
    most = 1 if once else most_alike(len(jmap.touchpoints))
    single = [one for one in alike if not _is_of_map(one)]
    if len(single) <= most or not many:
        yield from alike
    else:
        yield from (one for one in alike if _is_of_map(one))
        yield from _together(single, jmap, many, most)


def phase_around(jmap: JourneyMap, place: Place) -> Place | None:
    """Return the place of the phase that a place in a map lies in, or None where it is in none."""
    section, id = place.route[:2] if len(place.route) > 1 else ("", "")
    if section == "touchpoints" and id in jmap.touchpoints:
        section, id = "phases", jmap.touchpoints[str(id)].phase
    is_phase = section == "phases" and id in jmap.phases
    return jmap.phases[str(id)].place if is_phase else None


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
    if not isinstance(one.place, Place):
        return Place(jmap.place.file)
    return phase_around(jmap, one.place) or Place(jmap.place.file, one.place.route[:1])


def _one(group: list[Diagnostic], place: Place, many: str, where: str) -> Diagnostic:
    count, high = sum(one.count for one in group), sum(one.high for one in group)
    total = "" if where else max(one.total for one in group) or ""
    return replace(
        group[0],
        place=place,
        message=f"{f'{count} of {total}' if total else count} {many}{where}{severe(high, count)}",
        related=tuple(Related(one.place, one.message) for one in group),
        count=count,
        high=high,
    )
