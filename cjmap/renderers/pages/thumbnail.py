"""Draw a map small: its phases, how it feels to go through them, and how much is described."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.coverage import Count
from cjmap.frozen import frozen
from cjmap.layout import Point
from cjmap.renderers.pages.curves import course, offsets, whole_curve
from cjmap.view.values import PersonaView, TouchpointView, View

WIDTH, HEIGHT = 300, 150
# The curves stand between the phases above and the coverage below.
_MIDDLE, _STEP = 80, 24
_GAP = 2
# Beyond that many columns the dots of single touchpoints would be a line.
_MOST_DOTS = 60


@frozen
class Bar:
    """A phase: where it starts and how wide it is, and how much of it is described.

    `level` is `full`, `mid`, `low`, or "" where nothing is to be described; an empty phase has
    no touchpoint.
    """

    x: float
    width: float
    level: str
    is_empty: bool


@frozen
class Line:
    """The curve of a persona as path data, and the place of her low point, if she has one."""

    persona: PersonaView
    path: str
    low: tuple[float, float] | None


@frozen
class Thumbnail:
    """A map in a box of `WIDTH` by `HEIGHT`; `unrated` are the middles of columns without a dot."""

    bars: tuple[Bar, ...]
    lines: tuple[Line, ...]
    unrated: tuple[float, ...]
    middle: int = _MIDDLE


def thumbnail(view: View) -> Thumbnail | None:
    """Return the small picture of a map, None for one without phases."""
    places = tuple(t for phase in view.phases for t in phase.touchpoints or (None,))
    if not places:
        return None
    step = WIDTH / len(places)
    return Thumbnail(
        bars=tuple(_bars(view, step)),
        lines=tuple(_line(view, persona, places, step) for persona in view.personas),
        unrated=tuple(_unrated(places, step)) if len(places) <= _MOST_DOTS else (),
    )


def _bars(view: View, step: float) -> Iterator[Bar]:
    x = 0.0
    for phase in view.phases:
        width = step * (len(phase.touchpoints) or 1)
        level = level_of(view.coverage.count(phase=phase.id))
        yield Bar(round(x, 1), round(width - _GAP, 1), level, not phase.touchpoints)
        x += width


def level_of(count: Count) -> str:
    """Return how much is described: `full`, `low` below a half, else `mid`; "" of nothing."""
    if not count.total:
        return ""
    if count.filled == count.total:
        return "full"
    return "low" if count.filled * 2 < count.total else "mid"


def _line(
    view: View, persona: PersonaView, places: tuple[TouchpointView | None, ...], step: float
) -> Line:
    def at(point: Point) -> tuple[float, float]:
        return point.x * step, _MIDDLE - point.y * _STEP

    low, spot = view.lows.get(persona.id), None
    if low and low.is_negative:
        worst = low.rating.places.index(low.rating.lowest)
        along = places.index(low.touchpoint) + offsets(len(low.rating.places))[worst]
        x, y = at(Point(along, low.rating.lowest))
        spot = (round(x, 1), round(y, 1))
    return Line(persona, whole_curve(course(places, persona.id), at), spot)


def _unrated(places: tuple[TouchpointView | None, ...], step: float) -> Iterator[float]:
    for column, touchpoint in enumerate(places):
        if touchpoint and not any(one.is_rated for one in touchpoint.ratings.values()):
            yield round((column + 0.5) * step, 1)
