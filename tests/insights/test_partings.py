"""Where feelings and ways part."""

from __future__ import annotations

from .telling import told

MAP = """
title: Shoes
phases: {all: {name: All}}
personas: {ana: {name: Ana}, ben: {name: Ben}, cem: {name: Cem}, kim: {name: Kim, kind: staff}}
touchpoints:
  see: {name: See, emotion: 1, per_persona: {ben: {emotion: [-2, 1]}, kim: {emotion: 2}}}
  try: {name: Try, emotion: 1, per_persona: {cem: {emotion: -2}}}
  pay: {name: Pay, emotion: 0}
  talk: {name: Talk, personas: [ana, cem, kim]}
  back: {name: Back, personas: [ben]}
  shelf: {name: Shelf, personas: [kim]}
"""
WAYS = """
journeys:
  one: {persona: ana, path: [see, try, pay]}
  two: {persona: ben, path: [see, try, see, pay]}
"""


def test_spreads_by_the_mean_of_each_course_the_widest_first():
    assert told(MAP, "spreads") == [
        "“Try”: Ana +1, Ben +1, Cem −2; 3 apart",
        "“See”: Ana +1, Cem +1, Ben −0.5; 1.5 apart",
    ]


def test_of_many_feelings_the_best_and_worst_are_told():
    people = ", ".join(f"p{n}: {{name: P{n}}}" for n in range(5))
    feelings = ", ".join(f"p{n}: {{emotion: {n - 2}}}" for n in range(5))
    text = f"""
title: Five
phases: {{all: {{name: All}}}}
personas: {{{people}}}
touchpoints: {{x: {{name: X, per_persona: {{{feelings}}}}}}}
"""
    assert told(text, "spreads") == ["“X”: P4 +2, P3 +1, …, P1 −1, P0 −2; 4 apart"]


def test_meetings_of_customers_only():
    assert told(MAP, "meetings") == [
        "Everyone: “See”, “Try” and “Pay” (3 of 5 touchpoints)",
        "Only Ana and Cem: “Talk” (1 of 5 touchpoints)",
        "Only Ben: “Back” (1 of 5 touchpoints)",
    ]


def test_no_meetings_where_the_same_meet_all():
    text = "title: T\nphases: {a: {name: A}}\npersonas: {x: {name: X}, y: {name: Y}}\n"
    assert told(text + "touchpoints: {one: {name: One}, two: {name: Two}}\n", "meetings") == []


def test_forks_are_read_from_journeys_alone():
    assert told(MAP, "forks") == []
    assert (
        told(MAP + WAYS, "forks")
        == [
            "After “Try”: to “Pay” (Ana) and to “See” (Ben)",
            "After “See”: to “Try” (Ana and Ben) and to “Pay” (Ben)",
        ][::-1]
    )


def test_a_way_may_end_where_others_go_on():
    ways = "journeys: {one: {persona: ana, path: [see]}, two: {persona: ben, path: [see, try]}}\n"
    assert told(MAP + ways, "forks") == ["After “See”: the way ends (Ana) and to “Try” (Ben)"]


def test_who_all_go_both_ways_do_not_part():
    ways = (
        "journeys: {one: {persona: ana, path: [see, try, see, pay]}, "
        "two: {persona: ben, path: [see, try, see, pay]}}\n"
    )
    assert told(MAP + ways, "forks") == []


def test_what_everyone_meets_comes_before_what_more_touchpoints_divide():
    more = "".join(f"  s{n}: {{name: S{n}, personas: [ben]}}\n" for n in range(3))
    first, second, _ = told(MAP + more, "meetings")
    assert first.startswith("Everyone: “See”")
    assert second.startswith("Only Ben: “Back”, “S0”")
