"""Turn what was decided into boxes and points."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from cjmap.frozen import frozen
from cjmap.layout.columns import Space
from cjmap.layout.grid import Cell
from cjmap.layout.notes import Berth
from cjmap.layout.plan import Line, Plan
from cjmap.layout.room import reach, said_on_arrival, tag_height
from cjmap.layout.rows import Rows
from cjmap.layout.shapes import Box, End, Label, Layout, Point, Route, Start
from cjmap.layout.straights import Straight
from cjmap.layout.strands import Key, badge, rail, tag
from cjmap.layout.walks import Beginning, Passage
from cjmap.layout.ways import Way


@frozen
class Drawing:
    """A plan with all heights and widths, as boxes and points."""

    plan: Plan
    rows: Rows[Key]
    space: Space[Key]
    ranks: Mapping[int, int]

    def layout(self) -> Layout:
        """Everything in its place."""
        space, rows = self.space, self.rows
        width = space.right
        left = self.plan.metrics.left
        return Layout(
            width=width,
            height=rows.bottom,
            columns=self.plan.grid.phases,
            phases=tuple(self._phases()),
            lanes=tuple(Box(left, top, width - left, height) for top, height in rows.bands),
            cards={card: self._box(cell) for card, cell in self.plan.grid.cells.items()},
            routes=tuple(self._route(number) for number in range(len(self.plan.lines))),
            starts=tuple(self._start(badge) for badge in self.plan.beginnings),
            ends=tuple(self._end(number, one) for number, one in enumerate(self.plan.passages)),
        )

    def _phases(self) -> Iterator[Box]:
        """From the middle of one gutter to the middle of the next, the outer ones whole."""
        gutters = self.space.gutters
        edges = [left + width // 4 * 2 for left, width in gutters]
        edges[0], edges[-1] = self.plan.metrics.left, self.space.right
        top = self.rows.bands[0][0]
        bottom = sum(self.rows.bands[-1])
        for columns in self.plan.grid.phases:
            left, right = edges[columns.first], edges[columns.first + columns.count]
            yield Box(left, top, right - left, bottom - top)

    def _box(self, cell: Cell) -> Box:
        top, height = self.rows.cards[cell.lane]
        left = self.space.left_of(cell.column)
        return Box(left, top, self.plan.metrics.card_width, height)

    def _route(self, number: int) -> Route:
        line = self.plan.lines[number]
        hop = line.hop
        points = self._straight(line) if isinstance(line, Straight) else self._around(number, line)
        return Route(
            path=self.plan.paths[hop.path],
            step=hop.step,
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
        y = [self.rows.y[rail(number, index)] for index in range(len(line.rails))]
        points = [Point(self._edge(line.source, line.rails[0].start), y[0])]
        for index, (before, after) in enumerate(pairwise(y)):
            x = self.space.x[rail(number, index)]
            points += (Point(x, before), Point(x, after))
        points.append(Point(self._edge(line.target, line.rails[-1].end), y[-1]))
        return tuple(points)

    def _edge(self, cell: Cell, half: int) -> float:
        box = self._box(cell)
        return box.right if half > 2 * cell.column else box.x

    def _label(self, number: int, line: Line) -> Label | None:
        if isinstance(line, Straight):
            if line.note is None:
                return None
            x = self._box(line.source).middle.x + line.offset
            return line.note.at(x, self.rows.y[rail(number, 0)])
        host = self.plan.berths.get(number)
        if host is None:
            return None
        return host.note.at(self._note_x(host, line), self.rows.y[rail(number, host.rail)])

    def _note_x(self, host: Berth, line: Way) -> float:
        column, is_column = divmod(host.half, 2)
        if is_column:
            return self.space.left_of(column) + self.plan.metrics.card_width / 2
        away = self.plan.metrics.arrow_room + host.note.width / 2
        edge = self._edge(line.target, host.half)
        return edge - away if host.half == 2 * line.target.column else edge + away

    def _start(self, beginning: Beginning) -> Start:
        size = self.plan.metrics.badge
        edge = self._box(self.plan.grid.cells[beginning.card]).x
        y = self.rows.y[badge(beginning.path)]
        left = edge - reach(self.ranks[beginning.path], self.plan.metrics)
        return Start(
            path=self.plan.paths[beginning.path],
            card=beginning.card,
            badge=Box(left, y - size / 2, size, size),
            points=(Point(left + size, y), Point(edge, y)),
        )

    def _end(self, number: int, passage: Passage) -> End:
        metrics, hop = self.plan.metrics, passage.hop
        card = self._box(self.plan.grid.cells[passage.card])
        y = self.rows.y[tag(number)]
        height = tag_height(passage, metrics)
        outward = 1 if passage.to_right else -1
        edge = card.right if passage.to_right else card.x
        near = edge + outward * metrics.tag_stub
        left = min(near, near + outward * metrics.tag_width)
        at_card, at_tag = Point(edge, y), Point(near, y)
        return End(
            path=self.plan.paths[hop.path],
            step=hop.step,
            card=passage.card,
            other=passage.other,
            leaves=passage.leaves,
            kind="loop" if hop.loop else "step",
            tag=Box(left, y - height / 2, metrics.tag_width, height),
            points=(at_card, at_tag) if passage.leaves else (at_tag, at_card),
            note=said_on_arrival(passage, metrics),
        )
