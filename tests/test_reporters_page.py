"""The page on reports names every format, and what JSON holds."""

from __future__ import annotations

import json
import re
from pathlib import Path

from cjmap.reporters import AUTO, FINDINGS

from .cli.running import run

PAGE = (Path(__file__).resolve().parent.parent / "docs" / "reporters.md").read_text("utf-8")


def first_cells(head: str) -> list[str]:
    """Return the names in the first column of the table with this head."""
    table = PAGE.split(f"| {head} |")[1].split("\n\n")[0].splitlines()[2:]
    return [name for line in table for name in re.findall(r"`(\w+)`", line.split("|")[1])]


def test_every_format_is_named() -> None:
    assert first_cells("`--format`") == [*FINDINGS, AUTO]


def test_json_is_described(tmp_path: Path) -> None:
    (tmp_path / "a.journey.yaml").write_text("title: Shoes\n", "utf-8")
    document = json.loads(run("check", "--format", "json", folder=tmp_path).stdout)
    assert {"version", *first_cells("key")} == set(document)
    assert sorted(first_cells("key of a finding")) == sorted(document["findings"][0])
    for key in document["maps"][0]:
        assert f"`{key}`" in PAGE


def test_the_version_of_json_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.journey.yaml").write_text("title: Shoes\n", "utf-8")
    lines = run("check", "--format", "jsonl", folder=tmp_path).stdout.splitlines()
    assert f"`version` is {json.loads(lines[0])['version']};" in PAGE
