"""How journeys end, and what is under way."""

from __future__ import annotations

from .telling import told

MAP = """
title: Shoes
phases:
  all: {name: All, solutions: [{text: Sign, status: planned, owner: Ola, due: 2027-01-02}]}
personas: {ana: {name: Ana}, kim: {name: Kim, kind: staff}}
touchpoints:
  see:
    name: See
    pain_points:
      - {text: Dark, solutions: [{text: Lamp, status: doing, owner: Ola, due: 2026-12-01}]}
    solutions: [{text: Heat, status: done, owner: Ola}, {text: Tea, status: idea, owner: Ola}, Rug]
    opportunities: [Song, {text: Dance, status: planned}]
    per_persona: {ana: {solutions: [{text: Hug, status: doing, owner: Pia}]}}
"""
ENDS = """
journeys:
  a: {name: A, ends: warns, path: [see]}
  b: {name: B, ends: recommends, persona: ana}
  c: {name: C, ends: recommends}
  d: {name: D}
  e: {name: E, ends: leaves, persona: kim}
"""


def test_under_way_by_owner_who_has_most_first():
    assert told(MAP, "under-way") == [
        "Ola: 1 in progress, 1 planned; “Lamp” (by 1 Dec 2026) and “Sign” (by 2 Jan 2027)",
        "Pia: 1 in progress; “Hug”",
        "No owner: 1 planned; “Dance”",
    ]


def test_endings_of_the_journeys_of_customers():
    assert told(MAP + ENDS, "endings") == [
        "In a recommendation: “B” and “C” (2 of 4 journeys)",
        "In a warning to others: “A” at “See” (1 of 4 journeys)",
        "Not said: “D” (1 of 4 journeys)",
    ]


def test_no_endings_where_no_journey_says_one():
    assert told(MAP + "journeys: {a: {name: A}}\n", "endings") == []


def test_of_one_persona_only_her_journeys():
    assert told(MAP + ENDS, "endings", personas=("kim",)) == [
        "In a recommendation: “C” (1 of 4 journeys)",
        "In a warning to others: “A” at “See” (1 of 4 journeys)",
        "With the customer leaving: “E” (1 of 4 journeys)",
        "Not said: “D” (1 of 4 journeys)",
    ]


def test_whoever_owns_the_touchpoint_or_its_phase_owns_their_solutions():
    text = """
title: Desk
phases: {in: {name: In, owner: Ola}, out: {name: Out, owner: "???"}}
touchpoints:
  desk:
    name: Desk
    phase: in
    owner: Kim
    pain_points: [{text: Dear, solutions: [{text: Sale, status: doing, owner: TODO}]}]
    solutions: [{text: Sign, status: planned, owner: Pia}]
  line: {name: Line, phase: in, opportunities: [{text: Bench, status: planned}]}
  door: {name: Door, phase: out, solutions: [{text: Mat, status: planned}]}
"""
    assert told(text, "under-way") == [
        "Pia: 1 planned; “Sign”",
        "Kim: 1 in progress; “Sale”",
        "Ola: 1 planned; “Bench”",
        "No owner: 1 planned; “Mat”",
    ]
