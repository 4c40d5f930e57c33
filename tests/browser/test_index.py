"""The page over all maps in a browser: searching and choosing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from .screens import texts_of

if TYPE_CHECKING:
    from playwright.sync_api import Page

INDEX = Path(__file__).resolve().parents[2] / "examples" / "journeys" / "index.html"
SEARCH = "#q"


@pytest.fixture
def index(page: Page) -> Page:
    page.goto(INDEX.as_uri())
    return page


def shown(index: Page) -> list[str]:
    return texts_of(index.locator(".map:visible h2"))


def test_all_maps_are_there_before_anything_is_asked(index: Page) -> None:
    assert len(shown(index)) == index.locator(".map").count() > 4
    assert index.locator("#hits").inner_text() == ""


def test_searching_goes_through_what_the_maps_say(index: Page) -> None:
    index.fill(SEARCH, "kantenschutz")
    assert shown(index) == ["Ein Holzschnitt findet seine Wand"]
    marks = index.locator(".found mark").all_inner_texts()
    assert {mark.lower() for mark in marks} == {"kantenschutz"}
    href = index.locator(".found a").first.get_attribute("href")
    assert href == "atelier/atelier/matrix.html#t-auspacken"
    assert "place" in index.locator("#hits").inner_text()


def test_a_hit_leads_to_its_place_on_the_page_of_the_map(index: Page) -> None:
    index.fill(SEARCH, "kantenschutz")
    index.locator(".found a").first.click()
    assert index.locator("#panel h3, #panel h2").first.inner_text().startswith("Auspacken")
    index.go_back()
    assert index.locator(SEARCH).input_value() == "kantenschutz"
    assert len(shown(index)) == 1


def test_what_is_nowhere_is_said(index: Page) -> None:
    index.fill(SEARCH, "zzzzzz")
    assert shown(index) == []
    assert index.locator("#hits").inner_text() == "Nothing found."
    index.keyboard.press("Escape")
    assert len(shown(index)) > 4
    assert index.locator(SEARCH).input_value() == ""


def test_choosing_by_state_is_in_the_address_and_goes_back(index: Page) -> None:
    index.select_option("#f-state", "to-be")
    assert shown(index) == ["Ein Paar Schuhe aus dem Laden, ab Frühjahr"]
    assert index.url.endswith("#state=to-be")
    index.go_back()
    assert len(shown(index)) > 4
    index.goto(f"{INDEX.as_uri()}#state=to-be")
    index.reload()
    assert len(shown(index)) == 1


def test_the_slash_leads_into_the_search(index: Page) -> None:
    index.keyboard.press("/")
    assert index.evaluate("document.activeElement.id") == "q"
    assert index.locator(SEARCH).input_value() == ""


@pytest.mark.parametrize("width", [1440, 1024, 390])
def test_nothing_is_wider_than_the_window(index: Page, width: int) -> None:
    index.set_viewport_size({"width": width, "height": 800})
    assert index.evaluate("document.documentElement.scrollWidth") <= width


def test_a_late_review_is_told_by_the_calendar_of_the_reader(page: Page) -> None:
    page.clock.install(time="2031-01-01")
    page.goto(INDEX.as_uri())
    assert page.locator("dd.late").count() >= 1
    page.clock.set_fixed_time("2026-11-21")
    page.reload()
    assert page.locator("dd.late").count() == 0
