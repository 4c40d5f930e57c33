"""Draw thinly below the curves how everyone felt before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap import layout
from cjmap.frozen import frozen
from cjmap.layout import Cubic, Point
from cjmap.renderers.diagrams.marks import Stroke, along
from cjmap.renderers.diagrams.scores import RADIUS, Column, height_of
from cjmap.renderers.diagrams.strips import Strip, shared
from cjmap.view.palette import AXIS
from cjmap.view.values import PersonaView, View

WIDTH = 1.4
_APART = 2 * RADIUS + 2


@frozen
class Shadow:
    """An unbroken piece of the curve that a persona had before."""

    persona: PersonaView
    pieces: tuple[Cubic, ...]


def shadows(view: View, strips: Sequence[Strip]) -> tuple[tuple[Shadow, ...], ...]:
    """Return for each strip the former curves in it, over where the touchpoints were."""
    columns = [column for strip in strips for column in strip.columns]
    found: list[list[Shadow]] = [[] for _ in strips]
    for persona in view.personas:
        for points in layout.strands(_points(view, persona, columns)):
            for own, pieces in zip(found, shared(layout.curve(points), strips), strict=True):
                own += [Shadow(persona, pieces)] if pieces else []
    return tuple(map(tuple, found))


def shadow_line(view: View, shadow: Shadow) -> Stroke:
    """Return the line of a former curve, in the style of its persona."""
    told = f"{shadow.persona.name}: {view.labels['change.score']}"
    style = shadow.persona.look.style
    return Stroke(along(shadow.pieces), AXIS, WIDTH, style, tooltip=told)


def _points(view: View, persona: PersonaView, columns: Sequence[Column]) -> Iterator[Point | None]:
    """Yield her former scores from left to right, None where she had none."""
    if view.before is None:
        return
    then = {touchpoint.id: touchpoint for touchpoint in view.before.view.touchpoints}
    former = {one.touchpoint.touchpoint.id for one in columns if one.touchpoint.is_former}
    for column in columns:
        id = column.touchpoint.touchpoint.id
        is_there = column.touchpoint.is_former or id not in former
        rating = then[id].ratings.get(persona.id) if id in then and is_there else None
        if rating is None:
            continue
        if not rating.is_rated:
            yield None
        for index, score in enumerate(rating.places):
            aside = (index - (len(rating.places) - 1) / 2) * _APART
            yield Point(column.middle + aside, height_of(score))
