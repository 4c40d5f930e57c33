"""Draw the curves of one strip: lines, dots, and the words beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.frozen import frozen
from cjmap.layout import Box
from cjmap.renderers.diagrams import telling
from cjmap.renderers.diagrams.captions import Turn, feelings, turns
from cjmap.renderers.diagrams.courses import Course, courses
from cjmap.renderers.diagrams.ends import ends
from cjmap.renderers.diagrams.halos import halo, low_dots, shine
from cjmap.renderers.diagrams.marks import Mark, Shape, Stroke, along, css_class, initials
from cjmap.renderers.diagrams.scores import Dot, height_of, walks
from cjmap.renderers.diagrams.shadow import Shadow, shadow_line, shadows
from cjmap.renderers.diagrams.spots import Spots
from cjmap.renderers.diagrams.strips import Strip, passing
from cjmap.view.palette import CARD, PAPER
from cjmap.view.values import View

# Room above +2 and below -2 for what is written beside the dots there.
_ABOVE, _BELOW = 34, 34
TOP, BOTTOM = -_ABOVE, height_of(-2) + _BELOW
# Where the curves of more personas pass, words have no room between them.
_MOST_PERSONAS = 50
# Without any score there is no scale, and words stand right below the phases.
_NO_PLOT = 14
_LINE = 2.6
_LOW = -1


@frozen
class Plot:
    """What is drawn in a strip: its curves, lowest dots, turns, and the last dots of curves.

    `shadows` are the curves of what was before.
    """

    strip: Strip
    courses: Sequence[Course]
    shadows: Sequence[Shadow]
    lows: list[Dot]
    lasts: list[Dot]
    turns: list[Turn]


def bottom_of(view: View) -> float:
    """Return the y below which names and words stand."""
    if view.lows:
        return BOTTOM
    ratings = (rating for one in view.touchpoints for rating in one.ratings.values())
    return TOP + _NO_PLOT if any(rating.feeling for rating in ratings) else BOTTOM


def plots(view: View, strips: Sequence[Strip]) -> tuple[Plot, ...]:
    """Return what is drawn in each strip."""
    columns = [column for strip in strips for column in strip.columns]
    places = {column.touchpoint.id: place for place, column in enumerate(columns)}
    walked = walks(view, columns)
    lows = tuple(low_dots(view, columns))
    curves = passing(courses(view, walked, places), strips)
    lasts = [dots[-1] for walk in walked.values() for dots in [*filter(None, walk)][-1:]]
    turned = tuple(turns(view, walked, places, frozenset(lows)))
    home = {column.touchpoint.id: n for n, strip in enumerate(strips) for column in strip.columns}
    former = shadows(view, strips)
    parts = [Plot(*part, [], [], []) for part in zip(strips, curves, former, strict=True)]
    for dot in lows:
        parts[home[dot.touchpoint]].lows.append(dot)
    for dot in lasts:
        parts[home[dot.touchpoint]].lasts.append(dot)
    for turn in turned:
        parts[home[turn.dot.touchpoint]].turns.append(turn)
    return tuple(parts)


def draw(view: View, plot: Plot, *, right: float) -> Iterator[Mark]:
    """Yield the marks of a plot; words go no further than to an x on the right."""
    for shadow in plot.shadows:
        yield shadow_line(view, shadow)
    for course in plot.courses:
        yield _stroke(view, course)
    for dot in plot.lows:
        yield halo(view, dot)
    for column in plot.strip.columns:
        for spot in column.dots:
            yield _dot(view, spot)
    room = Box(plot.strip.left, TOP, right - plot.strip.left, BOTTOM - TOP)
    spots = _spots(plot, room)
    yield from ends(view, plot.strip, plot.lasts, plot.courses, spots=spots)
    yield from feelings(view, plot.turns, spots)


def _spots(plot: Plot, room: Box) -> Spots:
    """Return the room for words, which cover no dot, no curve and no line of the scale."""
    spots = Spots(room)
    for band in range(-2, 3):
        spots.block(Box(room.x, height_of(band) - 1, room.width, 2))
    for column in plot.strip.columns:
        for dot in column.dots:
            spots.block_dot(dot.box)
    for dot in plot.lows:
        spots.block(shine(dot))
    if len({course.persona.id for course in plot.courses}) > _MOST_PERSONAS:
        spots.block(room)
        return spots
    for pieces in (one.pieces for line in (plot.shadows, plot.courses) for one in line):
        for piece in pieces:
            spots.block_line(piece)
    return spots


def _stroke(view: View, course: Course) -> Stroke:
    persona, source, target = course.persona, course.source, course.target
    return Stroke(
        along(course.pieces),
        persona.look.color,
        _LINE,
        persona.look.style,
        tooltip=telling.of_step(view, persona, source.touchpoint, target.touchpoint, ""),
        tail=_id(source),
        head=_id(target),
        css=css_class(persona.id),
    )


def _dot(view: View, spot: Dot) -> Shape:
    persona, touchpoint = view.persona(spot.persona), view.touchpoint(spot.touchpoint)
    color, is_low = persona.look.color, spot.score <= _LOW
    look = {
        "shape": "circle",
        "style": "filled",
        "fillcolor": color if is_low else CARD,
        "color": color,
        "penwidth": "2.4",
    }
    felt = telling.of_rating(view, persona, touchpoint.ratings[persona.id])
    return Shape(
        _id(spot),
        spot.box,
        initials(persona.look, PAPER if is_low else color) if persona.id else "",
        look,
        tooltip=f"{touchpoint.name}\n{felt}",
        css=css_class(persona.id),
        signs=("bad-dot" if is_low else "dot",),
    )


def _id(spot: Dot) -> str:
    # Ids hold hyphens but no underscores.
    return f"dot_{spot.persona}_{spot.touchpoint}_{spot.index}"
