"""Put touchpoints into the order in which they are walked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from heapq import heappop, heappush
from itertools import pairwise

from cjmap.view.values import TouchpointView, View


def walking_order(view: View) -> tuple[TouchpointView, ...]:
    """Return all touchpoints in phase order, within a phase along the paths.

    Earlier personas go first where paths disagree, steps back are left out of account, and what
    no path orders stays in file order.
    """
    after = _after(view)
    ordered: list[TouchpointView] = []
    for phase in view.phases:
        ordered += _sorted(phase.touchpoints, after)
    return tuple(ordered)


def _after(view: View) -> dict[str, set[str]]:
    """Return which touchpoints come after which, without any circle."""
    phases = {touchpoint.id: touchpoint.phase for touchpoint in view.touchpoints}
    after: dict[str, set[str]] = {id: set() for id in phases}
    for source, target in _steps(view):
        if phases[source] == phases[target] and not _leads(after, target, source):
            after[source].add(target)
    return after


def _steps(view: View) -> Iterator[tuple[str, str]]:
    """Yield each step that leads to where its path has not been before, once."""
    seen: set[tuple[str, str]] = set()
    for persona in view.personas:
        been = set(persona.path[:1])
        for step in pairwise(persona.path):
            if step[1] not in been and step not in seen:
                yield step
            seen.add(step)
            been.add(step[1])
    if view.before:
        yield from ((step.source, step.target) for step in view.before.steps)


def _leads(after: dict[str, set[str]], source: str, target: str) -> bool:
    """Tell whether one touchpoint comes, by whatever way, before another."""
    reached, front = {source}, [source]
    while front:
        for next_one in after[front.pop()] - reached:
            reached.add(next_one)
            front.append(next_one)
    return target in reached


def _sorted(
    touchpoints: Sequence[TouchpointView], after: dict[str, set[str]]
) -> Iterator[TouchpointView]:
    """Yield again and again the first in file order that has to wait for none."""
    waits = [0] * len(touchpoints)
    places = {touchpoint.id: place for place, touchpoint in enumerate(touchpoints)}
    for touchpoint in touchpoints:
        for later in after[touchpoint.id]:
            waits[places[later]] += 1
    ready = [place for place, count in enumerate(waits) if not count]
    while ready:
        touchpoint = touchpoints[heappop(ready)]
        yield touchpoint
        for place in (places[later] for later in after[touchpoint.id]):
            waits[place] -= 1
            if not waits[place]:
                heappush(ready, place)
