"""Whatever is shortened in a picture can be read in full at the place."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from types import ModuleType

import pytest

from cjmap.renderers import engine, svg
from cjmap.renderers.diagrams import emotion, swimlane

from ...everything import view_of_text
from ...stories import STORIES, Story, written

_SVG = "{http://www.w3.org/2000/svg}"
_UNSEEN = re.compile("[\u00ad\u200e\u200f\u2067\u2069]")


def shortened(element: ET.Element, told: str = "") -> Iterator[tuple[str, str]]:
    """Yield the lines that end in an ellipsis, with the nearest title around."""
    title = element.find(f"{_SVG}title")
    told = told if title is None else title.text or ""
    line = plain(element.text or "")
    if element.tag == f"{_SVG}text" and line.endswith("…"):
        yield line, told
    for child in element:
        yield from shortened(child, told)


def plain(text: str) -> str:
    return " ".join(_UNSEEN.sub("", text).split())


@pytest.mark.parametrize("picture", [swimlane, emotion], ids=["swimlane", "emotion"])
@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.id)
def test_the_tooltip_has_the_full_words(picture: ModuleType, story: Story) -> None:
    drawn = engine.draw({"one": picture.dot(view_of_text(written(story)))})["one"]
    root = ET.fromstring(svg.finish(drawn, title="T", description="D", language=story.language))
    for line, told in shortened(root):
        kept = line.removesuffix("…").removeprefix("also ").removeprefix("auch ")
        assert kept in plain(told), f"{line!r} is told nowhere"
        assert len(kept) < len(plain(told))


def test_some_texts_are_shortened() -> None:
    drawn = [swimlane.dot(view_of_text(written(story))) for story in STORIES]
    assert sum("…" in dot for dot in drawn) >= 5
