"""Pages become DOT that any engine draws as it stands, and nothing in it is code."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmap.layout import Box, Point
from cjmap.renderers import engine
from cjmap.renderers.diagrams import dot
from cjmap.renderers.diagrams.cells import lines
from cjmap.renderers.diagrams.ink import NAME
from cjmap.renderers.diagrams.marks import Band, Shape, Stroke, moved, straight, words

from .pictures import HOSTILE

SVG = "{http://www.w3.org/2000/svg}"
PAGE = Box(0, -40, 300, 200)
LINE = straight(Point(10, 0), Point(40, 30))


def written(*marks) -> str:
    return dot.write("page", marks, page=PAGE)


def drawn(*marks) -> ET.Element:
    return ET.fromstring(engine.draw({"page": written(*marks)})["page"])


def groups(root: ET.Element) -> dict[str, ET.Element]:
    return {group.get("id", ""): group for group in root.iter(f"{SVG}g")}


def test_a_shape_is_pinned_with_y_upwards_and_inches():
    text = written(Shape("t-a", Box(20, 30, 72, 36)))
    assert '"t-a" [height=0.5000 id="t-a" pos="56,-48" width=1.0001]' in text


def test_a_page_without_marks_is_still_its_size():
    root = drawn()
    assert float(root.get("width").removesuffix("pt")) == pytest.approx(300 + 36, abs=1)
    assert float(root.get("height").removesuffix("pt")) == pytest.approx(200 + 36, abs=1)


def test_coordinates_in_the_picture_are_those_of_the_page():
    box = drawn(Band("lane-shop", Box(10, -20, 200, 60), "#F4F6F9"))
    points = groups(box)["lane-shop"].find(f".//{SVG}polygon").get("points")
    assert set(points.split()) == {"10,-20", "210,-20", "10,40", "210,40"}


def test_what_is_added_changes_no_other_line():
    first = [Shape("t-a", Box(0, 0, 50, 20)), Stroke(LINE, "#112233", tail="t-a", head="t-a")]
    before = written(*first).splitlines()
    after = written(*first, Shape("t-b", Box(0, 100, 50, 20))).splitlines()
    assert [line for line in after if line not in before] == [
        '\t"t-b" [height=0.2778 id="t-b" pos="25,-110" width=0.6945]'
    ]
    assert set(before) < set(after)


def test_a_stroke_joins_shapes_and_ends_in_an_arrow():
    text = written(
        Stroke(LINE, "#112233", 2.6, "dashed", tip=Point(42, 32), tail="t-a", head="t-b")
    )
    assert '"t-a" -> "t-b"' in text
    assert 'pos="e,42,-32 10,0 20,-10 30,-20 40,-30"' in text
    assert "style=dashed" in text
    assert "dir=none" not in text


def test_a_stroke_without_a_tip_has_no_arrow():
    assert "dir=none" in written(Stroke(LINE, "#112233"))


def test_bands_lie_behind_strokes_and_these_behind_shapes():
    root = drawn(
        Shape("t-a", Box(0, 0, 50, 20)),
        Stroke(LINE, "#112233", tail="t-a", head="t-a"),
        Band("lane", Box(0, 0, 90, 90), "#F4F6F9"),
    )
    order = [group.get("class") for group in root.iter(f"{SVG}g") if group.get("class")]
    assert order.index("cluster") < order.index("edge") < order.index("node")


@pytest.mark.parametrize("text", [HOSTILE, "\\N \\L", "a\nb", "<b>x</b>", "'", "${x}", "Ünï 山 😀"])
def test_an_authors_text_stays_text(text):
    shape = words(
        "t-a", Point(0, 0), lines([text], NAME, 200), tooltip=text, link="matrix.html#t-a"
    )
    root = drawn(shape, Band("lane-a", Box(0, 0, 9, 9), "#F4F6F9", tooltip=text))
    one_line = " ".join(text.split())
    shown = "".join(found.text for found in groups(root)["t-a"].iter(f"{SVG}text"))
    assert " ".join(shown.split()) == one_line
    tips = {
        " ".join(anchor.get("{http://www.w3.org/1999/xlink}title").split())
        for anchor in root.iter(f"{SVG}a")
    }
    assert tips == {one_line}
    assert sum(group.get("class") == "node" for group in root.iter(f"{SVG}g")) == 1


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60))
def test_no_text_opens_a_node_or_an_attribute(text):
    page = written(words("t-a", Point(0, 0), lines([text], NAME, 200), tooltip=text))
    (node,) = [line for line in page.splitlines() if line.startswith('\t"t-a"')]
    assert len(re.findall(r'(?<!\\)"', node.replace("\\\\", ""))) % 2 == 0
    assert node.count("<TABLE") == node.count("</TABLE>") == 1
    assert node.count("<FONT") == node.count("</FONT>") <= 1


@pytest.mark.parametrize(
    ("value", "text"), [(3, "3"), (3.04, "3"), (3.06, "3.1"), (-0.04, "0"), (-12.5, "-12.5")]
)
def test_numbers_have_at_most_one_decimal(value, text):
    assert dot.number(value) == text


def test_marks_move_whole():
    stroke = Stroke(LINE, "#112233", tip=Point(42, 32))
    assert moved(stroke, 5, -5).points[0] == Point(15, -5)
    assert moved(stroke, 5, -5).tip == Point(47, 27)
    assert moved(Band("a", Box(1, 2, 3, 4), "#F4F6F9"), 5, -5).box == Box(6, -3, 3, 4)
