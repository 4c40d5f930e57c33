"""What is still open in a map."""

from __future__ import annotations

import pytest

from ..everything import view_of_text

HEAD = "title: X\ncoverage: {require: [touchpoint]}\n"
QUIET = [
    "phases: {a: {name: A}}\ntouchpoints: {t: {name: T, questions: [Why?], solutions: s}}",
    "phases: {a: {name: A}}\ntouchpoints: {t: {name: T, pain_points: p, solutions: []}}",
    "phases: {a: {name: A}}\ntouchpoints: {t: {name: T, pain_points: p, solutions: s}}",
    "phases: {a: {name: A, solutions: s}}\ntouchpoints: {t: {name: T, pain_points: p}}",
    "phases: {a: {name: A}}\ntouchpoints: {t: {name: T, solutions: [no status]}}",
    "phases: {a: {name: A}}\n"
    "touchpoints: {t: {name: T}, u: {name: U, personas: [], questions: [Why?]}}",
]
OPEN = [
    (
        "phases: {a: {name: A}}\ntouchpoints: {t: {name: T, questions: [Why?]}}",
        [("question", "a", "t", "Why?")],
    ),
    (
        "phases: {a: {name: A}}\n"
        "touchpoints: {t: {name: T, questions: [{text: q, answer: a}, Why?]}}",
        [("question", "a", "t", "Why?")],
    ),
    (
        "phases: {a: {name: A, questions: [{text: q, answer: a}, Why?]}}\n"
        "touchpoints: {t: {name: T}, u: {name: U}}",
        [("question", "a", "", "Why?")],
    ),
    (
        "phases: {a: {name: A, pain_points: p}}\ntouchpoints: {t: {name: T}}",
        [("pain_point", "a", "", "p")],
    ),
    (
        "phases: {a: {name: A, solutions: [{text: s, status: planned}]}}\n"
        "touchpoints: {t: {name: T, pain_points: [{text: p, solutions: [{text: i, status: idea}]}"
        "]}}",
        [("solution", "a", "", "s"), ("solution", "a", "t", "i")],
    ),
    (
        "phases: {a: {name: A, pain_points: p, opportunities: o}}\n"
        "touchpoints: {t: {name: T}, u: {name: U, opportunities: [{text: v, status: doing}]}}",
        [("solution", "a", "", "o"), ("solution", "a", "u", "v")],
    ),
    (
        "phases: {a: {name: A}, b: {name: B}}\ntouchpoints: {t: {name: T, phase: b}}",
        [("hole", "a", "", "Touchpoint still missing")],
    ),
]  # fmt: skip


@pytest.mark.parametrize("text", QUIET)
def test_nothing_is_open(text):
    assert view_of_text(HEAD + text).open_points == ()


@pytest.mark.parametrize(("text", "points"), OPEN)
def test_what_is_open(text, points):
    found = view_of_text(HEAD + text).open_points
    assert [(one.kind, one.phase, one.touchpoint, one.text) for one in found] == points


def test_an_opportunity_is_an_idea_unless_it_says_otherwise():
    text = (
        "phases: {a: {name: A}}\n"
        "touchpoints: {t: {name: T, opportunities: [o, {text: d, status: done}]}}"
    )
    view = view_of_text(HEAD + text)
    assert [(one.text, one.status) for one in view.open_points] == [("o", "idea"), ("d", "done")]
    assert [one.text for one in view.left_open] == ["o"]
    (idea,) = view.left_open
    assert idea.id == "solution/t/65c74c15"


def test_who_it_is_about():
    text = """
phases:
  a: {name: A, pain_points: all, per_persona: {ana: {pain_points: hers}}}
personas: {ana: {name: Ana}, ben: {name: Ben}}
touchpoints: {t: {name: T, per_persona: {ben: {pain_points: his}}}}
"""
    points = view_of_text(HEAD + text).open_points
    assert {point.text: point.who for point in points} == {
        "all": (),
        "hers": ("ana",),
        "his": ("ben",),
    }


def test_who_takes_care_of_a_solution():
    text = """
phases: {a: {name: A, owner: Marketing}, b: {name: B}}
touchpoints:
  own: {name: T, phase: a, solutions: [{text: one, status: doing, owner: Ann}]}
  by-touchpoint: {name: T, phase: a, owner: Shop, solutions: [{text: two, status: doing}]}
  by-phase: {name: T, phase: a, solutions: [{text: three, status: doing}]}
  nobody: {name: T, phase: b, owner: "???", solutions: [{text: four, status: doing}]}
"""
    points = view_of_text(HEAD + text).open_points
    owners = {"one": "Ann", "two": "Shop", "three": "Marketing", "four": ""}
    assert {point.text: point.owner for point in points} == owners
