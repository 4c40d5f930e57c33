"""The lowest moment of each persona."""

from __future__ import annotations

import pytest

from ..everything import view_of_text

MAP = """
title: A night
phases: {stay: {name: Stay}}
touchpoints:
  quiet: {name: Quiet, emotion: -2}
  solved: {name: Solved, emotion: -2, pain_points: [{text: Bed, severity: high, solutions: [New]}]}
  mild: {name: Mild, emotion: -2, pain_points: [{text: Noise, severity: low}]}
  severe: {name: Severe, emotion: -2, pain_points: [{text: Cold, severity: high}]}
  good: {name: Good, emotion: 1, pain_points: [{text: Queue, severity: high}]}
"""


@pytest.mark.parametrize(
    ("without", "lowest"),
    [
        ((), "severe"),
        (("severe",), "mild"),
        (("severe", "mild"), "solved"),
        (("severe", "mild", "solved"), "quiet"),
    ],
)
def test_of_equally_low_moments_the_one_that_hurts_most_unsolved_comes_first(without, lowest):
    lines = [line for line in MAP.splitlines() if not line.strip().startswith(("#", *without))]
    view = view_of_text("\n".join(lines))
    (low,) = view.lows.values()
    assert low.touchpoint.id == lowest
    assert {t.id for t in low.equally} == {"quiet", "solved", "mild", "severe"} - {*without, lowest}


@pytest.mark.parametrize(
    ("owner", "solution", "said"),
    [
        ("", "{text: s, owner: Ann}", "Ann"),
        ("owner: Shop, ", "s", "Shop"),
        ("owner: Shop, ", "{text: s, owner: Ann}", "Ann"),
        ("", "s", ""),
    ],
)
def test_who_takes_care_of_what_is_planned(owner, solution, said):
    touchpoint = f"{{name: T, emotion: -1, {owner}solutions: [{solution}]}}"
    text = f"title: A night\nphases: {{stay: {{name: Stay}}}}\ntouchpoints: {{t: {touchpoint}}}"
    (low,) = view_of_text(text).lows.values()
    assert low.owner == said
