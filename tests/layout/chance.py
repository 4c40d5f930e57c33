"""Pictures as chance would have them, to be no worse than."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from random import Random

from cjmap.layout import Metrics
from cjmap.layout.arrange import drawn
from cjmap.layout.crossings import Order, crossings
from cjmap.layout.grid import place
from cjmap.layout.orders import orders
from cjmap.layout.plan import Plan, plan
from cjmap.layout.strands import Weave, weave
from cjmap.layout.walks import walks

from .maps import Map
from .tally import Tally, tally

ORDERS = 50


@lru_cache(maxsize=1)
def planned(case: Map) -> Plan:
    grid = place(case.cards, phases=case.phases, lanes=case.lanes, paths=case.paths)
    return plan(grid, walks(case.paths, grid), Metrics())


@lru_cache(maxsize=1)
def woven(case: Map) -> Weave:
    return weave(planned(case))


def moved(case: Map, lanes: tuple[int, ...]) -> Map:
    """The map with its lanes in this order from top to bottom."""
    places = {lane: number for number, lane in enumerate(lanes)}
    cards = tuple(replace(card, lane=places[card.lane]) for card in case.cards)
    return replace(case, cards=cards)


def shuffled(woven: Weave, dice: Random) -> Order:
    """Rails in corridors and runs in gutters in any order; at the cards too, in every other one."""
    strands = [dice.random() for _ in woven.rows]
    if dice.random() < 0.5:
        for number, row in enumerate(woven.rows):
            if row % 2:
                strands[number] = woven.paths[number] + number / len(strands)
    order = Order(strands, [dice.random() for _ in woven.turns])
    return in_rows(woven, order)


def in_rows(woven: Weave, order: Order) -> Order:
    """The same order with the strands of lower rows below those of higher ones, on their slots."""
    slots = orders(woven, order).slots
    reach = len(woven.rows) + 1
    strands = [0.0] * len(woven.rows)
    for key, number in woven.of.items():
        strands[number] = woven.rows[number] * reach + slots[key]
    return Order(strands, order.turns)


def is_beaten(total: int, case: Map, seed: int, *, with_lanes: bool) -> bool:
    """Whether one of 50 random orders has less; `with_lanes` if that of lanes is random too."""
    for number in range(ORDERS):
        dice = Random(f"{seed}, {number}")
        lanes = dice.sample(range(case.lanes), case.lanes) if with_lanes else range(case.lanes)
        if _is_less(moved(case, tuple(lanes)), dice, total):
            return True
    return False


def _is_less(case: Map, dice: Random, total: int) -> bool:
    turned = bends(planned(case))
    # Most have as many bends alone: then nobody need count where they cross.
    return turned < total and turned + crossed(case, shuffled(woven(case), dice)) < total


def crossed(case: Map, order: Order) -> int:
    return crossings(planned(case), woven(case), order)


def bends(decided: Plan) -> int:
    return sum(2 * len(getattr(line, "rails", ".")) - 2 for line in decided.lines)


def drawn_by_chance(case: Map, dice: Random) -> tuple[Tally, Tally]:
    """What the drawing of such an order has, and what is counted of it without drawing."""
    decided, order = planned(case), shuffled(woven(case), dice)
    heights = {card.id: card.height for card in case.cards}
    picture = drawn(decided, orders(woven(case), order), heights)
    return tally(picture), Tally(crossed(case, order), bends(decided))
