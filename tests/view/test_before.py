"""Where what is gone stands in a to-be map."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cjmap.view.before import over
from cjmap.view.compare import compare
from cjmap.view.only import only
from cjmap.view.values import View

from ..everything import view_of_text

OLD = """
title: Shop
personas: {ana: {name: Ana}, ben: {name: Ben}}
channels: {desk: {name: Desk}, net: {name: Net}, fax: {name: Fax}}
phases: {see: {name: See}, try: {name: Try}, buy: {name: Buy, pain_points: Slow}}
touchpoints:
  ad: {name: Ad, phase: see, channel: net, emotion: 1}
  form: {name: Form, phase: see, channel: fax, emotion: -2}
  fit: {name: Fit, phase: try, channel: desk}
  till: {name: Till, phase: buy, channel: desk, emotion: -1, pain_points: [Queue, Noise]}
  bag: {name: Bag, phase: buy, channel: desk, personas: [ben], emotion: 0}
journeys:
  one: {persona: ana, path: [ad, form, till]}
  two: {persona: ben, path: [ad, form, till, bag]}
"""
NEW = """
title: Shop
personas: {ana: {name: Ana}, ben: {name: Ben}, cem: {name: Cem}}
channels: {desk: {name: Desk}, net: {name: Net}}
phases: {see: {name: See}, buy: {name: Buy, pain_points: Still slow}}
touchpoints:
  ad: {name: Ad, phase: see, channel: net, emotion: 1}
  chat: {name: Chat, phase: see, channel: net, emotion: 2}
  till:
    name: Till
    phase: buy
    channel: desk
    emotion: 1
    pain_points: [Noise, {text: Draught, solutions: A door}]
  bag: {name: Bag, phase: buy, channel: net, personas: [ben], emotion: 0}
journeys:
  one: {persona: ana, path: [ad, till]}
  two: {persona: ben, path: [ad, chat, till, bag]}
"""


@pytest.fixture(scope="module")
def view() -> View:
    made = view_of_text(NEW)
    return replace(made, before=compare(view_of_text(OLD), made))


def test_what_was_stands_in_its_old_place(view):
    drawn = over(view)
    assert [one.id for one in drawn.touchpoints] == [
        "ad", "was_form", "chat", "was_fit", "till", "was_bag", "bag",
    ]  # fmt: skip
    assert [one.phase for one in drawn.touchpoints] == [0, 0, 0, 1, 2, 2, 2]
    assert [one.is_former for one in drawn.touchpoints].count(True) == 3
    assert [channel.id for channel in drawn.channels] == ["desk", "net", "fax"]
    assert [len(phase.touchpoints) for phase in drawn.phases] == [3, 1, 3]
    assert [(one.id, one.figure, one.is_former) for one in drawn.phases] == [
        ("see", "1", False), ("try", "", True), ("buy", "2", False),
    ]  # fmt: skip


def test_what_was_says_no_more_than_its_name(view):
    form = over(view).touchpoint("was_form")
    assert (form.name, form.who, form.ratings, form.texts, form.holes) == ("Form", (), {}, {}, {})


def test_former_steps_lead_to_former_places(view):
    steps = [(step.source, step.target) for step in over(view).before.steps]
    assert steps == [("ad", "was_form"), ("was_form", "till")]


def test_nothing_before_changes_nothing():
    made = view_of_text(NEW)
    assert over(made) is made
    same = replace(made, before=compare(made, made))
    assert over(same).touchpoints == made.touchpoints
    assert (same.before.new, same.before.gone, same.before.steps) == (frozenset(), (), ())


def test_a_persona_sees_what_changed_for_her(view):
    ana = only(view, "ana")
    assert ana.before.new == {"chat"}
    assert ana.before.changes["till"].ratings.keys() == {"ana"}
    assert [step.who for step in ana.before.steps] == [("Ana",), ("Ana",)]
    assert "was_bag" not in [one.id for one in over(ana).touchpoints]


START = """
title: Shop
personas: {ana: {name: Ana}}
phases: {see: {name: See}, try: {name: Try}, buy: {name: Buy}}
touchpoints:
  ad: {name: Ad, phase: see, channel: website, emotion: 1}
  fit: {name: Fit, phase: buy, channel: [website, app], pain_points: [Queue, Queue]}
journeys: {one: {persona: ana, path: [ad, ad, fit]}}
"""


def test_what_was_in_a_phase_that_is_gone_stands_in_that_phase():
    gone = "  hat: {name: Hat, phase: late}\n"
    late = START.replace("buy: {name: Buy}", "buy: {name: Buy}, late: {name: Late}")
    old, made = late.replace("journeys:", f"{gone}journeys:"), view_of_text(START)
    drawn = over(replace(made, before=compare(view_of_text(old), made)))
    assert [(one.id, one.phase) for one in drawn.touchpoints] == [
        ("ad", 0), ("fit", 2), ("was_hat", 3),
    ]  # fmt: skip


def test_for_a_new_persona_nothing_was_before(view):
    assert only(view, "cem").before is None
