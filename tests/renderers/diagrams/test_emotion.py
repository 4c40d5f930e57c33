"""Emotion curves: every score a dot, every gap a gap, and words where there is room."""

from __future__ import annotations

import time
import xml.etree.ElementTree as ET
from itertools import pairwise

import pytest

from cjmap import layout
from cjmap.renderers import engine, svg
from cjmap.renderers.diagrams import emotion
from cjmap.renderers.diagrams.scores import STEP

from ...everything import everything, view_of, view_of_text
from .pictures import MAPS, bands, crowd, faults, said, shape, shapes, strokes

SVG = "{http://www.w3.org/2000/svg}"
MAP = """
title: Moods
language: de
personas: {{a: {{name: Anna}}, b: {{name: Ben}}}}
phases: {{p: {{name: Suchen}}, q: {{name: Kaufen}}}}
touchpoints:
{touchpoints}
{more}
"""
THREE = """
  one: {name: Eins, phase: p, emotion: 1}
  two: {name: Zwei, phase: p, SCORE}
  three: {name: Drei, phase: q, emotion: -1}
"""


def marks(touchpoints: str, more: str = ""):
    return emotion.picture(view_of_text(MAP.format(touchpoints=touchpoints, more=more)))[0]


def curve(picture, persona: str) -> list[tuple[str, str]]:
    """Return the dots that a persona's curve joins."""
    css = f"persona-{persona}"
    return [(s.tail, s.head) for s in strokes(picture) if s.css == css and s.tail]


@pytest.mark.parametrize("text", MAPS.values(), ids=MAPS)
def test_nothing_overlaps_and_nothing_leaves_the_page(text):
    assert faults(*emotion.picture(view_of_text(text))) == []


def test_every_map_is_drawn_with_its_text_inside_its_boxes():
    views = {name: view_of_text(text) for name, text in MAPS.items()}
    drawn = engine.draw({name: emotion.dot(view) for name, view in views.items()})
    for name, picture in drawn.items():
        boxes = {mark.id: mark.box for mark in shapes(emotion.picture(views[name])[0])}
        groups = [
            group for group in ET.fromstring(picture).iter(f"{SVG}g") if group.get("id") in boxes
        ]
        assert len(groups) == len(boxes), name
        for group in groups:
            box = boxes[group.get("id")]
            for text in group.iter(f"{SVG}text"):
                assert box.x - 2 < float(text.get("x")) < box.right, (name, text.text)
                assert box.y < float(text.get("y")) < box.bottom, (name, text.text)


def test_the_picture_can_be_finished(tmp_path):
    for view in (view_of(everything().write(tmp_path)), view_of_text(MAPS["hostile"])):
        picture = engine.draw({"a": emotion.dot(view)})["a"]
        title, description = emotion.describe(view)
        done = svg.finish(picture, title=title, description=description, language="en").decode()
        assert done.count("<title") > len(view.touchpoints)
        assert done.endswith("</svg>\n")


def test_a_score_is_as_high_as_its_place_on_the_scale():
    picture = marks("  t: {name: T, phase: p, per_persona: {a: {emotion: 2}, b: {emotion: -1}}}")
    assert shape(picture, "dot_a_t_0").box.middle.y == 0
    assert shape(picture, "dot_b_t_0").box.middle.y == 3 * STEP


def test_another_scale_is_shown_with_its_own_numbers():
    scale = "emotion_scale: {low: 1, high: 9}"
    picture = marks("  t: {name: T, phase: p, emotion: 7}", scale)
    assert shape(picture, "dot_a_t_0").box.middle.y == STEP
    assert said(shape(picture, "scale-above-2")) == ["9", "begeistert"]
    assert said(shape(picture, "scale-above-0")) == ["5", "neutral"]
    assert said(shape(picture, "scale-below-2")) == ["1", "verärgert"]


def test_a_curve_runs_from_score_to_score():
    picture = marks(THREE.replace("SCORE", "emotion: 0"))
    assert curve(picture, "a") == [("dot_a_one_0", "dot_a_two_0"), ("dot_a_two_0", "dot_a_three_0")]


@pytest.mark.parametrize("nothing", ["feeling: unsicher", "duration: 1 h"])
def test_a_missing_score_is_a_gap_and_not_zero(nothing):
    picture = marks(THREE.replace("SCORE", nothing))
    assert curve(picture, "a") == []
    assert not [mark for mark in shapes(picture) if mark.id == "dot_a_two_0"]


def test_a_touchpoint_that_she_does_not_meet_is_no_gap():
    picture = marks(THREE.replace("SCORE", "emotion: 0, personas: [b]"))
    assert curve(picture, "a") == [("dot_a_one_0", "dot_a_three_0")]


def test_a_course_is_several_dots_of_one_touchpoint():
    picture = marks(THREE.replace("SCORE", "emotion: [-1, 0, 2]"))
    dots = [shape(picture, f"dot_a_two_{index}").box.middle for index in range(3)]
    assert [dot.y for dot in dots] == [3 * STEP, 2 * STEP, 0]
    assert all(before.x < after.x for before, after in pairwise(dots))
    assert ("dot_a_two_1", "dot_a_two_2") in curve(picture, "a")


def test_equal_scores_stand_side_by_side_in_the_order_of_personas():
    picture = marks("  t: {name: T, phase: p, emotion: 1}")
    one, other = (shape(picture, f"dot_{persona}_t_0").box for persona in "ab")
    assert one.right <= other.x
    assert one.y == other.y


def test_a_feeling_without_a_number_is_drawn_below_the_scale():
    picture = marks(THREE.replace("SCORE", "feeling: unsicher"))
    assert said(shape(picture, "words_a_two")) == ["unsicher"]
    for persona in "ab":
        sign = shape(picture, f"felt_{persona}_two")
        assert sign.look["style"] == "dashed"
        assert sign.box.y > 4 * STEP
    assert said(shape(picture, "scale-in-words")) == ["in Worten"]


def test_without_such_feelings_there_is_no_row_for_them():
    picture = marks(THREE.replace("SCORE", "emotion: 0"))
    assert not [mark for mark in shapes(picture) if mark.id == "scale-in-words"]


def test_with_words_only_there_is_no_scale():
    picture = marks("  t: {name: T, phase: p, feeling: unsicher}")
    ids = {mark.id for mark in shapes(picture)}
    assert {"scale-in-words", "felt_a_t"} <= ids
    assert not {id for id in ids if id.startswith(("scale-above", "scale-below"))}
    bar, felt = shape(picture, "phase-p").box, shape(picture, "felt_a_t").box
    assert 0 < felt.y - bar.bottom < 40


def test_highs_and_lows_are_named():
    lonely = "personas: [a]"
    picture = marks(
        f"""
  one: {{name: Eins, phase: p, emotion: 0, feeling: ruhig, {lonely}}}
  two: {{name: Zwei, phase: p, emotion: 1, feeling: froh, {lonely}}}
  three: {{name: Drei, phase: p, emotion: 2, feeling: selig, {lonely}}}
  four: {{name: Vier, phase: q, emotion: -2, feeling: wütend, {lonely}}}
"""
    )
    named = {mark.id.split("_")[2] for mark in shapes(picture) if mark.id.startswith("feeling_")}
    assert named == {"one", "three", "four"}
    assert said(shape(picture, "feeling_a_four")) == ["wütend"]
    assert shape(picture, "feeling_a_four").box.y > shape(picture, "dot_a_four_0").box.bottom
    assert shape(picture, "feeling_a_three").box.bottom < shape(picture, "dot_a_three_0").box.y


def test_a_curve_without_turns_has_its_words_too():
    flat = "  {id}: {{name: T, phase: p, emotion: 1, feeling: {id}, personas: [a]}}"
    picture = marks("\n".join(flat.format(id=id) for id in ("eins", "zwei", "drei")))
    told = [said(mark) for mark in shapes(picture) if mark.id.startswith("feeling_")]
    assert sorted(told) == [["drei"], ["eins"], ["zwei"]]


def test_long_words_stand_in_a_narrow_spot():
    feeling = "erleichtert und ein wenig wehmütig"
    row = "{id}: {{name: T, phase: p, emotion: {score}, feeling: {feeling}}}"
    touchpoints = "\n".join(
        "  " + row.format(id=f"t{n}", score=(2, -2)[n % 2], feeling=f"{feeling} {n}")
        for n in range(8)
    )
    picture = marks(touchpoints)
    told = [said(mark) for mark in shapes(picture) if mark.id.startswith("feeling_")]
    assert len(told) == 8


def test_every_dot_tells_the_feeling():
    picture = marks(THREE.replace("SCORE", "emotion: 0, feeling: lauter Worte"))
    assert "Anna: 0, lauter Worte" in shape(picture, "dot_a_two_0").tooltip
    picture = marks(THREE.replace("SCORE", "feeling: lauter Worte"))
    assert shape(picture, "felt_a_two").tooltip == "Anna: nicht bewertet, lauter Worte"


def test_what_several_feel_at_one_place_is_said_once():
    picture = marks(
        """
  one: {name: Eins, phase: p, emotion: 0}
  two: {name: Zwei, phase: p, emotion: 2, feeling: selig}
  three:
    name: Drei
    phase: q
    per_persona: {a: {emotion: -1, feeling: müde}, b: {emotion: -1, feeling: wach}}
  end: {name: Ende, phase: q, emotion: 0}
"""
    )
    told = [said(mark) for mark in shapes(picture) if mark.id.startswith("feeling_")]
    assert sorted(told) == [["müde"], ["selig"], ["wach"]]


def test_names_stand_at_the_ends_of_the_curves():
    picture = marks(THREE.replace("SCORE", "emotion: 0"))
    assert said(shape(picture, "end-a")) == ["Anna"]
    assert said(shape(picture, "end-b")) == ["Ben"]
    assert shape(picture, "end-b").box.x > shape(picture, "dot_b_three_0").box.right


def test_many_names_at_one_place_stand_in_a_list():
    people = ", ".join(f"p{n}: {{name: Person {n}}}" for n in range(40))
    text = f"title: T\npersonas: {{{people}}}\nphases: {{p: {{name: P}}}}\ntouchpoints:\n"
    text += "  t: {name: T, phase: p, emotion: 1}"
    picture, page = emotion.picture(view_of_text(text))
    names = [mark for mark in shapes(picture) if mark.id.startswith("end-")]
    assert [mark.id for mark in names] == [f"end-p{n}" for n in range(len(names))]
    assert 20 < len(names) < 40
    assert said(shape(picture, "more-ends")) == [f"+{40 - len(names)}"]
    assert shape(picture, "more-ends").tooltip.endswith("\nPerson 39")
    assert faults(picture, page) == []


def test_the_end_of_a_curve_says_how_the_way_ends():
    more = "journeys: {j: {persona: a, path: [one, two, three], ends: warns}}"
    picture = marks(THREE.replace("SCORE", "emotion: 0"), more)
    assert said(shape(picture, "end-a")) == ["Anna", "!"]


def test_the_lowest_moment_of_each_persona_shines():
    picture = marks(THREE.replace("SCORE", "emotion: 0, per_persona: {b: {emotion: [1, -2, 0]}}"))
    shines = {mark.id: mark.box.middle for mark in shapes(picture) if mark.id.startswith("low_")}
    dots = {"low_a": "dot_a_three_0", "low_b": "dot_b_two_1"}
    assert shines == {low: shape(picture, dot).box.middle for low, dot in dots.items()}
    assert said(shape(picture, "legend-low")) == ["Tiefpunkt"]
    ids = [mark.id for mark in shapes(marks("  t: {name: T, phase: p, emotion: 0}"))]
    assert not [id for id in ids if id.startswith(("low_", "legend-low"))]


def test_level_curves_of_several_run_side_by_side():
    picture = marks(THREE.replace("SCORE", "emotion: 1, personas: [a]"))
    heights = [
        {point.y for point in stroke.points}
        for stroke in strokes(marks(THREE.replace("SCORE", "emotion: 1")))
        if stroke.tail.endswith("one_0")
    ]
    assert heights == [{STEP}, {STEP, STEP + 4}]
    level = [s for s in strokes(picture) if {p.y for p in s.points} >= {STEP + 4}]
    assert level == []


def test_gently_sloping_curves_of_several_run_side_by_side():
    between = "\n".join(f"  n{n}: {{name: N, phase: p, personas: []}}" for n in range(4))
    one, other = (f"  {id}: {{name: T, phase: p, emotion: {n}}}" for id, n in (("a", 1), ("b", 0)))
    first, second = (
        [layout.Cubic(*s.points[n : n + 4]) for n in range(0, len(s.points) - 1, 3)]
        for s in strokes(marks(f"{one}\n{between}\n{other}"))
        if s.tail
    )
    (piece,), (_, middle, _) = first, second
    for x in (middle.start.x + 1, (middle.start.x + middle.end.x) / 2, middle.end.x - 1):
        assert layout.cut(middle, x)[0].end.y == pytest.approx(layout.cut(piece, x)[0].end.y - 4)


def test_pain_points_stand_below():
    picture = marks("  t: {name: T, phase: p, pain_points: [eins, {text: zwei, severity: high}]}")
    assert said(shape(picture, "pain-t")) == ["▲\N{NO-BREAK SPACE}zwei +1"]
    assert shape(picture, "pain-t").tooltip == "▲ eins (offen)\n▲ zwei (hoch, offen)"
    assert shape(picture, "pain-t").box.y > shape(picture, "t-t").box.bottom


def test_lines_down_to_the_names_run_through_no_words():
    touchpoints = """
  one: {name: Eins, phase: p, emotion: 2, personas: [a]}
  two: {name: Zwei, phase: p, emotion: -1, feeling: sehr verärgert, personas: [a]}
"""
    picture = marks(touchpoints)
    felt = shape(picture, "feeling_a_two").box
    middle = shape(picture, "t-two").box.middle.x
    assert felt.x < middle < felt.right
    (leader,) = (s for s in strokes(picture) if s.style == "dotted" and s.points[0].x == middle)
    assert leader.points[0].y > felt.bottom


SIGNS = """
  t:
    name: T
    phase: p
    pain_points: [{text: eins, severity: high, solutions: [weniger, mehr]}, zwei]
    per_persona: {a: {call_to_action: Los geht es}, b: {call_to_action: Weiter}}
  u: {name: U, phase: q, call_to_action: Und nun}
"""


def test_what_stands_behind_signs_stands_in_rows_below():
    picture = marks(SIGNS)
    below = [shape(picture, id) for id in ("t-t", "pain-t", "answers-t", "call-t")]
    assert all(one.box.bottom < other.box.y for one, other in pairwise(below))
    assert [said(one) for one in below[1:]] == [
        ["▲\N{NO-BREAK SPACE}eins +1"],
        ["☼", "2", "1 offen"],
        ["►\N{NO-BREAK SPACE}Los geht es +1"],
    ]
    assert [one.tooltip for one in below[1:]] == [
        "▲ eins (hoch)\n▲ zwei (offen)",
        "▲ zwei (offen)\n☼ weniger\n☼ mehr",
        "► Los geht es\n► Weiter",
    ]
    assert shape(picture, "call-u").box.y == shape(picture, "call-t").box.y
    ids = {mark.id for mark in shapes(picture)}
    assert not {"pain-u", "answers-u"} & ids


def test_severe_pain_points_are_bold():
    severe, usual = (
        shape(
            marks(f"  t: {{name: T, phase: p, pain_points: [{{text: x, severity: {s}}}]}}"),
            "pain-t",
        )
        for s in ("high", "low")
    )
    assert ["<B>" in one.label for one in (severe, usual)] == [True, False]


def test_each_touchpoint_stands_once_in_the_order_walked():
    journey = "journeys: {j: {persona: a, path: [three, one, two, three]}}"
    places = """
  one: {name: Eins, phase: p}
  two: {name: Zwei, phase: p}
  three: {name: Drei, phase: p}
"""
    picture = marks(places, journey)
    names = [mark for mark in shapes(picture) if mark.id.startswith("t-")]
    assert [mark.id for mark in sorted(names, key=lambda mark: mark.box.x)] == [
        "t-three",
        "t-one",
        "t-two",
    ]


def test_an_empty_phase_keeps_its_place():
    picture = marks("  t: {name: T, phase: p}")
    assert [band.id for band in bands(picture)] == ["stretch-p", "stretch-q"]
    assert said(shape(picture, "phase-q"))[1:] == ["Kaufen", "kein Touchpoint in", "dieser Phase"]


def test_it_says_in_words_what_it_shows():
    text = MAP.format(touchpoints=THREE.replace("SCORE", "emotion: 0"), more="")
    title, description = emotion.describe(view_of_text(text))
    assert title == "Moods, Gefühlskurve"
    assert "von −2 (verärgert) bis +2 (begeistert)" in description
    assert "Anna: −1, Tiefpunkt: Drei." in description


def test_a_small_change_of_the_map_is_a_small_change_of_the_text():
    text = MAP.format(touchpoints=THREE.replace("SCORE", "emotion: 0"), more="")
    before = emotion.dot(view_of_text(text)).splitlines()
    renamed = emotion.dot(view_of_text(text.replace("Zwei", "Umtausch"))).splitlines()
    changed = [line for line in renamed if line not in before]
    assert all("two" in line for line in changed)
    assert changed


def test_the_same_map_is_the_same_text():
    assert emotion.dot(view_of_text(MAPS["crowd"])) == emotion.dot(view_of_text(MAPS["crowd"]))


def test_large_maps_are_drawn_in_time():
    view = view_of_text(crowd(200, phases=8))
    start = time.process_time()
    emotion.dot(view)
    assert time.process_time() - start < 3
