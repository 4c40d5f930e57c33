"""A card of a diagram leads to its column, and from there a link leads back to the card."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from .screens import EXTREMES, Opened

pytestmark = pytest.mark.parametrize("screen", EXTREMES, indirect=True, ids=str, scope="module")

DRAWINGS = ("journey", "emotion", "blueprint")
TOUCHPOINT = "t-auspacken"


def card(there: Opened, drawing: str) -> Locator:
    return there.page.locator(f"#{drawing}-{TOUCHPOINT}")


def expect_column(there: Opened) -> None:
    page = there.page
    expect(page.get_by_role("complementary").locator(f"#{TOUCHPOINT}")).to_be_visible()
    expect(page.locator("#view-diagram")).not_to_be_visible()
    if there.screen.is_phone:
        expect(page.locator("#view-compare")).to_be_visible()
        return
    head = page.locator(f"#c-{TOUCHPOINT[2:]}")
    expect(head).to_be_in_viewport(ratio=0.9)
    right = page.get_by_role("complementary").bounding_box()["x"]
    box = head.bounding_box()
    assert box["x"] + box["width"] <= right + 1


def expect_card(there: Opened, drawing: str) -> None:
    expect(card(there, drawing)).to_be_in_viewport(ratio=0.9)
    expect(card(there, drawing)).to_be_focused()
    expect(there.page.locator(".drawing .at")).to_have_id(f"{drawing}-{TOUCHPOINT}")
    expect(there.page.get_by_role("complementary")).to_have_count(0)


@pytest.mark.parametrize("drawing", DRAWINGS)
def test_a_card_leads_to_its_column_and_back(there: Opened, drawing: str) -> None:
    page = there.at("#v=diagram")
    card(there, drawing).focus()
    page.keyboard.press("Enter")
    expect_column(there)
    page.locator(f"#p-cards a[data-drawing={drawing}]").click()
    expect_card(there, drawing)
    assert page.url.endswith(f"#v=diagram&d={drawing}-{TOUCHPOINT}")


def test_back_leads_to_the_card_that_was_followed(there: Opened) -> None:
    page = there.at("#v=diagram")
    card(there, "emotion").click()
    expect_column(there)
    page.go_back()
    expect_card(there, "emotion")
    page.go_forward()
    expect_column(there)


@pytest.mark.parametrize("address", ["#blueprint-{}", "#v=diagram&d=blueprint-{}"])
def test_a_card_has_an_address(there: Opened, address: str) -> None:
    there.at(address.format(TOUCHPOINT))
    expect_card(there, "blueprint")


def test_searching_leaves_the_focus_where_it_is(there: Opened) -> None:
    page = there.at(f"#v=diagram&d=journey-{TOUCHPOINT}")
    page.keyboard.press("/")
    page.keyboard.type("kiste")
    expect(page.locator("#q")).to_be_focused()


def test_a_phase_has_no_card(there: Opened) -> None:
    page = there.at("#ph-awareness")
    expect(page.get_by_role("complementary")).to_be_visible()
    expect(page.locator("#p-cards")).not_to_be_visible()


def test_pictures_fit_into_the_window_on_request(there: Opened) -> None:
    page = there.at("#v=diagram")
    first = page.locator(".drawing").first
    hidden = "drawing => drawing.scrollWidth - drawing.clientWidth"
    assert first.evaluate(hidden) > 0
    page.click("#fit")
    assert "z=1" in page.url
    assert page.locator("#fit").get_attribute("aria-pressed") == "true"
    assert first.evaluate(hidden) == 0
    page.go_back()
    assert first.evaluate(hidden) > 0
