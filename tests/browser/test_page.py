"""The page of a map in a browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "journeys"


def test_a_page_opens_without_a_complaint(page: Page) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto((EXAMPLES / "atelier" / "atelier" / "matrix.html").as_uri())
    assert "Holzschnitt" in page.title()
    assert said == []
