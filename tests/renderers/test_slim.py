"""What a picture says needlessly goes; how it looks stays."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from cjmap.renderers import markup, slim

SVG = "http://www.w3.org/2000/svg"


def slimmed(inner: str) -> ET.Element:
    root = markup.parse(f'<svg xmlns="{SVG}">{inner}</svg>'.encode())
    slim.slim(root)
    return root


def told(inner: str) -> list[dict[str, str]]:
    """Return the attributes of what stands in a picture, by their short names."""
    return [dict(element.attrib) for element in slimmed(inner)]


KEEP = [
    '<text xml:space="preserve">a  b</text>',
    '<text xml:space="preserve"> a</text>',
    '<text xml:space="preserve">a&#10;b</text>',
    '<text text-anchor="end">a</text>',
    '<path stroke="#fff" d="M1,2C1,4 1,6 2,8"/>',
    '<path d="M1,2C1,9 1,4 1,8"/>',
    '<path d="M1,2L3,4"/>',
    '<polygon points="1,2 3,4 5,6"/>',
    '<path fill="#fff" d="M1,2"/><path fill="none" d="M1,3"/>',
    '<path fill="#fff" stroke="#000" d="M1,2"/><path fill="none" stroke="red" d="M1,2"/>',
    '<ellipse rx="7" ry="8"/>',
    "<g/><g/>",
]
CHANGE = [
    ('<text xml:space="preserve" text-anchor="start" x="1">a b</text>', [{"x": "1"}]),
    ('<path stroke="black" stroke-width="0" d="M1,2"/>', [{"d": "M1,2"}]),
    ('<path stroke="none" d="M1,2"/>', [{"d": "M1,2"}]),
    ('<path d="M1,2C3,2 5,2 7,2 8,2 9,3 9,4"/>', [{"d": "M1,2H7C8,2 9,3 9,4"}]),
    ('<ellipse cx="1" rx="7" ry="7"/>', [{"cx": "1", "r": "7"}]),
    ('<text xml:space="preserve">a\u00a0\u00a0b</text>', [{}]),
    ('<path d="M1,2C1,1 1,0 1,-1.5"/>', [{"d": "M1,2V-1.5"}]),
    ('<polygon points="1,2 3,4 5,6 1,2"/>', [{"points": "1,2 3,4 5,6"}]),
    (
        '<path fill="#fff" stroke="none" d="M1,2"/><path fill="none" stroke="red" d="M1,2"/>',
        [{"fill": "#fff", "stroke": "red", "d": "M1,2"}],
    ),
]


@pytest.mark.parametrize("inner", KEEP)
def test_what_matters_stays(inner):
    before = markup.parse(f'<svg xmlns="{SVG}">{inner}</svg>'.encode())
    assert ET.tostring(slimmed(inner)) == ET.tostring(before)


@pytest.mark.parametrize(("inner", "left"), CHANGE)
def test_what_says_nothing_goes(inner, left):
    assert told(inner) == left


def test_the_usual_size_of_type_is_said_once():
    sizes = ("8.00", "8.00", "11.00")
    root = slimmed("".join(f'<text font-size="{size}">a</text>' for size in sizes))
    assert root.get("font-size") == "8"
    assert [text.get("font-size") for text in root] == [None, None, "11"]
    assert "font-size" not in slimmed('<text font-size="8">a</text><text>b</text>').attrib


def test_the_usual_colour_of_type_is_said_once():
    texts = "".join(f'<text fill="{fill}">a</text>' for fill in ("#111", "#222", "#222"))
    root = slimmed(f'{texts}<path fill="none"/>')
    assert root.get("fill") == "#222"
    assert [part.get("fill") for part in root] == ["#111", None, None, "none"]


@pytest.mark.parametrize(
    "inner", ["<path/>", "<text>a</text>", '<g fill="red"><path fill="none"/></g>', "<g/>"]
)
def test_a_part_without_a_colour_inherits_none(inner):
    assert "fill" not in slimmed(f'<text fill="#222">a</text>{inner}').attrib or inner == "<g/>"


def test_nothing_is_taken_from_what_a_group_says_otherwise():
    inner = '<g stroke="red"><path stroke="none" d="M1,2"/></g>'
    assert slimmed(inner)[0][0].get("stroke") == "none"


def test_groups_without_a_name_go_and_titled_ones_stay():
    root = markup.parse(
        f'<svg xmlns="{SVG}"><g id="a" class="x"><g class="y"><path/></g></g>'
        '<g id="b"><title>T</title><path id="c"/></g><g id="d"/></svg>'.encode()
    )
    slim.forget_names(root, but={"c", "d"})
    assert [element.tag for element in root] == ["path", "g", "g"]
    assert [element.get("id") for element in root.iter()] == [None, None, None, None, "c", "d"]
