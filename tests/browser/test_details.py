"""The details of a touchpoint beside the map: opened and left by mouse, finger and keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from cjmap.catalog import labels

from .screens import Opened

if TYPE_CHECKING:
    from playwright.sync_api import Locator

WORDS = labels("de")


def stops(there: Opened) -> Locator:
    return there.page.locator(".vg .v-t a" if there.screen.is_phone else ".tps .tn")


def title(there: Opened) -> Locator:
    return there.page.get_by_role("complementary").locator("h3")


def test_a_click_opens_and_escape_leaves(there: Opened) -> None:
    link = stops(there).nth(1)
    link.click()
    expect(title(there)).to_have_text(link.inner_text())
    assert there.page.evaluate("document.activeElement.closest('#panel') !== null")
    there.page.keyboard.press("Escape")
    expect(title(there)).to_have_count(0)
    expect(link).to_be_focused()


def test_keys_open_step_and_leave(there: Opened) -> None:
    first, second = stops(there).nth(0), stops(there).nth(1)
    first.press("Enter")
    expect(title(there)).to_have_text(first.inner_text())
    there.page.keyboard.press("ArrowRight")
    expect(title(there)).to_have_text(second.inner_text())
    expect(there.page.locator("#p-pos")).to_have_text("2 von 20")
    there.page.keyboard.press("ArrowLeft")
    there.page.keyboard.press("ArrowLeft")
    expect(there.page.locator("#p-pos")).to_have_text("20 von 20")
    there.page.keyboard.press("Escape")
    expect(first).to_be_focused()


def test_buttons_step_and_close(there: Opened) -> None:
    stops(there).nth(0).click()
    panel = there.page.get_by_role("complementary")
    panel.get_by_role("button", name=WORDS["details.next"]).click()
    expect(title(there)).to_have_text(stops(there).nth(1).inner_text())
    panel.get_by_role("button", name=WORDS["details.previous"]).click()
    expect(title(there)).to_have_text(stops(there).nth(0).inner_text())
    panel.get_by_role("button", name=WORDS["details.close"]).click()
    expect(panel).to_have_count(0)


def test_copy_link_gives_the_part_an_address(there: Opened) -> None:
    page = there.at("#t-reel")
    page.evaluate(
        "Object.defineProperty(navigator, 'clipboard', {configurable: true,"
        " value: {writeText: async text => { document.body.dataset.copied = text }}})"
    )
    page.get_by_role("button", name=WORDS["details.copy_link"]).click()
    expect(page.get_by_role("button", name=WORDS["details.copied"])).to_be_visible()
    assert page.locator("body").get_attribute("data-copied") == f"{there.file.as_uri()}#t-reel"


def test_what_the_persona_does_not_meet_is_shown_whole(there: Opened) -> None:
    page = there.at("#p=voss&t=t-reel")
    expect(title(there)).to_be_visible()
    panel = there.page.get_by_role("complementary")
    expect(panel.locator(".es tr")).not_to_have_count(0)
    assert panel.locator(".es .gone").count() == 0
    page.set_viewport_size({"width": there.screen.width, "height": 700})
    expect(title(there)).to_be_visible()


def test_steps_go_to_what_is_left(there: Opened) -> None:
    page = there.at("#ph=awareness&t=t-reel")
    left = page.locator("article.tp[data-c]:not([hidden])").count()
    assert 1 < left < 20
    for at in range(2, left + 1):
        page.keyboard.press("ArrowRight")
        expect(page.locator("#p-pos")).to_have_text(f"{at} von {left}")
        expect(title(there)).to_be_visible()
