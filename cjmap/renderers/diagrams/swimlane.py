"""Draw a map as swimlanes: channels as rows, phases as columns, each persona's path a line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from cjmap import layout
from cjmap.layout import Box, Card, Layout, Metrics, Path, Point, Route
from cjmap.model import Channel
from cjmap.renderers.diagrams import cards, telling
from cjmap.renderers.diagrams.cells import block, height_of, lines
from cjmap.renderers.diagrams.dot import write
from cjmap.renderers.diagrams.heading import heading
from cjmap.renderers.diagrams.ink import LANE, SMALL
from cjmap.renderers.diagrams.legend import key_entries
from cjmap.renderers.diagrams.marks import (
    Band,
    Mark,
    Shape,
    Stroke,
    badge,
    css_class,
    diamond,
    rounded,
    straight,
    words,
)
from cjmap.renderers.diagrams.pains import own_pains
from cjmap.renderers.diagrams.phases import phase_bars
from cjmap.view.palette import BANDS, CARD, GRID, HAIRLINE
from cjmap.view.values import PersonaView, TouchpointView, View
from cjmap.view.walking import walking_order

_NAMED = Metrics(left=134, top=0)
_UNNAMED = Metrics(left=0, top=0)
_LEAST_WIDTH = 560
_BAR_GAP = 14
_HEADING_GAP = 18
_RADIUS = 9
_STEP, _LOOP = 2.6, 1.6
# The head of an arrow is 6 points long, and its tip stays 3 points away from the card.
_HEAD, _TIP = 9, 3
_LANE_LINES = 3


def dot(view: View) -> str:
    """Return the swimlanes of a map as DOT."""
    marks, page = picture(view)
    return write("journey", marks, page=page)


def describe(view: View) -> tuple[str, str]:
    """Return title and description for those who cannot see the picture."""
    return telling.of_diagram(view)


def picture(view: View) -> tuple[tuple[Mark, ...], Box]:
    """Return what stands where on the page, and the page; lanes begin at a height of 0."""
    lanes = _lanes(view)
    contents = {touchpoint.id: cards.card(view, touchpoint) for touchpoint in view.touchpoints}
    placed = _arranged(view, lanes, contents)
    width = max(placed.width, _LEAST_WIDTH)
    bars = phase_bars(view, placed.phases, bottom=-_BAR_GAP)
    keys = tuple(key_entries(view, *_keys(view)))
    top = bars[0].box.y - _HEADING_GAP if bars else -_HEADING_GAP
    head, start = heading(view, width, bottom=top, keys=keys)
    marks = (
        *_bands(view, lanes, placed),
        *head,
        *bars,
        *_borders(placed),
        *_cards(view, placed, contents),
        *_paths(view, placed),
    )
    return marks, Box(0, start, width, placed.height - start)


def _lanes(view: View) -> tuple[Channel | None, ...]:
    """Return the main channels of all touchpoints, None for having none."""
    main = {_lane_of(touchpoint) for touchpoint in view.touchpoints}
    named = tuple(channel for channel in view.channels if channel.id in main)
    return (*named, None) if "" in main or not named else named


def _lane_of(touchpoint: TouchpointView) -> str:
    return touchpoint.channels[0].id if touchpoint.channels else ""


def _arranged(
    view: View, lanes: Sequence[Channel | None], contents: Mapping[str, cards.Card]
) -> Layout:
    numbers = {channel.id if channel else "": number for number, channel in enumerate(lanes)}
    return layout.arrange(
        [
            Card(t.id, t.phase, numbers[_lane_of(t)], contents[t.id].height)
            for t in walking_order(view)
        ],
        phases=max(len(view.phases), 1),
        lanes=len(lanes),
        paths=[
            Path(persona.id, persona.path, tuple(note or None for note in persona.notes))
            for persona in view.personas
        ],
        metrics=_UNNAMED if tuple(lanes) == (None,) else _NAMED,
    )


def _keys(view: View) -> Iterator[str]:
    """Yield what the legend has to explain in this map."""
    if any(own_pains(touchpoint) for touchpoint in view.touchpoints):
        yield "pain"
    if any(touchpoint.truth is not None for touchpoint in view.touchpoints):
        yield "truth"
    if any(not touchpoint.who for touchpoint in view.touchpoints):
        yield "behind"
    if any(persona.ends and persona.path for persona in view.personas):
        yield "ends"
    if any(rating.is_rated for t in view.touchpoints for rating in t.ratings.values()):
        yield "scale"


def _bands(view: View, lanes: Sequence[Channel | None], placed: Layout) -> Iterator[Mark]:
    is_named = tuple(lanes) != (None,)
    for number, (channel, box) in enumerate(zip(lanes, placed.lanes, strict=True)):
        without = view.labels["word.without_channel"] if is_named else ""
        name = (channel.name or channel.id) if channel else without
        id = f"lane-{channel.id}" if channel else "no-lane"
        yield Band(id, Box(0, box.y, placed.width, box.height), BANDS[number % 2], name)
        texts = LANE.wrap(name, _NAMED.left - 32, _LANE_LINES)
        if texts:
            rows = lines(texts, LANE, _NAMED.left - 24)
            y = round(box.middle.y - height_of(rows) / 2)
            yield words(f"name-of-{id}", Point(14, y), rows, tooltip=name)


def _borders(placed: Layout) -> Iterator[Mark]:
    for box in placed.phases[1:]:
        points = straight(Point(box.x, box.y), Point(box.x, box.bottom))
        yield Stroke(points, GRID, style="dashed")


def _cards(view: View, placed: Layout, contents: Mapping[str, cards.Card]) -> Iterator[Mark]:
    for touchpoint in view.touchpoints:
        box = placed.cards[touchpoint.id]
        yield Shape(
            f"t-{touchpoint.id}",
            box,
            cards.label(contents[touchpoint.id], box.height),
            tooltip=telling.of_touchpoint(view, touchpoint),
            link=f"matrix.html#t-{touchpoint.id}",
        )
        if touchpoint.truth is not None:
            sign = Box(box.right - 12 - cards.TRUTH, box.y + 11, cards.TRUTH, cards.TRUTH)
            told = telling.of_truth(view, touchpoint)
            yield diamond(f"truth-{touchpoint.id}", sign, tooltip=told)


def _paths(view: View, placed: Layout) -> Iterator[Mark]:
    personas = {persona.id: persona for persona in view.personas}
    routes = iter(placed.routes)
    for persona in view.personas:
        for number, _ in enumerate(pairwise(persona.path), 1):
            yield from _route(view, persona, number, next(routes))
    for start in placed.starts:
        persona = personas[start.path]
        css = css_class(persona.id)
        yield Stroke(straight(*start.points), persona.look.color, _STEP, css=css)
        id = f"start-{persona.id}" if persona.id else "start"
        told = f"{persona.name}: {view.labels['diagram.start']}"
        yield badge(id, start.badge, persona.look, named=bool(persona.id), tooltip=told, css=css)


def _route(view: View, persona: PersonaView, number: int, route: Route) -> Iterator[Mark]:
    note = persona.notes[number]
    told = telling.of_step(view, persona, route.source, route.target, note)
    is_loop = route.kind == "loop"
    yield Stroke(
        layout.rounded(layout.shortened(route.points, _HEAD), _RADIUS),
        persona.look.color,
        _LOOP if is_loop else _STEP,
        style="dashed" if is_loop else persona.look.style,
        tip=layout.tip(route.points, _TIP),
        arrow="vee" if is_loop else "normal",
        tooltip=told,
        tail=f"t-{route.source}",
        head=f"t-{route.target}",
        css=css_class(persona.id),
    )
    if route.label:
        rows = lines(route.label.lines, SMALL, route.label.box.width - 4, align="CENTER")
        who = f"{persona.id}-" if persona.id else ""
        id = f"note-{who}{number}"
        yield rounded(id, route.label.box, block(rows), fill=CARD, border=HAIRLINE, tooltip=told)
