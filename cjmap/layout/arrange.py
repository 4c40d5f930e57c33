"""Arrange cards, lines and notes into one picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cjmap.layout.columns import share
from cjmap.layout.drawing import Drawing
from cjmap.layout.grid import Grid, place
from cjmap.layout.orders import Orders, orders
from cjmap.layout.plan import Plan, plan
from cjmap.layout.room import berthings, ranks, rooms, uprights
from cjmap.layout.rows import stack
from cjmap.layout.settling import settle
from cjmap.layout.shapes import Card, Layout, Metrics, Path
from cjmap.layout.strands import weave
from cjmap.layout.walks import Walks, walks

_PLAIN = Metrics()


def arrange(
    cards: Sequence[Card],
    *,
    phases: int,
    lanes: int,
    paths: Sequence[Path] = (),
    metrics: Metrics = _PLAIN,
) -> Layout:
    """The layout of a picture: every card in a cell of its own, every line on tracks of its own.

    No line crosses a card, no note covers a card or another note, and the same values always give
    the same picture. The cards of a lane are all as high as the highest. Lines that lead on leave
    a card on the right and arrive on the left, those that lead back the other way round; between
    cards of one column they go straight down or up. A stop that is no card is a KeyError.

    >>> picture = arrange([Card("one", 0, 0, 50), Card("two", 0, 1, 50)], phases=1, lanes=2,
    ...                   paths=[Path("anna", ("one", "two"))])
    >>> picture.cards["two"].y - picture.cards["one"].bottom
    32
    """
    grid = place(cards, phases=phases, lanes=lanes, paths=paths)
    heights = {card.id: card.height for card in cards}
    return lay(grid, walks(paths, grid), heights, metrics)


def lay(grid: Grid, walks: Walks, heights: Mapping[str, float], metrics: Metrics) -> Layout:
    """The layout of cards that have their cells, with the height that each needs."""
    decided = plan(grid, walks, metrics)
    woven = weave(decided)
    return drawn(decided, orders(woven, settle(woven)), heights)


def drawn(plan: Plan, orders: Orders, heights: Mapping[str, float]) -> Layout:
    """The layout of a plan, with its lines in the given orders and its cards so high or higher."""
    highest = [0.0] * plan.grid.lanes
    for card, cell in plan.grid.cells.items():
        highest[cell.lane] = max(highest[cell.lane], heights[card])
    rows = stack(berthings(plan, orders.slots), highest, plan.metrics)
    order = ranks(plan, rows)
    tracks = uprights(plan, orders.tracks)
    space = share(tracks, rooms(plan, order), plan.grid.columns, plan.metrics)
    return Drawing(plan, rows, space, order).layout()
