"""Problems: shared, without a plan, and by what their solution would lift."""

from __future__ import annotations

import pytest

from cjmap.reporters.insights.brief import brief

from .telling import report_of, told

MAP = """
title: Shoes
phases:
  look: {name: Look}
  buy: {name: Buy, pain_points: [{text: Crowded, severity: low}]}
personas: {ana: {name: Ana}, ben: {name: Ben}, kim: {name: Kim, kind: staff}}
touchpoints:
  see:
    name: See
    phase: look
    personas: [ana, ben]
    pain_points:
      - text: Dark
        severity: high
        solutions: [{text: Lamp, status: done}, {text: Sun, status: idea}]
      - text: Cold
        severity: high
        solutions: [{text: Heat, status: planned}, {text: Tea, status: doing}]
      - {text: Loud, severity: medium}
      - Dusty
  ask:
    name: Ask
    phase: look
    moment_of_truth: true
    pain_points: [{text: Slow, severity: medium}]
    opportunities: More people
  fit:
    name: Fit
    phase: look
    personas: [ana]
    moment_of_truth: true
    pain_points: [{text: "loud ", severity: high}]
    solutions: Carpet
"""


def test_lift_is_severity_times_customers_times_two_at_a_moment_of_truth():
    # Loud stands in two places: at the worse severity, for both, and at a moment of truth.
    # It is as far as where it is least far: nothing at See. Kim is no customer; Dark is solved.
    assert told(MAP, "lifts") == [
        "1 problem says no severity and is not weighed: “Dusty”",
        "12 = 3 (high) × 2 personas × 2 (moment of truth): “Loud” at “See” and “Fit” "
        "(Ana and Ben); no solution",
        "8 = 2 (medium) × 2 personas × 2 (moment of truth): “Slow” at “Ask” (Ana and Ben); "
        "idea: “More people”",
        "6 = 3 (high) × 2 personas: “Cold” at “See” (Ana and Ben); in progress: “Tea”",
        "2 = 1 (low) × 2 personas: “Crowded” in the phase “Buy” (Ana and Ben); no solution",
    ]


def test_of_equal_weight_what_has_come_least_far_comes_first():
    text = MAP.replace("Crowded, severity: low", "Crowded, severity: high")
    six = [one for one in told(text, "lifts") if one.startswith("6 = ")]
    assert [one.split("“")[1].split("”")[0] for one in six] == ["Crowded", "Cold"]


def test_problems_without_a_plan_by_severity_then_by_how_little_there_is():
    assert told(MAP, "unplanned") == [
        "high: “Loud” at “See” and “Fit” (Ana and Ben); no solution",
        "medium: “Slow” at “Ask” (Ana and Ben); idea: “More people”",
        "low: “Crowded” in the phase “Buy” (Ana and Ben); no solution",
        "severity not said: “Dusty” at “See” (Ana and Ben); no solution",
    ]


def test_shared_problems_are_those_of_several_customers_that_are_not_solved():
    assert told(MAP, "shared") == [
        "2 personas (Ana and Ben): “Cold” at “See”, high",
        "2 personas (Ana and Ben): “Loud” at “See” and “Fit”, high",
        "2 personas (Ana and Ben): “Slow” at “Ask”, medium",
        "2 personas (Ana and Ben): “Crowded” in the phase “Buy”, low",
        "2 personas (Ana and Ben): “Dusty” at “See”, severity not said",
    ]
    assert told(MAP, "shared", personas=("ana",)) == []


@pytest.mark.parametrize(
    ("around", "state"),
    [
        ("", "no solution"),
        ("solutions: ???", "no solution"),
        ("opportunities: Lift", "idea: “Lift”"),
        ("opportunities: [{text: Lift, status: planned}]", None),
        ("solutions: [{text: Stair, status: idea}]", "idea: “Stair”"),
        ("solutions: Stair", None),
        ("solutions: [{text: Stair, status: planned}]", None),
        ("solutions: [{text: Stair, status: done}]", None),
    ],
)
def test_what_counts_as_a_plan(around, state):
    text = f"""
title: Hill
phases: {{up: {{name: Up}}}}
touchpoints:
  hill:
    name: Hill
    pain_points: [{{text: Steep, severity: low}}]
    {around}
"""
    assert told(text, "unplanned") == (
        [f"low: “Steep” at “Hill” (Customer); {state}"] if state else []
    )


ACCEPTED = """
title: Hill
phases: {up: {name: Up}}
personas: {ana: {name: Ana}, ben: {name: Ben}}
touchpoints:
  hill:
    name: Hill
    pain_points:
      - {text: Steep, severity: high, solutions: []}
      - {text: Windy, severity: low}
      - {text: Far, solutions: []}
"""


def test_what_nothing_can_be_done_about_is_named_apart_and_not_open():
    assert told(ACCEPTED, "unplanned") == [
        "2 problems stay as they are; somebody has looked, and there is no solution: "
        "“Steep” and “Far”",
        "low: “Windy” at “Hill” (Ana and Ben); no solution",
    ]
    assert told(ACCEPTED, "lifts") == [
        "2 = 1 (low) × 2 personas: “Windy” at “Hill” (Ana and Ben); no solution"
    ]
    assert told(ACCEPTED, "shared") == ["2 personas (Ana and Ben): “Windy” at “Hill”, low"]
    (one,) = report_of(ACCEPTED).maps
    assert any(
        "1 problem has no planned solution" in said for said in brief(one.analysis, one.voice)
    )
    assert told(ACCEPTED.replace("Windy", "Far"), "unplanned") == [
        "1 problem stays as it is; somebody has looked, and there is no solution: “Steep”",
        "low: “Far” at “Hill” (Ana and Ben); no solution",
    ]


def test_an_own_idea_does_not_hide_the_plan_around_it():
    text = """
title: Hill
phases: {up: {name: Up, solutions: [{text: Tunnel, status: planned}]}}
touchpoints:
  hill:
    name: Hill
    pain_points: [{text: Steep, severity: low, solutions: [{text: Stair, status: idea}]}]
"""
    assert told(text, "unplanned") == []
    assert told(text, "lifts") == [
        "1 = 1 (low) × 1 persona: “Steep” at “Hill” (Customer); planned: “Tunnel”"
    ]


def test_each_problem_leads_to_all_its_places():
    (one,) = report_of(MAP).maps
    (chapter,) = (c for c in one.analysis.chapters if c.subject == "unplanned")
    assert [str(place) for place in chapter.insights[0].problem.places] == [
        "touchpoints.see.pain_points.2",
        "touchpoints.fit.pain_points.0",
    ]


@pytest.mark.parametrize(
    ("phase", "touchpoint", "state"),
    [
        ("", "", "no solution"),
        ("opportunities: Bench", "", "idea: “Bench”"),
        ("solutions: Bench", "", None),
        ("", "solutions: Bench", None),
        ("", "per_persona: {ana: {solutions: Bench}}", None),
        ("per_persona: {ana: {pain_points: []}}", "", "no solution"),
    ],
)
def test_a_problem_of_a_phase_is_answered_there_or_at_any_of_its_touchpoints(
    phase, touchpoint, state
):
    text = f"""
title: Hill
personas: {{ana: {{name: Ana}}}}
phases:
  up:
    name: Up
    pain_points: [{{text: Steep, severity: low}}]
    {phase}
touchpoints:
  hill:
    name: Hill
    {touchpoint}
"""
    who = "" if "pain_points: []" in phase else " (Ana)"
    assert told(text, "unplanned") == (
        [f"low: “Steep” in the phase “Up”{who}; {state}"] if state else []
    )


STAFF = """
title: Desk
phases: {all: {name: All}}
personas: {ana: {name: Ana}, kim: {name: Kim, kind: staff}, bot: {name: Bot, kind: system}}
touchpoints:
  desk: {name: Desk, pain_points: [{text: Dear, severity: high}, Dim]}
  back: {name: Back, personas: [kim], pain_points: [{text: Draughty, severity: high}, Damp]}
"""


def test_staff_share_no_problem_of_customers_and_what_only_they_have_lifts_nothing():
    assert told(STAFF, "shared") == []
    assert told(STAFF, "lifts") == [
        "1 problem says no severity and is not weighed: “Dim”",
        "3 = 3 (high) × 1 persona: “Dear” at “Desk” (Ana); no solution",
    ]
    assert told(STAFF, "unplanned") == [
        "high: “Dear” at “Desk” (Ana); no solution",
        "high: “Draughty” at “Back” (Kim); no solution",
        "severity not said: “Dim” at “Desk” (Ana); no solution",
        "severity not said: “Damp” at “Back” (Kim); no solution",
    ]


@pytest.mark.parametrize("people", ["", "personas: {ana: {name: Ana}}"])
@pytest.mark.parametrize("where", ["phase", "touchpoint"])
def test_what_hurts_where_nobody_comes_by_lifts_nothing(people, where):
    pain = "personas: [], pain_points: [{text: Dim, severity: high}]"
    at_phase, at_touchpoint = (
        (pain, "actions: Waits") if where == "phase" else ("when: during", pain)
    )
    text = f"""
title: Desk
phases: {{all: {{name: All, {at_phase}}}}}
{people}
touchpoints: {{desk: {{name: Desk, phase: all, {at_touchpoint}}}}}
"""
    assert told(text, "lifts") == []
    assert len(told(text, "unplanned")) == 1
