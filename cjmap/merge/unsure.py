"""Tell where two orders would become one that nobody wrote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TypeAlias

from cjmap.merge.placing import placed

# Two items that stand side by side; None is an end.
Gap: TypeAlias = "tuple[str | None, str | None]"


def is_unsure(
    base: Sequence[str], ours: Sequence[str], theirs: Sequence[str], weights: Mapping[str, int]
) -> bool:
    """Tell whether nobody wrote the order in which something new would stand.

    That is where the other side has changed the order around it, or where it would stand
    elsewhere, were theirs merged with ours.
    """
    common = set(base) & set(ours) & set(theirs)
    orders = ([one for one in these if one in common] for these in (base, ours, theirs))
    was, mine, yours = map(_neighbours, orders)
    is_turned = any(
        _is_turned(gap, was, other)
        for side, other in ((ours, yours), (theirs, mine))
        for gap in _gaps(side, common, set(base))
    )
    return is_turned or _depends_on_the_side(base, ours, theirs, weights)


def _depends_on_the_side(
    base: Sequence[str], ours: Sequence[str], theirs: Sequence[str], weights: Mapping[str, int]
) -> bool:
    """Tell whether an order is another one the other way round, but for what both have added."""
    there, back = placed(base, ours, theirs, weights), placed(base, theirs, ours, weights)
    if any(one.only for one in (*there, *back)):
        return False
    gone = set(base) - (set(ours) & set(theirs))
    return any(
        [one.label for one in there if one.label not in left_out]
        != [one.label for one in back if one.label not in left_out]
        for left_out in (gone | set(ours) - set(base), gone | set(theirs) - set(base))
    )


def _gaps(labels: Sequence[str], common: set[str], old: set[str]) -> Iterator[Gap]:
    """Yield between which two that all have there is something new; None is an end."""
    places = [place for place, one in enumerate(labels) if one in common]
    for start, end in pairwise((-1, *places, len(labels))):
        if not old.issuperset(labels[start + 1 : end]):
            yield (
                labels[start] if start >= 0 else None,
                labels[end] if end < len(labels) else None,
            )


def _neighbours(labels: Iterable[str]) -> set[Gap]:
    return set(pairwise((None, *labels, None)))


def _is_turned(gap: Gap, was: set[Gap], now: set[Gap]) -> bool:
    """Tell whether another order has put something else beside what is at a gap."""
    before, behind = gap
    beside = {one for one in now - was if one[0] == before or one[1] == behind}
    return gap not in now and bool(beside)
