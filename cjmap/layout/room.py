"""Say what takes room: rails in rows, upright runs in gutters, notes and badges before cards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from cjmap.layout.columns import Upright
from cjmap.layout.notes import measured
from cjmap.layout.plan import Plan
from cjmap.layout.rows import Berthing, Rows
from cjmap.layout.shapes import Metrics
from cjmap.layout.straights import Straight
from cjmap.layout.strands import Key, badge, rail, tag
from cjmap.layout.walks import Passage
from cjmap.layout.ways import Way

# What a note keeps free above and below itself, both together.
_NOTE_ROOM = 8
# The same on an upright line, where the arrow lies above or below.
_UPRIGHT_NOTE_ROOM = 24
_TAG_ROOM = 4


def berthings(plan: Plan, slots: Mapping[Key, int]) -> Iterator[Berthing[Key]]:
    """Everything that wants a height."""
    for number, line in enumerate(plan.lines):
        if isinstance(line, Straight):
            if line.note:
                key = rail(number, 0)
                need = line.note.height + _UPRIGHT_NOTE_ROOM
                yield Berthing(key, line.corridor, slots[key], need)
            continue
        host = plan.berths.get(number)
        for index, level in enumerate(line.rails):
            key = rail(number, index)
            need = host.note.height + _NOTE_ROOM if host and host.rail == index else 0
            yield Berthing(key, level.row, slots[key], need)
    need = plan.metrics.badge - 4
    for beginning in plan.beginnings:
        key = badge(beginning.path)
        lane = plan.grid.cells[beginning.card].lane
        yield Berthing(key, 2 * lane + 1, slots[key], need)
    for number, passage in enumerate(plan.passages):
        key = tag(number)
        lane = plan.grid.cells[passage.card].lane
        need = tag_height(passage, plan.metrics) + _TAG_ROOM
        yield Berthing(key, 2 * lane + 1, slots[key], need)


def uprights(plan: Plan, tracks: Mapping[Key, int]) -> Iterator[Upright[Key]]:
    """Everything that has a track in a gutter."""
    for number, line in enumerate(plan.lines):
        if isinstance(line, Way):
            for index, level in enumerate(line.rails[:-1]):
                key = rail(number, index)
                yield Upright(key, level.end // 2, tracks[key])


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


def said_on_arrival(passage: Passage, metrics: Metrics) -> tuple[str, ...]:
    """The lines of the note on a tag."""
    if passage.leaves or not passage.hop.note:
        return ()
    return measured(passage.hop.note, metrics.tag_width, metrics).lines


def tag_height(passage: Passage, metrics: Metrics) -> int:
    """How high a tag is."""
    return metrics.tag_height + len(said_on_arrival(passage, metrics)) * metrics.note_leading


def rooms(plan: Plan, ranks: Mapping[int, int]) -> dict[tuple[int, bool], int]:
    """How much notes and badges take beside the cards, by gutter and whether on its right."""
    metrics = plan.metrics
    found: defaultdict[tuple[int, bool], int] = defaultdict(lambda: metrics.arrow_room)
    for number, host in plan.berths.items():
        if host.half % 2 == 0:
            key = host.half // 2, host.half == 2 * plan.lines[number].target.column
            need = metrics.arrow_room + host.note.width + metrics.clearance
            found[key] = max(found[key], need)
    for passage in plan.passages:
        key = plan.grid.cells[passage.card].column + passage.to_right, not passage.to_right
        need = metrics.tag_stub + metrics.tag_width + metrics.clearance
        found[key] = max(found[key], need)
    for beginning in plan.beginnings:
        key = plan.grid.cells[beginning.card].column, True
        need = reach(ranks[beginning.path], metrics) + metrics.clearance
        found[key] = max(found[key], need)
    return dict(found)
