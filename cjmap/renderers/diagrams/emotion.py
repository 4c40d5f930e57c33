"""Draw how every persona feels from touchpoint to touchpoint, as curves over a common scale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.layout import Box
from cjmap.renderers.diagrams import axis, telling
from cjmap.renderers.diagrams.captions import feelings
from cjmap.renderers.diagrams.courses import Course, courses
from cjmap.renderers.diagrams.dot import write
from cjmap.renderers.diagrams.ends import ends, margin_for
from cjmap.renderers.diagrams.footing import footing
from cjmap.renderers.diagrams.halos import halo, legend_entry, low_dots, shine
from cjmap.renderers.diagrams.heading import heading
from cjmap.renderers.diagrams.legend import Entry, key_entries
from cjmap.renderers.diagrams.marks import Band, Mark, Shape, Stroke, css_class, initials
from cjmap.renderers.diagrams.pains import own_pains
from cjmap.renderers.diagrams.phases import phase_bars
from cjmap.renderers.diagrams.scores import Column, Dot, Stretch, height_of, stretches, walks
from cjmap.renderers.diagrams.spots import Spots, sampled
from cjmap.renderers.diagrams.unrated import says_in_words
from cjmap.view.palette import BANDS, CARD, PAPER
from cjmap.view.values import View

_LEAST_WIDTH = 560
# Room above +2 and below -2 for what is written beside the dots there.
_ABOVE, _BELOW = 34, 34
_BAR_GAP, _HEADING_GAP, _BETWEEN = 8, 18, 4
_LINE = 2.6
_LOW = -1


def dot(view: View) -> str:
    """Return the emotion curve of a map as DOT."""
    marks, page = picture(view)
    return write("emotion", marks, page=page)


def describe(view: View) -> tuple[str, str]:
    """Return title and description for those who cannot see the picture."""
    return telling.of_curve(view)


def picture(view: View) -> tuple[tuple[Mark, ...], Box]:
    """Return what stands where on the page, and the page; +2 has the height 0."""
    parts = stretches(view, axis.WIDTH)
    columns = [column for stretch in parts for column in stretch.columns]
    end = parts[-1].x + parts[-1].width if parts else axis.WIDTH
    width = max(end + margin_for(view), _LEAST_WIDTH)
    foot_top = height_of(-2) + _BELOW
    foot, bottom = footing(view, columns, top=foot_top)
    bars = phase_bars(
        view,
        [Box(stretch.x, 0, stretch.width, 0) for stretch in parts],
        bottom=-_ABOVE - _BAR_GAP,
        detailed=False,
    )
    top = (bars[0].box.y if bars else -_ABOVE) - _HEADING_GAP
    head, start = heading(view, width, bottom=top, keys=tuple(_keys(view)))
    marks = (
        *_bands(parts, bottom),
        *head,
        *bars,
        *axis.axis(view, end=end, words_at=foot_top if says_in_words(view) else None),
        *foot,
        *_plot(
            view,
            columns,
            Box(axis.WIDTH, -_ABOVE, width - axis.WIDTH, foot_top + _ABOVE),
            Box(end, -_ABOVE, width - end, foot_top + _ABOVE),
        ),
    )
    return marks, Box(0, start, width, bottom - start)


def _keys(view: View) -> Iterator[Entry]:
    """Yield what explains the signs that occur."""
    if any(low.is_negative for low in view.lows.values()):
        yield legend_entry(view)
    if any(own_pains(touchpoint) for touchpoint in view.touchpoints):
        yield from key_entries(view, "pain")
    if any(touchpoint.truth is not None for touchpoint in view.touchpoints):
        yield from key_entries(view, "truth")
    if any(persona.ends and persona.id in view.lows for persona in view.personas):
        yield from key_entries(view, "ends")


def _bands(parts: Sequence[Stretch], bottom: float) -> Iterator[Mark]:
    for number, stretch in enumerate(parts):
        x, width = stretch.x + _BETWEEN, stretch.width - 2 * _BETWEEN
        box = Box(x, -_ABOVE, width, bottom + _ABOVE)
        yield Band(f"stretch-{stretch.phase.id}", box, BANDS[number % 2], stretch.phase.name)


def _plot(view: View, columns: Sequence[Column], room: Box, margin: Box) -> Iterator[Mark]:
    places = {column.touchpoint.id: place for place, column in enumerate(columns)}
    walked = walks(view, columns)
    curves = courses(view, walked, places)
    lows = tuple(low_dots(view, columns))
    for course in curves:
        yield _stroke(view, course)
    for dot in lows:
        yield halo(view, dot)
    for column in columns:
        for spot in column.dots:
            yield _dot(view, spot)
    spots = _spots(columns, curves, lows, room)
    flat = {id: [dot for dots in walk for dot in dots] for id, walk in walked.items()}
    last = columns[-1].touchpoint.id if columns else ""
    yield from ends(view, flat, spots, margin=margin, last=last)
    yield from feelings(view, flat, lows=set(lows), places=places, spots=spots)


def _spots(
    columns: Sequence[Column], curves: Sequence[Course], lows: Sequence[Dot], room: Box
) -> Spots:
    """Return the room for words, which cover no dot, no curve and no line of the scale."""
    spots = Spots(room)
    for band in range(-2, 3):
        spots.block(Box(room.x, height_of(band) - 1, room.width, 2))
    for dot in (dot for column in columns for dot in column.dots):
        spots.block_dot(dot.box)
    for dot in lows:
        spots.block(shine(dot))
    for piece in (piece for course in curves for piece in course.pieces):
        spots.block_line(sampled(piece))
    return spots


def _stroke(view: View, course: Course) -> Stroke:
    first, *_ = course.pieces
    rest = (
        point for piece in course.pieces for point in (piece.leaving, piece.arriving, piece.end)
    )
    persona, source, target = course.persona, course.source, course.target
    return Stroke(
        (first.start, *rest),
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
    )


def _id(spot: Dot) -> str:
    # Ids hold hyphens but no underscores.
    return f"dot_{spot.persona}_{spot.touchpoint}_{spot.index}"
