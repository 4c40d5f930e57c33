"""Say how journeys end, and what is under way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cjmap.facts.owners import owner_of
from cjmap.facts.problems import solutions_in
from cjmap.insights.ground import Ground, part_of
from cjmap.insights.parts import JourneyEnd, Task
from cjmap.insights.values import JourneyEnds, UnderWay
from cjmap.model import Ending, Journey, Phase, Statement, Touchpoint

_ENDS: tuple[Ending | None, ...] = ("recommends", "warns", "leaves", None)


def endings(ground: Ground) -> Iterator[JourneyEnds]:
    """Yield the journeys of customers by how they end; nothing where none says it."""
    customers = {one.id for one in ground.customers}
    known = ground.map.journeys.values()
    journeys = tuple(one for one in known if one.persona is None or one.persona in customers)
    if not any(one.ends for one in journeys):
        return
    for ends in _ENDS:
        found = tuple(_end(ground, one) for one in journeys if one.ends == ends)
        if found:
            yield JourneyEnds(ends, found, len(journeys))


def _end(ground: Ground, journey: Journey) -> JourneyEnd:
    stops = journey.path or ()
    last = ground.map.touchpoints.get(stops[-1].touchpoint) if stops else None
    who = ground.map.personas.get(journey.persona or "")
    return JourneyEnd(
        part_of(journey), part_of(last) if last else None, part_of(who) if who else None
    )


def under_way(ground: Ground) -> Iterator[UnderWay]:
    """Yield what each owner has planned or in progress, who has most first, nobody last."""
    found: dict[str | None, dict[object, Task]] = {}
    for part, solution in _solutions(ground):
        if solution.status in ("planned", "doing"):
            task = Task(solution.text, solution.status, solution.due, part_of(part), solution.place)
            owner = owner_of(ground.map, part, solution) or None
            found.setdefault(owner, {})[solution.place] = task
    owners = [UnderWay(owner, _by_date(tasks.values())) for owner, tasks in found.items()]
    yield from sorted(owners, key=lambda one: (one.owner is None, -len(one.tasks)))


def _by_date(tasks: Iterable[Task]) -> tuple[Task, ...]:
    return tuple(sorted(tasks, key=lambda task: task.due or "9"))


def _solutions(ground: Ground) -> Iterator[tuple[Phase | Touchpoint, Statement]]:
    parts: tuple[Phase | Touchpoint, ...] = (*ground.map.phases.values(), *ground.touchpoints)
    for part in parts:
        for moment in (part.says, *part.per_persona.values()):
            yield from ((part, one) for one in solutions_in(moment))
