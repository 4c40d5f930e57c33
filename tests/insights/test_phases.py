"""Phases by feeling and by coverage."""

from __future__ import annotations

import pytest

from .telling import subjects, told

MAP = """
title: Shoes
phases: {look: {name: Look}, buy: {name: Buy}, wear: {name: Wear}}
personas: {ana: {name: Ana}, ben: {name: Ben}, kim: {name: Kim, kind: staff}}
touchpoints:
  ad: {name: Ad, phase: look, personas: [ana], emotion: 1}
  shop: {name: Shop, phase: look, emotion: 1, per_persona: {ben: {emotion: [-2, 1]}}}
  desk: {name: Desk, phase: buy, emotion: -2, actions: Pays, per_persona: {kim: {emotion: 2}}}
  walk: {name: Walk, phase: wear, feeling: fine}
"""


def test_means_count_customers_alike_and_a_course_once():
    # Look: Ana 1 and 1, Ben (-2 + 1) / 2, so 1.5 / 3; Buy: -2 twice; Kim is no customer.
    assert told(MAP, "feelings") == [
        "5 of 7 feelings are rated.",
        "Together: highest in “Look” with +0.5 (3 ratings), lowest in “Buy” with −2 (2 ratings)",
        "Ana: highest in “Look” with +1 (2 ratings), lowest in “Buy” with −2 (1 rating)",
        "Ben: highest in “Look” with −0.5 (1 rating), lowest in “Buy” with −2 (1 rating)",
    ]


def test_means_are_in_the_numbers_of_the_author():
    scaled = MAP.replace("title: Shoes", "title: Shoes\nemotion_scale: {low: -2, high: 8}")
    assert "“Look” with +0.5 (3 ratings)" in told(scaled, "feelings")[1]
    unsigned = MAP.replace("-2", "1").replace(
        "title: Shoes", "title: Shoes\nemotion_scale: {low: 1, high: 5}"
    )
    assert "in each of 2 phases" in told(unsigned, "feelings")[1]
    assert "+" not in "".join(told(unsigned, "feelings"))


def test_of_one_customer_nothing_is_said_together():
    alone = """
title: Alone
phases: {a: {name: A}, b: {name: B}}
touchpoints:
  x: {name: X, phase: a, emotion: 1}
  y: {name: Y, phase: b, emotion: 0}
"""
    assert told(alone, "feelings") == [
        "All 2 feelings are rated.",
        "Customer: highest in “A” with +1 (1 rating), lowest in “B” with 0 (1 rating)",
    ]


def test_equal_phases_are_named_together():
    text = """
title: Equal
phases: {a: {name: A}, b: {name: B}, c: {name: C}}
touchpoints:
  x: {name: X, phase: a, emotion: 1}
  y: {name: Y, phase: b, emotion: 1}
  z: {name: Z, phase: c, emotion: -1}
"""
    assert told(text, "feelings")[1] == (
        "Customer: highest in “A” with +1 (1 rating) and “B” with +1 (1 rating), "
        "lowest in “C” with −1 (1 rating)"
    )
    assert told(text.replace("-1", "1"), "feelings")[1] == "Customer: +1 in each of 3 phases"


def test_an_unrated_map_says_so_and_nothing_more_of_feelings():
    unrated = """
title: Unrated
phases: {a: {name: A}, b: {name: B}}
channels: {shop: {name: Shop}, net: {name: Net}}
touchpoints:
  x: {name: X, phase: a, channel: shop}
  y: {name: Y, phase: b, channel: net}
"""
    assert told(unrated, "feelings") == [
        "Of 2 feelings none is rated, so nothing can be said of the best phase, of falls or of "
        "breaks."
    ]
    assert subjects(unrated) == ["feelings", "channels", "changes"]
    assert told(unrated, "channels") == [
        "Shop: 1 of 2 touchpoints in 1 phase",
        "Net: 1 of 2 touchpoints in 1 phase",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "title: Empty\nphases: {a: {name: A}}\ntouchpoints: {}\n",
        "title: Nobody\nphases: {a: {name: A}}\n"
        "touchpoints: {x: {name: X, phase: a, personas: []}}\n",
    ],
)
def test_where_there_is_nothing_to_count_nothing_is_said(text):
    assert subjects(text) == []


def test_coverage_is_that_of_the_check_and_only_told_where_phases_differ():
    # 8 facets; Look: 6 of 24 cells: the touchpoint itself and the emotion three times each.
    said = [text.replace("\N{NARROW NO-BREAK SPACE}", " ") for text in told(MAP, "described")]
    assert said == [
        "Together: least in “Look” with 25 % (6 of 24 cells) and “Wear” with 25 % (4 of 16 cells), "
        "most in “Buy” with 37 % (6 of 16 cells)",
        "Ana: least in “Look” with 25 % (4 of 16 cells) and “Wear” with 25 % (2 of 8 cells), "
        "most in “Buy” with 37 % (3 of 8 cells)",
        "Ben: least in “Look” with 25 % (2 of 8 cells) and “Wear” with 25 % (2 of 8 cells), "
        "most in “Buy” with 37 % (3 of 8 cells)",
    ]
    assert told(MAP.replace("actions: Pays, ", ""), "described") == []


def test_means_on_a_short_scale_have_two_digits():
    text = """
title: Short
emotion_scale: {low: 0, high: 1}
phases: {a: {name: A}, b: {name: B}}
touchpoints:
  x: {name: X, phase: a, emotion: 0.25}
  y: {name: Y, phase: a, emotion: 0.5}
  z: {name: Z, phase: b, emotion: 1}
"""
    assert told(text, "feelings")[1].endswith("lowest in “A” with 0.38 (2 ratings)")


WAYS = """
title: Switch
phases: {see: {name: See}, ask: {name: Ask}, stay: {name: Stay}}
personas: {jan: {name: Jan}, mia: {name: Mia}, tom: {name: Tom}}
touchpoints:
  ad: {name: Ad, phase: see, emotion: 1}
  chat: {name: Chat, phase: ask, emotion: 0}
  call: {name: Call, phase: ask, emotion: -2}
  gift: {name: Gift, phase: stay, emotion: 2}
  rear: {name: Rear, phase: stay, personas: [], emotion: 2}
journeys:
  angry: {persona: jan, path: [ad, call], ends: warns}
  again: {persona: jan, path: [chat]}
  calm: {persona: mia, path: [ad, gift]}
"""


def test_means_count_what_lies_on_any_way_of_a_persona_and_all_she_meets_without_one():
    # Jan: Ad 1, Chat 0, Call -2, by two ways; Mia: Ad 1, Gift 2; Tom: 1, 0, -2, 2.
    assert told(WAYS, "feelings") == [
        "All 9 feelings are rated.",
        "Together: highest in “Stay” with +2 (2 ratings), lowest in “Ask” with −1 (4 ratings)",
        "Jan: highest in “See” with +1 (1 rating), lowest in “Ask” with −1 (2 ratings)",
        "Mia: highest in “Stay” with +2 (1 rating), lowest in “See” with +1 (1 rating)",
        "Tom: highest in “Stay” with +2 (1 rating), lowest in “Ask” with −1 (2 ratings)",
    ]


def test_a_way_of_nobody_is_one_of_everybody():
    common = WAYS.replace("persona: mia, ", "")
    assert "Tom: highest in “Stay” with +2 (1 rating), lowest in “See” with +1 (1 rating)" in (
        told(common, "feelings")
    )
    assert "Jan: highest in “Stay” with +2 (1 rating), lowest in “Ask” with −1 (2 ratings)" in (
        told(common, "feelings")
    )


@pytest.mark.parametrize("people", ["", "personas: {ana: {name: Ana}}"])
def test_what_nobody_meets_is_felt_by_nobody(people):
    text = f"""
title: Rear
{people}
phases: {{a: {{name: A}}, b: {{name: B, personas: []}}, c: {{name: C}}}}
touchpoints:
  x: {{name: X, phase: a, emotion: 1}}
  y: {{name: Y, phase: b, emotion: 2}}
  z: {{name: Z, phase: c, emotion: -1}}
  r: {{name: R, phase: c, personas: [], emotion: 2}}
"""
    assert told(text, "feelings")[0] == "All 2 feelings are rated."
    assert told(text, "feelings")[1].endswith(
        "highest in “A” with +1 (1 rating), lowest in “C” with −1 (1 rating)"
    )
