"""Maps that nobody should draw, drawn in bounded time, and without a fault."""

from __future__ import annotations

import time
from random import Random

import pytest

from cjmap.renderers.diagrams import emotion, swimlane

from ...everything import view_of_text
from .pictures import crowd, faults

LARGEST = 2520


def tangle(steps: int, *, touchpoints: int) -> str:
    """Return a map with one walk that jumps about."""
    dice = Random(1)
    head, _, _ = crowd(touchpoints, people=1).partition("journeys:")
    stops = ", ".join(f"t{dice.randrange(touchpoints)}" for _ in range(steps))
    return f"{head}journeys:\n  j: {{persona: p0, path: [{stops}]}}\n"


def row(count: int) -> str:
    """Return a map of one phase and one channel."""
    head = "title: Row\npersonas: {a: {name: A}}\nphases: {p: {name: P}}\ntouchpoints:\n"
    return head + "".join(
        f"  t{number}: {{name: Stop {number}, phase: p, channel: website}}\n"
        for number in range(count)
    )


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        (tangle(1000, touchpoints=100), 6),
        (row(500), 4),
        (crowd(2, people=200, phases=2), 20),
        (crowd(40, people=80, phases=4), 10),
        (crowd(4, people=2, phases=2, name="x" * 10_000), 5),
    ],
    ids=["steps", "phase", "personas", "walks", "name"],
)
def test_it_takes_its_time_but_no_more(text, seconds):
    view = view_of_text(text)
    start = time.process_time()
    picture, page = swimlane.picture(view)
    emotion.picture(view)
    assert time.process_time() - start < seconds
    assert page.width <= LARGEST
    assert len(picture) < 6000
    # Every mark is held against every other: a part of them has to do.
    assert faults(picture[:1000], page) == []
