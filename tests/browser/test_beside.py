"""A to-be map beside its as-is map, in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from .screens import EXTREMES, Opened, Screen, opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.parametrize("screen", EXTREMES, indirect=True, ids=str, scope="module")


@pytest.fixture(scope="module")
def tomorrow(browser: Browser, examples: Path, screen: Screen) -> Iterator[Opened]:
    """The page of the example that changes another one."""
    there = opened(browser, examples / "schuhladen-morgen/schuhladen-morgen/matrix.html", screen)
    yield there
    assert there.said == []
    there.page.context.close()


def test_it_has_an_address_and_a_tab(tomorrow: Opened) -> None:
    page = tomorrow.at("#v=changes")
    expect(page.locator("#h-changes")).to_contain_text("3 Touchpoints neu, 1 verschoben")
    expect(page.locator(".tabs [aria-current=page]")).to_have_text("Ist und Soll")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_what_was_is_struck_out_and_before_what_is_to_be(tomorrow: Opened) -> None:
    row = tomorrow.at("#v=changes").locator(".bs tr", has_text="Greift zur 44").first
    was, now = row.locator(".b-w del"), row.locator(".b-n ins")
    expect(was).to_have_css("text-decoration-line", "line-through")
    expect(now).not_to_have_css("text-decoration-line", "line-through")
    there, here = was.bounding_box(), now.bounding_box()
    assert there
    assert here
    assert (there["y"] if tomorrow.screen.is_phone else there["x"]) < (
        here["y"] if tomorrow.screen.is_phone else here["x"]
    )


@pytest.mark.parametrize(
    ("filters", "phases", "gone"),
    [
        ("", 6, True),
        ("&ph=give-back", 1, True),
        ("&ph=pay", 1, False),
        ("&p=ayse", 5, False),
        ("&ch=email", 1, False),
    ],
)
def test_filters_apply_here_too(tomorrow: Opened, filters: str, phases: int, gone: bool) -> None:
    page = tomorrow.at(f"#v=changes{filters}")
    expect(page.locator(".bs .b-h").filter(visible=True)).to_have_count(phases)
    expect(page.locator(".bs .chg.c-gone")).to_be_visible(visible=gone)


def test_a_name_leads_to_its_details_and_back(tomorrow: Opened) -> None:
    page = tomorrow.at("#v=changes")
    page.locator(".b-t a", has_text="Anruf nach einer Woche").click()
    expect(page.get_by_role("complementary").locator("h3")).to_have_text("Anruf nach einer Woche")
    page.go_back()
    expect(page.locator("#view-changes")).to_be_visible()


def test_without_script_and_on_paper_it_is_there(
    browser: Browser, examples: Path, screen: Screen
) -> None:
    file = examples / "schuhladen-morgen" / "schuhladen-morgen" / "matrix.html"
    there = opened(browser, file, screen, script=False)
    expect(there.page.locator("#view-changes .chg.c-gone")).to_be_visible()
    there.page.emulate_media(media="print")
    expect(there.page.locator("#view-changes .chg.c-gone")).to_be_visible()
    there.page.context.close()
