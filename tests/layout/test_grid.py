"""Which card stands in which column."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmap.layout import Card, Path
from cjmap.layout.grid import Grid, place


def grid(*lanes: int, walk: str = "") -> Grid:
    """A grid of cards a, b, c … of one phase in these lanes."""
    cards = [Card("abcdefghij"[number], 0, lane, 50) for number, lane in enumerate(lanes)]
    return place(cards, phases=1, lanes=10, paths=[Path("anna", tuple(walk))])


def columns(found: Grid) -> list[int]:
    return [found.cells[card].column for card in sorted(found.cells)]


@pytest.mark.parametrize(
    ("lanes", "walk", "expected"),
    [
        ((0, 1, 2), "", [0, 0, 0]),
        ((0, 0, 0), "", [0, 1, 2]),
        ((0, 1, 0, 1), "", [0, 0, 1, 1]),
        ((0, 2, 1), "", [0, 0, 0]),
        ((0, 2, 1), "ac", [0, 0, 0]),
        ((0, 2, 1), "ab", [0, 0, 1]),
        ((0, 2, 1), "ba", [0, 0, 1]),
        ((0, 1, 2), "ac", [0, 0, 1]),
        ((0, 1, 2), "abc", [0, 0, 0]),
        ((1, 3, 0, 2), "abcd", [0, 0, 1, 1]),
    ],
)
def test_columns(lanes: tuple[int, ...], walk: str, expected: list[int]) -> None:
    assert columns(grid(*lanes, walk=walk)) == expected


def test_phases_stand_in_order_and_an_empty_one_has_a_column() -> None:
    cards = [Card("late", 2, 0, 50), Card("early", 0, 0, 50), Card("then", 0, 0, 50)]
    found = place(cards, phases=4, lanes=1)
    assert [(span.first, span.count) for span in found.phases] == [(0, 2), (2, 1), (3, 1), (4, 1)]
    assert {card: cell.column for card, cell in found.cells.items()} == {
        "early": 0,
        "then": 1,
        "late": 3,
    }


def test_what_is_clear() -> None:
    found = grid(0, 0, 0, 2)
    assert found.clear_along(0, 0, 1)
    assert not found.clear_along(0, 0, 2)
    assert not found.clear_along(0, 2, 0)
    assert found.clear_along(1, 0, 2)
    assert found.clear_down(2, 0, 2)


@given(st.lists(st.integers(0, 4), max_size=10), st.integers(0, 10), st.integers(0, 4))
def test_one_more_card_never_turns_two_others(lanes: list[int], at: int, lane: int) -> None:
    cards = [Card(f"c{number}", 0, lane, 50) for number, lane in enumerate(lanes)]
    more = [*cards[:at], Card("new", 0, lane, 50), *cards[at:]]
    found = place(more, phases=1, lanes=5)
    order = [found.cells[card.id].column for card in more]
    assert order == sorted(order)
