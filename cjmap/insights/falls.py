"""Find the deepest fall on each way, and the climb after it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

from cjmap.frozen import frozen
from cjmap.insights.ground import Ground, part_of
from cjmap.insights.parts import Part, Point
from cjmap.insights.values import Fall
from cjmap.model import Persona
from cjmap.saying import course


@frozen
class _Stop:
    """A rating on a way; `number` counts the touchpoints on it, rated or not."""

    number: int
    touchpoint: str
    value: Decimal
    position: Fraction


def falls(ground: Ground) -> Iterator[Fall]:
    """Yield the deepest fall of each customer who has one, the deepest of all first."""
    found = [(fall, depth) for one in ground.customers for fall, depth in _fall(ground, one)]
    found.sort(key=lambda pair: -pair[1])
    yield from (fall for fall, _ in found)


def _fall(ground: Ground, persona: Persona) -> Iterator[tuple[Fall, Fraction]]:
    way = tuple(_way(ground, persona))
    first, last = _deepest(way)
    if first == last:
        return
    start, low = way[first], way[last]
    end = _climb(way, last)
    fall = Fall(
        persona=part_of(persona),
        start=_point(ground, start),
        low=_point(ground, low),
        unrated=low.number - start.number - _touchpoints(way[first : last + 1]) + 1,
        top=_point(ground, way[end]) if end > last else None,
        goes_on=last + 1 < len(way),
    )
    yield fall, start.position - low.position


def _way(ground: Ground, persona: Persona) -> Iterator[_Stop]:
    ids = tuple(dict.fromkeys(ground.paths[persona.id]))
    for number, id in enumerate(ids):
        for value in course(ground.map, ground.map.touchpoints[id], persona.id):
            yield _Stop(number, id, value, ground.position(value))


def _deepest(way: Sequence[_Stop]) -> tuple[int, int]:
    """Return where the deepest fall without a rise begins and ends; the first of equal ones."""
    best, start = (0, 0), 0
    for end in range(1, len(way)):
        here = way[end].position
        if here > way[end - 1].position or here == way[start].position:
            start = end
        if _depth(way, start, end) > _depth(way, *best):
            best = (start, end)
    return best


def _depth(way: Sequence[_Stop], start: int, end: int) -> Fraction:
    return way[start].position - way[end].position if way else Fraction()


def _climb(way: Sequence[_Stop], low: int) -> int:
    """Return where the climb from a low ends: at the first of its highest before it falls."""
    top = low
    for at in range(low + 1, len(way)):
        if way[at].position < way[at - 1].position:
            break
        if way[at].position > way[top].position:
            top = at
    return top


def _touchpoints(stops: Sequence[_Stop]) -> int:
    return len({stop.touchpoint for stop in stops})


def _point(ground: Ground, stop: _Stop) -> Point:
    touchpoint: Part = part_of(ground.map.touchpoints[stop.touchpoint])
    return Point(touchpoint, stop.value)
