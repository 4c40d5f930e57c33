"""Run the tests of this folder in a real browser, or leave them out and say so.

The browser is the program that CJMAP_CHROMIUM names, else a Chromium or Chrome on PATH. Where
there is none, CJMAP_REQUIRE_BROWSER=1 makes that an error.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cjmap.renderers.pages import matrix

from ..conftest import leave_out
from ..everything import view_of
from .screens import SCREENS, Opened, Screen, opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

FOLDER = Path(__file__).parent
EXAMPLES = FOLDER.parents[1] / "examples"
_NAMES = ("chromium", "chromium-browser", "google-chrome")
_QUIET = (
    *("--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update"),
    *("--disable-sync", "--disable-quic"),
)
_HOW = "install Chromium (`apt-get install chromium`), or name one with CJMAP_CHROMIUM"


def chromium() -> str | None:
    """Return the browser's program, None where there is none."""
    if named := os.environ.get("CJMAP_CHROMIUM"):
        return shutil.which(named)
    return next(filter(None, map(shutil.which, _NAMES)), None)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the tests of this folder where there is no browser."""
    if not chromium() and os.environ.get("CJMAP_REQUIRE_BROWSER") != "1":
        leave_out(config, items, folder=FOLDER, lack="browser", how=_HOW)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests, with a profile of its own that is gone afterwards."""
    from playwright.sync_api import sync_playwright

    program = chromium()
    if program is None:
        pytest.fail(f"this test needs a browser and found none: {_HOW}", pytrace=False)
    with sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=program, args=list(_QUIET))
        yield running
        running.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """An empty page that may not ask the network for anything."""
    context = browser.new_context(offline=True)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="session")
def differences(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of what a to-be map of the examples changes."""
    page = tmp_path_factory.mktemp("differences") / "diff.html"
    tomorrow = EXAMPLES / "schuhladen-morgen" / "schuhladen-morgen.journey.yaml"
    options = ("--as-is", "--format", "html", "--output", page)
    subprocess.run([sys.executable, "-m", "cjmap", "diff", *options, tomorrow], check=True)
    return page


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the outputs of all examples, fresh from the templates as they stand."""
    folder = tmp_path_factory.mktemp("examples")
    command = [sys.executable, "-m", "cjmap", "build", EXAMPLES, "--output", folder]
    subprocess.run(command, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="session")
def atelier(examples: Path) -> Path:
    """The page of an example that has three personas, twenty touchpoints and all views."""
    return examples / "atelier" / "atelier" / "matrix.html"


@pytest.fixture(scope="session")
def corners(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a small map with all that a page can show: holes, states, marks, figures ..."""
    file = tmp_path_factory.mktemp("corners") / "matrix.html"
    file.write_bytes(matrix.render(view_of(FOLDER / "corners.journey.yaml")))
    return file


@pytest.fixture(scope="module", params=SCREENS, ids=str)
def screen(request: pytest.FixtureRequest) -> Screen:
    """Each screen in turn."""
    return request.param


@pytest.fixture(scope="module")
def _atelier_opened(browser: Browser, atelier: Path, screen: Screen) -> Iterator[Opened]:
    there = opened(browser, atelier, screen)
    yield there
    there.page.context.close()


@pytest.fixture
def there(_atelier_opened: Opened) -> Iterator[Opened]:
    """The page of the example as it opens, on each screen; it has to stay silent."""
    _atelier_opened.at("#v=matrix")
    _atelier_opened.page.evaluate(
        "document.querySelector('.flt').open = false; scrollTo({left: 0, top: 0})"
    )
    yield _atelier_opened
    assert _atelier_opened.said == []
