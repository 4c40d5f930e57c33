"""What the templates of a map's page are given."""

from __future__ import annotations

import pytest

from cjmap.renderers.pages.content import content

from ...everything import view_of_text

MAP = """
title: Shop
personas: {ana: {name: Dr. Ana Kos}, ben: {name: Ben Ost}, bob: {name: Ben West}}
channels: {web: {name: Web}, desk: {name: Desk}}
phases: {see: {name: See, goal: Find out}, buy: {name: Buy}}
touchpoints:
  ad:
    name: Ad
    phase: see
    channel: web
    emotion: 2
    pain_points: [Small, {text: Loud, severity: low}, {text: Wrong, severity: high}]
  shop: {name: Shop, phase: see, channel: desk, emotion: 1}
  till: {name: Till, phase: buy, channel: web, emotion: -2, pain_points: {text: Slow, severity: medium}}
journeys:
  one: {persona: ana, path: [ad, shop, till]}
"""  # noqa: E501


def given(text: str = MAP) -> dict[str, object]:
    return content(view_of_text(text), {})


def test_what_hurts_most_is_open_first():
    (group, *_) = given()["open_groups"]
    assert (group.kind, group.count) == ("pain_point", 4)
    assert [point.text for (point,) in group.rows] == ["Wrong", "Slow", "Loud", "Small"]


def test_holes_of_a_touchpoint_for_the_same_people_share_a_row():
    view = view_of_text(MAP)
    (holes,) = [group for group in content(view, {})["open_groups"] if group.kind == "hole"]
    assert max(map(len, holes.rows)) > 1
    assert all(len({(p.touchpoint, p.who) for p in row}) == 1 for row in holes.rows)
    assert holes.count == sum(map(len, holes.rows))


def test_the_worst_break_comes_first():
    assert [one.drop for one in given()["breaks"]] == [3.0, 3.0, 3.0, 1.0, 1.0, 1.0]


@pytest.mark.parametrize(
    ("scale", "numbers"),
    [
        ("", ["+2", "+1", "0", "\N{MINUS SIGN}1", "\N{MINUS SIGN}2"]),
        ("emotion_scale: {low: 1, high: 7}", ["7", "5.5", "4", "2.5", "1"]),
    ],
)
def test_the_scale_runs_down_in_the_numbers_of_its_author(scale, numbers):
    text = MAP.replace("emotion: -2", "emotion: 1") + scale
    axis = given(text)["axis"]
    assert [band for band, _ in axis] == [2, 1, 0, -1, -2]
    assert [number for _, number in axis] == numbers


@pytest.mark.parametrize(("own", "has_row"), [("", False), ("goal: Pay, ", True)])
def test_goals_of_phases_alone_need_no_row(own, has_row):
    text = MAP.replace("till: {", f"till: {{{own}")
    assert ("goal" in {row.key for row in given(text)["rows"]}) is has_row


def test_first_names_stand_for_people_where_they_tell_them_apart():
    assert given()["short"] == {"ana": "Ana", "ben": "Ben Ost", "bob": "Ben West"}


def test_owners_are_those_of_solutions_opportunities_and_touchpoints():
    says = """
    owner: Zoe
    solutions: {text: Fix, owner: Bea, status: planned}
    opportunities: {text: Grow, owner: Abe}
"""
    found = given(MAP.replace("    emotion: 2\n", f"    emotion: 2{says}"))
    assert found["owners"] == ["Abe", "Bea", "Zoe"]
