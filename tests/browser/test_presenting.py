"""Presenting a map: one phase after the other, by keys, with nothing over its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from cjmap.catalog import labels

from .screens import Opened

if TYPE_CHECKING:
    from playwright.sync_api import Locator

WORDS = labels("de")


def phases(there: Opened) -> Locator:
    return there.page.locator(".phs th").filter(visible=True)


def test_keys_begin_step_and_end(there: Opened) -> None:
    if there.screen.is_phone:
        return
    page = there.page
    page.keyboard.press("p")
    expect(phases(there)).to_have_count(1)
    expect(phases(there)).to_contain_text("Entdeckung")
    page.keyboard.press("ArrowRight")
    expect(phases(there)).to_contain_text("Interesse")
    page.keyboard.press("ArrowLeft")
    expect(phases(there)).to_contain_text("Entdeckung")
    page.keyboard.press("Escape")
    expect(phases(there)).to_have_count(6)
    page.go_back()
    expect(phases(there)).to_have_count(1)


def test_a_button_begins(there: Opened) -> None:
    if there.screen.is_phone:
        return
    there.page.get_by_role("button", name=WORDS["bar.present"]).click()
    expect(phases(there)).to_have_count(1)
    expect(there.page.locator(".tabs")).not_to_be_visible()


def test_buttons_step_and_end(there: Opened) -> None:
    if there.screen.is_phone:
        return
    page = there.at("#pr=1&ph=decision")
    page.get_by_role("button", name=WORDS["bar.present_next"]).click()
    expect(phases(there)).to_contain_text("Nutzung")
    expect(page.get_by_role("heading", level=1)).to_contain_text("5 / 6")
    page.get_by_role("button", name=WORDS["bar.present_next"]).click()
    expect(page.get_by_role("button", name=WORDS["bar.present_next"])).to_be_disabled()
    page.get_by_role("button", name=WORDS["bar.present_end"]).click()
    expect(phases(there)).to_have_count(6)


def test_nothing_lies_upon_the_text(there: Opened) -> None:
    if there.screen.is_phone:
        return
    page = there.at("#pr=1&ph=decision")
    size = page.viewport_size
    assert size
    for top in (0, 300, 5000):
        page.evaluate("top => scrollTo(0, top)", top)
        heads = page.locator(".phs th").filter(visible=True).bounding_box()
        caption = page.locator("#caption").bounding_box()
        assert caption
        assert heads
        assert caption["y"] + caption["height"] <= heads["y"] + 1
        below = page.evaluate(
            "([x, y]) => document.elementFromPoint(x, y).closest('#view-matrix, html').tagName",
            [size["width"] / 2, size["height"] - 30],
        )
        assert below in ("SECTION", "HTML")


def test_an_address_begins(there: Opened) -> None:
    if there.screen.is_phone:
        return
    there.at("#pr=1&ph=decision")
    expect(phases(there)).to_have_count(1)
    expect(phases(there)).to_contain_text("Kauf")
