"""Text is taken to be as long as a browser sets it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cjmap.layout import width
from cjmap.renderers.svg import FONTS

from ..stories import STORIES

if TYPE_CHECKING:
    from playwright.sync_api import Page

# Letters are rounded to whole pixels at 100 %, and fonts for what Arial lacks differ.
SHARE, POINTS = 0.03, 0.7
TYPES = (
    (8, False, False),
    (8, False, True),
    (8, True, False),
    (11, True, False),
    (24, True, False),
)
BLOCKS = ((0x20, 0x7E), (0xA1, 0x17F), (0x386, 0x3CE), (0x401, 0x45F), (0x5D0, 0x5EA))
SIGNS = "–—‘’“”„†‡•…‰‹›€™←↑→↓↔∂∆∏∑−√∞∫≈≠≤≥■□▪▲►▼◄◊○●☺☼♀♂♠♣♥♦♪"
_MEASURE = """([lines, fonts, zoom]) => {
  document.documentElement.style.zoom = zoom;
  const space = 'http://www.w3.org/2000/svg';
  const picture = document.createElementNS(space, 'svg');
  for (const [name, value] of [['width', '900pt'], ['viewBox', '0 0 900 900'],
                               ['font-family', fonts]]) picture.setAttribute(name, value);
  document.body.replaceChildren(picture);
  return lines.map(([words, size, bold, italic]) => {
    const text = document.createElementNS(space, 'text');
    text.setAttribute('font-size', size);
    if (bold) text.setAttribute('font-weight', 'bold');
    if (italic) text.setAttribute('font-style', 'italic');
    text.textContent = words;
    picture.replaceChildren(text);
    return text.getComputedTextLength();
  });
}"""


def samples() -> list[str]:
    """Return words of all scripts, and every letter of Arial's, by tens as in a word."""
    letters = [chr(code) for first, last in BLOCKS for code in range(first, last + 1)]
    known = "".join(one for one in (*letters, *SIGNS) if one.isprintable() and one != " ")
    tens = [known[at : at + 10] for at in range(0, len(known), 10)]
    words = [word for story in STORIES for word in (*story.names, *story.sentences)]
    return [*tens, *words]


@pytest.mark.parametrize("zoom", [1, 2])
def test_no_text_is_longer_than_it_is_taken_for(page: Page, zoom: int) -> None:
    lines = [(text, *type) for text in samples() for type in TYPES]
    found = page.evaluate(_MEASURE, [lines, FONTS, zoom])
    short = [
        (text, size, bold, italic, round(there, 1), round(width(text, size, bold), 1))
        for (text, size, bold, italic), there in zip(lines, found, strict=True)
        if there > width(text, size, bold) * (1 + SHARE) + POINTS
    ]
    assert short == []


def test_arial_is_measured_to_the_point(page: Page) -> None:
    texts = [text for text in samples() if all(" " <= letter <= "ſ" for letter in text)]
    found = page.evaluate(_MEASURE, [[(text, 24, True, False) for text in texts], FONTS, 4])
    far = [
        (text, there, width(text, 24, bold=True))
        for text, there in zip(texts, found, strict=True)
        if abs(there - width(text, 24, bold=True)) > 0.02 * there + 0.5
    ]
    assert far == []
