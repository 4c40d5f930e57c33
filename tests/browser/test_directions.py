"""Hebrew and Arabic run to the left, with their punctuation on the proper side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from cjmap.layout import wrap
from cjmap.renderers import svg

if TYPE_CHECKING:
    from playwright.sync_api import Page


def places(page: Page, line: str) -> tuple[list[float], float, float]:
    """Return the x of the middle of each character in a finished picture, and the line's sides."""
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
          const middles = [...text.textContent].map((_, at) => {
            const {x, width} = text.getExtentOfChar(at);
            return x + width / 2;
          });
          return [middles, box.x, box.x + box.width];
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
    middles, left, _ = places(page, line)
    seen = sorted(zip(middles, line, strict=True))
    shown = "".join(letter for _, letter in seen if letter not in "\u200e\u200f")
    # A bracket is mirrored where it runs to the left.
    assert shown.replace(")", "(") == order.replace(")", "(")
    assert left == pytest.approx(100, abs=0.5)
