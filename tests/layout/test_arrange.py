"""Whole layouts, judged from outside."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjmap.layout import Box, Card, Layout, Metrics, Path, Point, arrange

from .checks import faults, lines, overlap
from .maps import Map, any_map, drawn, hostile_map, random_map

ROW = tuple(Card(f"c{n}", 0, 0, 50) for n in range(4))
# Three lanes with a card each, in two phases.
BLOCK = tuple(Card(f"{phase}{lane}", phase, lane, 50) for phase in range(2) for lane in range(3))


def laid(cards: tuple[Card, ...], *paths: Path, lanes: int = 1, phases: int = 1) -> Layout:
    layout = arrange(cards, phases=phases, lanes=lanes, paths=paths)
    assert faults(layout, cards, paths) == []
    return layout


def corners(layout: Layout, number: int = 0) -> int:
    return len(layout.routes[number].points) - 2


@pytest.mark.parametrize("start", range(0, 1000, 100))
def test_random_maps_have_no_faults(start: int) -> None:
    for seed in range(start, start + 100):
        case = any_map(seed)
        assert faults(drawn(case), case.cards, case.paths) == [], f"seed {seed}"


@pytest.mark.parametrize("start", range(0, 100, 10))
def test_crowded_maps_have_no_faults(start: int) -> None:
    for seed in range(start, start + 10):
        case = random_map(seed)
        assert faults(drawn(case), case.cards, case.paths) == [], f"seed {seed}"


@pytest.mark.parametrize("start", range(0, 100, 10))
def test_hostile_maps_have_no_faults_and_take_bounded_time(start: int) -> None:
    for seed in range(start, start + 10):
        case = hostile_map(seed)
        began = time.process_time()
        layout = drawn(case)
        assert time.process_time() - began < 5
        assert faults(layout, case.cards, case.paths) == [], f"seed {seed}"


@st.composite
def small_maps(draw: st.DrawFn) -> Map:
    phases, lanes = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    places = draw(
        st.lists(st.tuples(st.integers(0, phases - 1), st.integers(0, lanes - 1)), max_size=8)
    )
    heights = st.integers(10, 120)
    cards = tuple(Card(f"c{n}", *place, draw(heights)) for n, place in enumerate(places))
    stops = (
        st.lists(st.sampled_from([card.id for card in cards]), max_size=9) if cards else st.just([])
    )
    notes = st.one_of(st.none(), st.text(max_size=60))
    paths = []
    for number in range(draw(st.integers(0, 4))):
        walk = tuple(draw(stops))
        noted = tuple(draw(st.lists(notes, min_size=len(walk), max_size=len(walk))))
        paths.append(Path(f"p{number}", walk, noted))
    return Map(cards, phases, lanes, tuple(paths))


@settings(max_examples=150, deadline=None)
@given(small_maps())
def test_small_maps_have_no_faults(case: Map) -> None:
    assert faults(drawn(case), case.cards, case.paths) == []


@settings(max_examples=40, deadline=None)
@given(small_maps())
def test_the_same_map_has_the_same_layout(case: Map) -> None:
    assert drawn(case) == drawn(case)


@pytest.mark.parametrize(
    ("cards", "phases", "lanes"), [((), 1, 1), ((), 8, 12), (ROW[:1], 1, 1), (ROW[:1], 20, 12)]
)
def test_a_picture_without_lines(cards: tuple[Card, ...], phases: int, lanes: int) -> None:
    layout = laid(cards, phases=phases, lanes=lanes)
    assert (layout.routes, layout.starts) == ((), ())
    assert [columns.count for columns in layout.columns] == [1] * phases


def test_neighbours_in_a_lane_are_joined_by_one_level_line() -> None:
    layout = laid(ROW, Path("anna", ("c0", "c1")))
    start, end = layout.routes[0].points
    assert start == Point(layout.cards["c0"].right, end.y)
    assert end == Point(layout.cards["c1"].x, layout.cards["c1"].middle.y)


def test_a_path_runs_straight_through_the_cards_it_shares() -> None:
    layout = laid(ROW, *(Path(name, ("c0", "c1", "c2", "c3")) for name in ("anna", "ben", "cleo")))
    assert [
        len({point.y for r in layout.routes if r.path == name for point in r.points})
        for name in ("anna", "ben", "cleo")
    ] == [1, 1, 1]


def test_cards_of_one_column_are_joined_straight_down_and_up() -> None:
    layout = laid(BLOCK, Path("anna", ("00", "01", "02", "01")), lanes=3, phases=2)
    assert [corners(layout, number) for number in range(3)] == [0, 0, 0]
    assert layout.routes[2].points[0].y > layout.routes[2].points[1].y


def test_a_step_to_the_next_column_and_lane_has_two_corners() -> None:
    layout = laid(BLOCK, Path("anna", ("00", "11")), lanes=3, phases=2)
    assert corners(layout) == 2


def test_a_line_past_an_occupied_cell_takes_a_corridor() -> None:
    layout = laid(ROW, Path("anna", ("c0", "c2")))
    level = [line.box for line in lines(layout) if line.level and line.route == 0]
    past = max(level, key=lambda box: box.width)
    assert past.y < layout.cards["c1"].y or past.y > layout.cards["c1"].bottom


def test_the_corridor_lies_between_the_lanes_that_it_joins() -> None:
    cards = tuple(
        Card(f"{phase}{lane}", phase, lane, 50) for phase in range(3) for lane in range(4)
    )
    layout = laid(cards, Path("anna", ("00", "22")), lanes=4, phases=3)
    heights = sorted({point.y for point in layout.routes[0].points})
    assert len(heights) == 3
    assert heights[0] == layout.cards["00"].middle.y
    assert heights[2] == layout.cards["22"].middle.y


def test_a_line_past_a_free_cell_stays_in_its_lane() -> None:
    cards = (Card("a", 0, 0, 50), Card("b", 1, 1, 50), Card("c", 2, 0, 50))
    layout = laid(cards, Path("anna", ("a", "c")), lanes=2, phases=3)
    assert corners(layout) == 0


@pytest.mark.parametrize(
    ("stops", "kinds"),
    [
        (("00", "01", "11"), ["step", "step"]),
        (("01", "00"), ["step"]),
        (("11", "01"), ["loop"]),
        (("00", "01", "00"), ["step", "loop"]),
        (("00", "00"), ["loop"]),
    ],
)
def test_a_step_back_is_a_loop(stops: tuple[str, ...], kinds: list[str]) -> None:
    layout = laid(BLOCK, Path("anna", stops), lanes=3, phases=2)
    assert [route.kind for route in layout.routes] == kinds


def test_a_line_back_leaves_on_the_left() -> None:
    layout = laid(ROW, Path("anna", ("c1", "c0")))
    assert [point.x for point in layout.routes[0].points] == [
        layout.cards["c1"].x,
        layout.cards["c0"].right,
    ]


def test_a_card_grows_with_the_lines_that_meet_it() -> None:
    alone = laid(ROW, Path("anna", ("c0", "c1")))
    crowd = laid(ROW, *(Path(f"p{number}", ("c0", "c1", "c0", "c1")) for number in range(8)))
    assert alone.cards["c0"].height == 50
    assert crowd.cards["c0"].height > 100


def test_a_gutter_grows_with_its_tracks() -> None:
    few = laid(BLOCK, Path("anna", ("00", "12")), lanes=3, phases=2)
    many = laid(BLOCK, *(Path(f"p{n}", ("00", "12")) for n in range(8)), lanes=3, phases=2)

    def gap(layout: Layout) -> float:
        return layout.cards["10"].x - layout.cards["00"].right

    assert gap(few) == Metrics().gutter
    assert gap(many) > gap(few)


@pytest.mark.parametrize("stops", [("c0", "c1"), ("c0", "c2"), ("c3", "c0"), ("c1", "c1")])
def test_a_note_is_written_on_its_line(stops: tuple[str, ...]) -> None:
    note = "mit Gutschein nach 24 Stunden"
    layout = laid(ROW, Path("anna", stops, (None, note)))
    label = layout.routes[0].label
    assert label is not None
    assert " ".join(label.lines) == note
    assert any(overlap(label.box, line.box) for line in lines(layout) if line.route == 0)


def test_notes_on_straight_lines_stand_side_by_side_as_far_as_they_fit() -> None:
    notes = (None, "mit einem langen Gutschein für die Schuhe")
    layout = laid(BLOCK, *(Path(f"p{n}", ("00", "01"), notes) for n in range(4)), lanes=3, phases=2)
    assert [corners(layout, number) for number in range(4)].count(0) in (1, 2)


def test_blank_notes_are_none() -> None:
    layout = laid(ROW, Path("anna", ("c0", "c1", "c2"), (None, "", "  ")))
    assert [route.label for route in layout.routes] == [None, None]


def test_badges_of_one_card_stand_apart_and_before_it() -> None:
    layout = laid(ROW, *(Path(f"p{number}", ("c0", "c1")) for number in range(8)))
    assert len(layout.starts) == 8
    assert all(start.badge.right <= layout.cards["c0"].x - 10 for start in layout.starts)


def test_a_path_of_one_stop_has_a_badge_only() -> None:
    layout = laid(ROW, Path("anna", ("c0",)), Path("ben", ()))
    assert [start.path for start in layout.starts] == ["anna"]
    assert layout.routes == ()


def test_phases_and_lanes_cover_the_picture() -> None:
    layout = laid(BLOCK, lanes=3, phases=2)
    metrics = Metrics()
    assert layout.phases[0].x == layout.lanes[0].x == metrics.left
    assert layout.phases[-1].right == layout.lanes[-1].right == layout.width
    assert layout.lanes[0].y == layout.phases[0].y == metrics.top
    assert layout.lanes[-1].bottom == layout.phases[0].bottom


def test_an_unknown_stop_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        arrange(ROW, phases=1, lanes=1, paths=[Path("anna", ("c0", "elsewhere"))])


def test_other_metrics_are_kept() -> None:
    metrics = replace(Metrics(), left=40, card_width=100, gutter=60)
    layout = arrange(ROW, phases=1, lanes=1, metrics=metrics)
    assert layout.cards["c1"] == Box(40 + 60 + 100 + 60, 62 + 16, 100, 50)
