"""The page on a phone: everything is found and chosen with a thumb."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from cjmap.catalog import labels

from ..everything import view_of
from .conftest import EXAMPLES
from .screens import EVERYWHERE, PHONE, Opened, Screen, opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser

WORDS = labels("de")
LEAST = 40
# What stands outside of running text and is there to be touched.
TARGETS = (
    ".tabs a, .seg label, .srch, .flt summary, .flt[open] select, .pops button,"
    " .flt[open] .ck, .pbar button"
)


@pytest.fixture(scope="module", params=["light", "dark"])
def phone(request: pytest.FixtureRequest, browser: Browser, atelier: Path) -> Iterator[Opened]:
    """The page of the example on a phone."""
    there = opened(browser, atelier, Screen(PHONE, request.param))
    yield there
    there.page.context.close()
    assert there.said == []


def small(there: Opened) -> list[str]:
    """Return what can be seen and is less than a thumb wide or high."""
    return there.page.locator(TARGETS).evaluate_all(
        """(them, least) => them.filter(e => e.checkVisibility())
            .map(e => [e, e.getBoundingClientRect()])
            .filter(([_, box]) => box.width && Math.min(box.width, box.height) < least - 0.5)
            .map(([e, box]) => `${e.outerHTML.slice(0, 60)} ${box.width} × ${box.height}`)""",
        LEAST,
    )


def test_targets_are_as_large_as_a_thumb(phone: Opened) -> None:
    page = phone.at("#v=compare")
    assert small(phone) == []
    page.locator(".flt summary").tap()
    assert small(phone) == []
    page.locator(".flt summary").tap()
    page.locator(".vg .v-t a").first.tap()
    expect(page.locator("#panel")).to_be_visible()
    assert small(phone) == []
    page.locator("#p-close").tap()


@pytest.mark.parametrize("view", EVERYWHERE)
def test_no_view_is_wider_than_the_phone(phone: Opened, view: str) -> None:
    page = phone.at(f"#view-{view}")
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE


@pytest.mark.parametrize("view", EVERYWHERE)
def test_the_name_of_the_view_is_in_sight(phone: Opened, view: str) -> None:
    page = phone.at(f"#view-{view}")
    expect(page.locator(f'.tabs [data-v="{view}"]')).to_be_in_viewport(ratio=1)


def test_search_finds_what_only_the_details_say(phone: Opened) -> None:
    page = phone.at("#v=compare")
    view = view_of(EXAMPLES / "atelier" / "atelier.journey.yaml")
    said = "Sucht etwas Echtes"
    page.locator(".srch").tap()
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type(said)
    expect(page.locator(".vg .v-t a").filter(visible=True)).to_have_text([view.touchpoints[0].name])
    page.locator(".vg .v-t a").filter(visible=True).tap()
    marked = page.evaluate("[...CSS.highlights.get('hit')].map(range => range.toString())")
    assert marked == [said]
    page.locator("#p-close").tap()
    page.get_by_role("searchbox").fill("")
    expect(page.locator(".vg .v-t a").filter(visible=True)).to_have_count(20)


def test_a_search_stays_in_sight_when_the_keyboard_goes(phone: Opened) -> None:
    page = phone.at("#v=compare&q=preis")
    field = page.get_by_role("searchbox")
    expect(field).to_be_visible()
    box = field.bounding_box()
    assert box
    assert box["width"] > 150
    expect(page.locator(".flt summary")).to_be_visible()


def test_the_details_come_up_from_below(phone: Opened) -> None:
    page = phone.at("#t-reel")
    box = page.locator("#panel").bounding_box()
    size = page.viewport_size
    assert box
    assert size
    assert (box["x"], box["width"]) == (0, PHONE)
    assert box["y"] + box["height"] == size["height"]
    assert 60 < box["y"] < size["height"] / 3
