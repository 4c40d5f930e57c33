"""Long curves: folded into strips, as music is into staves."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest

from cjmap.renderers.diagrams import axis, emotion
from cjmap.renderers.diagrams.scores import Stretch, stretches
from cjmap.renderers.diagrams.strips import folded

from ...everything import view_of_text
from .pictures import crowd, faults, said, shape, shapes, strokes

WIDEST = 2520
PREFIXES = ("", "strip-2-", "strip-3-")
LONG = crowd(70, people=3, phases=4)


def row(count: int, phases: int) -> tuple[Stretch, ...]:
    return stretches(view_of_text(crowd(count, people=2, phases=phases)), 0)


@pytest.mark.parametrize(
    ("count", "people", "phases"), [(1, 1, 1), (40, 8, 5), (60, 3, 60), (130, 2, 1)]
)
def test_no_picture_is_wider_than_a_page(count, people, phases):
    marks, page = emotion.picture(view_of_text(crowd(count, people=people, phases=phases)))
    assert page.width <= WIDEST
    assert faults(marks, page) == []
    dots = Counter(mark.id.split("_")[2] for mark in shapes(marks) if mark.id.startswith("dot_"))
    names = [mark.id for mark in shapes(marks) if mark.id.startswith("t-")]
    assert len(names) == len(set(names)) == count
    assert {f"t-{id}" for id in dots} <= set(names)


def test_a_crowd_wider_than_a_page_is_squeezed():
    _, page = emotion.picture(view_of_text(crowd(4, people=90, phases=2)))
    assert page.width <= WIDEST


def test_what_fits_is_one_strip():
    (strip,) = folded(row(12, 3), 2000)
    assert [stretch.phase.id for stretch in strip.stretches] == ["f0", "f1", "f2"]
    assert strip.prefix == ""
    assert not any(stretch.goes_on_from or stretch.goes_on for stretch in strip.stretches)


@pytest.mark.parametrize("count", [30, 31, 45, 64])
@pytest.mark.parametrize("phases", [1, 3, 7])
def test_strips_follow_the_row_and_are_about_equally_wide(count, phases):
    whole = row(count, phases)
    strips = folded(whole, 1000)
    columns = [column for strip in strips for column in strip.columns]
    assert columns == [column for stretch in whole for column in stretch.columns]
    assert all(one.right == other.left for one, other in pairwise(strips))
    widths = [strip.right - strip.left for strip in strips]
    assert max(widths) <= 1000
    assert max(widths) - min(widths) <= 400


def test_a_fold_leaves_no_touchpoint_alone():
    for room in range(600, 1400, 84):
        for strip in folded(row(40, 5), room)[:-1]:
            last = strip.stretches[-1]
            assert not last.goes_on or len(last.columns) > 1
            assert not strip.stretches[0].goes_on_from or len(strip.stretches[0].columns) > 1


def test_a_folded_phase_says_so():
    marks, _ = emotion.picture(view_of_text(f"language: en\n{LONG}"))
    bars = {mark.id: " ".join(said(mark)) for mark in shapes(marks) if "phase-" in mark.id}
    folded_ones = [id for id in bars if id.startswith("strip-")]
    assert folded_ones
    for id in folded_ones:
        assert bars[id].endswith("(continued)")
        assert bars[id.split("-", 2)[2]].endswith("→")


def test_each_strip_has_its_scale():
    marks, _ = emotion.picture(view_of_text(LONG))
    tops = [shape(marks, f"{prefix}scale-above-2").box for prefix in PREFIXES]
    assert len({box.x for box in tops}) == 1
    assert tops[0].y < tops[1].y < tops[2].y


def test_a_curve_goes_on_at_the_height_at_which_it_was_cut():
    marks, _ = emotion.picture(view_of_text(LONG))
    zero = [shape(marks, f"{prefix}scale-above-0").box.middle.y for prefix in PREFIXES]
    curves = [stroke for stroke in strokes(marks) if stroke.tail]
    pairs = Counter((stroke.tail, stroke.head) for stroke in curves)
    cut = [pair for pair, count in pairs.items() if count > 1]
    assert len(cut) >= 3
    for pair in cut:
        parts = [stroke for stroke in curves if (stroke.tail, stroke.head) == pair]
        for number, (one, other) in enumerate(pairwise(parts)):
            strip = next(n for n in range(number, 3) if one.points[-1].y < zero[n] + 200)
            assert other.points[0].x == axis.WIDTH
            assert one.points[-1].y - zero[strip] == pytest.approx(
                other.points[0].y - zero[strip + 1]
            )


def test_what_goes_over_a_fold_is_named_there():
    marks, _ = emotion.picture(view_of_text(LONG))
    crossing = Counter((s.css, s.tail, s.head) for s in strokes(marks) if s.tail)
    over = sum(count - 1 for count in crossing.values())
    assert sum("on-p" in mark.id for mark in shapes(marks)) == over
