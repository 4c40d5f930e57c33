"""Tracks for lines that run side by side."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmap.layout.tracks import Span, colour, layered, spread

SPANS = st.lists(
    st.builds(lambda low, length: Span(low, low + length), st.integers(0, 20), st.integers(0, 8)),
    max_size=20,
)


@given(SPANS)
def test_no_two_spans_on_a_track_touch(spans: list[Span]) -> None:
    tracks = colour(spans)
    for one, other in combinations(range(len(spans)), 2):
        if tracks[one] == tracks[other]:
            assert spans[one].high < spans[other].low or spans[other].high < spans[one].low


@given(SPANS)
def test_there_are_as_few_tracks_as_can_be(spans: list[Span]) -> None:
    deepest = max((sum(s.low <= x <= s.high for s in spans) for x in range(30)), default=0)
    assert len(set(colour(spans))) == deepest


@given(
    st.permutations(range(8)),
    st.sets(st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] < pair[1])),
    st.dictionaries(st.integers(0, 7), st.integers(0, 9)),
)
def test_layers_keep_the_order_of_neighbours(
    ordered: list[int], pairs: set[tuple[int, int]], wishes: dict[int, int]
) -> None:
    beside = {n: [a + b - n for a, b in pairs if n in (a, b)] for n in range(8)}
    found = layered(ordered, beside, wishes)
    for one, other in combinations(ordered, 2):
        assert other not in beside[one] or found[one] < found[other]
    assert max(found.values()) == max(layered(ordered, beside, {}).values())


@pytest.mark.parametrize(
    ("wishes", "tracks"),
    [({}, [0, 1, 0]), ({2: 1}, [0, 1, 1]), ({2: 9}, [0, 1, 1]), ({0: 1}, [0, 1, 0])],
)
def test_a_wish_is_granted_where_the_order_leaves_it_open(
    wishes: dict[int, int], tracks: list[int]
) -> None:
    assert list(layered((0, 1, 2), {0: [1], 1: [0]}, wishes).values()) == tracks


@pytest.mark.parametrize(
    ("needs", "places"),
    [((), ()), ((10,), (0,)), ((10, 10), (-5, 5)), ((8, 8, 8), (-8, 0, 8)), ((10, 30), (-10, 10))],
)
def test_spread(needs: tuple[int, ...], places: tuple[int, ...]) -> None:
    assert spread(needs) == places
