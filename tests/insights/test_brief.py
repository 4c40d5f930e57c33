"""In short: what matters most, in a few sentences."""

from __future__ import annotations

import json

import pytest

from cjmap.reporters.insights import INSIGHT_REPORTERS
from cjmap.reporters.insights.brief import brief
from cjmap.reporters.insights.choosing import told as chosen

from .telling import report_of

MAP = """
title: Switch
phases: {see: {name: See}, ask: {name: Ask, owner: Ola}, stay: {name: Stay}}
personas: {jan: {name: Jan}, mia: {name: Mia}, kim: {name: Kim, kind: staff}}
touchpoints:
  ad: {name: Ad, phase: see, emotion: 1}
  call:
    name: Call
    phase: ask
    emotion: -2
    pain_points:
      - {text: Dear, severity: high, solutions: [{text: Sale, status: doing}]}
      - {text: Slow, severity: high, solutions: [{text: Bot, status: planned, owner: Pia}]}
      - {text: Loud, severity: low}
      - Dim
  gift:
    name: Gift
    phase: stay
    emotion: 2
    opportunities: [{text: Card, status: planned}]
journeys:
  angry: {persona: jan, name: Angry, path: [ad, call], ends: warns}
  again: {persona: jan, name: Again, path: [call], ends: warns}
  calm: {persona: mia, name: Calm, path: [ad, gift], ends: recommends}
  any: {name: Any, path: [ad], ends: leaves}
"""


def in_short(text: str, **wanted: tuple[str, ...]) -> tuple[str, ...]:
    """Return the sentences on a map."""
    (one,) = report_of(text, **wanted).maps
    return brief(one.analysis, one.voice)


def test_five_sentences_with_their_numbers():
    # See: 1 and 1; Ask: -2 of Jan alone; Stay: 2 of Mia alone. Dear and Slow: 3 × 2, Loud: 1 × 2.
    assert in_short(MAP) == (
        "In the mean, feelings are lowest in “Ask” with −2 (1 rating), "
        "and highest in “Stay” with +2 (1 rating).",
        "The deepest fall is that of Jan: from +1 at “Ad” to −2 at “Call”, 3 down; "
        "nothing after it is rated.",
        "The heaviest open problem weighs 6 = 3 (high) × 2 personas: “Slow” at “Call” "
        "(Jan and Mia); planned: “Bot”; 1 more weighs as much; 1 more says no severity.",
        "At the end of 2 of 4 journeys stands a warning to others: Jan.",
        "Where solutions stand: 1 in progress, 2 planned; 1 has no owner; "
        "2 problems have no planned solution.",
    )


def test_who_falls_as_deep_is_named():
    text = MAP.replace("path: [ad, gift]", "path: [gift, call]").replace("Any, path: [ad]", "Any")
    assert in_short(text)[1].startswith("The deepest fall is that of Mia: from +2 at “Gift”")
    text = text.replace("emotion: 2", "emotion: 1")
    assert in_short(text)[1].endswith("3 down; nothing after it is rated; as deep: Mia.")


@pytest.mark.parametrize(
    ("ends", "sentence"),
    [
        ("warns warns recommends leaves", "2 of 4 journeys stands a warning to others: Jan."),
        (
            "leaves recommends leaves leaves",
            "3 of 4 journeys the customer leaves: Jan, Mia and “Any”.",
        ),
        (
            "recommends recommends recommends recommends",
            "4 of 4 journeys stands a recommendation: Jan, Mia and “Any”.",
        ),
    ],
)
def test_the_worst_ending_is_told_with_whose_it_is(ends, sentence):
    text = MAP
    for name, end in zip(("angry", "again", "calm", "any"), ends.split(), strict=True):
        line = next(one for one in text.splitlines() if one.startswith(f"  {name}:"))
        text = text.replace(line, f"{line.partition(', ends')[0]}, ends: {end}}}")
    assert in_short(text)[3] == f"At the end of {sentence}"


def test_where_no_problem_says_a_severity_that_is_told():
    text = """
title: Silent
phases: {a: {name: A}}
touchpoints: {x: {name: X, pain_points: [Dim, Damp]}}
"""
    assert in_short(text) == (
        "2 open problems say no severity, and none can be weighed.",
        "Where solutions stand: none in progress or planned; 2 problems have no planned solution.",
        "The one feeling is not rated, so nothing can be said of the best phase, of falls or of "
        "breaks.",
    )


def test_what_is_rated_and_described_fills_up_what_is_too_short():
    text = """
title: Calm
phases: {a: {name: A}, b: {name: B}}
touchpoints: {x: {name: X, phase: a, emotion: 1}, y: {name: Y, phase: b}}
"""
    # 8 facets; the touchpoint itself, and at X the emotion.
    assert in_short(text) == (
        "1 of 2 feelings is rated.",
        "Described least: “B” with 12\N{NARROW NO-BREAK SPACE}% (1 of 8 cells).",
    )


def test_of_an_empty_map_nothing_is_said():
    empty = "title: Empty\nphases: {a: {name: A}}\ntouchpoints: {}\n"
    assert in_short(empty) == ()
    for format_ in ("text", "markdown"):
        last = list(INSIGHT_REPORTERS[format_](report_of(empty)))[-1]
        assert last == "The map says nothing that could be counted yet."


def test_all_formats_say_the_same():
    report = report_of(MAP)
    (text,) = INSIGHT_REPORTERS["json"](report)
    (one,) = json.loads(text)["maps"]
    assert one["brief"] == list(in_short(MAP))
    lines = list(INSIGHT_REPORTERS["text"](report))
    assert lines[2:8] == ["In short", *(f"  - {sentence}" for sentence in in_short(MAP))]
    page = [line.replace("\\", "") for line in INSIGHT_REPORTERS["markdown"](report)]
    assert page[4:11] == ["## In short", "", *(f"- {sentence}" for sentence in in_short(MAP))]


def test_what_holds_of_one_as_of_all_is_told_once():
    text = MAP.replace("persona: mia, name: Calm, path: [ad, gift]", "persona: mia, name: Calm")
    text = text.replace("persona: jan, name: Again, path: [call]", "persona: jan, name: Again")
    text = text.replace("Any, path: [ad]", "Any")
    # Mia has no path: she meets all. Jan never comes to Stay.
    (one,) = report_of(text).maps
    chapter = one.analysis.chapters[0]
    assert chapter.subject == "feelings"
    assert [text for text, _ in chosen(chapter, one.voice)] == [
        "All 5 feelings are rated.",
        "Together: highest in “Stay” with +2 (1 rating), lowest in “Ask” with −2 (2 ratings); "
        "likewise Mia",
        "Jan: highest in “See” with +1 (1 rating), lowest in “Ask” with −2 (1 rating)",
    ]
    assert len(chapter.insights) == 4


@pytest.mark.parametrize(
    ("language", "text", "quoted"),
    [
        ("de", "Steht als „nach Aufwand“ darin", "„Steht als ‚nach Aufwand‘ darin“"),
        ("de", "“a” und „b”", "„‚a‘ und ‚b‘“"),
        ("en", "Listed as “by effort”", "“Listed as ‘by effort’”"),
        ("en", 'Ana\'s {text} "as is" „ open', '“Ana\'s {text} "as is" „ open”'),
    ],
)
def test_quotations_within_quotation_marks_have_other_ones(language, text, quoted):
    source = f"title: Q\nlanguage: {language}\nphases: {{a: {{name: A}}}}\ntouchpoints: {{}}\n"
    (one,) = report_of(source).maps
    assert one.voice.quote(text) == quoted
    assert quoted in one.voice.fill("task_due", text=text, due="")
    assert one.voice.fill("task_due", text="x", due=text).endswith(f"({text})")


def test_equal_falls_and_changes_are_told_once():
    text = """
title: Alike
phases: {a: {name: A}}
personas: {ana: {name: Ana}, ben: {name: Ben}, eva: {name: Eva}}
channels: {net: {name: Net}, shop: {name: Shop}}
touchpoints:
  x: {name: X, channel: net, emotion: 1}
  y: {name: Y, channel: shop, emotion: -1, per_persona: {eva: {emotion: 0}}}
"""
    (one,) = report_of(text).maps
    found = {chapter.subject: chapter for chapter in one.analysis.chapters}
    assert [text for text, _ in chosen(found["falls"], one.voice)] == [
        "Ana: from +1 at “X” to −1 at “Y”, 2 down; nothing after it is rated; likewise Ben",
        "Eva: from +1 at “X” to 0 at “Y”, 1 down; nothing after it is rated",
    ]
    assert [text for text, _ in chosen(found["changes"], one.voice)] == [
        "Ana: 1 change of channel, 1 broken; likewise Ben and Eva"
    ]
    assert len(found["changes"].insights) == 3
