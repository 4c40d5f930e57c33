"""The examples are whole, and what is committed is what they build."""

from __future__ import annotations

from datetime import date
from importlib.metadata import version
from pathlib import Path

import pytest

from cjmap.build import compare
from cjmap.build.outputs import plan_outputs
from cjmap.build.wanted import Wanted
from cjmap.check import check
from cjmap.config import load_config, rules_for
from cjmap.coverage import FACETS
from cjmap.load import load
from cjmap.project import find_maps, find_project

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "examples"
GALLERY = ROOT / "docs" / "gallery"
MAPS = sorted(EXAMPLES.glob("*/*.journey.yaml"))
DRAFT = "rohentwurf"
STORIES = [path for path in MAPS if path.parent.name != DRAFT]


# The day on which the examples are looked at: dates pass, and what they say stays.
TODAY = date(2026, 11, 22)


def checked(path: Path):
    project = find_project(path)
    return check(load(path, project), load_config(project).config, today=TODAY)


def test_stories_are_held_to_the_strict_profile():
    config = load_config(find_project(EXAMPLES)).config
    strict = {path.parent.name for path in MAPS if is_strict(config, path)}
    assert strict == {path.parent.name for path in STORIES}


def is_strict(config, path):
    return rules_for(config, f"{path.parent.name}/{path.parent.name}").profile == "strict"


def test_there_are_five_stories_and_a_draft():
    assert len(MAPS) == 6
    assert len(STORIES) == 5


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.parent.name)
def test_a_story_is_described_whole(path: Path):
    result = checked(path)
    assert [one.diagnostic.message for one in result.found] == []
    assert result.coverage.facets == FACETS
    assert result.coverage.count().percent == 100


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.parent.name)
def test_a_story_seldom_says_that_there_is_none(path: Path):
    from cjmap.saying import meets, said

    jmap = checked(path).loaded.map
    values = [
        said(jmap, touchpoint, persona.id, facet)
        for persona in jmap.walkers
        if persona.is_primary
        for touchpoint in jmap.touchpoints.values()
        if meets(jmap, touchpoint, persona)
        for facet in FACETS
        if facet != "touchpoint"
    ]
    assert values.count(()) * 10 <= len(values)


def test_the_draft_can_be_built_and_has_holes():
    result = checked(EXAMPLES / DRAFT / f"{DRAFT}.journey.yaml")
    assert not result.is_refused
    assert result.coverage.count().percent < 90
    assert "empty-phase" in {one.diagnostic.problem.name for one in result.found}


@pytest.mark.parametrize("folder", [EXAMPLES, GALLERY], ids=lambda folder: folder.name)
def test_committed_outputs_are_what_the_maps_say(folder: Path):
    """To the byte with the pinned engine; with another one, but for the pictures."""
    project = find_project(folder)
    config = load_config(project).config
    maps = tuple(checked(path) for path in find_maps((folder,), config.maps))
    changes = compare(plan_outputs(project, config, maps, Wanted()))
    pinned = f"graphviz-pure=={version('graphviz-pure')}" in (ROOT / "constraints.txt").read_text()
    drawn = () if pinned else (".svg", "matrix.html")
    stale = [path for path in changes.changed if not drawn or not path.endswith(drawn)]
    assert (changes.added, stale, changes.removed) == ((), [], ()), "run `make examples`"


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.parent.name)
def test_a_page_can_be_sent_to_anyone(path: Path):
    name = path.parent.name
    assert (EXAMPLES / "journeys" / name / name / "matrix.html").stat().st_size <= 400 * 1024
