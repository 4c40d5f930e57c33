"""Lines cross and turn no more often than in the best of many random orders."""

from __future__ import annotations

from random import Random

import pytest

from cjmap.layout import lane_order
from cjmap.layout.lanes import MOST_LANES
from cjmap.layout.shapes import Card, Path

from .chance import drawn_by_chance, is_beaten, moved
from .maps import Map, drawn, random_map
from .tally import tally

# Maps of all kinds, as they come.
SEEDS = range(60)


def ordered(case: Map, pinned: tuple[int, ...] = ()) -> Map:
    lanes = lane_order(
        case.cards, phases=case.phases, lanes=case.lanes, paths=case.paths, pinned=pinned
    )
    return moved(case, lanes)


@pytest.mark.parametrize("start", range(0, len(SEEDS), 20))
def test_free_lanes_are_no_worse_than_the_best_of_50_random_orders(start: int) -> None:
    for seed in SEEDS[start : start + 20]:
        case = random_map(seed)
        ours = tally(drawn(ordered(case))).total
        assert not is_beaten(ours, case, seed, with_lanes=True), f"seed {seed}"


@pytest.mark.parametrize("seed", range(40))
def test_given_lanes_are_no_worse_than_the_best_of_50_random_orders(seed: int) -> None:
    case = random_map(seed)
    assert not is_beaten(tally(drawn(case)).total, case, seed, with_lanes=False)


@pytest.mark.parametrize("seed", range(60))
def test_what_is_counted_is_what_is_drawn(seed: int) -> None:
    in_picture, counted = drawn_by_chance(random_map(seed), Random(seed))
    assert in_picture == counted


@pytest.mark.parametrize("seed", range(40))
def test_pinned_lanes_keep_their_order(seed: int) -> None:
    case = random_map(seed)
    dice = Random(seed)
    pinned = tuple(sorted(dice.sample(range(case.lanes), dice.randint(0, case.lanes))))
    arguments = {"phases": case.phases, "lanes": case.lanes, "paths": case.paths, "pinned": pinned}
    order = lane_order(case.cards, **arguments)
    assert sorted(order) == list(range(case.lanes))
    assert tuple(lane for lane in order if lane in pinned) == pinned
    if len(pinned) == case.lanes:
        assert order == tuple(range(case.lanes))


@pytest.mark.parametrize("seed", range(0, 40, 8))
def test_the_same_map_has_the_same_order(seed: int) -> None:
    assert ordered(random_map(seed)) == ordered(random_map(seed))


@pytest.mark.parametrize("lanes", [12, MOST_LANES])
def test_one_free_lane_among_many_that_are_pinned_finds_its_place(lanes: int) -> None:
    steps = [0, lanes - 1, *range(1, lanes - 1)]
    cards = [Card(f"c{lane}", 0, lane, 50) for lane in steps]
    path = Path("anna", tuple(card.id for card in cards))
    order = lane_order(cards, phases=1, lanes=lanes, paths=[path], pinned=range(lanes - 1))
    # There are factorially many orders of all, of which only as many as there are lanes are asked.
    assert order == (0, lanes - 1, *range(1, lanes - 1))


def test_a_map_with_very_many_lanes_keeps_them() -> None:
    lanes = MOST_LANES + 1
    assert lane_order((), phases=1, lanes=lanes) == tuple(range(lanes))
