"""Say where lines would cross, from the order of strands in rows and of turns in gutters."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from cjmap.frozen import frozen
from cjmap.layout.plan import Plan
from cjmap.layout.straights import Straight
from cjmap.layout.strands import Turn, Weave


@frozen
class Order:
    """Where strands stand from top to bottom of the picture, and turns from left to right."""

    strands: Sequence[float]
    turns: Sequence[float]


def between(left: Turn, right: Turn, y: Sequence[float]) -> int:
    """How often two turns of a gutter cross when the one lies left of the other."""
    count = 0
    low, high = y[right.upper], y[right.lower]
    if left.upper_right and low < y[left.upper] < high:
        count += 1
    if left.lower_right and low < y[left.lower] < high:
        count += 1
    low, high = y[left.upper], y[left.lower]
    if not right.upper_right and low < y[right.upper] < high:
        count += 1
    if not right.lower_right and low < y[right.lower] < high:
        count += 1
    return count


def least(one: Turn, other: Turn, y: Sequence[float]) -> int:
    """How often two turns of a gutter cross in their better order."""
    found = between(one, other, y)
    return found and min(found, between(other, one, y))


def crossings(plan: Plan, weave: Weave, order: Order) -> int:
    """How often the lines of a plan cross when they are drawn in an order."""
    count = 0
    for turns in weave.by_gutter().values():
        ordered = sorted(turns, key=order.turns.__getitem__)
        for left, right in combinations([weave.turns[turn] for turn in ordered], 2):
            count += between(left, right, order.strands)
        for turn in turns:
            count += _passed(weave.turns[turn], weave, order.strands)
    for line in plan.lines:
        if isinstance(line, Straight):
            for half, row in line.crossed:
                count += len(_passing(weave, row, half))
    return count


def _passed(turn: Turn, weave: Weave, y: Sequence[float]) -> int:
    """How many strands go straight through a turn."""
    count = 0
    high, low = y[turn.upper], y[turn.lower]
    for row in range(weave.rows[turn.upper], weave.rows[turn.lower] + 1):
        count += sum([high < y[strand] < low for strand in _passing(weave, row, turn.half)])
    return count


def _passing(weave: Weave, row: int, half: int) -> list[int]:
    return [
        strand
        for strand in weave.meets.get((row, half), ())
        if (strand, half) not in weave.ends and (strand, half) not in weave.quiet
    ]
