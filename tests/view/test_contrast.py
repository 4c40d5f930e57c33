"""Colours stand out as much as they must, and change no more than that."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis.strategies import integers, sampled_from

from cjmap.view.contrast import contrast, least_contrast, lighter, standing_out
from cjmap.view.palette import BANDS, CARD, DARK, HEAD_INK, HEAD_MUTED, PAPER

from .. import sight

COLORS = integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")
SHEETS = (PAPER, CARD, *BANDS)
GROUNDS = (SHEETS, tuple(DARK[one] for one in SHEETS), (HEAD_INK, HEAD_MUTED))


@given(COLORS, COLORS)
def test_contrast_is_what_others_measure(one: str, other: str) -> None:
    assert contrast(one, other) == pytest.approx(sight.contrast(one, other), rel=1e-3)


@given(COLORS)
def test_a_colour_that_is_as_light_as_before_is_the_same(color: str) -> None:
    assert sight.distance(lighter(color, 0), color) < 2


@settings(deadline=None)
@given(COLORS, sampled_from(GROUNDS))
def test_what_stands_out_has_the_contrast_asked_for(color: str, grounds: tuple[str, ...]) -> None:
    found = standing_out(color, grounds, least=4.5)
    assert least_contrast(found, grounds) >= 4.5
    if least_contrast(color, grounds) >= 4.5:
        assert found == color


def test_the_nearest_is_taken() -> None:
    gold = standing_out("#FFD700", ["#FFFFFF"], least=4.5)
    assert 4.5 <= contrast(gold, "#FFFFFF") < 4.7


def test_where_nothing_stands_out_enough_the_best_does() -> None:
    found = standing_out("#808080", ["#000000", "#FFFFFF"], least=7)
    assert least_contrast(found, ["#000000", "#FFFFFF"]) == pytest.approx(4.58, abs=0.1)
