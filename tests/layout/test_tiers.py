"""Tiers of blocks: on generated tables nothing overlaps, and everything stands where it belongs."""

from __future__ import annotations

from collections import Counter
from itertools import combinations, groupby, pairwise
from random import Random

import pytest

from cjmap.layout import Block, Box, sections, stack
from cjmap.layout.tiers import Measures

PITCH, LEFT, WIDTH = 170, 134, 2520
SEEDS = range(150)
MEASURES = Measures()


def counts_of(dice: Random) -> list[int]:
    return [dice.choice((0, 1, 1, 2, 5, 30)) for _ in range(dice.randint(1, 9))]


def table(dice: Random, columns: list[int], tiers: int) -> list[Block]:
    """Blocks in some cells, some of them wide; none twice in a cell."""
    blocks = []
    for tier in range(tiers):
        rest = list(columns)
        while rest:
            taken = tuple(rest[: dice.choice((1, 1, 1, 3))])
            rest = rest[len(taken) :]
            if dice.random() < 0.6:
                id, joins = f"b{tier}-{taken[0]}", dice.random() < 0.8
                blocks.append(Block(id, tier, taken, 2 * dice.randint(8, 60), joins=joins))
    return blocks


@pytest.mark.parametrize("seed", SEEDS)
def test_strips_hold_every_column_once_and_keep_the_order(seed):
    dice = Random(seed)
    counts = counts_of(dice)
    made = sections(counts, left=LEFT, pitch=PITCH, width=WIDTH)
    assert [column for one in made for column in one.slots] == list(range(sum(counts)))
    phase_of = [phase for phase, count in enumerate(counts) for _ in range(count)]
    for one in made:
        assert one.right <= WIDTH
        assert [span.x for span in one.spans] == [LEFT, *(span.right for span in one.spans[:-1])]
        assert all(b.x == a.right or a.right < b.x for a, b in pairwise(one.slots.values()))
        for column, slot in one.slots.items():
            span = one.spans[one.phases.index(phase_of[column])]
            assert span.x <= slot.x
            assert slot.right <= span.right
    seen = [phase for phase, _ in groupby(phase for one in made for phase in one.phases)]
    assert seen == list(range(len(counts)))


@pytest.mark.parametrize("seed", SEEDS)
def test_a_phase_that_is_cut_says_so_on_both_sides(seed):
    made = sections(counts_of(Random(seed)), left=LEFT, pitch=PITCH, width=WIDTH)
    for one, other in pairwise(made):
        assert one.goes_on == other.goes_on_from == (one.phases[-1] == other.phases[0])
    assert not made[0].goes_on_from
    assert not made[-1].goes_on


def test_what_fits_is_not_folded():
    assert len(sections([7, 7], left=LEFT, pitch=PITCH, width=WIDTH)) == 1
    assert len(sections([7, 8], left=LEFT, pitch=PITCH, width=WIDTH)) == 2


@pytest.fixture(params=SEEDS)
def case(request):
    dice = Random(request.param)
    (strip, *_) = sections(counts_of(dice), left=LEFT, pitch=PITCH, width=WIDTH)
    lines = [dice.random() < 0.5 for _ in range(dice.randint(1, 5))]
    blocks = table(dice, list(strip.slots), len(lines))
    placed = stack(blocks, slots=strip.slots, lines=lines, top=dice.randint(0, 90), width=WIDTH)
    return strip, lines, blocks, placed


def test_blocks_lie_in_their_tier_and_below_their_columns(case):
    strip, _, blocks, placed = case
    for block in blocks:
        box, band = placed.boxes[block.id], placed.bands[block.tier]
        assert box.height == block.height
        assert band.y + MEASURES.padding <= box.y
        assert box.bottom + MEASURES.padding <= band.bottom
        assert strip.slots[block.columns[0]].x < box.x
        assert box.right < strip.slots[block.columns[-1]].right


def test_blocks_of_a_tier_begin_at_one_height_and_none_overlaps(case):
    _, _, blocks, placed = case
    tops = {(block.tier, placed.boxes[block.id].y) for block in blocks}
    assert len(tops) == len({block.tier for block in blocks})
    for one, other in combinations(placed.boxes.values(), 2):
        assert not overlap(one, other)


def test_tiers_are_as_high_as_their_blocks_and_below_each_other(case):
    _, _, blocks, placed = case
    for tier, band in enumerate(placed.bands):
        highest = max((block.height for block in blocks if block.tier == tier), default=0)
        assert band.height == max(MEASURES.least, highest + 2 * MEASURES.padding)
    for one, other in pairwise(placed.bands):
        assert one.bottom < other.y
    assert placed.bottom == placed.bands[-1].bottom


def test_lines_run_between_the_right_tiers_and_through_no_block(case):
    _, lines, _, placed = case
    assert [y is not None for y in placed.lines] == lines
    for tier, y in enumerate(placed.lines):
        if y is not None:
            assert y < placed.bands[tier].y
            assert not tier or placed.bands[tier - 1].bottom < y
            assert not any(box.y <= y <= box.bottom for box in placed.boxes.values())


def test_links_join_neighbours_and_cross_nothing(case):
    strip, _, blocks, placed = case
    by_id = {block.id: block for block in blocks}
    for link in placed.links:
        upper, lower = by_id[link.upper], by_id[link.lower]
        assert upper.joins
        assert lower.joins
        assert upper.tier < lower.tier
        assert link.start.x == link.end.x
        assert (link.start.y, link.end.y) == (
            placed.boxes[upper.id].bottom,
            placed.boxes[lower.id].y,
        )
        line = Box(link.start.x, link.start.y, 0, link.end.y - link.start.y)
        assert not any(overlap(line, box) for box in placed.boxes.values())
        shared = set(upper.columns) & set(lower.columns)
        assert link.start.x in {strip.slots[column].middle.x for column in shared}


def test_every_two_neighbours_that_join_are_joined_in_each_column(case):
    strip, _, blocks, placed = case
    wanted: Counter[tuple[str, str]] = Counter()
    for column in strip.slots:
        down = sorted((b for b in blocks if column in b.columns), key=lambda block: block.tier)
        wanted.update((a.id, b.id) for a, b in pairwise(down) if a.joins and b.joins)
    wide = {block.id for block in blocks if len(block.columns) > 1}
    wanted = Counter({pair: 1 if wide.issuperset(pair) else n for pair, n in wanted.items()})
    assert Counter((link.upper, link.lower) for link in placed.links) == wanted


def overlap(one: Box, other: Box) -> bool:
    across = one.x < other.right and other.x < one.right
    return across and one.y < other.bottom and other.y < one.bottom
