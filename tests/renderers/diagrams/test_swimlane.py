"""Swimlanes: everything in its place, whatever the map."""

from __future__ import annotations

import time
import xml.etree.ElementTree as ET

import pytest

from cjmap.layout import Box, Point
from cjmap.renderers import engine, svg
from cjmap.renderers.diagrams import swimlane
from cjmap.renderers.diagrams.marks import Shape, Stroke, straight

from ...everything import everything, view_of, view_of_text
from .pictures import HOSTILE, MAPS, any_map, bands, crowd, faults, said, shape, shapes, strokes

SVG = "{http://www.w3.org/2000/svg}"
SHOP = """
title: Shoes
description: How two people buy shoes
language: de
state: as-is
personas:
  anna: {name: Anna, role: Läuferin}
  ben: {name: Ben}
channels: {shop: {name: Laden}, web: {name: Webshop}}
phases:
  look: {name: Suchen, goal: Ein Paar finden}
  buy: {name: Kaufen, pain_points: [Es dauert]}
touchpoints:
  ad: {name: Anzeige, phase: look, channel: web, emotion: 1}
  size: {name: Größe wählen, phase: look, channel: shop, emotion: -1}
  pay: {name: Bezahlen, phase: buy, channel: shop, emotion: [-1, 1], moment_of_truth: Alles zählt}
  stock: {name: Lager, phase: buy, personas: []}
journeys:
  first: {persona: anna, path: [ad, size, {ad: noch einmal}, pay], ends: recommends}
"""


def marks(text: str):
    return swimlane.picture(view_of_text(text))[0]


def texts(text: str, id: str) -> list[str]:
    return said(shape(marks(text), id))


@pytest.mark.parametrize("text", MAPS.values(), ids=MAPS)
def test_nothing_overlaps_and_nothing_leaves_the_page(text):
    assert faults(*swimlane.picture(view_of_text(text))) == []


@pytest.mark.parametrize("start", range(0, 300, 30))
def test_nothing_overlaps_in_random_maps(start):
    for seed in range(start, start + 30):
        assert faults(*swimlane.picture(view_of_text(any_map(seed)))) == [], f"seed {seed}"


def test_the_checks_see_faults():
    picture, page = swimlane.picture(view_of_text(SHOP))
    card = shape(picture, "t-ad")
    through = straight(Point(0, card.box.middle.y), Point(page.right, card.box.middle.y))
    worse = (*picture, Shape("note", card.box), Stroke(through, "#000000", tail="a", head="b"))
    found = faults(worse, Box(0, 0, page.width - 200, page.bottom))
    assert "t-ad and note overlap" in " ".join(found)
    assert "a line from a to b crosses t-ad" in found
    assert "title leaves the page" in " ".join(found)


def test_every_map_is_drawn_with_its_text_inside_its_boxes():
    views = {name: view_of_text(text) for name, text in MAPS.items()}
    drawn = engine.draw({name: swimlane.dot(view) for name, view in views.items()})
    for name, picture in drawn.items():
        boxes = {mark.id: mark.box for mark in shapes(swimlane.picture(views[name])[0])}
        groups = ET.fromstring(picture).iter(f"{SVG}g")
        drawn_boxes = [group for group in groups if group.get("id") in boxes]
        assert len(drawn_boxes) == len(boxes), name
        for group in drawn_boxes:
            box = boxes[group.get("id")]
            for text in group.iter(f"{SVG}text"):
                if text.get("text-anchor") == "start" and not group.get("id").startswith("start"):
                    assert box.x - 1 < float(text.get("x")) < box.right, (name, text.text)
                assert box.y < float(text.get("y")) < box.bottom, (name, text.text)


def test_the_picture_can_be_finished(tmp_path):
    for view in (view_of(everything().write(tmp_path)), view_of_text(MAPS["hostile"])):
        picture = engine.draw({"a": swimlane.dot(view)})["a"]
        title, description = swimlane.describe(view)
        done = svg.finish(picture, title=title, description=description, language="en")
        root = ET.fromstring(done)
        ids = {element.get("id") for element in root.iter()}
        assert {f"t-{touchpoint.id}" for touchpoint in view.touchpoints} <= ids
        links = list(root.iter(f"{SVG}a"))
        assert len(links) == len(view.touchpoints)


def test_the_heading_says_title_state_and_description():
    assert texts(SHOP, "title") == ["Shoes"]
    assert texts(SHOP, "subtitle") == ["Ist-Zustand · How two people buy shoes"]


def test_the_legend_names_the_personas_with_colour_style_and_initials():
    assert texts(SHOP, "legend-name-anna") == ["Anna"]
    assert texts(SHOP, "legend-role-anna") == ["Läuferin"]
    assert texts(SHOP, "legend-badge-ben") == ["B"]
    samples = {stroke.css: stroke.style for stroke in strokes(marks(SHOP)) if not stroke.tail}
    assert samples["persona-anna"] == "solid"


def test_the_legend_explains_only_what_is_there():
    def signs(text: str) -> set[str]:
        return {mark.id for mark in shapes(marks(text)) if mark.id.startswith("legend-")}

    assert {"legend-scale", "legend-truth", "legend-behind"} <= signs(SHOP)
    assert "legend-pain" not in signs(SHOP.replace(", pain_points: [Es dauert]", ""))
    assert "legend-pain" in signs(MAPS["crowd"])
    assert signs(MAPS["empty"]) == {"legend-badge-x", "legend-name-x"}
    assert signs(MAPS["one"]) == {"legend-scale"}


def test_the_scale_is_the_authors():
    assert texts(SHOP, "legend-scale")[1:] == ["−2", "−1", "0", "+1", "+2"]
    scaled = SHOP + "emotion_scale: {low: -5, high: 5}\n"
    assert texts(scaled, "legend-scale")[1:] == ["−5", "−2,5", "0", "+2,5", "+5"]


def test_many_personas_flow_onto_more_rows():
    people = {mark.box.y for mark in shapes(marks(MAPS["many people"])) if "legend-name" in mark.id}
    assert len(people) > 1


def test_phases_say_number_name_goal_and_what_hurts_in_all_of_them():
    assert texts(SHOP, "phase-look") == ["1", "Suchen", "Ein Paar finden"]
    assert texts(SHOP, "phase-buy") == ["2", "Kaufen", "▲", "Es dauert", "1 offen"]
    assert texts(MAPS["empty"], "phase-b") == ["2", "Second", "no touchpoint in this phase"]


def test_what_a_phase_says_is_not_repeated_on_its_cards():
    assert "Es dauert" not in " ".join(texts(SHOP, "t-pay"))


def test_channels_are_lanes_in_their_order_and_having_none_is_the_last():
    names = [said(mark)[0] for mark in shapes(marks(SHOP)) if mark.id.startswith("name-of")]
    assert names == ["Laden", "Webshop", "ohne Kanal"]
    tops = [band.box.y for band in bands(marks(SHOP))]
    assert tops == sorted(tops)


def test_where_all_have_a_channel_there_is_no_lane_without():
    assert "no-lane" not in {band.id for band in bands(marks(MAPS["crowd"]))}


@pytest.mark.parametrize("name", ["one", "bare", "empty"])
def test_a_map_without_channels_has_one_lane_without_a_name(name):
    picture = marks(MAPS[name])
    assert [band.id for band in bands(picture)] == ["no-lane"]
    assert not [mark for mark in shapes(picture) if mark.id.startswith("name-of")]


def test_a_touchpoint_in_several_channels_stands_in_the_lane_of_the_first():
    picture = marks(MAPS["gaps"])
    lane = next(band for band in bands(picture) if band.id == "lane-website")
    assert lane.box.y < shape(picture, "t-a").box.y < lane.box.bottom
    assert {band.id for band in bands(picture)} == {"lane-website", "no-lane"}


def test_a_step_back_is_a_thin_dashed_line_with_its_note():
    back = [s for s in strokes(marks(SHOP)) if (s.tail, s.head) == ("t-size", "t-ad")]
    steps = [s for s in strokes(marks(SHOP)) if (s.tail, s.head) == ("t-ad", "t-size")]
    assert [(s.style, s.arrow, s.width) for s in back] == [("dashed", "vee", 1.6)]
    assert ("solid", "normal", 2.6) in {(s.style, s.arrow, s.width) for s in steps}
    assert texts(SHOP, "note-anna-2") == ["noch einmal"]


def test_a_path_starts_at_a_badge():
    assert texts(SHOP, "start-anna") == ["A"]
    assert texts(MAPS["one"], "start") == []


def test_cards_link_to_the_page_and_tell_everything():
    card = shape(marks(SHOP), "t-pay")
    assert card.link == "matrix.html#t-pay"
    assert card.tooltip.splitlines() == [
        "Bezahlen",
        "Laden",
        "Moment der Wahrheit: Alles zählt",
        "Anna: −1→+1",
        "Ben: −1→+1",
        "Anna: empfiehlt weiter",
    ]
    assert shape(marks(SHOP), "truth-pay").tooltip == "Moment der Wahrheit: Alles zählt"
    assert shape(marks(SHOP), "t-stock").tooltip.endswith("ohne Kundenkontakt")


def test_it_says_in_words_what_it_shows():
    title, description = swimlane.describe(view_of_text(SHOP))
    assert title == "Shoes, Wege durch die Kanäle"
    assert description == (
        "2 Phasen, 4 Touchpoints, 2 Personas. Kanäle sind Zeilen, Phasen sind Spalten."
        " Anna: Anzeige → Größe wählen → Anzeige → Bezahlen (empfiehlt weiter)."
        " Ben: Anzeige → Größe wählen → Bezahlen."
    )


def test_a_small_change_of_the_map_is_a_small_change_of_the_text():
    before = swimlane.dot(view_of_text(SHOP)).splitlines()
    renamed = swimlane.dot(view_of_text(SHOP.replace("Bezahlen", "Zahlen"))).splitlines()
    assert len([line for line in renamed if line not in before]) <= 3
    longer = SHOP.replace(
        "personas: []}", "personas: []}\n  end: {name: Ende, phase: buy, channel: web}"
    )
    added = swimlane.dot(view_of_text(longer)).splitlines()
    moved = [line for line in before if line not in added]
    assert len(moved) < len(before) / 2


def test_the_same_map_is_the_same_text():
    assert swimlane.dot(view_of_text(MAPS["crowd"])) == swimlane.dot(view_of_text(MAPS["crowd"]))


def test_hostile_text_adds_nothing_to_the_graph():
    hostile, tame = (crowd(8, people=3, phases=2, name=name) for name in (QUOTED, "tame"))
    names = [{mark.id for mark in shapes(marks(text))} for text in (hostile, tame)]
    assert names[0] == names[1]


QUOTED = HOSTILE.replace('"', '\\"')


def test_large_maps_are_arranged_in_time():
    view = view_of_text(crowd(200, phases=8))
    start = time.process_time()
    swimlane.dot(view)
    assert time.process_time() - start < 3


WIDE = crowd(60, phases=4)


def test_a_wide_map_is_folded_and_nothing_overlaps():
    picture, page = swimlane.picture(view_of_text(WIDE))
    assert faults(picture, page) == []
    assert page.width <= 2520
    assert len({mark.box.y for mark in shapes(picture) if "phase-" in mark.id}) > 1


def test_every_step_to_another_strip_has_a_tag_at_both_ends():
    picture = marks(WIDE)
    tags = [mark.id for mark in shapes(picture) if mark.id.startswith(("to-", "from-"))]
    leaving = {id.removeprefix("to-") for id in tags if id.startswith("to-")}
    arriving = {id.removeprefix("from-") for id in tags if id.startswith("from-")}
    assert leaving == arriving
    assert leaving
    joined = [(s.tail, s.head) for s in strokes(picture) if s.tail in tags or s.head in tags]
    assert len(joined) == len(tags)


FLIGHT = """
title: Two rows
language: de
personas: {anna: {name: Anna}}
phases: {a: {name: Suchen}, b: {name: Kaufen}}
touchpoints:
""" + "".join(f"  t{n}: {{name: Halt {n}, phase: {'ab'[n // 10]}}}\n" for n in range(20))


def test_a_tag_says_who_goes_to_which_phase_and_touchpoint():
    assert texts(FLIGHT, "to-anna-10") == ["→", "A", "2", "Halt 10"]
    assert texts(FLIGHT, "from-anna-10") == ["A", "1", "Halt 9", "→"]
    assert shape(marks(FLIGHT), "to-anna-10").tooltip == "Anna: Halt 9 → Halt 10"
    assert texts(FLIGHT, "legend-passage") == ["geht in einer anderen Reihe weiter"]
    assert "legend-passage" not in {mark.id for mark in shapes(marks(SHOP))}


def test_a_step_back_to_a_row_before_is_a_loop_with_its_note_on_the_tag():
    back = FLIGHT + "journeys: {j: {persona: anna, path: [t15, {t5: noch einmal}]}}\n"
    assert texts(back, "to-anna-1") == ["A", "1", "Halt 5", "←"]
    assert texts(back, "from-anna-1") == ["←", "A", "2", "Halt 15", "noch einmal"]
    ends = [stroke for stroke in strokes(marks(back)) if "anna-1" in (stroke.tail + stroke.head)]
    assert {(stroke.style, stroke.width) for stroke in ends} == {("dashed", 1.6)}


def test_a_phase_that_goes_on_says_so():
    long = FLIGHT.replace("phase: b", "phase: a")
    assert texts(long, "phase-a") == ["1", "Suchen", "→"]
    assert texts(long, "strip-2-phase-a")[:2] == ["1", "Suchen (Fortsetzung)"]


@pytest.mark.parametrize(
    ("language", "line"), [("de", "Versandkosten-"), ("en", "Versandkostener-")]
)
def test_notes_divide_words_as_their_language_does(language, line):
    text = f"""
title: T
language: {language}
personas: {{a: {{name: Anna}}}}
phases: {{p: {{name: P}}}}
touchpoints: {{t: {{name: T, phase: p}}, u: {{name: U, phase: p}}}}
journeys: {{j: {{persona: a, path: [t, {{u: Versandkostenerstattungsantrag}}]}}}}
"""
    marks, _ = swimlane.picture(view_of_text(text))
    assert said(shape(marks, "note-a-1"))[0] == line


def test_a_tag_names_the_lane_where_the_way_goes_on():
    view = view_of_text(crowd(60, people=2, phases=1))
    picture, page = swimlane.picture(view)
    lanes = {one.name: one.channels[0].name for one in view.touchpoints}
    tags = [mark for mark in shapes(picture) if mark.id.startswith(("to-", "from-"))]
    assert len(tags) > 4
    for tag in tags:
        names = tag.tooltip.splitlines()[0].split(": ", 1)[1].split(" → ")
        other = names[1] if tag.id.startswith("to-") else names[0]
        assert lanes[other] in said(tag)
    assert faults(picture, page) == []
