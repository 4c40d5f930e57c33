"""A picture comes apart without loss."""

from __future__ import annotations

import pytest

from cjmap.errors import CjmapError
from cjmap.renderers.prints.sheet import Link, Text, take_apart
from tests.renderers.prints.drawing import line, picture


def test_size_title_and_text():
    sheet = take_apart(picture(line("Größe &", font_weight="bold")))
    assert (sheet.width, sheet.height) == (200, 60)
    assert (sheet.title, sheet.description) == ("Shoes", "Five phases")
    assert sheet.texts == (Text("Größe &", 20, 40, 24, "bold", "normal", "#1b2430", "left"),)
    assert "Größe" not in sheet.shapes
    assert "polygon" in sheet.shapes


@pytest.mark.parametrize(
    ("anchor", "edge"), [("start", "left"), ("middle", "center"), ("end", "right")]
)
def test_anchors(anchor, edge):
    text = f'<text text-anchor="{anchor}" x="1" y="2" fill="black">x</text>'
    (found,) = take_apart(picture(text)).texts
    assert (found.anchor, found.fill) == (edge, "#000000")


def test_shifts_add_up():
    inner = f'<g transform="translate(1 2)">{line("x")}</g>'
    outer = f'<g transform="scale(1 1) rotate(0) translate(4 6)">{inner}</g>'
    (found,) = take_apart(picture(outer)).texts
    assert (found.x, found.y) == (25, 48)


def test_other_transformations_are_refused():
    with pytest.raises(CjmapError, match="rotate"):
        take_apart(picture(f'<g transform="rotate(90)">{line("x")}</g>'))


@pytest.mark.parametrize(
    "shape",
    [
        '<polygon points="20,10 120,10 120,30 20,30"/>',
        '<path d="M20,10H120V30H20Z"/>',
        '<path d="M20,20C20,10 30,10 70,10 120,10 120,20 120,30"/>',
    ],
)
def test_links_cover_their_shapes(shape):
    inner = f'<a xlink:href="matrix.html#t-cart">{shape}</a>'
    assert take_apart(picture(inner)).links == (Link("matrix.html#t-cart", 20, 10, 100, 20),)


def test_a_link_without_shape_has_no_area():
    assert not take_apart(picture(f'<a xlink:href="#x">{line("x")}</a>')).links
