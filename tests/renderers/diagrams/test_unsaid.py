"""Words for a feeling stand beside its curve or below, so that a print says them all."""

from __future__ import annotations

import pytest

from cjmap.renderers.diagrams import emotion

from ...everything import view_of_text
from .pictures import crowd, faults, said, shape, shapes

NAMES = ("ana", "ben", "cem", "dan", "eve", "fay", "gus", "hal")


def tight(words: str) -> str:
    """Return a map where all feel equally good at one place, each in words of her own."""
    people = ", ".join(f"{name}: {{name: {name.title()}}}" for name in NAMES)
    own = ", ".join(f"{name}: {{feeling: {words.format(name)}}}" for name in NAMES)
    return f"""
title: Tight
personas: {{{people}}}
phases: {{buy: {{name: Buy}}}}
touchpoints:
  a: {{name: A, phase: buy, emotion: 1, feeling: glad}}
  b: {{name: B, phase: buy, emotion: 1, per_persona: {{{own}}}}}
  c: {{name: C, phase: buy, emotion: 1, feeling: glad}}
"""


def told(text: str) -> dict[str, list[str]]:
    """Return the words beside curves and below them by the id of their shape."""
    marks, page = emotion.picture(view_of_text(text))
    assert faults(marks, page) == []
    felt = (mark for mark in shapes(marks) if mark.id.startswith(("feeling_", "unsaid-")))
    return {mark.id: said(mark) for mark in felt}


def test_words_without_a_spot_stand_below_with_whose_they_are():
    words = told(tight("a rather long story of shoes {}"))
    below = words["unsaid-b"]
    beside = {id.split("_")[1] for id in words if id.startswith("feeling_") and id.endswith("_b")}
    assert beside
    for name in NAMES:
        assert (name[0].upper() in below) is (name not in beside)
        assert (name in " ".join(below).split()) is (name not in beside)


def test_words_beside_the_curve_are_not_said_again():
    words = told(tight("{}"))
    assert [id for id in words if id.startswith("feeling_")]
    assert "unsaid-a" not in words


def test_several_who_feel_the_same_share_the_words():
    words = told(tight("so"))
    assert sum(runs.count("so") for id, runs in words.items() if id.endswith("b")) == 1


@pytest.mark.parametrize(("count", "people"), [(12, 3), (24, 8), (8, 14)])
def test_every_feeling_is_in_the_picture(count, people):
    view = view_of_text(crowd(count, people=people))
    marks, page = emotion.picture(view)
    assert faults(marks, page) == []
    words = [mark for mark in shapes(marks) if mark.id.startswith(("feeling_", "unsaid-"))]
    where = {mark.id.replace("-", "_").split("_")[-1] for mark in words}
    rated = (one for one in view.touchpoints if any(r.is_rated for r in one.ratings.values()))
    assert where == {one.id for one in rated}


def test_what_stands_below_is_whole_in_its_tooltip():
    marks, _ = emotion.picture(view_of_text(tight("so " * 40 + "{}")))
    below = shape(marks, "unsaid-b")
    assert any(run.endswith("…") for run in said(below))
    assert f"Hal: +1, {'so ' * 40}hal" in below.tooltip
