"""Pictures on a page look as in their files, and take less."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmap.renderers import svg
from cjmap.renderers.pages import outlines
from cjmap.renderers.pages.pictures import share

ATELIER = Path(__file__).resolve().parents[3] / "examples" / "journeys" / "atelier" / "atelier"


@pytest.mark.parametrize(
    ("written", "shared"),
    [
        ('<svg xmlns="a" xmlns:xlink="b" role="img"/>', '<svg role="img"/>'),
        ('<a xlink:href="#a">\n<g/>\n</a>', '<a href="#a"><g/></a>'),
        ('<text x="1.75">b</text>', '<text x="2">b</text>'),
        ('<text fill="red">fill="red"</text>', '<text class="A">fill="red"</text>'),
        ('<text x="1"> xmlns="b"</text>', '<text x="1"> xmlns="b"</text>'),
        ('<circle cx="1.75">b</circle>', '<circle cx="1.8">b</circle>'),
        ('<a xlink:href="#a"><title>a\nb</title></a>', '<a href="#a"><title>a</title></a>'),
        ('<path fill="none" d="M1,2H4"/>', '<path d="M1 2h3" class="A"/>'),
        ('<path fill="none" d="M1,2Q4,5 6,7"/>', '<path d="M1,2Q4,5 6,7" class="A"/>'),
        ('<polygon fill="none" points="1,2 3,2 3,4"/>', '<path d="M1 2h2v2z" class="A"/>'),
        ('<title id="x">a\nb\nc</title>', '<title id="x">a\nb\nc</title>'),
        ('<g fill="url(#x)"/>', '<g fill="url(#x)"/>'),
        ('<g fill="red}a{"/>', '<g fill="red}a{"/>'),
    ],
)
def test_what_a_picture_says_on_a_page(written, shared):
    assert share({"a": written})[0]["a"] == shared


def test_one_class_paints_the_same_in_all_pictures():
    line = '<path stroke="#1b2430" font-size="8" d="M1,2"/>'
    shared, rules = share({"a": f'{line}<g fill="#ffffff"/>', "b": line})
    assert rules == (
        ".A{stroke:light-dark(#1b2430,#e6eaf0);font-size:8px}.B{fill:light-dark(#fff,#12171e)}"
    )
    assert shared["b"] == '<path d="M1 2" class="A"/>'
    assert shared["a"] == f'{shared["b"]}<g class="B"/>'


def test_classes_have_names_of_their_own():
    parts = "".join(f'<g font-size="{size}"/>' for size in range(900))
    shared, rules = share({"a": parts})
    names = re.findall(r'class="(\w+)"', shared["a"])
    assert len(set(names)) == len(rules.split("}")[:-1]) == 900
    assert all(name[0].isupper() for name in names)


ONE, OTHER = '<text x="1" y="2" fill="red">', '<text x="1" y="2" fill="blue">'
AGAIN, BELOW = '<text x="3" y="2" fill="red">', '<text x="1" y="9" fill="red">'


@pytest.mark.parametrize(
    ("texts", "shared"),
    [
        ((ONE, AGAIN), '<text x="1" y="2" class="A">a<tspan x="3">b</tspan></text>'),
        ((ONE, BELOW), '<text x="1" y="2" class="A">a<tspan x="1" y="9">b</tspan></text>'),
        (
            (ONE, AGAIN, AGAIN),
            '<text x="1" y="2" class="A">a<tspan x="3">b</tspan><tspan x="3">c</tspan></text>',
        ),
        (
            (ONE, OTHER),
            '<text x="1" y="2" class="A">a</text><text x="1" y="2" class="B">b</text>',
        ),
    ],
)
def test_lines_that_look_alike_are_one_text(texts, shared):
    lines = (f"{text}{word}</text>" for text, word in zip(texts, "abc", strict=False))
    assert share({"a": "\n".join(lines)})[0]["a"] == shared


def test_the_most_frequent_class_has_the_shortest_name():
    rare = "".join(f'<g font-size="{size}"/>' for size in range(40))
    shared, _ = share({"a": rare + '<g fill="red"/>' * 2})
    assert shared["a"].count('class="A"') == 2


def badge(x: int, y: int, letters: str) -> str:
    corners = f"{x},{y} {x + 9},{y} {x + 9},{y + 9} {x},{y + 9}"
    return f'<polygon fill="red" points="{corners}"/><text x="{x + 2}" y="{y + 5}" fill="blue">{letters}</text>'  # noqa: E501


def test_a_badge_is_drawn_once_and_used_again():
    one, other = badge(10, 20, "L"), badge(7, 32, "L")
    shared, _ = share({"a": one + other + badge(7, 32, "M"), "b": other})
    assert shared["a"].count("<path") == 2
    assert shared["a"].count('<use href="#k0" x="-3" y="12"/>') == 1
    assert shared["b"] == '<use href="#k0" x="-3" y="12"/>'


COORDINATES = st.integers(-40_000, 40_000).map(lambda n: n / 100)


@given(st.lists(st.tuples(COORDINATES, COORDINATES), min_size=3, max_size=9))
def test_no_corner_moves_by_more_than_half_a_tenth(corners):
    said = outlines.polygon(" ".join(f"{x:g},{y:g}" for x, y in corners))
    for found, expected in zip(walked(said), corners, strict=True):
        assert found == pytest.approx(expected, abs=0.0501)


def walked(data: str) -> list[tuple[float, float]]:
    """Return the corners that path data of straight steps leads to."""
    x = y = 0.0
    found = []
    for command, said in re.findall(r"([Mlhv])([^a-zM]*)", data):
        numbers = [float(n) for n in re.findall(r"-?(?:\d+\.?\d*|\.\d+)", said)]
        across, down = {"h": (*numbers, 0), "v": (0, *numbers)}.get(command, numbers)
        x, y = (across, down) if command == "M" else (x + across, y + down)
        found.append((x, y))
    return found


@pytest.mark.parametrize("name", ["journey", "emotion", "blueprint"])
def test_a_picture_of_an_example_takes_two_thirds_and_keeps_its_words(name):
    before = svg.inline((ATELIER / f"{name}.svg").read_bytes(), prefix="x-")
    shared, _ = share({name: before})
    words = re.compile(r"<(?:text|tspan|desc)[^>]*>([^<]+)(?=<)")
    assert len(shared[name]) < len(before) * 0.68
    assert set(words.findall(shared[name])) == set(words.findall(before))
