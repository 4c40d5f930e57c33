"""The deepest fall on a way, and the climb after it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from .telling import told


def way(*ratings: str, path: str = "") -> str:
    """Return a map with one touchpoint for each rating, "" for none."""
    stops = "\n".join(
        f"  t{n}: {{name: T{n}{f', emotion: {rating}' if rating else ''}}}"
        for n, rating in enumerate(ratings)
    )
    journeys = f"journeys: {{way: {{path: [{path}]}}}}" if path else ""
    return f"title: Way\nphases: {{all: {{name: All}}}}\ntouchpoints:\n{stops}\n{journeys}\n"


@pytest.mark.parametrize(
    ("ratings", "told_"),
    [
        (["1", "2"], []),
        (["0", "0", "0"], []),
        (["", ""], []),
        (["1"], []),
        (["2", "-1"], ["from +2 at “T0” to −1 at “T1”, 3 down; nothing after it is rated"]),
        (
            ["2", "1", "-1", "0", "1", "-2"],
            ["from +2 at “T0” to −1 at “T2”, 3 down; then up to +1 at “T4”, 2 up"],
        ),
        (
            # The fall begins where it last was high, the climb ends where it first is.
            ["1", "1", "-1", "-1", "0", "0", "-1"],
            ["from +1 at “T1” to −1 at “T2”, 2 down; then up to 0 at “T4”, 1 up"],
        ),
        (["1", "-1", "-1"], ["from +1 at “T0” to −1 at “T1”, 2 down; no climb follows"]),
        (
            ["2", "", "", "0"],
            [
                "from +2 at “T0” to 0 at “T3”, 2 down, over 2 touchpoints that are not rated; "
                "nothing after it is rated"
            ],
        ),
        (
            ["0", "[1, -1, 2]"],
            ["from +1 to −1 at “T1”, 2 down; then up to +2 at “T1”, 3 up"],
        ),
        # Of equally deep ones the first.
        (
            ["1", "0", "1", "0"],
            ["from +1 at “T0” to 0 at “T1”, 1 down; then up to +1 at “T2”, 1 up"],
        ),
        (
            ["0.5", "-0.25"],
            ["from +0.5 at “T0” to −0.25 at “T1”, 0.75 down; nothing after it is rated"],
        ),
    ],
)
def test_deepest_fall(ratings, told_):
    assert told(way(*ratings), "falls") == [f"Customer: {one}" for one in told_]


def test_ways_are_those_of_the_journeys_and_count_a_touchpoint_once():
    text = way("2", "-2", "1", path="t2, t0, t2")
    assert told(text, "falls") == []
    assert told(way("2", "-2", "1", path="t0, t1, t0"), "falls") == [
        "Customer: from +2 at “T0” to −2 at “T1”, 4 down; nothing after it is rated"
    ]


def test_deepest_persona_first():
    text = """
title: Two
phases: {all: {name: All}}
personas: {ana: {name: Ana}, ben: {name: Ben}}
touchpoints:
  x: {name: X, emotion: 1}
  y: {name: Y, emotion: 0, per_persona: {ben: {emotion: -2}}}
"""
    assert [one[:3] for one in told(text, "falls")] == ["Ben", "Ana"]
    assert [one[:3] for one in told(text, "falls", personas=("ana",))] == ["Ana"]


@given(st.lists(st.integers(-2, 2), max_size=9))
def test_no_stretch_without_a_rise_falls_deeper(ratings):
    stretches = [
        (ratings[start] - ratings[end], start, end)
        for start in range(len(ratings))
        for end in range(start + 1, len(ratings))
        if all(high >= low for high, low in pairwise(ratings[start : end + 1]))
    ]
    deepest = max((depth for depth, _, _ in stretches), default=0)
    found = told(way(*map(str, ratings)), "falls")
    assert bool(found) == (deepest > 0)
    assert all(f", {deepest} down; " in one for one in found)
