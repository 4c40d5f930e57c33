"""Say what takes room: rails in rows, upright runs in gutters, notes and badges before cards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import pairwise

from cjmap.layout.columns import Upright
from cjmap.layout.grid import Cell
from cjmap.layout.gutters import End, run
from cjmap.layout.plan import Plan
from cjmap.layout.rows import Berthing, Rows
from cjmap.layout.shapes import Metrics
from cjmap.layout.straights import Straight
from cjmap.layout.tracks import Span

# What has a place of its own: rail or upright run m of line n, or the badge of path n.
Key = tuple[str, int, int]
# What a note keeps free above and below itself, both together.
_NOTE_ROOM = 8
# The same on an upright line, where the arrow lies above or below.
_UPRIGHT_NOTE_ROOM = 24


def rail(line: int, index: int) -> Key:
    """The key of a rail, and of the upright run from its end to the next rail."""
    return "rail", line, index


def badge(path: int) -> Key:
    """The key of the badge where a path begins."""
    return "badge", path, 0


def berthings(plan: Plan) -> Iterator[Berthing[Key]]:
    """Everything that wants a height."""
    for number, line in enumerate(plan.lines):
        if isinstance(line, Straight):
            if line.note:
                half = 2 * line.source.column + 1
                need = line.note.height + _UPRIGHT_NOTE_ROOM
                yield Berthing(rail(number, 0), line.corridor, Span(half, half), need)
            continue
        host = plan.berths.get(number)
        for index, level in enumerate(line.rails):
            need = host.note.height + _NOTE_ROOM if host and host.rail == index else 0
            # Only lanes have homes, so that a path runs straight on from card to card.
            home = line.hop.path if level.row % 2 else None
            span = Span(level.low, level.high, home)
            yield Berthing(rail(number, index), level.row, span, need)
    need = plan.metrics.badge - 4
    for beginning in plan.beginnings:
        half = 2 * beginning.cell.column
        span = Span(half, half, beginning.path)
        yield Berthing(badge(beginning.path), 2 * beginning.cell.lane + 1, span, need)


def uprights(plan: Plan, rows: Rows[Key]) -> Iterator[Upright[Key]]:
    """Everything that wants a track in a gutter."""
    for number, line in enumerate(plan.lines):
        if isinstance(line, Straight):
            continue
        for index, (before, after) in enumerate(pairwise(line.rails)):
            half = before.end
            turned = run(
                End(rows.y[rail(number, index)], _on_the_right(before.start, half, line.source)),
                End(rows.y[rail(number, index + 1)], _on_the_right(after.end, half, line.target)),
            )
            yield Upright(rail(number, index), half // 2, turned)


def _on_the_right(far: int, half: int, cell: Cell) -> bool:
    """Whether a rail lies right of a gutter: by its far end, else by the card it comes from."""
    return 2 * cell.column + 1 > half if far == half else far > half


def ranks(plan: Plan, rows: Rows[Key]) -> dict[int, int]:
    """By path, how many badges stand between its badge and the card.

    Badges are higher than lines are apart, so neighbours take turns.
    """
    cards: defaultdict[str, list[int]] = defaultdict(list)
    for beginning in sorted(plan.beginnings, key=lambda one: rows.y[badge(one.path)]):
        cards[beginning.card].append(beginning.path)
    return {path: index % 2 for card in cards.values() for index, path in enumerate(card)}


def reach(rank: int, metrics: Metrics) -> int:
    """How far left of its card a badge begins."""
    return metrics.stub + (rank + 1) * metrics.badge + 2 * rank


def rooms(plan: Plan, ranks: Mapping[int, int]) -> dict[tuple[int, bool], int]:
    """How much notes and badges take beside the cards, by gutter and whether on its right."""
    metrics = plan.metrics
    found: defaultdict[tuple[int, bool], int] = defaultdict(lambda: metrics.arrow_room)
    for number, host in plan.berths.items():
        if host.half % 2 == 0:
            key = host.half // 2, host.half == 2 * plan.lines[number].target.column
            need = metrics.arrow_room + host.note.width + metrics.clearance
            found[key] = max(found[key], need)
    for beginning in plan.beginnings:
        key = beginning.cell.column, True
        need = reach(ranks[beginning.path], metrics) + metrics.clearance
        found[key] = max(found[key], need)
    return dict(found)
