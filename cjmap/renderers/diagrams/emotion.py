"""Draw how every persona feels from touchpoint to touchpoint, as curves over a common scale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.layout import Box
from cjmap.renderers.diagrams import axis, telling
from cjmap.renderers.diagrams.cards import ENDS
from cjmap.renderers.diagrams.dot import write
from cjmap.renderers.diagrams.ends import margin_for
from cjmap.renderers.diagrams.footing import footing
from cjmap.renderers.diagrams.halos import legend_entry
from cjmap.renderers.diagrams.heading import heading
from cjmap.renderers.diagrams.legend import Entry, key_entries
from cjmap.renderers.diagrams.legend_changes import change_entries
from cjmap.renderers.diagrams.marks import Band, Mark, Shape, moved
from cjmap.renderers.diagrams.pains import own_pains
from cjmap.renderers.diagrams.phases import Excerpt, phase_bars
from cjmap.renderers.diagrams.plot import BOTTOM, TOP, Plot, bottom_of, draw, plots
from cjmap.renderers.diagrams.scores import stretches
from cjmap.renderers.diagrams.strips import Strip, folded
from cjmap.view.palette import BANDS
from cjmap.view.values import View

_LEAST_WIDTH, _GREATEST_WIDTH = 560, 2520
_BAR_GAP, _HEADING_GAP, _STRIP_GAP, _BETWEEN = 8, 18, 36, 4
_CHANGES = ("change.curve", "change.struck")


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
    strips = folded(stretches(view, axis.WIDTH), _GREATEST_WIDTH - axis.WIDTH - margin)
    widest = max((strip.right - strip.left for strip in strips), default=0)
    width = max(axis.WIDTH + widest + margin, _LEAST_WIDTH)
    drawn = [_placed(*part) for part in zip(strips, _strips(view, strips, width), strict=True)]
    top = drawn[0][1].y if drawn else 0
    head, start = heading(view, width, bottom=top - _HEADING_GAP, keys=tuple(_keys(view)))
    marks, y = list(head), top
    for own, page in drawn:
        marks += own if y == page.y else (moved(mark, 0, y - page.y) for mark in own)
        y += page.height + _STRIP_GAP
    return tuple(marks), Box(0, start, width, max(y - _STRIP_GAP, top) - start)


def _strips(
    view: View, strips: Sequence[Strip], width: float
) -> Iterator[tuple[tuple[Mark, ...], Box]]:
    """Yield what stands in each strip, and its page, with x as in the whole row."""
    for plot in plots(view, strips):
        yield _strip(view, plot, width)


def _strip(view: View, plot: Plot, width: float) -> tuple[tuple[Mark, ...], Box]:
    strip, middle = plot.strip, bottom_of(view)
    foot, bottom = footing(view, strip.columns, top=middle)
    bars = _bars(view, strip)
    left, top = strip.left - axis.WIDTH, min(bar.box.y for bar in bars)
    marks = (
        *_bands(strip, bottom),
        *bars,
        *(axis.scale(view, strip) if middle == BOTTOM else ()),
        *axis.words_row(view, strip, y=middle),
        *foot,
        *draw(view, plot, right=left + width),
    )
    return marks, Box(left, top, width, bottom - top)


def _bars(view: View, strip: Strip) -> tuple[Shape, ...]:
    first, last = strip.stretches[0], strip.stretches[-1]
    excerpt = Excerpt(strip.number, first.phase.number - 1, first.goes_on_from, last.goes_on)
    boxes = [Box(stretch.x, 0, stretch.width, 0) for stretch in strip.stretches]
    return phase_bars(view, boxes, bottom=TOP - _BAR_GAP, detailed=False, excerpt=excerpt)


def _placed(strip: Strip, drawn: tuple[tuple[Mark, ...], Box]) -> tuple[Sequence[Mark], Box]:
    """Return what stands in a strip with its x as on the page."""
    marks, page = drawn
    if page.x == 0:
        return marks, page
    return [moved(mark, -page.x, 0) for mark in marks], Box(0, page.y, page.width, page.height)


def _keys(view: View) -> Iterator[Entry]:
    """Yield what explains the signs that occur."""
    if any(low.is_negative for low in view.lows.values()):
        yield legend_entry(view)
    if any(own_pains(touchpoint) for touchpoint in view.touchpoints):
        yield from key_entries(view, "pain")
    if any(len(own_pains(touchpoint)) > 1 for touchpoint in view.touchpoints):
        yield from key_entries(view, "more")
    if any(touchpoint.truth is not None for touchpoint in view.touchpoints):
        yield from key_entries(view, "truth")
    ending = {persona.ends for persona in view.personas if persona.id in view.lows}
    yield from key_entries(view, *(end for end in ENDS if end in ending))
    yield from change_entries(view, *_CHANGES)


def _bands(strip: Strip, bottom: float) -> Iterator[Mark]:
    for stretch in strip.stretches:
        phase, x, width = stretch.phase, stretch.x + _BETWEEN, stretch.width - 2 * _BETWEEN
        prefix = strip.prefix if stretch.goes_on_from else ""
        fill = BANDS[phase.number % 2 - 1]
        area = Box(x, TOP, width, bottom - TOP)
        yield Band(f"{prefix}stretch-{phase.id}", area, fill, phase.name)
