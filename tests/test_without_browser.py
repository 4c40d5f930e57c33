"""Tests that need a browser are left out where there is none, and nobody can miss it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# One test that needs a browser, and one that needs none.
TESTS = ("tests/browser/test_page.py", "tests/test_globs.py")


def run(folder: Path, *options: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run the tests where there is no program but those in `folder`."""
    environ = {key: value for key, value in os.environ.items() if not key.startswith("CJMAP_")}
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", *options, *TESTS],
        cwd=ROOT,
        env={**environ, "PATH": str(folder), **settings},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("options", [(), ("-n", "1")])
def test_without_a_browser_its_tests_are_left_out_loudly(
    tmp_path: Path, options: tuple[str, ...]
) -> None:
    done = run(tmp_path, *options)
    assert done.returncode == 0, done.stdout
    assert "1 tests of tests/browser were LEFT OUT: there is no browser." in done.stdout
    assert "CJMAP_CHROMIUM" in done.stdout
    assert "skipped" not in done.stdout


def test_leaving_out_fails_where_a_browser_is_required(tmp_path: Path) -> None:
    done = run(tmp_path, CJMAP_REQUIRE_BROWSER="1", CJMAP_CHROMIUM="no-such-program")
    assert done.returncode != 0
    assert "this test needs a browser and found none: install Chromium" in done.stdout
    assert "1 error" in done.stdout
