"""The address of a page: every part has one, it holds what was chosen, and Back goes back."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from cjmap.catalog import labels

from .screens import EVERYWHERE, VIEWS, Opened

WORDS = labels("de")


def test_the_tabs_name_the_views(there: Opened) -> None:
    tabs = there.at("#view-matrix").locator(".tabs a").all()
    assert tuple(tab.get_attribute("data-v") for tab in tabs) == VIEWS


@pytest.mark.parametrize("view", EVERYWHERE)
def test_every_view_has_an_address(there: Opened, view: str) -> None:
    page = there.at(f"#view-{view}")
    expect(page.locator("main > section").filter(visible=True)).to_have_id(f"view-{view}")
    expect(page.locator(".tabs [aria-current=page]")).to_have_attribute("data-v", view)


def test_a_touchpoint_has_an_address(there: Opened) -> None:
    page = there.at("#t-reel")
    expect(page.get_by_role("complementary").locator("h3")).to_have_text(
        "Reel vom Abziehen eines Drucks"
    )


def test_a_part_within_a_view_has_an_address(there: Opened) -> None:
    page = there.at("#persona-voss")
    expect(page.locator("#persona-voss")).to_be_in_viewport()


def test_an_address_opens_what_was_chosen(there: Opened) -> None:
    page = there.at("#v=open&p=voss&t=t-reel&q=preis")
    expect(page.locator("#view-open")).to_be_visible()
    expect(page.locator('#f-p input[value="voss"]')).to_be_checked()
    expect(page.get_by_role("complementary")).to_be_visible()
    expect(page.locator("#q")).to_have_value("preis")


@pytest.mark.parametrize(
    "address", ["#v=nonsense&p=nobody&t=x", "#%E0%A4%A", "#__proto__=1&ch=constructor"]
)
def test_an_address_that_leads_nowhere_opens_the_page(there: Opened, address: str) -> None:
    page = there.at(address)
    expect(page.locator(".tabs [aria-current=page]")).to_have_count(1)
    expect(page.locator("main > section").filter(visible=True)).to_have_count(1)
    expect(page.locator("section.cur .ec").first).to_be_visible()


def test_back_undoes_step_by_step(there: Opened) -> None:
    page = there.page
    page.locator('.tabs [data-v="open"]').click()
    page.locator('#f-p input[value="lena"]').check(force=True)
    page.locator("#view-open .o-w a").filter(visible=True).first.click()
    panel = page.get_by_role("complementary")
    expect(panel).to_be_visible()
    page.go_back()
    expect(panel).to_have_count(0)
    page.go_back()
    expect(page.locator('#f-p input[value=""]')).to_be_checked()
    page.go_back()
    expect(page.locator("#view-open")).not_to_be_visible()


def test_the_theme_is_in_the_address_and_remembered(there: Opened) -> None:
    page = there.page
    dark, light = "rgb(18, 23, 30)", "rgb(255, 255, 255)"
    before, after = (light, dark) if there.screen.scheme == "light" else (dark, light)
    expect(page.locator("body")).to_have_css("background-color", before)
    page.locator("summary", has_text=WORDS["bar.filter"]).click()
    page.get_by_role("button", name=WORDS["page.theme"]).click()
    expect(page.locator("body")).to_have_css("background-color", after)
    assert "th=" in page.url
    page.reload()
    expect(page.locator("body")).to_have_css("background-color", after)
    page.evaluate("localStorage.clear()")
    there.at("#v=matrix")
    expect(page.locator("body")).to_have_css("background-color", before)
