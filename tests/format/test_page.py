"""docs/format.md is made from the table of the format, and its examples work."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from cjmap import fields
from cjmap.check import check
from cjmap.config import Config
from cjmap.diagnostics import Severity
from cjmap.fields import PARTS
from cjmap.format.page import format_page
from cjmap.load import load
from cjmap.project import Project

PAGE = format_page()
BLOCKS = re.findall(r"```yaml\n(.*?)```", PAGE, flags=re.DOTALL)
SECTIONS = re.split(r"^## ", PAGE, flags=re.MULTILINE)


def test_the_page_is_current():
    path = Path(__file__).parents[2] / "docs" / "format.md"
    assert path.read_text(encoding="utf-8") == PAGE, "run `make docs`"


@pytest.mark.parametrize("text", BLOCKS, ids=[block.split("\n", 1)[0] for block in BLOCKS])
def test_examples_are_read_without_a_fault(text, tmp_path):
    named = re.compile(r"# (\S+\.journey\.yaml)\n")
    for block in BLOCKS:
        if named.match(block):
            (tmp_path / named.match(block)[1]).write_text(block)
    path = tmp_path / (named.match(text)[1] if named.match(text) else "map.journey.yaml")
    path.write_text(text)
    checked = check(load(path, Project(tmp_path)), Config())
    worst = [one for one in checked.found if one.diagnostic.severity is Severity.ERROR]
    assert [one.diagnostic.message for one in worst] == []
    assert checked.loaded.map.touchpoints


def rows_of(title: str) -> dict[str, list[str]]:
    """Return the rows of a section's table by key."""
    (section,) = (one for one in SECTIONS if one.startswith(f"{title}\n"))
    html = MarkdownIt("commonmark").enable("table").render(section)
    rows = re.findall(r"<tr>\n(.*?)</tr>", html, flags=re.DOTALL)
    cells = [re.findall(r"<t[hd]>(.*?)</t[hd]>", row) for row in rows]
    return {re.sub(r"<.*?>| \(required\)", "", row[0]): row for row in cells[1:]}


TITLES = {
    "map": "Map",
    "touchpoint": "Touchpoint",
    "statement": "Statement",
    "link": "Link",
    "persona": "Persona",
    "channel": "Channel",
    "lane": "Lane",
    "journey": "Journey",
    "metric": "Metric",
    "source": "Source",
    "coverage": "Coverage",
    "emotion_scale": "Emotion scale",
    "config": "The project file",
    "rules": "Rules",
    "profile": "Profile",
    "path_rules": "Rules for a path",
}


@pytest.mark.parametrize(("part", "title"), TITLES.items())
def test_every_key_has_a_row(part, title):
    rows = rows_of(title)
    assert list(rows) == [known.name for known in PARTS[part]]
    assert all(len(row) == 4 for row in rows.values())
    assert [row[3] == "yes" for row in rows.values()] == [known.none for known in PARTS[part]]
    assert ["required" in row[0] for row in rows.values()] == [k.required for k in PARTS[part]]


@pytest.mark.parametrize(
    ("title", "own", "without"),
    [
        ("Phase", ["name", "when"], "but `phase`"),
        ("Persona under `per_persona`", [], "but `name`, `phase`, `personas` and `per_persona`."),
    ],
)
def test_parts_like_a_touchpoint_show_what_is_different(title, own, without):
    assert list(rows_of(title)) == own
    assert without in PAGE


def test_every_word_of_a_choice_is_named():
    choices = {
        k.kind for table in PARTS.values() for k in table if isinstance(k.kind, fields.Choice)
    }
    assert all(f"`{word}`" in PAGE for kind in choices for word in kind.values)


def test_every_link_leads_to_a_heading():
    anchors = {
        re.sub(r"[^\w -]", "", section.split("\n", 1)[0].lower()).replace(" ", "-")
        for section in SECTIONS
    }
    assert {link[1:] for link in re.findall(r"\]\((#[^)]*)\)", PAGE)} <= anchors
