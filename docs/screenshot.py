"""Take the picture of a page that the README shows.

It is not compared in CI, as browsers of other versions set other pixels. Needs the extra `test`,
and Chromium on PATH.

    python docs/screenshot.py
"""

from __future__ import annotations

import shutil
from pathlib import Path

from playwright.sync_api import sync_playwright

DOCS = Path(__file__).resolve().parent
PAGE = DOCS.parent / "examples/journeys/home-energy-service/home-energy-service/matrix.html"
WINDOW = {"width": 1440, "height": 1080}


def main() -> None:
    """Open the page of an example as a reader would, and write what is to be seen."""
    with sync_playwright() as driver:
        program = shutil.which("chromium")
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        page = browser.new_page(viewport=WINDOW, reduced_motion="reduce")
        # The day that the example was reviewed: later days would mark what is late.
        page.clock.set_fixed_time("2026-11-09")
        page.goto(PAGE.as_uri())
        page.screenshot(path=DOCS / "page.png")
        browser.close()


if __name__ == "__main__":
    main()
