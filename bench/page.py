"""Measure how a page of many touchpoints opens and answers, by the browser's own clock.

Builds the page of a generated map, opens it in Chromium as a file, and prints how long it took to
load and to be laid out, and how long each of a reader's actions took until it was painted; judges
nothing. The browser is found as for the tests in `tests/browser`.

    python bench/page.py [--touchpoints 1000] [--runs 3] [--python path/to/python with cjmap]
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from maps import large_map

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

LOAD, ANSWER = 2000, 300
_NAMES = ("chromium", "chromium-browser", "google-chrome")
# Where the navigation ended, and when a frame with all of the page had been made.
_OPENED = """() => new Promise(done => requestAnimationFrame(() => setTimeout(() => {
  const [navigation] = performance.getEntriesByType('navigation');
  done([navigation.domContentLoadedEventEnd, navigation.loadEventEnd, performance.now()]);
})))"""
# The first task after a frame begins when that frame has been made.
_ACT = """act => new Promise(done => {
  const start = performance.now();
  new Function(act)();
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
})"""
_TYPE = """const box = document.querySelector('#q');
box.value = '%s'; box.dispatchEvent(new Event('input', {bubbles: true}));"""
ACTIONS = {
    "another persona": "document.querySelector('#f-p input[value=joyce-okafor]').click()",
    "everyone again": "document.querySelector('#f-p input[value=\"\"]').click()",
    "search, 2 letters": _TYPE % "ba",
    "search, a word": _TYPE % "basket",
    "search, empty": _TYPE % "",
    "panel of details": "document.querySelector('.tps .tn').click()",
    "next touchpoint": "document.querySelector('#p-next').click()",
    "panel closed": "document.querySelector('#p-close').click()",
    "phase folded": "document.querySelector('.phb').click()",
    "phase unfolded": "document.querySelector('.phb').click()",
    "comparison": "document.querySelector('[data-v=compare]').click()",
    "diagrams": "document.querySelector('[data-v=diagram]').click()",
    "coverage": "document.querySelector('[data-v=coverage]').click()",
    "open points": "document.querySelector('[data-v=open]').click()",
    "channels": "document.querySelector('[data-v=channels]').click()",
    "comparison again": "document.querySelector('[data-v=compare]').click()",
    "matrix": "document.querySelector('[data-v=matrix]').click()",
}


def main() -> None:
    from playwright.sync_api import sync_playwright

    options = _options()
    program = os.environ.get("CJMAP_CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        file = _built(options.touchpoints, options.python, Path(folder))
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        runs = [_run(browser, file) for _ in range(options.runs)]
        browser.close()
    for name in runs[0]:
        bound = ANSWER if name in ACTIONS else LOAD
        middle = statistics.median(run[name] for run in runs)
        print(f"{name:20} {middle:7.0f} ms   asked: <= {bound} ms")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--touchpoints", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--python", type=Path, default=sys.executable)
    return parser.parse_args()


def _built(touchpoints: int, python: Path, work: Path) -> Path:
    """Build the page of a map, print its size and how long that took, and return its path."""
    (work / "large.journey.yaml").write_text(large_map(touchpoints), "utf-8")
    start = time.perf_counter()
    subprocess.run(
        [python, "-m", "cjmap", "build", "large.journey.yaml", "--output", "out"],
        cwd=work,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    (file,) = (work / "out").rglob("matrix.html")
    seconds = time.perf_counter() - start
    print(
        f"{touchpoints} touchpoints, {file.stat().st_size / 1e6:.2f} MB, built in {seconds:.1f} s"
    )
    return file


def _run(browser: Browser, file: Path) -> dict[str, float]:
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(file.as_uri())
    parsed, loaded, laid_out = page.evaluate(_OPENED)
    found = {"parsed": parsed, "loaded": loaded, "laid out": laid_out}
    found |= {name: _answer(page, act) for name, act in ACTIONS.items()}
    page.close()
    return found


def _answer(page: Page, act: str) -> float:
    milliseconds: float = page.evaluate(_ACT, act)
    page.wait_for_timeout(200)
    return milliseconds


if __name__ == "__main__":
    main()
