"""What keeps coverage from being whole is found once, where it is to be filled."""

from __future__ import annotations

import pytest

from cjmap.totals.gaps import gaps

from ..reporters.reports import checked

MAP = """\
title: Shoes
phases: {{look: {{name: Look}}, buy: {{name: Buy}}}}
personas: {{ana: {{name: Ana}}, ben: {{name: Ben}}, boss: {{name: Boss, kind: staff}}}}
lanes: {{law: {{name: Law}}}}
coverage: {{require: [actions, emotion, law]}}
touchpoints:
  ad: {{phase: look, name: Ad{ad}}}
  cart: {{phase: buy, name: Cart{cart}}}
"""
WHOLE = ", actions: Reads, emotion: 1, lanes: {law: It holds}"


def found(ad: str = WHOLE, cart: str = WHOLE) -> list[tuple[str, ...]]:
    one = checked(MAP.format(ad=ad, cart=cart))
    assert one.loaded.map
    assert one.coverage
    return [
        (str(gap.place), gap.phase, gap.touchpoint, gap.facet, *gap.personas)
        for gap in gaps(one.loaded.map, one.coverage)
    ]


def test_nothing_is_missing() -> None:
    assert found() == []


@pytest.mark.parametrize(
    ("ad", "expected"),
    [
        (
            ", emotion: 1, lanes: {law: x}",
            [("touchpoints.ad.actions", "look", "ad", "actions")],
        ),
        (
            ", actions: x, lanes: {law: x}, per_persona: {ben: {emotion: 1}}",
            [("touchpoints.ad.emotion", "look", "ad", "emotion", "ana")],
        ),
        (
            ", actions: x, emotion: 1",
            [("touchpoints.ad.lanes.law", "look", "ad", "law")],
        ),
        (
            # What the only persona who comes by lacks is missing for all.
            ", personas: [ben], emotion: 1, lanes: {law: x}",
            [
                ("phases.look", "look", "", "touchpoint", "ana"),
                ("touchpoints.ad.actions", "look", "ad", "actions"),
            ],
        ),
        (", personas: [boss]", [("phases.look", "look", "", "touchpoint")]),
    ],
)
def test_a_gap_is_told_once_at_its_place(ad: str, expected: list[tuple[str, ...]]) -> None:
    assert found(ad) == expected


def test_they_come_phase_by_phase_and_touchpoint_by_touchpoint() -> None:
    # Ana lacks what comes later in the order of facets, and Ben what comes first.
    ad = ", per_persona: {ana: {actions: x}, ben: {emotion: 1}}"
    facets = [(gap[2], gap[3]) for gap in found(ad, "")]
    wanted = ("actions", "emotion", "law")
    assert facets == [(touchpoint, facet) for touchpoint in ("ad", "cart") for facet in wanted]
