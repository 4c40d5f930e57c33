"""A persona's view holds what she meets, and what is said for her."""

from __future__ import annotations

import pytest

from cjmap.view.only import only
from cjmap.view.values import View

from ..everything import view_of_text

MAP = """
title: Shoes
lanes: {legal: Legal}
personas:
  ana: {name: Ana, role: Nurse, goal: [To walk, To stand], quote: Never again}
  ben: {name: Ben}
channels: {net: {name: Net}, desk: {name: Desk}, shop: {name: Shop}}
phases:
  see: {name: See}
  skip: {name: Skip, personas: [ben], pain_points: For Ben}
  buy:
    name: Buy
    goal: To pay
    pain_points: It takes long
    lanes: {legal: Shared law}
    per_persona: {ana: {goal: To pay cash, pain_points: [Dark, Cold]}}
touchpoints:
  ad: {name: Ad, phase: see, channel: net, emotion: 1}
  hall: {name: Hall, phase: skip, channel: shop}
  till:
    name: Till
    phase: buy
    channel: net
    emotion: 0
    pain_points: Queue
    moment_of_truth: true
    per_persona:
      ana: {channel: desk, emotion: -2, pain_points: [No cash taken, Rude]}
      ben: {moment_of_truth: He pays, solutions: Sit down}
  back: {name: Back, phase: buy, personas: []}
  bag: {name: Bag, phase: buy, personas: [ben], channel: shop}
journeys:
  one: {persona: ana, path: [ad, till, {ad: again}], ends: warns}
"""


@pytest.fixture(scope="module")
def ana() -> View:
    return only(view_of_text(MAP), "ana")


def test_only_her_touchpoints_phases_and_channels_are_left(ana):
    assert [one.id for one in ana.touchpoints] == ["ad", "till"]
    assert [(phase.id, phase.number) for phase in ana.phases] == [("see", 1), ("buy", 3)]
    assert [one.phase for one in ana.touchpoints] == [0, 1]
    assert [[one.id for one in phase.touchpoints] for phase in ana.phases] == [["ad"], ["till"]]
    assert [channel.id for channel in ana.channels] == ["net", "desk"]


def test_she_walks_her_way_alone(ana):
    (her,) = ana.personas
    assert (her.path, her.notes, her.ends) == (("ad", "till", "ad"), ("", "", "again"), "warns")
    assert {id for one in ana.touchpoints for id in (*one.who, *one.ratings)} == {"ana"}
    assert ana.alone == ()


def test_what_is_said_is_said_for_her(ana):
    till = ana.touchpoint("till")
    assert [one.statement.text for one in till.texts["pain_points"]] == ["No cash taken", "Rude"]
    assert "solutions" not in till.texts
    assert [pain.text for pain in till.unsolved] == ["No cash taken", "Rude"]
    assert till.ratings["ana"].texts == ("−2",)
    assert [channel.id for channel in till.channels] == ["desk"]
    assert till.truth == ""
    assert set(ana.lows) == {"ana"}
    assert ana.lows["ana"].touchpoint == till


def test_phases_speak_to_her(ana):
    buy = ana.phases[1]
    assert buy.goal == "To pay cash"
    assert [one.statement.text for one in buy.texts["pain_points"]] == ["Dark", "Cold"]
    skip = only(view_of_text(MAP), "ben").phases[1]
    assert [pain.text for pain in skip.unsolved] == ["For Ben"]
    assert [one.statement.text for one in buy.texts["lane:legal"]] == ["Shared law"]


def test_holes_are_hers(ana):
    assert ana.touchpoint("ad").holes["questions"] == ("ana",)
    ben = only(view_of_text(MAP), "ben")
    assert "solutions" not in ben.touchpoint("till").holes
    assert "solutions" in ana.touchpoint("till").holes


def test_the_heading_says_who_she_is(ana):
    assert ana.title == "Shoes: Ana"
    assert ana.subtitle == "Nurse · To walk · To stand · “Never again”"
    assert only(view_of_text(MAP), "ben").subtitle == ""


def test_reasons_of_others_are_not_hers():
    view = view_of_text(MAP)
    assert view.touchpoint("till").truth == "He pays"
    assert only(view, "ben").touchpoint("till").truth == "He pays"
