"""Draw how every persona feels from touchpoint to touchpoint, as curves over a common scale."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.layout import Box
from cjmap.renderers.diagrams import axis, telling
from cjmap.renderers.diagrams.dot import write
from cjmap.renderers.diagrams.ends import margin_for
from cjmap.renderers.diagrams.footing import footing
from cjmap.renderers.diagrams.heading import heading
from cjmap.renderers.diagrams.legend import key_entries
from cjmap.renderers.diagrams.legend_changes import change_entries
from cjmap.renderers.diagrams.marks import Band, Mark, Shape, moved, signs_on
from cjmap.renderers.diagrams.occurring import on_curves
from cjmap.renderers.diagrams.phases import Excerpt, phase_bars
from cjmap.renderers.diagrams.plot import BOTTOM, TOP, Plot, bottom_of, draw, plots
from cjmap.renderers.diagrams.scores import stretches
from cjmap.renderers.diagrams.strips import Strip, folded
from cjmap.renderers.diagrams.widths import GREATEST_WIDTH, LEAST_WIDTH
from cjmap.view.palette import BANDS
from cjmap.view.values import View

_BAR_GAP, _HEADING_GAP, _STRIP_GAP, _BETWEEN = 8, 18, 36, 4


def dot(view: View) -> str:
    """Return the emotion curve of a map as DOT."""
    marks, page = picture(view)
    return write("emotion", marks, page=page)


def describe(view: View) -> tuple[str, str]:
    """Return title and description for those who cannot see the picture."""
    return telling.of_curve(view)


def picture(view: View) -> tuple[tuple[Mark, ...], Box]:
    """Return what stands where on the page, and the page; +2 of the first strip has height 0.

    What is wider than a page is folded into strips below each other.
    """
    margin = margin_for(view)
    strips = folded(stretches(view, axis.WIDTH), GREATEST_WIDTH - axis.WIDTH - margin)
    widest = max((strip.right - strip.left for strip in strips), default=0)
    width = max(axis.WIDTH + widest + margin, LEAST_WIDTH)
    parts = plots(view, strips)
    drawn = [_strip(view, plot, width) for plot in parts]
    top = drawn[0][1].y if drawn else 0
    shown = signs_on(mark for own, _ in drawn for mark in own)
    curves = ("change.curve",) if any(plot.shadows for plot in parts) else ()
    changes = change_entries(view, *curves, "change.struck")
    keys = (*key_entries(view, *on_curves(view, shown)), *changes)
    head, start = heading(view, width, bottom=top - _HEADING_GAP, keys=keys)
    marks, y = list(head), top
    for own, page in drawn:
        right, down = -page.x, y - page.y
        marks += (moved(mark, right, down) for mark in own) if right or down else own
        y += page.height + _STRIP_GAP
    return tuple(marks), Box(0, start, width, max(y - _STRIP_GAP, top) - start)


def _strip(view: View, plot: Plot, width: float) -> tuple[tuple[Mark, ...], Box]:
    """Return what stands in a strip, and its page, with x as in the whole row."""
    strip, middle = plot.strip, bottom_of(view)
    left = strip.left - axis.WIDTH
    curves = tuple(draw(view, plot, right=left + width))
    foot, bottom = footing(view, strip.columns, top=middle, curves=curves)
    bars = _bars(view, strip)
    top = min(bar.box.y for bar in bars)
    marks = (
        *_bands(view, strip, bottom),
        *bars,
        *(axis.scale(view, strip) if middle == BOTTOM else ()),
        *axis.words_row(view, strip, y=middle),
        *foot,
        *curves,
    )
    return marks, Box(left, top, width, bottom - top)


def _bars(view: View, strip: Strip) -> tuple[Shape, ...]:
    first, last = strip.stretches[0], strip.stretches[-1]
    place = _places(view)[first.phase.id]
    excerpt = Excerpt(strip.number, place, first.goes_on_from, last.goes_on)
    boxes = [Box(stretch.x, 0, stretch.width, 0) for stretch in strip.stretches]
    return phase_bars(view, boxes, bottom=TOP - _BAR_GAP, detailed=False, excerpt=excerpt)


def _places(view: View) -> dict[str, int]:
    return {phase.id: place for place, phase in enumerate(view.phases)}


def _bands(view: View, strip: Strip, bottom: float) -> Iterator[Mark]:
    places = _places(view)
    for stretch in strip.stretches:
        phase, x, width = stretch.phase, stretch.x + _BETWEEN, stretch.width - 2 * _BETWEEN
        prefix = strip.prefix if stretch.goes_on_from else ""
        fill = BANDS[places[phase.id] % 2]
        area = Box(x, TOP, width, bottom - TOP)
        yield Band(f"{prefix}stretch-{phase.id}", area, fill, phase.name)
