"""Tracks for lines that run side by side."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmap.layout.gutters import End, Run, ordered, run
from cjmap.layout.tracks import Span, colour, spread

SPANS = st.lists(
    st.builds(
        lambda low, length, home: Span(low, low + length, home),
        st.integers(0, 20),
        st.integers(0, 8),
        st.one_of(st.none(), st.integers(0, 3)),
    ),
    max_size=20,
)


@given(SPANS)
def test_no_two_spans_on_a_track_touch(spans: list[Span]) -> None:
    tracks = colour(spans, homes=4)
    for one, other in combinations(range(len(spans)), 2):
        if tracks[one] == tracks[other]:
            assert spans[one].high < spans[other].low or spans[other].high < spans[one].low
    for span, track in zip(spans, tracks, strict=True):
        assert track >= 4 or track == span.home


@given(SPANS)
def test_without_homes_there_are_as_few_tracks_as_can_be(spans: list[Span]) -> None:
    spans = [Span(low, high) for low, high, _ in spans]
    deepest = max((sum(s.low <= x <= s.high for s in spans) for x in range(30)), default=0)
    assert len(set(colour(spans))) == deepest


@pytest.mark.parametrize(
    ("needs", "places"),
    [((), ()), ((10,), (0,)), ((10, 10), (-5, 5)), ((8, 8, 8), (-8, 0, 8)), ((10, 30), (-10, 10))],
)
def test_spread(needs: tuple[int, ...], places: tuple[int, ...]) -> None:
    assert spread(needs) == places


def z(start: float, end: float) -> Run:
    """A run that a line takes from the left, and leaves to the right."""
    return run(End(start, to_right=False), End(end, to_right=True))


def c(start: float, end: float, *, to_right: bool) -> Run:
    """A run that a line takes and leaves on the same side."""
    return run(End(start, to_right), End(end, to_right))


@pytest.mark.parametrize(
    ("runs", "tracks"),
    [
        ((), ()),
        ((z(0, 100),), (0,)),
        ((z(0, 40), z(60, 100)), (0, 0)),
        ((z(0, 100), z(10, 110)), (1, 0)),
        ((z(100, 0), z(110, 10)), (0, 1)),
        ((z(0, 100), z(10, 110), z(20, 120)), (2, 1, 0)),
        ((c(0, 100, to_right=True), c(20, 80, to_right=True)), (0, 1)),
        ((c(0, 100, to_right=False), c(20, 80, to_right=False)), (1, 0)),
    ],
)
def test_runs_side_by_side_do_not_cross(runs: tuple[Run, ...], tracks: tuple[int, ...]) -> None:
    assert ordered(runs) == tracks


@pytest.mark.parametrize("count", [20, 100])
def test_runs_on_one_track_keep_their_distance(count: int) -> None:
    runs = [z(n * 37 % 101, n * 53 % 97) for n in range(count)]
    tracks = ordered(runs)
    for one, other in combinations(range(count), 2):
        if tracks[one] == tracks[other]:
            apart = max(runs[one].low - runs[other].high, runs[other].low - runs[one].high)
            assert apart > 5
