"""What docs/ci.md tells people to write is what hosts and hooks know."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from .runner import ROOT

PAGE = (ROOT / "docs" / "ci.md").read_text("utf-8")


def block(mark: str) -> str:
    (found,) = (one for one in re.findall(r"^```yaml\n(.*?)^```", PAGE, re.M | re.S) if mark in one)
    return str(found)


def loaded(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text("utf-8"))


@pytest.mark.parametrize(
    ("schema", "mark"),
    [("github-workflows", "runs-on"), ("gitlab-ci", "include:")],
)
def test_hosts_know_it(schema: str, mark: str, tmp_path: Path) -> None:
    path = tmp_path / "file.yml"
    path.write_text(block(mark), "utf-8")
    words = ("--builtin-schema", f"vendor.{schema}", str(path))
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", *words], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout


def test_the_inputs_of_the_action() -> None:
    inputs = set(loaded("action.yml")["inputs"])
    step = yaml.safe_load(block("runs-on"))["jobs"]["journeys"]["steps"][1]
    assert set(step["with"]) <= inputs
    told = re.search(r"inputs\s+\((.*?)\) are described", PAGE, re.S)
    assert told
    assert set(re.findall(r"`(.*?)`", told[1])) <= inputs


def test_the_hooks() -> None:
    hooks = yaml.safe_load(block("repos:"))["repos"][0]["hooks"]
    assert [one["id"] for one in hooks] == [one["id"] for one in loaded(".pre-commit-hooks.yaml")]


@pytest.mark.parametrize("target", re.findall(r"\]\(([^)#:]+)\)", PAGE))
def test_links(target: str) -> None:
    assert (ROOT / "docs" / target).resolve().exists()
