"""Say where lines would cross, from the order of strands in rows and of turns in gutters."""

from __future__ import annotations

from collections.abc import Sequence

from cjmap.layout.strands import Turn


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
