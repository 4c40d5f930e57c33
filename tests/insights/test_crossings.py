"""Channels: where they are used, how often they change, where that goes with a fall."""

from __future__ import annotations

from .telling import told

MAP = """
title: Shoes
phases: {look: {name: Look}, buy: {name: Buy}}
personas: {ana: {name: Ana}, ben: {name: Ben}}
channels: {net: {name: Net, kind: digital}, shop: {name: Shop, kind: analog}, talk: {name: Talk}}
touchpoints:
  ad: {name: Ad, phase: look, channel: [net, talk], emotion: 1}
  see: {name: See, phase: look, channel: shop, emotion: [-1, 2], per_persona: {ben: {emotion: -2}}}
  rest: {name: Rest, phase: look}
  pay: {name: Pay, phase: buy, channel: net, emotion: 0, personas: [ana]}
  tell: {name: Tell, phase: buy, channel: talk, feeling: proud, personas: [ana]}
"""


def test_uses_count_touchpoints_of_several_channels_for_each():
    # Net: Ad 1 and 1, Pay 0: 2 / 3. Talk: Ad 1 and 1. Shop: (-1 + 2) / 2 and -2: -0.75.
    assert told(MAP, "channels") == [
        "Net, digital: 2 of 5 touchpoints in 2 phases; +0.7 in the mean (3 ratings)",
        "Talk: 2 of 5 touchpoints in 2 phases; +1 in the mean (2 ratings)",
        "Shop, analog: 1 of 5 touchpoints in 1 phase; −0.8 in the mean (2 ratings)",
        "No channel: 1 of 5 touchpoints in 1 phase",
    ]


def test_changes_between_neighbours_with_a_channel():
    # From See to Pay lies Rest, which has none: no change. Pay to Tell is not rated.
    assert told(MAP, "changes") == [
        "Ana: 2 changes of channel, 1 broken, 1 not rated, 1 between digital and analog",
        "Ben: 1 change of channel, 1 broken, 1 between digital and analog",
    ]


def test_breaks_name_everyone_who_falls_the_deepest_first():
    assert told(MAP, "breaks") == [
        "From “Ad” (Net, digital) to “See” (Shop, analog): Ben +1 → −2 and Ana +1 → −1"
    ]
    assert told(MAP.replace("emotion: [-1, 2]", "emotion: 1"), "breaks") == [
        "From “Ad” (Net, digital) to “See” (Shop, analog): Ben +1 → −2"
    ]


def test_breaks_are_read_from_the_end_of_one_course_to_the_start_of_the_next():
    text = """
title: Shoes
phases: {look: {name: Look}}
touchpoints:
  ad: {name: Ad, channel: ads, emotion: [2, 0]}
  see: {name: See, channel: store, emotion: [-1, 2]}
  fit: {name: Fit, channel: store, emotion: -2}
  walk: {name: Walk, channel: app, emotion: 1}
  rain: {name: Rain, channel: phone, emotion: -2}
"""
    assert told(text, "breaks") == [
        "From “Walk” (App, digital) to “Rain” (Phone, analog): Customer +1 → −2",
        "From “Ad” (Advertising) to “See” (Store, analog): Customer 0 → −1",
    ]
    assert told(text, "changes") == [
        "Customer: 3 changes of channel, 1 seamless, 2 broken, 2 between digital and analog"
    ]
