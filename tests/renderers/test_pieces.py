"""Huge pictures, drawn in pieces."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from itertools import groupby

import pytest

from cjmap.renderers import engine, svg
from cjmap.renderers.diagrams import emotion, swimlane
from cjmap.renderers.pieces import pieces

from ..everything import view_of_text
from .diagrams.pictures import MAPS, crowd

SVG = "{http://www.w3.org/2000/svg}"
TOLD = {"title": "Many", "description": "of all kinds", "language": "en"}


@pytest.mark.parametrize("name", ["crowd", "hostile", "emoji", "gaps"])
@pytest.mark.parametrize("diagram", [swimlane, emotion], ids=["swimlane", "emotion"])
def test_a_picture_of_pieces_is_the_same_picture(name, diagram):
    dot = diagram.dot(view_of_text(MAPS[name]))
    cut = pieces(dot, largest=4_000)
    assert len(cut) > 2
    texts = {"whole": dot, **{f"{number}": piece for number, piece in enumerate(cut)}}
    whole, *drawn = engine.draw(texts).values()
    one, other = (ET.fromstring(svg.finish(*raw, **TOLD)) for raw in (drawn, [whole]))
    assert one.attrib.items() <= other.attrib.items()
    # Lines among each other lie in another order, all of them under the cards.
    assert sorted(things(one)) == sorted(things(other))
    assert [kind for kind, _ in groupby(kinds(one))] == [kind for kind, _ in groupby(kinds(other))]
    assert styles(one) == styles(other)


def page(root):
    return next(group for group in root.iter(f"{SVG}g") if group.get("class") == "graph")


def things(root):
    """What is drawn, with the colour of type on each text, which a whole picture says once."""
    for text in root.iter(f"{SVG}text"):
        text.attrib.setdefault("fill", root.get("fill"))
    return [
        [(part.tag, sorted(part.items()), part.text) for part in thing.iter()]
        for thing in parts(root)
    ]


def kinds(root):
    return [thing.get("class", "").split()[:1] for thing in parts(root)]


def parts(root):
    """What is on the page, be it hidden from screen readers or not."""
    return [
        part for thing in page(root) for part in (thing if thing.get("aria-hidden") else (thing,))
    ]


def styles(root):
    return [style.text for style in root.iter(f"{SVG}style")]


def test_what_is_not_huge_stays_whole():
    dot = swimlane.dot(view_of_text(MAPS["one"]))
    assert pieces(dot) == (dot,)


def test_no_piece_is_much_larger_than_it_may_be():
    dot = swimlane.dot(view_of_text(crowd(60)))
    cut = pieces(dot, largest=50_000)
    assert max(map(len, cut)) < 80_000
    assert sum(map(len, cut)) < 1.3 * len(dot)
