"""Arrange cards, lines and notes into one picture."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cjmap.layout.columns import Space, Upright, share
from cjmap.layout.grid import Cell, Grid, place
from cjmap.layout.gutters import End, Run
from cjmap.layout.notes import Berth, berth
from cjmap.layout.rows import Berthing, Rows, stack
from cjmap.layout.shapes import Box, Card, Label, Layout, Metrics, Path, Point, Route, Start
from cjmap.layout.straights import Straight, straight
from cjmap.layout.tracks import Span
from cjmap.layout.ways import Way, Ways, walk

_PLAIN = Metrics()
# What has a place of its own: rail or upright run m of line n, the badge of path n.
_Key = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class _Badge:
    """Where a path starts, and how many badges stand between its own and the card."""

    path: int
    card: str
    cell: Cell
    rank: int


@dataclass(frozen=True, slots=True)
class _Plan:
    """Everything that is decided before the first coordinate."""

    grid: Grid
    paths: tuple[Path, ...]
    metrics: Metrics
    lines: tuple[Way | Straight, ...]
    berths: Mapping[int, Berth]
    badges: tuple[_Badge, ...]


def arrange(
    cards: Sequence[Card],
    *,
    phases: int,
    lanes: int,
    paths: Sequence[Path] = (),
    metrics: Metrics = _PLAIN,
) -> Layout:
    """The layout of a picture: every card in a cell of its own, every line on tracks of its own.

    No line crosses a card, no note covers a card or another note, and the same values always give
    the same picture. The cards of a lane are all as high as the highest. A stop that is no card is
    a KeyError.
    """
    grid = place(cards, phases=phases, lanes=lanes)
    plan = _planned(grid, tuple(paths), metrics)
    heights = [0.0] * lanes
    for card in cards:
        heights[card.lane] = max(heights[card.lane], card.height)
    rows = stack(_berthings(plan), heights, paths=len(paths), metrics=metrics)
    space = share(_uprights(plan, rows), _rooms(plan), grid.columns, metrics)
    return _Drawing(plan, rows, space).layout()


def _planned(grid: Grid, paths: tuple[Path, ...], metrics: Metrics) -> _Plan:
    hops = tuple(walk(paths, grid))
    straights = straight(hops, grid, metrics)
    crossed = {place for line in straights.values() for place in line.crossed}
    ways = Ways(grid)
    lines: list[Way | Straight] = []
    berths: dict[int, Berth] = {}
    for number, hop in enumerate(hops):
        line = straights.get(number) or ways.around(hop)
        lines.append(line)
        if isinstance(line, Way) and (found := berth(line, crossed, metrics)):
            berths[number] = found
    return _Plan(grid, paths, metrics, tuple(lines), berths, tuple(_badges(grid, paths)))


def _badges(grid: Grid, paths: Sequence[Path]) -> Iterator[_Badge]:
    waiting: defaultdict[str, int] = defaultdict(int)
    for number, path in enumerate(paths):
        if path.stops:
            card = path.stops[0]
            # Badges are higher than lines are apart: neighbours take turns before the card.
            yield _Badge(number, card, grid.cells[card], waiting[card] % 2)
            waiting[card] += 1


def _berthings(plan: _Plan) -> Iterator[Berthing[_Key]]:
    """Everything that wants a height."""
    for number, line in enumerate(plan.lines):
        if isinstance(line, Straight):
            if line.note:
                half = 2 * line.source.column + 1
                need = line.note.height + 8
                yield Berthing(("rail", number, 0), line.corridor, Span(half, half), need)
            continue
        host = plan.berths.get(number)
        for index, rail in enumerate(line.rails):
            need = host.note.height + 8 if host and host.rail == index else 0
            span = Span(rail.low, rail.high, line.hop.path)
            yield Berthing(("rail", number, index), rail.row, span, need)
    for badge in plan.badges:
        half = 2 * badge.cell.column
        span = Span(half, half, badge.path)
        key = ("badge", badge.path, 0)
        yield Berthing(key, 2 * badge.cell.lane + 1, span, plan.metrics.port_pitch)


def _uprights(plan: _Plan, rows: Rows[_Key]) -> Iterator[Upright[_Key]]:
    """Everything that wants a track in a gutter."""
    for number, line in enumerate(plan.lines):
        if isinstance(line, Straight):
            continue
        for index, (before, after) in enumerate(pairwise(line.rails)):
            half = before.end
            run = Run(
                End(rows.y["rail", number, index], _on_the_right(before.start, half, line.source)),
                End(rows.y["rail", number, index + 1], _on_the_right(after.end, half, line.target)),
            )
            yield Upright(("rail", number, index), half // 2, run)


def _on_the_right(far: int, half: int, cell: Cell) -> bool:
    """Whether a rail lies right of a gutter: by its far end, else by the card it comes from."""
    return 2 * cell.column + 1 > half if far == half else far > half


def _rooms(plan: _Plan) -> dict[tuple[int, bool], int]:
    """How much room notes and badges take beside the cards, by gutter and side."""
    metrics = plan.metrics
    rooms: defaultdict[tuple[int, bool], int] = defaultdict(lambda: metrics.arrow_room)
    for number, host in plan.berths.items():
        line = plan.lines[number]
        if host.half % 2 == 0:
            key = host.half // 2, host.half == 2 * line.target.column
            need = metrics.arrow_room + host.note.width + metrics.clearance
            rooms[key] = max(rooms[key], need)
    for badge in plan.badges:
        key = badge.cell.column, True
        rooms[key] = max(rooms[key], _badge_reach(badge, metrics) + metrics.clearance)
    return rooms


def _badge_reach(badge: _Badge, metrics: Metrics) -> int:
    """How far left of the card a badge begins."""
    return metrics.stub + (badge.rank + 1) * metrics.badge + 2 * badge.rank


class _Drawing:
    """A plan with all heights and widths, as boxes and points."""

    def __init__(self, plan: _Plan, rows: Rows[_Key], space: Space[_Key]) -> None:
        self._plan, self._rows, self._space = plan, rows, space
        self._metrics = plan.metrics

    def layout(self) -> Layout:
        """Everything in its place."""
        space, rows = self._space, self._rows
        width = space.right
        left = self._metrics.left
        return Layout(
            width=width,
            height=rows.bottom,
            columns=self._plan.grid.phases,
            phases=tuple(self._phases()),
            lanes=tuple(Box(left, top, width - left, height) for top, height in rows.bands),
            cards={card: self._box(cell) for card, cell in self._plan.grid.cells.items()},
            routes=tuple(self._route(number) for number in range(len(self._plan.lines))),
            starts=tuple(self._start(badge) for badge in self._plan.badges),
        )

    def _phases(self) -> Iterator[Box]:
        """From the middle of one gutter to the middle of the next, the outer ones whole."""
        gutters = self._space.gutters
        edges = [left + width // 4 * 2 for left, width in gutters]
        edges[0], edges[-1] = self._metrics.left, self._space.right
        top = self._rows.bands[0][0]
        bottom = sum(self._rows.bands[-1])
        for columns in self._plan.grid.phases:
            left, right = edges[columns.first], edges[columns.first + columns.count]
            yield Box(left, top, right - left, bottom - top)

    def _box(self, cell: Cell) -> Box:
        top, height = self._rows.cards[cell.lane]
        left = self._space.left_of(cell.column)
        return Box(left, top, self._metrics.card_width, height)

    def _route(self, number: int) -> Route:
        line = self._plan.lines[number]
        hop = line.hop
        points = self._straight(line) if isinstance(line, Straight) else self._around(number, line)
        return Route(
            path=self._plan.paths[hop.path].id,
            source=hop.source,
            target=hop.target,
            points=points,
            kind="loop" if hop.loop else "step",
            label=self._label(number, line),
        )

    def _straight(self, line: Straight) -> tuple[Point, ...]:
        source, target = self._box(line.source), self._box(line.target)
        x = source.middle.x + line.offset
        if source.y < target.y:
            return Point(x, source.bottom), Point(x, target.y)
        return Point(x, source.y), Point(x, target.bottom)

    def _around(self, number: int, line: Way) -> tuple[Point, ...]:
        y = [self._rows.y["rail", number, index] for index in range(len(line.rails))]
        points = [Point(self._edge(line.source, line.rails[0].start), y[0])]
        for index, (before, after) in enumerate(pairwise(y)):
            x = self._space.x["rail", number, index]
            points += (Point(x, before), Point(x, after))
        points.append(Point(self._edge(line.target, line.rails[-1].end), y[-1]))
        return tuple(points)

    def _edge(self, cell: Cell, half: int) -> float:
        box = self._box(cell)
        return box.right if half > 2 * cell.column else box.x

    def _label(self, number: int, line: Way | Straight) -> Label | None:
        if isinstance(line, Straight):
            if line.note is None:
                return None
            x = self._box(line.source).middle.x + line.offset
            return line.note.at(x, self._rows.y["rail", number, 0])
        host = self._plan.berths.get(number)
        if host is None:
            return None
        return host.note.at(self._note_x(host, line), self._rows.y["rail", number, host.rail])

    def _note_x(self, host: Berth, line: Way) -> float:
        column, is_column = divmod(host.half, 2)
        if is_column:
            return self._space.left_of(column) + self._metrics.card_width / 2
        away = self._metrics.arrow_room + host.note.width / 2
        edge = self._edge(line.target, host.half)
        return edge - away if host.half == 2 * line.target.column else edge + away

    def _start(self, badge: _Badge) -> Start:
        metrics = self._metrics
        edge = self._box(badge.cell).x
        y = self._rows.y["badge", badge.path, 0]
        left = edge - _badge_reach(badge, metrics)
        box = Box(left, y - metrics.badge / 2, metrics.badge, metrics.badge)
        return Start(
            path=self._plan.paths[badge.path].id,
            card=badge.card,
            badge=box,
            points=(Point(box.right, y), Point(edge, y)),
        )
