"""axe-core finds no violation, in any view, light and dark, at the desk and on the phone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from .screens import PHONE, VIEWS, Opened, Screen, opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SCREENS = tuple(Screen(width, scheme) for width in (1440, PHONE) for scheme in ("light", "dark"))


def violations(there: Opened) -> list[str]:
    """Return what axe-core finds in what is to be seen now."""
    found = there.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{one['id']}: {node['html'][:120]} {node['failureSummary']}"
        for one in found["violations"]
        for node in one["nodes"]
    ]


@pytest.fixture(scope="module", params=SCREENS, ids=str)
def checked(request: pytest.FixtureRequest, browser: Browser, corners: Path) -> Iterator[Opened]:
    """That page with axe-core, which the page's own policy doesn't concern."""
    there = opened(browser, corners, request.param)
    there.page.evaluate(AXE_SCRIPT)
    yield there
    there.page.context.close()
    assert there.said == []


@pytest.mark.parametrize("view", [view for view in VIEWS if view != "diagram"])
def test_no_violation_in_a_view(checked: Opened, view: str) -> None:
    checked.at(f"#v={view}")
    assert violations(checked) == []


@pytest.mark.parametrize("address", ["#t-see", "#pr=1", "#q=preis", "#f=look&p=ana"])
def test_no_violation_in_what_one_can_open(checked: Opened, address: str) -> None:
    checked.at(address)
    assert violations(checked) == []


def test_no_violation_in_the_filter(checked: Opened) -> None:
    page = checked.at("#v=compare")
    page.locator(".flt summary").click()
    assert violations(checked) == []
    page.locator(".flt summary").click()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_violation_in_the_index(browser: Browser, examples: Path, scheme: str) -> None:
    for width in (1440, PHONE):
        there = opened(browser, examples / "index.html", Screen(width, scheme))
        there.page.evaluate(AXE_SCRIPT)
        assert violations(there) == []
        there.page.context.close()


@pytest.mark.parametrize("screen", SCREENS, ids=str)
def test_no_violation_in_the_page_of_differences(
    browser: Browser, differences: Path, screen: Screen
) -> None:
    there = opened(browser, differences, screen)
    there.page.evaluate(AXE_SCRIPT)
    assert violations(there) == []
    assert there.page.evaluate("document.documentElement.scrollWidth") <= screen.width
    place = there.page.locator(".words a").first
    place.click()
    assert there.page.locator(":target").count() == 1
    there.page.context.close()
    assert there.said == []


@pytest.mark.parametrize("screen", SCREENS, indirect=True, ids=str)
def test_no_violation_beside_what_was_and_in_pictures(
    browser: Browser, examples: Path, screen: Screen
) -> None:
    page = examples / "schuhladen-morgen" / "schuhladen-morgen" / "matrix.html"
    there = opened(browser, page, screen)
    there.page.evaluate(AXE_SCRIPT)
    for view in ("changes", "diagram"):
        there.at(f"#v={view}")
        assert violations(there) == []
    there.page.context.close()
