"""Show what a map owes and does not say: on cards, on phases, and where a card could stand."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, pairwise

from cjmap.layout import Box, Layout, Strip
from cjmap.renderers.diagrams.cells import SIGN_WIDTH, Cell, Row, block, run, signed
from cjmap.renderers.diagrams.ink import SMALL, SPARE, Type
from cjmap.renderers.diagrams.marks import Shape
from cjmap.view.opening import hole_label
from cjmap.view.palette import AXIS
from cjmap.view.values import PhaseView, TouchpointView, View

SIGN = "○"
_LINES = 3
_PLACE = 132, 40
_CLEARANCE = 8
# Where in a lane a place is looked for, as parts of its height.
_TRIED = (0.5, 0.3, 0.7)


def hole_rows(view: View, touchpoint: TouchpointView, width: float) -> Iterator[Row]:
    """Yield how many holes a touchpoint has, and in which facets."""
    if view.shows_gaps and touchpoint.holes:
        count = view.labels.count("holes", touchpoint.hole_count)
        names = ", ".join(view.facet_name(facet) for facet in touchpoint.holes)
        yield from signed(
            SIGN, f"{count}: {names}", SMALL, width, lines=_LINES, language=view.language
        )


def absence_rows(view: View, phase: PhaseView, width: float, type: Type) -> Iterator[Row]:
    """Yield who passes through a phase that has touchpoints, but none for her."""
    names = absent(view, phase)
    if view.shows_gaps and phase.touchpoints and names:
        said = view.labels.fill("sign.absent", personas=", ".join(names))
        yield from signed(SIGN, said, type, width, lines=_LINES, language=view.language)


def told(view: View, touchpoint: TouchpointView) -> Iterator[str]:
    """Yield each hole of a touchpoint in words, and for whom it is one."""
    if view.shows_gaps:
        for facet, who in touchpoint.holes.items():
            names = ", ".join(view.persona(id).name for id in who if id)
            label = hole_label(view.map, view.labels, facet)
            yield f"{SIGN} {label} ({names})" if names else f"{SIGN} {label}"


def occur(view: View) -> bool:
    """Tell whether a picture shows anything missing."""
    empty = any(_is_empty(phase) or absent(view, phase) for phase in view.phases)
    return view.shows_gaps and (empty or any(one.holes for one in view.touchpoints))


def absent(view: View, phase: PhaseView) -> tuple[str, ...]:
    """Return the names of those who owe something in a phase, and meet nothing there."""
    ids = {cell.persona for cell in view.coverage.cells if cell.absent and cell.phase == phase.id}
    return tuple(persona.name for persona in view.personas if persona.id in ids and persona.id)


def places(view: View, strip: Strip) -> Iterator[Shape]:
    """Yield an empty place for each phase without a touchpoint in a strip, where nothing else is.

    A place that finds no room stays out: the bar of the phase says the same.
    """
    if not view.shows_gaps:
        return
    taken = tuple(_taken(strip.layout))
    for number, column in zip(strip.phases, strip.layout.phases, strict=True):
        for phase in filter(_is_empty, view.phases[number : number + 1]):
            tried = (_place(column, lane, part) for lane in strip.layout.lanes for part in _TRIED)
            free = (box for box in tried if not any(_meet(box, other) for other in taken))
            yield from (_empty(view, phase, box) for box in islice(free, 1))


def _is_empty(phase: PhaseView) -> bool:
    return not (phase.touchpoints or phase.is_former)


def _taken(placed: Layout) -> Iterator[Box]:
    """Yield the boxes of all cards, badges, tags, notes and pieces of lines."""
    yield from placed.cards.values()
    yield from (start.badge for start in placed.starts)
    yield from (end.tag for end in placed.ends)
    yield from (route.label.box for route in placed.routes if route.label)
    lines = (
        *(route.points for route in placed.routes),
        *(start.points for start in placed.starts),
        *(end.points for end in placed.ends),
    )
    for points in lines:
        for one, other in pairwise(points):
            x, y = min(one.x, other.x), min(one.y, other.y)
            yield Box(x, y, abs(one.x - other.x), abs(one.y - other.y))


def _place(column: Box, lane: Box, part: float) -> Box:
    width = min(_PLACE[0], column.width - 2 * _CLEARANCE)
    x = round(column.middle.x - width / 2)
    return Box(x, round(lane.y + lane.height * part - _PLACE[1] / 2), width, _PLACE[1])


def _meet(place: Box, other: Box) -> bool:
    return (
        place.x - _CLEARANCE < other.right
        and other.x < place.right + _CLEARANCE
        and place.y - _CLEARANCE < other.bottom
        and other.y < place.bottom + _CLEARANCE
    )


def _empty(view: View, phase: PhaseView, box: Box) -> Shape:
    said = view.labels["sign.no_touchpoint"]
    (text,) = SMALL.wrap(said, box.width - SIGN_WIDTH - 2 * SPARE, 1)
    length = round(SMALL.measure(text)) + SPARE
    row = Row((Cell(run(SIGN, SMALL), SIGN_WIDTH), Cell(run(text, SMALL), length)), SMALL.leading)
    look = {"shape": "box", "style": "rounded,dashed", "color": AXIS}
    told = f"{phase.name}: {said}"
    return Shape(f"no-touchpoint-{phase.id}", box, block((row,)), look, tooltip=told)
