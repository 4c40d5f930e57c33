"""What must hold of every layout, checked from outside; each check yields the faults it finds."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from cjmap.layout import Box, Card, Layout, Path, Point, Strip

from .sweep import Pages, overlap, pairs

APART = 5
ARROW = 10


class Line(NamedTuple):
    """One straight run of a route, as a box without breadth."""

    path: str
    route: int
    box: Box

    @property
    def level(self) -> bool:
        return self.box.height == 0


def faults(layout: Layout, cards: Sequence[Card], paths: Sequence[Path]) -> list[str]:
    """Everything that is wrong with a layout of these cards and paths."""
    return [
        *wrong_cells(layout, cards),
        *wrong_walks(layout, paths),
        *outside(layout),
        *loose_ends(layout),
        *crossed_cards(layout),
        *close_lines(layout),
        *covered(layout),
    ]


def strip_faults(
    strips: Sequence[Strip], cards: Sequence[Card], paths: Sequence[Path], width: float
) -> list[str]:
    """Everything that is wrong with a folded picture of these cards and paths."""
    return [
        *wrong_strips(strips, cards, width),
        *wrong_steps(strips, paths),
        *(
            f"strip {number}: {fault}"
            for number, strip in enumerate(strips)
            for fault in (
                *wrong_cells(strip.layout, cards_in(strip, cards)),
                *outside(strip.layout),
                *loose_ends(strip.layout),
                *crossed_cards(strip.layout),
                *close_lines(strip.layout),
                *covered(strip.layout),
            )
        ),
    ]


def cards_in(strip: Strip, cards: Sequence[Card]) -> list[Card]:
    """The cards of a strip, by its own numbers of phases and lanes."""
    return [
        replace(card, phase=strip.phases.index(card.phase), lane=strip.lanes.index(card.lane))
        for card in cards
        if card.id in strip.layout.cards
    ]


def wrong_strips(strips: Sequence[Strip], cards: Sequence[Card], width: float) -> Iterator[str]:
    if Counter(id for strip in strips for id in strip.layout.cards) != Counter(c.id for c in cards):
        yield "not every card is in one strip"
    for strip in strips:
        if strip.layout.width > width and sum(c.count for c in strip.layout.columns) > 1:
            yield f"a strip is {strip.layout.width} wide"
        used = {card.lane for card in cards if card.id in strip.layout.cards}
        if len(strips) > 1 and used and used != set(strip.lanes):
            yield f"a strip has lanes {strip.lanes}, not {used}"
    for before, after in pairwise(strips):
        apart = after.phases[0] - before.phases[-1]
        if apart != (0 if after.goes_on_from else 1) or before.goes_on != after.goes_on_from:
            yield f"phases {before.phases} are followed by {after.phases}"


def wrong_steps(strips: Sequence[Strip], paths: Sequence[Path]) -> Iterator[str]:
    home = {card: n for n, strip in enumerate(strips) for card in strip.layout.cards}
    inside: dict[int, list[tuple[str, int, str, str]]] = defaultdict(list)
    across: dict[int, list[tuple[str, int, str, str, bool, bool]]] = defaultdict(list)
    starts: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for path in paths:
        starts[home[path.stops[0]] if path.stops else -1].append((path.id, *path.stops[:1]))
        notes = path.notes or (None,) * len(path.stops)
        for step, (source, target) in enumerate(pairwise(path.stops), 1):
            out, into = home[source], home[target]
            if out == into:
                inside[out].append((path.id, step, source, target))
                continue
            noted = bool((notes[step] or "").strip())
            across[out].append((path.id, step, source, target, True, False))
            across[into].append((path.id, step, target, source, False, noted))
    for number, strip in enumerate(strips):
        layout = strip.layout
        if [(r.path, r.step, r.source, r.target) for r in layout.routes] != inside[number]:
            yield f"the routes of strip {number} do not follow the paths"
        ends = [(e.path, e.step, e.card, e.other, e.leaves, bool(e.note)) for e in layout.ends]
        if ends != across[number]:
            yield f"the ends of strip {number} do not follow the paths"
        if [(start.path, start.card) for start in layout.starts] != starts[number]:
            yield f"a path does not start where it starts, in strip {number}"
        for end in layout.ends:
            box = layout.cards[end.card]
            later = home[end.other] > number
            if (end.tag.x > box.right) != later or (end.tag.right < box.x) == later:
                yield f"the tag of {end.card} stands on the wrong side"


def wrong_cells(layout: Layout, cards: Sequence[Card]) -> Iterator[str]:
    if list(layout.cards) and set(layout.cards) != {card.id for card in cards}:
        yield "not the cards that were asked for"
    ids = list(layout.cards)
    for one, other in pairs([*layout.cards.values()]):
        yield f"cards {ids[one]} and {ids[other]} overlap"
    for card in cards:
        box = layout.cards[card.id]
        if not within(box, layout.phases[card.phase]) or not within(box, layout.lanes[card.lane]):
            yield f"card {card.id} is outside its phase or lane"
        if box.height < card.height or any(
            value % 2 for value in (box.x, box.y, box.width, box.height)
        ):
            yield f"card {card.id} is {box}"
    last: dict[int, Card] = {}
    for card in cards:
        before = last.get(card.phase, card)
        if layout.cards[before.id].x > layout.cards[card.id].x:
            yield f"cards {before.id} and {card.id} are not in order"
        last[card.phase] = card
    for boxes, edges in ((layout.phases, ("x", "right")), (layout.lanes, ("y", "bottom"))):
        for before, after in pairwise(boxes):
            if getattr(before, edges[1]) != getattr(after, edges[0]):
                yield f"{before} does not end where {after} begins"


def wrong_walks(layout: Layout, paths: Sequence[Path]) -> Iterator[str]:
    wanted = [(path.id, *hop) for path in paths for hop in pairwise(path.stops)]
    if [(route.path, route.source, route.target) for route in layout.routes] != wanted:
        yield "routes do not follow the paths"
    if [(s.path, s.card) for s in layout.starts] != [(p.id, p.stops[0]) for p in paths if p.stops]:
        yield "a path does not start where it starts"
    notes = [
        bool(note and note.strip())
        for path in paths
        for note in (path.notes or (None,) * len(path.stops))[1:]
    ]
    if notes != [route.label is not None for route in layout.routes]:
        yield "a note has no label, or a label no note"


def outside(layout: Layout) -> Iterator[str]:
    page = Box(0, 0, layout.width, layout.height)
    boxes = [*layout.phases, *layout.lanes, *(line.box for line in lines(layout))]
    boxes += [route.label.box for route in layout.routes if route.label]
    boxes += [start.badge for start in layout.starts]
    boxes += [end.tag for end in layout.ends]
    for box in boxes:
        if not within(box, page):
            yield f"{box} is not on the page"


def loose_ends(layout: Layout) -> Iterator[str]:
    for number, route in enumerate(layout.routes):
        for point, card in ((route.points[0], route.source), (route.points[-1], route.target)):
            if not on_edge(point, layout.cards[card]):
                yield f"route {number} does not end at card {card}: {point}"
        for before, after in pairwise(route.points):
            if (before.x == after.x) == (before.y == after.y):
                yield f"route {number} is slanted or stands still at {before}"
        if any(value != int(value) for point in route.points for value in point):
            yield f"route {number} has broken coordinates: {route.points}"
    for start in layout.starts:
        if not on_edge(start.points[1], layout.cards[start.card]):
            yield f"the start of {start.path} does not end at its card"
    for end in layout.ends:
        at_card, at_tag = end.points if end.leaves else end.points[::-1]
        if not on_edge(at_card, layout.cards[end.card]) or at_card.y != at_tag.y:
            yield f"an end at {end.card} is loose"
        if at_tag.x not in (end.tag.x, end.tag.right):
            yield f"the line of an end at {end.card} does not meet its tag"


def crossed_cards(layout: Layout) -> Iterator[str]:
    ids, cards = list(layout.cards), Pages([*layout.cards.values()])
    for line in lines(layout):
        for number in cards.under(line.box):
            yield f"route {line.route} crosses card {ids[number]}"


def close_lines(layout: Layout) -> Iterator[str]:
    every = lines(layout)
    yield from _close([line for line in every if line.level], "x", "y")
    yield from _close([line for line in every if not line.level], "y", "x")


def _close(parallel: list[Line], along: str, across: str) -> Iterator[str]:
    for one, other in pairs([_widened(line) for line in parallel]):
        first, second = parallel[one], parallel[other]
        apart = distance(first, second, across)
        is_same = first.route == second.route and apart == 0
        if not is_same and apart < APART and shared(first, second, along) > -1:
            yield f"routes {first.route} and {second.route} meet: {first.box}, {second.box}"


def _widened(line: Line) -> Box:
    box = line.box
    return Box(box.x - APART, box.y - APART, box.width + 2 * APART, box.height + 2 * APART)


def covered(layout: Layout) -> Iterator[str]:
    labels = [
        (n, route.path, route.label.box) for n, route in enumerate(layout.routes) if route.label
    ]
    badges = [(-1 - n, start.path, start.badge) for n, start in enumerate(layout.starts)]
    badges += [(-1001 - n, end.path, end.tag) for n, end in enumerate(layout.ends)]
    every = lines(layout)
    texts = [*labels, *badges]
    for one, other in pairs([box for _, _, box in texts]):
        yield f"labels {texts[one][0]} and {texts[other][0]} overlap"
    ids, cards = list(layout.cards), Pages([*layout.cards.values()])
    runs = Pages([line.box for line in every])
    for number, _, box in texts:
        for card in cards.under(box):
            yield f"label {number} covers card {ids[card]}"
        below = [every[run].route for run in runs.under(box)]
        for route in below:
            if route != number:
                yield f"label {number} covers route {route}"
        if number >= 0 and number not in below:
            yield f"label {number} is not on its line"
    for number, _, box in labels:
        end = layout.routes[number].points[-1]
        if overlap(box, Box(end.x - ARROW, end.y - ARROW, 2 * ARROW, 2 * ARROW)):
            yield f"label {number} covers the arrow of its line"


def lines(layout: Layout) -> list[Line]:
    """The runs of all routes; those from badges and tags have numbers below 0."""
    found = []
    for number, route in enumerate(layout.routes):
        found += [Line(route.path, number, _run(*pair)) for pair in pairwise(route.points)]
    for number, start in enumerate(layout.starts):
        found.append(Line(start.path, -1 - number, _run(*start.points)))
    for number, end in enumerate(layout.ends):
        found.append(Line(end.path, -1001 - number, _run(*end.points)))
    return found


def within(inner: Box, outer: Box) -> bool:
    return (
        outer.x <= inner.x
        and inner.right <= outer.right
        and outer.y <= inner.y
        and inner.bottom <= outer.bottom
    )


def on_edge(point: Point, box: Box) -> bool:
    """Whether a point is on a side of the box, clear of its round corners."""
    beside = point.x in (box.x, box.right) and box.y + 8 <= point.y <= box.bottom - 8
    return beside or (point.y in (box.y, box.bottom) and box.x + 8 <= point.x <= box.right - 8)


def distance(one: Line, other: Line, axis: str) -> float:
    return abs(float(getattr(one.box, axis)) - float(getattr(other.box, axis)))


def shared(one: Line, other: Line, axis: str) -> float:
    """How long two runs lie side by side; below 0 how far they are apart."""
    end = "right" if axis == "x" else "bottom"
    low = max(float(getattr(one.box, axis)), float(getattr(other.box, axis)))
    return min(float(getattr(one.box, end)), float(getattr(other.box, end))) - low


def _run(start: Point, end: Point) -> Box:
    left, top = min(start.x, end.x), min(start.y, end.y)
    return Box(left, top, abs(end.x - start.x), abs(end.y - start.y))
