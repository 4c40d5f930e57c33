"""Bind the level runs that a path keeps through its cards into strands of one height."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, pairwise
from typing import NamedTuple

from cjmap.layout.grid import Cell
from cjmap.layout.plan import Line, Plan
from cjmap.layout.straights import Straight
from cjmap.layout.walks import Beginning, Passage

# Rows where strands have more neighbours than that are not worth the time that an order takes.
MOST_NEIGHBOURS = 800

# What has a place of its own: rail or upright run m of line n, badge of path n, tag of passage n.
Key = tuple[str, int, int]


class Level(NamedTuple):
    """What lies in a row, from one half column to another; a step passes the gutters it meets."""

    key: Key
    row: int
    low: int
    high: int
    path: int
    passes: bool


class Turn(NamedTuple):
    """An upright run in a gutter: the strands at its ends, and which of them lead to the right."""

    key: Key
    half: int
    upper: int
    lower: int
    upper_right: bool
    lower_right: bool


@dataclass(frozen=True)
class Weave:
    """The strands of a plan by number, with how they meet.

    `rows`, `paths` and `hulls` are those of each strand, a hull from its first to its last half
    column; `of` has the strand of everything level. By row and half column `meets` has all strands
    there, `begins` says where one begins. At a gutter a strand ends in a turn (`ends`), or only
    stands there (`quiet`), or passes.
    """

    rows: Sequence[int]
    paths: Sequence[int]
    hulls: Sequence[tuple[int, int]]
    of: Mapping[Key, int]
    meets: Mapping[tuple[int, int], Sequence[int]]
    begins: Set[tuple[int, int]]
    quiet: Set[tuple[int, int]]
    turns: Sequence[Turn]
    ends: Mapping[tuple[int, int], int]

    def by_row(self) -> Mapping[int, Sequence[int]]:
        """The strands of each row that has any."""
        return _grouped(self.rows)

    def by_gutter(self) -> Mapping[int, Sequence[int]]:
        """The turns of each gutter that has any."""
        return _grouped([turn.half for turn in self.turns])

    def neighbours(self) -> Iterator[tuple[int, int]]:
        """Both strands, wherever two lie side by side in a row that is not crowded."""
        for row, half in self.begins:
            if row not in self.crowded:
                yield from combinations(self.meets[row, half], 2)

    @cached_property
    def crowded(self) -> Set[int]:
        """The rows with so many strands side by side that no order of them is looked for."""
        pairs: Counter[int] = Counter()
        for row, half in self.begins:
            pairs[row] += len(self.meets[row, half]) ** 2
        strands = Counter(self.rows)
        return {row for row, count in pairs.items() if count > MOST_NEIGHBOURS * strands[row]}


def rail(line: int, index: int) -> Key:
    """The key of a rail, and of the upright run from its end to the next rail."""
    return "rail", line, index


def badge(path: int) -> Key:
    """The key of the badge where a path begins."""
    return "badge", path, 0


def tag(passage: int) -> Key:
    """The key of the tag of a passage."""
    return "tag", passage, 0


def weave(plan: Plan) -> Weave:
    """The strands of all lines of a plan.

    Where a path reaches a card and where it leaves it again belong to one strand, unless both would
    lie side by side.
    """
    strands: list[Level] = []
    of: dict[Key, int] = {}
    meets: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    begins: set[tuple[int, int]] = set()
    quiet: set[tuple[int, int]] = set()
    for level in _levels(plan):
        if strands and _follows(level, strands[-1]):
            low, high = min(level.low, strands[-1].low), max(level.high, strands[-1].high)
            strands[-1] = strands[-1]._replace(low=low, high=high)
        else:
            strands.append(level)
        number = of[level.key] = len(strands) - 1
        begins.add((level.row, level.low))
        for half in range(level.low, level.high + 1):
            meets[level.row, half].append(number)
        if not level.passes:
            quiet.add((number, level.low))
    turns = tuple(_turns(plan, of))
    return Weave(
        rows=[strand.row for strand in strands],
        paths=[strand.path for strand in strands],
        hulls=[(strand.low, strand.high) for strand in strands],
        of=of,
        meets=meets,
        begins=begins,
        quiet=quiet,
        turns=turns,
        ends={
            (strand, turn.half): number
            for number, turn in enumerate(turns)
            for strand in (turn.upper, turn.lower)
        },
    )


def _follows(level: Level, strand: Level) -> bool:
    """Whether a path runs on in its lane, beyond where it has been there."""
    is_on = level.row % 2 and (level.row, level.path) == (strand.row, strand.path)
    return bool(is_on) and (level.high < strand.low or strand.high < level.low)


def _grouped(groups: Sequence[int]) -> Mapping[int, Sequence[int]]:
    found: defaultdict[int, list[int]] = defaultdict(list)
    for number, group in enumerate(groups):
        found[group].append(number)
    return found


def _levels(plan: Plan) -> Iterator[Level]:
    """Everything level, path by path in walking order."""
    beginnings = {beginning.path: beginning for beginning in plan.beginnings}
    found = [(line.hop, _along(number, line)) for number, line in enumerate(plan.lines)]
    found += [
        (passage.hop, iter((_tag(plan, number, passage),)))
        for number, passage in enumerate(plan.passages)
    ]
    for hop, levels in sorted(found, key=lambda one: (one[0].path, one[0].step)):
        beginning = beginnings.pop(hop.path, None)
        if beginning:
            yield _badge(plan, beginning)
        yield from levels
    for beginning in beginnings.values():
        yield _badge(plan, beginning)


def _badge(plan: Plan, beginning: Beginning) -> Level:
    cell = plan.grid.cells[beginning.card]
    half = 2 * cell.column
    return Level(badge(beginning.path), 2 * cell.lane + 1, half, half, beginning.path, passes=False)


def _tag(plan: Plan, number: int, passage: Passage) -> Level:
    cell = plan.grid.cells[passage.card]
    half = 2 * (cell.column + passage.to_right)
    return Level(tag(number), 2 * cell.lane + 1, half, half, passage.hop.path, passes=False)


def _along(number: int, line: Line) -> Iterator[Level]:
    path = line.hop.path
    if isinstance(line, Straight):
        if line.note:
            half = 2 * line.source.column + 1
            yield Level(rail(number, 0), line.corridor, half, half, path, passes=False)
        return
    for index, level in enumerate(line.rails):
        yield Level(rail(number, index), level.row, level.low, level.high, path, passes=True)


def _turns(plan: Plan, of: Mapping[Key, int]) -> Iterator[Turn]:
    for number, line in enumerate(plan.lines):
        if isinstance(line, Straight):
            continue
        for index, (before, after) in enumerate(pairwise(line.rails)):
            half = before.end
            one = of[rail(number, index)], _on_the_right(before.start, half, line.source)
            other = of[rail(number, index + 1)], _on_the_right(after.end, half, line.target)
            upper, lower = (one, other) if before.row < after.row else (other, one)
            yield Turn(rail(number, index), half, upper[0], lower[0], upper[1], lower[1])


def _on_the_right(far: int, half: int, cell: Cell) -> bool:
    """Whether a rail lies right of a gutter: by its far end, else by the card it comes from."""
    return 2 * cell.column + 1 > half if far == half else far > half
