"""The pictures of the examples are as calm as an order of lanes and tracks can make them."""

from __future__ import annotations

from pathlib import Path

import pytest

from cjmap import layout
from cjmap.layout import Card
from cjmap.renderers.diagrams import swimlane
from cjmap.view.values import View
from cjmap.view.walking import walking_order

from ...everything import view_of, view_of_text
from ...layout.chance import is_beaten, moved
from ...layout.maps import Map, drawn
from ...layout.tally import tally
from .pictures import bands

ROOT = Path(__file__).resolve().parents[3]
EXAMPLES = sorted((ROOT / "examples").glob("*/*.journey.yaml"))


def names(view: View) -> list[str]:
    """The main channels in the order in which the map names them."""
    main = {touchpoint.channels[0].id for touchpoint in view.touchpoints}
    return [channel.id for channel in view.channels if channel.id in main]


def case(view: View) -> Map:
    lanes = names(view)
    cards = tuple(
        Card(touchpoint.id, touchpoint.phase, lanes.index(touchpoint.channels[0].id), 50)
        for touchpoint in walking_order(view)
    )
    paths = tuple(layout.Path(persona.id, persona.path) for persona in view.personas)
    return Map(cards, len(view.phases), len(lanes), paths)


def strips(view: View) -> list[list[str]]:
    """The lanes of each strip of the picture, from top to bottom."""
    marks, _ = swimlane.picture(view)
    found: dict[str, list[str]] = {}
    for band in bands(marks):
        strip, _, lane = band.id.rpartition("lane-")
        found.setdefault(strip, []).append(lane)
    return [*found.values()]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_an_example_is_no_worse_than_the_best_of_50_random_orders(path: Path) -> None:
    view = view_of(path)
    example = case(view)
    declared = [n for n, id in enumerate(names(view)) if view.map.channels[id].declared]
    lanes = layout.lane_order(
        example.cards,
        phases=example.phases,
        lanes=example.lanes,
        paths=example.paths,
        pinned=declared,
    )
    for strip in strips(view):
        assert strip == [names(view)[lane] for lane in lanes if names(view)[lane] in strip]
    shipped = moved(example, lanes)
    ours = tally(drawn(shipped)).total
    assert not is_beaten(ours, shipped, 1, with_lanes=False)
    assert not is_beaten(ours, example, 1, with_lanes=True)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_an_example_with_free_lanes_is_no_worse_either(path: Path) -> None:
    example = case(view_of(path))
    lanes = layout.lane_order(
        example.cards, phases=example.phases, lanes=example.lanes, paths=example.paths
    )
    ours = tally(drawn(moved(example, lanes))).total
    assert not is_beaten(ours, example, 2, with_lanes=True)


LANES = """
title: Lanes
phases: {{p: {{name: Buy}}}}
personas: {{x: {{name: Xaver}}}}
{channels}
touchpoints:
  a: {{name: One, phase: p, channel: website}}
  b: {{name: Two, phase: p, channel: email}}
  c: {{name: Three, phase: p, channel: phone}}
journeys: {{j: {{persona: x, path: [a, c, b]}}}}
"""


@pytest.mark.parametrize(
    ("channels", "lanes"),
    [
        ("", ["website", "phone", "email"]),
        ("channels: {website: {name: Site}}", ["website", "phone", "email"]),
        (
            "channels: {website: {name: S}, email: {name: E}, phone: {name: P}}",
            ["website", "email", "phone"],
        ),
        ("channels: {email: {name: E}, website: {name: S}}", ["email", "phone", "website"]),
    ],
)
def test_declared_channels_keep_the_order_of_the_file(channels: str, lanes: list[str]) -> None:
    assert strips(view_of_text(LANES.format(channels=channels))) == [lanes]
