"""Wide pictures folded into strips, judged from outside."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjmap.layout import Card, Path, Strip, arrange, fold
from cjmap.layout.cuts import cuts

from .checks import strip_faults
from .maps import Map, random_map

WIDTH = 1000
# Room for four columns, with tags at both ends.
WIDE = 1300
ROW = tuple(Card(f"c{n}", n // 4, 0, 50) for n in range(8))


def folded(
    cards: tuple[Card, ...], *paths: Path, phases: int = 1, lanes: int = 1, width: float = WIDTH
) -> tuple[Strip, ...]:
    strips = fold(cards, phases=phases, lanes=lanes, paths=paths, width=width)
    assert strip_faults(strips, cards, paths, width) == []
    return strips


def drawn(case: Map, width: float) -> tuple[Strip, ...]:
    return fold(case.cards, phases=case.phases, lanes=case.lanes, paths=case.paths, width=width)


@pytest.mark.parametrize("start", range(0, 200, 50))
def test_random_maps_have_no_faults(start: int) -> None:
    for seed in range(start, start + 50):
        case = random_map(seed)
        width = (300, 700, 1100, 1700)[seed % 4]
        strips = drawn(case, width)
        assert strip_faults(strips, case.cards, case.paths, width) == [], f"seed {seed}"


def test_what_fits_is_one_strip_as_it_was() -> None:
    for seed in range(40):
        case = random_map(seed)
        whole = arrange(case.cards, phases=case.phases, lanes=case.lanes, paths=case.paths)
        (strip,) = drawn(case, whole.width)
        assert strip.layout == whole
        assert strip.phases == tuple(range(case.phases))
        assert len(drawn(case, whole.width - 2)) > 1 or len(whole.columns) == 1


def test_a_picture_of_two_phases_is_cut_between_them() -> None:
    strips = folded(ROW, Path("anna", tuple(card.id for card in ROW)), phases=2, width=WIDE)
    assert [strip.phases for strip in strips] == [(0,), (1,)]
    assert not any(strip.goes_on or strip.goes_on_from for strip in strips)


def test_a_phase_that_is_too_wide_goes_on_in_the_next_strip() -> None:
    cards = tuple(Card(f"c{n}", 0, 0, 50) for n in range(10))
    strips = folded(cards)
    assert [(strip.goes_on_from, strip.goes_on) for strip in strips] == [
        (False, True),
        *[(True, True)] * (len(strips) - 2),
        (True, False),
    ]
    counts = [len(strip.layout.cards) for strip in strips]
    assert max(counts) - min(counts) <= 1


def test_a_strip_has_the_lanes_of_its_cards() -> None:
    cards = tuple(Card(f"c{n}", n // 4, n // 4 * 2, 50) for n in range(8))
    strips = folded(cards, phases=2, lanes=4, width=WIDE)
    assert [strip.lanes for strip in strips] == [(0,), (2,)]


def test_phases_without_cards_are_folded_too() -> None:
    strips = folded((), phases=20, lanes=3)
    assert [phase for strip in strips for phase in strip.phases] == list(range(20))
    assert {strip.lanes for strip in strips} == {(0,)}


def test_a_step_to_the_next_strip_leaves_on_the_right_and_arrives_on_the_left() -> None:
    before, after = folded(ROW, Path("anna", ("c3", "c4")), phases=2, width=WIDE)
    (leaves,), (arrives,) = before.layout.ends, after.layout.ends
    assert (leaves.leaves, leaves.card, leaves.other) == (True, "c3", "c4")
    assert (arrives.leaves, arrives.card, arrives.other) == (False, "c4", "c3")
    assert leaves.points[0].x == before.layout.cards["c3"].right < leaves.tag.x
    assert arrives.points[1].x == after.layout.cards["c4"].x > arrives.tag.right


def test_a_step_back_to_a_strip_before_is_a_loop_and_leaves_on_the_left() -> None:
    before, after = folded(ROW, Path("anna", ("c4", "c3")), phases=2, width=WIDE)
    (arrives,), (leaves,) = before.layout.ends, after.layout.ends
    assert leaves.kind == arrives.kind == "loop"
    assert leaves.tag.right < after.layout.cards["c4"].x
    assert arrives.tag.x > before.layout.cards["c3"].right


def test_a_note_on_such_a_step_stands_on_the_tag_where_it_arrives() -> None:
    note = "mit dem Gutschein aus der Anzeige"
    before, after = folded(ROW, Path("anna", ("c3", "c4"), (None, note)), phases=2, width=WIDE)
    assert before.layout.ends[0].note == ()
    assert " ".join(after.layout.ends[0].note) == note


def test_a_strip_that_turns_out_too_wide_is_folded_again() -> None:
    stops = tuple(f"c{n}" for n in (0, 2, 1, 3) * 6)
    crowd = [Path(f"p{number}", stops) for number in range(6)]
    assert len(folded(ROW[:4], lanes=1, width=1200)) == 1
    assert len(folded(ROW[:4], *crowd, lanes=1, width=1200)) > 1


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.integers(1, 9), min_size=1, max_size=30),
    st.sets(st.integers(0, 29)),
    st.integers(5, 40),
)
def test_cuts_keep_all_columns_in_order_and_the_room(
    widths: list[int], seams: set[int], room: int
) -> None:
    found = cuts(widths, seams=seams, room=room)
    assert [column for columns in found for column in columns] == list(range(len(widths)))
    for columns in found:
        assert len(columns) == 1 or sum(widths[column] for column in columns) <= room


@pytest.mark.parametrize(
    ("count", "seams", "counts"),
    [
        (10, {0}, [10]),
        (11, {0}, [6, 5]),
        (14, {0, 7}, [7, 7]),
        (14, {0, 6}, [6, 8]),
        (30, {0, 6, 12, 18, 24}, [6, 6, 6, 6, 6]),
        (12, {0, 2}, [6, 6]),
        (24, {0, 3, 21}, [8, 8, 8]),
    ],
)
def test_where_it_is_cut(count: int, seams: set[int], counts: list[int]) -> None:
    found = cuts([1] * count, seams=seams, room=10)
    assert sorted(map(len, found)) == sorted(counts)
