"""Orders in which things disturb each other least."""

from __future__ import annotations

from itertools import combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmap.layout.sifting import Pairs, costs, sifted

PAIRS = st.fixed_dictionaries(
    {pair: st.tuples(st.integers(0, 3), st.integers(0, 3)) for pair in combinations(range(5), 2)}
)


def price(order: tuple[int, ...], pairs: Pairs) -> int:
    return sum(pairs[pair][order.index(pair[0]) > order.index(pair[1])] for pair in pairs)


@given(PAIRS)
def test_no_single_move_saves_more(pairs: Pairs) -> None:
    found = tuple(sifted(range(5), costs(pairs)))
    for thing in found:
        rest = [other for other in found if other != thing]
        moved = [(*rest[:at], thing, *rest[at:]) for at in range(5)]
        assert price(found, pairs) == min(price(order, pairs) for order in moved)


@given(st.permutations(range(5)))
def test_what_can_be_had_for_nothing_is_found(wanted: list[int]) -> None:
    pairs = {
        (a, b): (0, 1) if wanted.index(a) < wanted.index(b) else (1, 0)
        for a, b in combinations(range(5), 2)
    }
    assert sifted(range(5), costs(pairs)) == wanted
    assert min(price(order, pairs) for order in permutations(range(5))) == 0


@pytest.mark.parametrize("pairs", [{}, {(0, 1): (1, 1)}, {(0, 1): (0, 2), (1, 2): (0, 1)}])
def test_who_saves_nothing_stays(pairs: Pairs) -> None:
    assert sifted((0, 1, 2), costs(pairs)) == [0, 1, 2]
