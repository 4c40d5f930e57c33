"""No text leaves its box, and no two overlap, in any picture at 100 % and at 200 %."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ..stories import STORIES, Story, written
from .measuring import faults, measure, reserved

if TYPE_CHECKING:
    from playwright.sync_api import Page

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "journeys"
# Whatever format draws a picture, it leaves its DOT beside.
PICTURES = sorted(dot.with_suffix(".svg") for dot in EXAMPLES.rglob("*.dot"))
SWIMLANES = EXAMPLES / "atelier" / "atelier" / "journey.svg"


def found(page: Page, picture: Path) -> list[str]:
    """Return what is wrong in the picture that a page shows, at 100 % and at 200 %."""
    boxes = reserved(picture.with_suffix(".dot").read_text("utf-8"))
    there = []
    for zoom in (1, 2):
        page.evaluate(f"document.documentElement.style.zoom = {zoom}")
        texts = measure(page)
        assert texts
        there += [f"{zoom * 100} %: {fault}" for fault in faults(texts, boxes)]
    return there


@pytest.mark.parametrize("picture", PICTURES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_texts_stay_in_their_boxes(page: Page, picture: Path) -> None:
    page.goto(picture.as_uri())
    assert found(page, picture) == []


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the outputs of all stories, made by one build."""
    folder = tmp_path_factory.mktemp("stories")
    for story in STORIES:
        (folder / f"{story.id}.journey.yaml").write_text(written(story), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "cjmap", "build", folder, "--output", folder / "out"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode <= 1, done.stderr
    return folder / "out"


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.id)
def test_texts_of_every_script_stay_in_their_boxes(page: Page, built: Path, story: Story) -> None:
    pictures = [dot.with_suffix(".svg") for dot in sorted((built / story.id).glob("*.dot"))]
    assert pictures
    for picture in pictures:
        page.goto(picture.as_uri())
        assert (picture.stem, found(page, picture)) == (picture.stem, [])


@pytest.mark.parametrize(
    ("group", "fault"),
    [
        ("g[id^=t-]", "leaves its area"),
        ("g[id^=phase-]", "leaves its area"),
        ("g[id^=note-]", "leaves its area"),
        ("g[id^=name-of-lane-]", "leaves its box"),
        ("g[id=title]", "leaves its box"),
        ("g[id^=t-]:has(text ~ text)", "overlaps"),
    ],
)
def test_a_text_that_is_too_long_is_found(page: Page, group: str, fault: str) -> None:
    """Each kind of group, with its longest text made three times as long."""
    page.goto(SWIMLANES.as_uri())
    assert found(page, SWIMLANES) == []
    page.evaluate(
        """group => {
          const [text] = [...document.querySelector(group).querySelectorAll('text')].sort(
            (one, other) => other.textContent.length - one.textContent.length);
          text.setAttribute('y', Number(text.getAttribute('y')) + 7);
          text.textContent = text.textContent.repeat(3);
        }""",
        group,
    )
    assert any(fault in one for one in found(page, SWIMLANES))
