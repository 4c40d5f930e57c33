"""Draw a map as swimlanes: channels as rows, phases as columns, each persona's path a line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from cjmap import layout
from cjmap.layout import Box, Card, Layout, Metrics, Path, Point, Strip
from cjmap.model import Channel
from cjmap.renderers.diagrams import cards, holes, telling
from cjmap.renderers.diagrams.bands import NAMES, bands
from cjmap.renderers.diagrams.dot import write
from cjmap.renderers.diagrams.former import former_paths, is_former
from cjmap.renderers.diagrams.heading import heading
from cjmap.renderers.diagrams.ink import divider
from cjmap.renderers.diagrams.legend import key_entries
from cjmap.renderers.diagrams.legend_changes import change_entries
from cjmap.renderers.diagrams.links import to_page
from cjmap.renderers.diagrams.marks import Mark, Shape, Stroke, diamond, moved, signs_on, straight
from cjmap.renderers.diagrams.occurring import on_swimlanes
from cjmap.renderers.diagrams.phases import Excerpt, phase_bars
from cjmap.renderers.diagrams.steps import steps
from cjmap.renderers.diagrams.tags import tag_height
from cjmap.renderers.diagrams.widths import GREATEST_WIDTH, LEAST_WIDTH
from cjmap.view.palette import GRID
from cjmap.view.values import TouchpointView, View
from cjmap.view.walking import walking_order

_BAR_GAP = 14
_HEADING_GAP = 18
_STRIP_GAP = 36
_CHANGES = ("change.score", "change.away", "change.step")


def dot(view: View) -> str:
    """Return the swimlanes of a map as DOT."""
    marks, page = picture(view)
    return write("journey", marks, page=page)


def describe(view: View) -> tuple[str, str]:
    """Return title and description for those who cannot see the picture."""
    return telling.of_diagram(view)


def picture(view: View) -> tuple[tuple[Mark, ...], Box]:
    """Return what stands where on the page, and the page; lanes begin at a height of 0.

    What is too wide is folded into strips, one below the other.
    """
    lanes = _lanes(view)
    contents = {touchpoint.id: cards.card(view, touchpoint) for touchpoint in view.touchpoints}
    strips = _folded(view, lanes, contents)
    width = max(LEAST_WIDTH, *(strip.layout.width for strip in strips))
    bars = [_bars(view, strip, number) for number, strip in enumerate(strips, 1)]
    shown = {*_lines(strips), *signs_on(chain.from_iterable(bars))}
    signs = key_entries(view, *on_swimlanes(view, shown))
    keys = (*signs, *change_entries(view, *_CHANGES))
    head, top = heading(view, width, bottom=_top(bars[0]) - _HEADING_GAP, keys=keys)
    drawn, y = list(head), 0.0
    for number, (strip, above) in enumerate(zip(strips, bars, strict=True), 1):
        if number > 1:
            y += _STRIP_GAP - _top(above)
        own = (
            *bands(
                view,
                [lanes[lane] for lane in strip.lanes],
                strip.layout.lanes,
                width=width,
                named=lanes != (None,),
                prefix=f"strip-{number}-" if number > 1 else "",
            ),
            *above,
            *_borders(strip.layout),
            *_cards(view, strip.layout, contents),
            *holes.places(view, strip),
            *steps(view, strip.layout),
        )
        drawn += (moved(mark, 0, y) for mark in own) if y else own
        y += strip.layout.height
    return tuple(drawn), Box(0, top, width, y - top)


def _bars(view: View, strip: Strip, number: int) -> tuple[Shape, ...]:
    excerpt = Excerpt(number, strip.phases[0], strip.goes_on_from, strip.goes_on)
    return phase_bars(view, strip.layout.phases, bottom=-_BAR_GAP, excerpt=excerpt)


def _top(bars: Sequence[Shape]) -> float:
    return bars[0].box.y if bars else 0


def _lanes(view: View) -> tuple[Channel | None, ...]:
    """Return the main channels of all touchpoints, None for having none, in a calm order.

    Those that the map declares, and after them having none, keep the order of the file.
    """
    main = {_lane_of(touchpoint) for touchpoint in view.touchpoints}
    named = tuple(channel for channel in view.channels if channel.id in main)
    lanes = (*named, None) if "" in main or not named else named
    order = layout.lane_order(
        _unplaced(view, lanes, {}),
        phases=max(len(view.phases), 1),
        lanes=len(lanes),
        paths=_walks(view),
        pinned=[n for n, channel in enumerate(lanes) if channel is None or channel.declared],
    )
    return tuple(lanes[number] for number in order)


def _lane_of(touchpoint: TouchpointView) -> str:
    return touchpoint.channels[0].id if touchpoint.channels else ""


def _folded(
    view: View, lanes: tuple[Channel | None, ...], contents: Mapping[str, cards.Card]
) -> tuple[Strip, ...]:
    named = lanes != (None,)
    return layout.fold(
        _unplaced(view, lanes, contents),
        phases=max(len(view.phases), 1),
        lanes=len(lanes),
        paths=_walks(view),
        metrics=Metrics(
            left=NAMES if named else 0,
            top=0,
            tag_height=tag_height(named=named),
            divide=divider(view.language),
        ),
        width=GREATEST_WIDTH,
    )


def _unplaced(
    view: View, lanes: Sequence[Channel | None], contents: Mapping[str, cards.Card]
) -> list[Card]:
    """Return the cards to be placed; those without content have no height."""
    numbers = {channel.id if channel else "": number for number, channel in enumerate(lanes)}
    heights = {id: content.height for id, content in contents.items()}
    return [
        Card(t.id, t.phase, numbers[_lane_of(t)], heights.get(t.id, 0)) for t in walking_order(view)
    ]


def _walks(view: View) -> list[Path]:
    return [
        Path(persona.id, persona.path, tuple(note or None for note in persona.notes))
        for persona in view.personas
    ] + [*former_paths(view)]


def _lines(strips: Sequence[Strip]) -> Iterator[str]:
    """Yield which kinds of lines there are that a legend has to explain."""
    for strip in strips:
        yield from (one.kind for one in strip.layout.routes if not is_former(one.path))
        yield from (one.kind for one in strip.layout.ends if not is_former(one.path))
        if strip.layout.ends:
            yield "passage"


def _borders(placed: Layout) -> Iterator[Mark]:
    for box in placed.phases[1:]:
        points = straight(Point(box.x, box.y), Point(box.x, box.bottom))
        yield Stroke(points, GRID, style="dashed")


def _cards(view: View, placed: Layout, contents: Mapping[str, cards.Card]) -> Iterator[Mark]:
    for id, box in placed.cards.items():
        touchpoint = view.touchpoint(id)
        yield cards.shape(
            f"t-{touchpoint.id}",
            contents[touchpoint.id],
            box,
            tooltip=telling.of_touchpoint(view, touchpoint),
            link=to_page(view, touchpoint),
        )
        if touchpoint.truth is not None:
            sign = Box(box.right - 12 - cards.TRUTH, box.y + 11, cards.TRUTH, cards.TRUTH)
            told = telling.of_truth(view, touchpoint)
            yield diamond(f"truth-{touchpoint.id}", sign, tooltip=told)
