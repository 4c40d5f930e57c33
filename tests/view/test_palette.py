"""Personas and feelings look different to everybody, on light paper and on dark."""

from __future__ import annotations

from itertools import combinations

import pytest

from cjmap.view.looks import LINE_STYLES, looks
from cjmap.view.palette import DARK, FEELINGS, PERSONAS

from ..sight import SIGHTS, contrast, distance

THEMES = {"light": lambda color: color, "dark": DARK.__getitem__}
# In CIE 1976 units, of which 2.3 are just noticeable side by side.
LEAST_IN_ONE_STYLE, LEAST, LEAST_BANDS = 18, 10, 15


def test_contrast_and_distance_are_what_others_measure():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert distance("#FF0000", "#00FF00") == pytest.approx(170.6, abs=0.1)
    assert distance("#123456", "#123456", sight="tritanopia") == 0
    # Red and green of one lightness.
    assert distance("#C05050", "#508050", sight="deuteranopia") < distance("#C05050", "#508050") / 2


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("theme", THEMES)
def test_personas_are_told_apart(theme, sight):
    """Colour, line style and initials tell personas apart; the colour alone goes far, too."""
    seen = [THEMES[theme](light) for light, _ in PERSONAS]
    styles = [look.style for look in looks([f"{number}" for number in range(len(PERSONAS))])]
    for one, other in combinations(range(len(PERSONAS)), 2):
        least = LEAST_IN_ONE_STYLE if styles[one] == styles[other] else LEAST
        assert distance(seen[one], seen[other], sight=sight) >= least, (one, other)


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("theme", THEMES)
def test_feelings_are_told_apart(theme, sight):
    """A number stands on each, but on a page of cards the colour is what one sees first."""
    seen = [THEMES[theme](fill) for fill, _ in FEELINGS.values()]
    for one, other in combinations(seen, 2):
        assert distance(one, other, sight=sight) >= LEAST_BANDS, (one, other)


def test_feelings_go_apart_from_the_middle_in_lightness():
    for theme in THEMES.values():
        low, lower, middle, higher, high = (
            contrast(theme(fill), theme("#FFFFFF")) for fill, _ in FEELINGS.values()
        )
        assert min(low, high) > max(lower, higher) > middle


def test_two_dozen_personas_look_different():
    found = looks([f"Persona {number}" for number in range(24)])
    assert len({(look.number, look.style) for look in found}) == 24
    assert len({look.initials for look in found}) == 24
    assert len(PERSONAS) * len(LINE_STYLES) == 24
    # Where two have the same colour, no lesser number has.
    assert [look.number for look in found[:8]] == list(range(8))
