"""What the view decides about a map."""

from __future__ import annotations

import pytest

from ..everything import view_of_text

HEAD = """
title: X
personas: {ana: {name: Ana}, ben: {name: Ben}}
channels: {shop: {}, net: {}, desk: {}}
phases: {a: {name: A, channel: net, per_persona: {ben: {channel: desk}}}}
touchpoints:
"""


@pytest.mark.parametrize(
    ("touchpoint", "channels", "of_ana", "of_ben"),
    [
        ("channel: [shop, net]", "shop net", "shop net", "shop net"),
        ("channel: [shop, desk], per_persona: {ana: {channel: net}}", "shop desk net", "net", None),
        (
            "channel: shop, per_persona: {ben: {channel: [desk, net]}}",
            "shop desk net",
            "shop",
            None,
        ),
        ("channel: shop, per_persona: {ana: {channel: []}}", "shop", "", "shop"),
        ("emotion: 1", "net desk", "net", "desk"),
        ("personas: []", "net", None, None),
    ],
)
def test_channels_of_a_touchpoint_and_of_each_persona(touchpoint, channels, of_ana, of_ben):
    (made,) = view_of_text(f"{HEAD}  t: {{name: T, {touchpoint}}}\n").touchpoints
    assert [channel.id for channel in made.channels] == channels.split()
    for id, expected in (("ana", of_ana), ("ben", of_ben)):
        if expected is not None:
            assert [channel.id for channel in made.channels_of[id]] == expected.split()
    assert tuple(made.channels_of) == made.who


ROWS = [
    ("pain_points: p", False),
    ("pain_points: [{text: p, solutions: []}]", False),
    ("pain_points: [{text: p, solutions: s}]", True),
    ("solutions: s", True),
]


@pytest.mark.parametrize("part", ["phase", "touchpoint"])
@pytest.mark.parametrize(("said", "has_row"), ROWS)
def test_solutions_have_a_row_wherever_they_stand(part, said, has_row):
    said_of = {"phase": "description: x", "touchpoint": "description: x", part: said}
    text = (
        "title: X\ncoverage: {require: [touchpoint]}\n"
        f"phases: {{a: {{name: A, {said_of['phase']}}}}}\n"
        f"touchpoints: {{t: {{name: T, {said_of['touchpoint']}}}}}\n"
    )
    assert ("solutions" in {row.key for row in view_of_text(text).rows}) is has_row


def test_a_phase_measures_once_for_all_its_touchpoints():
    text = """
title: X
phases: {a: {name: A, metrics: {nps: {value: 3}}}}
touchpoints: {t: {name: T, metrics: {csat: {value: 4}}}, u: {name: U}}
"""
    view = view_of_text(text)
    assert [metric.id for metric in view.phases[0].metrics] == ["nps"]
    assert [[metric.id for metric in t.metrics] for t in view.touchpoints] == [["csat"], []]


CASCADE = """
title: Cascade
emotion_scale: {low: 1, high: 10}
phases:
  buy: {name: Buy, moment_of_truth: true, metrics: {m: {name: Minutes, value: 1}}}
personas:
  ana: {name: Ana}
  ben: {name: Ben}
touchpoints:
  as-phase: {name: As its phase, emotion: 10}
  not-here: {name: Not here, moment_of_truth: false, emotion: 1}
  for-one:
    name: For one
    moment_of_truth: false
    metrics: {m: {name: Clicks, value: 3, unit: n}}
    per_persona:
      ben: {moment_of_truth: Ben decides, metrics: {m: {value: 5}}}
"""


def test_moments_of_truth_follow_the_cascade():
    view = view_of_text(CASCADE)
    truths = {touchpoint.id: touchpoint.truth for touchpoint in view.touchpoints}
    assert truths == {"as-phase": "", "not-here": None, "for-one": "Ben decides"}


def test_a_metric_of_one_persona_keeps_what_it_does_not_say():
    metrics = view_of_text(CASCADE).touchpoint("for-one").metrics
    told = [(metric.name, str(metric.value), metric.unit) for metric in metrics]
    assert told == [("Clicks", "3", "n"), ("Clicks · Ben", "5", "n")]


def test_a_scale_without_ratings_below_zero_has_no_plus():
    view = view_of_text(CASCADE)
    assert view.touchpoint("as-phase").ratings["ana"].texts == ("10",)
    assert view.touchpoint("not-here").ratings["ana"].texts == ("1",)
