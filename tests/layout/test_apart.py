"""Labels moved apart along one axis."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmap.layout import apart


@pytest.mark.parametrize(
    ("wanted", "placed"),
    [
        ((), ()),
        ((50,), (50,)),
        ((50, 60, 90), (50, 60, 90)),
        ((50, 50, 50), (40, 50, 60)),
        ((-5, 3), (0, 10)),
        ((98, 99), (90, 100)),
        ((50, 52, 58), (43.333, 53.333, 63.333)),
    ],
)
def test_labels_stay_as_near_as_they_can(
    wanted: tuple[float, ...], placed: tuple[float, ...]
) -> None:
    assert apart(wanted, pitch=10, low=0, high=100) == pytest.approx(placed, abs=0.01)


@given(st.lists(st.floats(-50, 350), max_size=20).map(sorted))
def test_labels_keep_their_distance_and_their_room(wanted: list[float]) -> None:
    placed = apart(wanted, pitch=14, low=0, high=300)
    assert len(placed) == len(wanted)
    assert all(0 <= place <= 300 for place in placed)
    assert all(other - one >= 14 - 1e-6 for one, other in pairwise(placed))
