"""The page of reviews says of each draft what a check says."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from .cli.running import run

DOCS = Path(__file__).resolve().parent.parent / "docs"
PAGE = (DOCS / "reviews.md").read_text("utf-8")
DRAFTS = sorted(DOCS.glob("reviews/*.journey.yaml"))
REVIEWS = {
    re.search(r"\(reviews/([\w-]+)\.journey\.yaml\)", part)[1]: part
    for part in PAGE.split("\n## ")[1:]
}


def test_every_draft_is_reviewed() -> None:
    assert len(DRAFTS) == 10
    assert set(REVIEWS) == {path.name.removesuffix(".journey.yaml") for path in DRAFTS}


@pytest.mark.parametrize("path", DRAFTS, ids=lambda path: path.name.split(".")[0])
def test_a_review_has_what_the_command_says(path: Path) -> None:
    asked = ("--today", "2026-11-22", "--format", "json")
    said = json.loads(run("check", f"docs/reviews/{path.name}", *asked, folder=DOCS.parent).stdout)
    review = REVIEWS[path.name.removesuffix(".journey.yaml")]
    shown = re.findall(r"^- \*\*(\w+)\*\*, \[line (\d+)\].*\(\[(CJ\d+) ", review, re.MULTILINE)
    found = [(one["severity"], str(one["line"]), one["code"]) for one in said["findings"]]
    assert sorted(shown) == sorted(found)
    for one in said["findings"]:
        assert re.sub(r"\W", "", one["message"]) in re.sub(r"\W", "", review)
    percent = said["maps"][0]["coverage"]["percent"]
    assert f"{percent} % (" in review if percent is not None else "nothing to count" in review
    assert "**What only a colleague sees.** " in review


def test_links_lead_somewhere() -> None:
    for target, line in re.findall(r"\]\(([\w/.-]+)(?:#L(\d+))?\)", PAGE):
        text = (DOCS / target).read_text("utf-8")
        assert not line or int(line) <= len(text.splitlines())
