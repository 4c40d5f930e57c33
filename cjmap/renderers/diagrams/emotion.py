"""Draw how every persona feels from touchpoint to touchpoint, as curves over a common scale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from cjmap import layout
from cjmap.layout import Box, Cubic
from cjmap.renderers.diagrams import axis, telling
from cjmap.renderers.diagrams.captions import captions
from cjmap.renderers.diagrams.dot import write
from cjmap.renderers.diagrams.footing import footing
from cjmap.renderers.diagrams.heading import heading
from cjmap.renderers.diagrams.legend import key_entries
from cjmap.renderers.diagrams.marks import Band, Mark, Shape, Stroke, css_class, initials
from cjmap.renderers.diagrams.phases import phase_bars
from cjmap.renderers.diagrams.scores import Column, Dot, Stretch, dots_of, height_of, stretches
from cjmap.renderers.diagrams.unrated import says_in_words
from cjmap.view.palette import BANDS, CARD, PAPER
from cjmap.view.values import PersonaView, View

_RIGHT = 110
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
    width = max(end + _RIGHT, _LEAST_WIDTH)
    foot_top = height_of(-2) + _BELOW
    foot, bottom = footing(view, columns, top=foot_top)
    bars = phase_bars(
        view,
        [Box(stretch.x, 0, stretch.width, 0) for stretch in parts],
        bottom=-_ABOVE - _BAR_GAP,
        detailed=False,
    )
    top = (bars[0].box.y if bars else -_ABOVE) - _HEADING_GAP
    has_truth = any(touchpoint.truth is not None for touchpoint in view.touchpoints)
    keys = tuple(key_entries(view, "truth")) if has_truth else ()
    head, start = heading(view, width, bottom=top, keys=keys)
    marks = (
        *_bands(parts, bottom),
        *head,
        *bars,
        *axis.axis(view, end=end, words_at=foot_top if says_in_words(view) else None),
        *foot,
        *_plot(view, columns, Box(axis.WIDTH, -_ABOVE, width - axis.WIDTH, foot_top + _ABOVE)),
    )
    return marks, Box(0, start, width, bottom - start)


def _bands(parts: Sequence[Stretch], bottom: float) -> Iterator[Mark]:
    for number, stretch in enumerate(parts):
        x, width = stretch.x + _BETWEEN, stretch.width - 2 * _BETWEEN
        box = Box(x, -_ABOVE, width, bottom + _ABOVE)
        yield Band(f"stretch-{stretch.phase.id}", box, BANDS[number % 2], stretch.phase.name)


def _plot(view: View, columns: Sequence[Column], room: Box) -> Iterator[Mark]:
    curves = {persona.id: tuple(_curve(persona, columns)) for persona in view.personas}
    for persona in view.personas:
        for source, target, piece in curves[persona.id]:
            yield _stroke(view, persona, source, target, piece)
    for column in columns:
        for spot in column.dots:
            yield _dot(view, spot)
    pieces = [piece for curve in curves.values() for _, _, piece in curve]
    yield from captions(view, columns, pieces, room)


def _curve(persona: PersonaView, columns: Sequence[Column]) -> Iterator[tuple[Dot, Dot, Cubic]]:
    """Yield the pieces of a curve with the dots that they join; a missing score leaves a gap."""
    row: list[Dot] = []
    for dots in (*dots_of(persona, columns), ()):
        if dots:
            row += dots
            continue
        pieces = layout.curve([spot.at for spot in row]) if row else ()
        for (source, target), piece in zip(pairwise(row), pieces, strict=True):
            yield source, target, piece
        row = []


def _stroke(view: View, persona: PersonaView, source: Dot, target: Dot, piece: Cubic) -> Stroke:
    return Stroke(
        (piece.start, piece.leaving, piece.arriving, piece.end),
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
