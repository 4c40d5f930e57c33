"""The usual profile says of maps as people write them what can be read, and no more."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from cjmap.check import Checked, check
from cjmap.config import load_config
from cjmap.load import load
from cjmap.project import find_project
from cjmap.reporters.explain import DAY

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDERS = ("examples/*", "docs/gallery", "docs/reviews")
MAPS = sorted(path for folder in FOLDERS for path in ROOT.glob(f"{folder}/*.journey.yaml"))
EACH_MAP = pytest.mark.parametrize("path", MAPS, ids=lambda path: path.name.split(".")[0])
MOST = 20
# From so many touchpoints on, a rule speaks at a tenth of them at most.
LARGE = 20


@cache
def checked(path: Path) -> Checked:
    project = find_project(path)
    return check(load(path, project), load_config(project).config, today=DAY)


def test_there_are_examples_a_gallery_and_ten_drafts() -> None:
    assert Counter(path.parent.name for path in MAPS)["reviews"] == 10
    assert Counter(path.parent.name for path in MAPS)["gallery"] >= 11
    assert len([path for path in MAPS if path.parent.parent.name == "examples"]) >= 6


@EACH_MAP
def test_a_map_has_few_findings(path: Path) -> None:
    assert len(checked(path).found) < MOST


def test_no_rule_goes_on_about_a_large_map() -> None:
    large = {path.name: times for path in MAPS if (times := spoken(path))}
    assert len(large) >= 8
    assert {name: too_much for name, times in large.items() if (too_much := over(times))} == {}


def spoken(path: Path) -> tuple[int, Counter[str]] | None:
    """Return how often each rule may speak and speaks of a map, None where it is not large."""
    jmap = checked(path).loaded.map
    assert jmap
    if len(jmap.touchpoints) < LARGE:
        return None
    names = Counter(found.diagnostic.problem.name for found in checked(path).found)
    return len(jmap.touchpoints) // 10, names


def over(times: tuple[int, Counter[str]]) -> dict[str, int]:
    most, names = times
    return {name: number for name, number in names.items() if number > most}
