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
