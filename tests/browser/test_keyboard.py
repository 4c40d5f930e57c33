"""The page by keyboard alone, to screen readers, in forced colours and at rest."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from cjmap.catalog import labels

from .screens import Opened, Screen, opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser

WORDS = labels("de")
# What bears the ring of what has the focus: itself, or what stands for a field of no look.
RING = """() => {
  const field = document.activeElement;
  const ringed = [field, field.nextElementSibling, field.closest('.srch')].filter(Boolean);
  const box = field.getBoundingClientRect();
  return {
    name: field.outerHTML.slice(0, 90),
    visible: ringed.some(e => getComputedStyle(e).outlineStyle !== 'none'),
    inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    order: [...document.querySelectorAll('*')].indexOf(field),
  };
}"""


@pytest.fixture(scope="module", params=[1440, 390])
def there(request: pytest.FixtureRequest, browser: Browser, atelier: Path) -> Iterator[Opened]:
    """The page of the example at the desk and on the phone."""
    shown = opened(browser, atelier, Screen(request.param, "light"))
    yield shown
    shown.page.context.close()
    assert shown.said == []


def test_the_first_key_offers_to_skip_to_the_content(browser: Browser, atelier: Path) -> None:
    page = opened(browser, atelier, Screen(1440, "light")).page
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name=WORDS["page.skip"])
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#view-matrix') !== null")
    page.context.close()


@pytest.mark.parametrize("view", ["matrix", "coverage", "channels"])
def test_the_focus_goes_in_order_and_is_seen(there: Opened, view: str) -> None:
    page = there.at(f"#v={view}")
    page.evaluate("document.activeElement.blur()")
    page.locator(".tabs a").filter(visible=True).first.focus()
    before, stops = -1, 0
    while stops < 45 and not page.evaluate("document.activeElement === document.body"):
        ring = page.evaluate(RING)
        assert ring["visible"], ring["name"]
        assert ring["inside"], ring["name"]
        assert ring["order"] > before, ring["name"]
        before, stops = ring["order"], stops + 1
        page.keyboard.press("Tab")
    assert stops > 10


def test_nothing_jumps_the_queue(there: Opened) -> None:
    assert there.page.locator("[tabindex]:not([tabindex='0'], [tabindex='-1'])").count() == 0


def test_landmarks_and_headings(there: Opened) -> None:
    page = there.at("#t-reel")
    for role in ("banner", "navigation", "main", "complementary", "contentinfo"):
        expect(page.get_by_role(role)).to_have_count(1)
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    page.keyboard.press("Escape")
    assert page.locator("html").get_attribute("lang") == "de"


def test_motion_only_where_it_is_welcome(there: Opened) -> None:
    page = there.at("#t-reel")
    moves = "getComputedStyle(document.querySelector('#panel')).animationName"
    scrolls = "getComputedStyle(document.documentElement).scrollBehavior"
    assert (page.evaluate(moves), page.evaluate(scrolls)) == ("none", "auto")
    page.emulate_media(reduced_motion="no-preference")
    assert (page.evaluate(moves), page.evaluate(scrolls)) == ("in", "smooth")
    page.emulate_media(reduced_motion="reduce")
    page.keyboard.press("Escape")


def looks(there: Opened, selector: str, *properties: str, part: str = "") -> list[tuple[str, ...]]:
    """Return some properties of all elements that fit, or of their part `::before`."""
    found = there.page.locator(selector).evaluate_all(
        """(them, [part, names]) => them.filter(e => e.checkVisibility()).map(e => {
          const style = getComputedStyle(e, part || null);
          return names.map(name => style.getPropertyValue(name));
        })""",
        [part, properties],
    )
    return [tuple(one) for one in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_signs_differ_in_forced_colours(browser: Browser, corners: Path, scheme: str) -> None:
    there = opened(browser, corners, Screen(1440, scheme))
    page = there.page
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    people = page.locator("#f-p input").count() - 1
    grounds = set(looks(there, ".glance .pm", "background-color", "color"))
    assert len(grounds) == people
    assert all(ground != ink for ground, ink in grounds)
    (canvas,) = looks(there, "body", "background-color")
    rings = set(looks(there, "#view-matrix .hole", "border-top-color", part="::before"))
    assert canvas not in rings
    assert len(rings) == 1
    chosen, *others = looks(there, "#f-p label > span", "outline-style")
    assert chosen not in others
    current, *rest = looks(there, ".tabs a", "border-bottom-color")
    assert current not in rest
    there.at("#view-coverage")
    keys = looks(there, ".key i", "background-color")
    assert len(set(keys)) == 3
    assert canvas not in keys
    states = set(looks(there, ".s", "background-color"))
    assert canvas not in states
    page.context.close()
    assert there.said == []
