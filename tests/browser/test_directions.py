"""Hebrew and Arabic run to the left, with their punctuation on the proper side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cjmap.layout import wrap
from cjmap.renderers import svg

if TYPE_CHECKING:
    from playwright.sync_api import Page

MARKS = "\u200e\u200f\u2067\u2069"


def seen(page: Page, line: str) -> tuple[list[tuple[float, str]], float]:
    """Return the characters of a finished picture's line by their middles, and its left side."""
    picture = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="400pt" height="40pt" viewBox="0 0 400 40">'
        f'<text text-anchor="start" x="100" y="20" font-size="11.00">{line}</text></svg>'
    ).encode()
    page.set_content(
        svg.inline(svg.finish(picture, title="T", description="", language="he"), prefix="p-")
    )
    return page.evaluate(
        """() => {
          const text = document.querySelector('svg text'), box = text.getBBox();
          const letters = [...text.textContent].map((letter, at) => {
            const {x, width} = text.getExtentOfChar(at);
            return [x + width / 2, letter];
          });
          return [letters, box.x];
        }"""
    )


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("שלום (VIP) 3", "3 (VIP) םולש"),
        ("שלום!", "!םולש"),
        ("PayPal לא עובד כאן", "ןאכ דבוע אל PayPal"),
        ("Laden (שלום) heute", "Laden (םולש) heute"),
        ("▲\u00a0שלום, 12", "12 ,םולש\u00a0▲"),
    ],
)
def test_the_order_that_a_reader_sees(page: Page, text: str, order: str) -> None:
    (line,) = wrap(text, size=11, width=300)
    letters, left = seen(page, line)
    shown = "".join(letter for _, letter in sorted(letters) if letter not in MARKS)
    # A bracket is mirrored where it runs to the left.
    assert shown.replace(")", "(") == order.replace(")", "(")
    assert left == pytest.approx(100, abs=0.5)
