"""What is said once of several parts leads to each of them, the worst first."""

from __future__ import annotations

from pathlib import Path

import pytest

from .checking import check_files, selecting

MAP = """title: Shoes
phases: {buy: {name: Buy}}
personas: {ana: {name: Ana}, ben: {name: Ben}, cem: {name: Cem}}
touchpoints:
  shelf: {name: Shelf, actions: TODO}
  chat: {name: Chat, personas: [ana]}
  fit: {name: Fitting, personas: [ana], moment_of_truth: true, questions: "???"}
  desk: {name: Cash desk}
  bag: {name: Bag}
  box: {name: Box, thoughts: Hm, emotion: -2}
journeys:
  pair: {persona: ana, path: [shelf, desk, bag, box]}
  back: {persona: ana, path: [desk, shelf, desk, shelf, desk, bag, box]}
coverage: {require: [actions, motivations]}
"""


@pytest.mark.parametrize(
    ("rule", "count", "messages"),
    [
        ("off-path", 2, ('"fit" is on no path', '"chat" is on no path')),
        ("persona-without-path", 2, ('"ben" has no path', '"cem" has no path')),
        ("placeholder-text", 2, ('"???"', '"TODO"')),
        (
            "bare-touchpoint",
            3,
            ('touchpoint "chat"', 'touchpoint "desk"', 'touchpoint "bag"'),
        ),
    ],
)
def test_what_is_said_once_names_all(
    rule: str, count: int, messages: tuple[str, ...], tmp_path: Path
) -> None:
    files = {"map.journey.yaml": MAP.encode()}
    (found,) = check_files(tmp_path, files, config=selecting(rule)).found
    assert found.diagnostic.count == count
    assert tuple(one.message for one in found.diagnostic.related) == messages


LOWS = b"""title: Shoes
phases: {buy: {name: Buy}}
touchpoints:
  shelf: {name: Shelf, emotion: 1}
  desk: {name: Cash desk, emotion: -2}
  chat: {name: Chat, emotion: -1}
  bag: {name: Bag, actions: Packs}
  box: {name: Box, actions: Opens it}
  fit: {name: Fitting, emotion: [2, 0], moment_of_truth: true, motivations: Wants one that fits}
  walk: {name: Walk, actions: Walks}
  door: {name: Door, actions: Leaves}
coverage: {require: [actions, motivations]}
"""


def test_what_half_of_the_touchpoints_leave_out_leads_to_the_worst_first(tmp_path: Path) -> None:
    config = selecting("missing-facet")
    (found,) = check_files(tmp_path, {"map.journey.yaml": LOWS}, config=config).found
    assert (
        found.diagnostic.message
        == 'touchpoints leave out "motivations" (7 of 8) and "actions" (4 of 8)'
    )
    ids = [one.message.split('"')[1] for one in found.diagnostic.related]
    assert ids == ["fit", "desk", "chat", "bag", "box", "walk", "door", "shelf"]
    assert found.diagnostic.help.endswith('begin with "fit", "desk" and "chat"')
    assert found.diagnostic.count == 11


PASSING = b"""title: Shoes
phases:
  buy:
    name: Buy
    personas: [ana]
personas: {ana: {name: Ana}, ben: {name: Ben}}
touchpoints:
  desk: {name: Cash desk, personas: [ben]}
"""


def test_who_passes_through_a_phase_is_said_there(tmp_path: Path) -> None:
    files = {"map.journey.yaml": PASSING}
    (found,) = check_files(tmp_path, files, config=selecting("persona-elsewhere")).found
    (related,) = found.diagnostic.related
    assert related.message == "who passes through is said here"
    assert str(related.place) == "phases.buy.personas"


def test_every_return_after_the_first_is_related(tmp_path: Path) -> None:
    files = {"map.journey.yaml": RETURNING}
    (found,) = check_files(tmp_path, files, config=selecting("unexplained-return")).found
    assert found.diagnostic.count == 2
    assert [(one.message, str(one.place)) for one in found.diagnostic.related] == [
        ('back to "shelf"', "journeys.pair.path.4")
    ]


RETURNING = b"""title: Shoes
phases: {look: {name: Look}, buy: {name: Buy}}
touchpoints:
  shelf: {name: Shelf, phase: look}
  desk: {name: Cash desk, phase: buy}
journeys: {pair: {path: [shelf, desk, shelf, desk, shelf, desk]}}
"""
