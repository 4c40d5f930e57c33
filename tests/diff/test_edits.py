"""One edit is one change, and its mirror image when the sides are swapped."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from cjmap.diff import Change, compare
from cjmap.load import load
from cjmap.model import JourneyMap
from cjmap.project import find_project

from .edits import EDITORS, edits
from .mirroring import mirrored, spelled

ROOT = Path(__file__).parents[2]
MAPS = sorted(
    path.relative_to(ROOT).as_posix()
    for pattern in ("examples/*/*.journey.yaml", "docs/gallery/*.journey.yaml")
    for path in ROOT.glob(pattern)
    if "two-hundred" not in path.name
)


@cache
def read(name: str) -> JourneyMap:
    jmap = load(ROOT / name, find_project(ROOT)).map
    assert jmap
    return jmap


def subject(change: Change) -> str:
    return change.at.part.either.id


@pytest.mark.parametrize("name", MAPS)
def test_a_map_is_no_different_from_itself(name: str) -> None:
    again = load(ROOT / name, find_project(ROOT)).map
    assert again is not read(name)
    assert compare(read(name), again or read(name)) == ()


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("name", MAPS)
def test_one_edit_is_one_change(name: str, seed: int) -> None:
    jmap = read(name)
    for what, edit in edits(jmap, seed):
        found = compare(jmap, edit.map)
        said = [(type(one), subject(one), getattr(one, "key", "")) for one in found]
        assert said == [(edit.change, edit.part, edit.key)], what


@pytest.mark.parametrize("name", MAPS)
def test_swapped_sides_mirror_each_change(name: str) -> None:
    jmap = read(name)
    for what, edit in edits(jmap, 7):
        there, back = compare(jmap, edit.map), compare(edit.map, jmap)
        assert spelled(back) == mirrored(there), what


@pytest.mark.parametrize("seed", range(4))
def test_swapped_sides_mirror_many_changes_at_once(seed: int) -> None:
    for name in MAPS:
        jmap = changed = read(name)
        # What has changed of a statement that moved is told where it is now, on either side.
        for editor in [one for one in EDITORS if "opportunity" not in one][seed::3]:
            edit = dict(edits(changed, seed)).get(editor)
            changed = edit.map if edit else changed
        assert spelled(compare(changed, jmap)) == mirrored(compare(jmap, changed)), name


def test_every_kind_of_edit_is_tried() -> None:
    tried = {what for name in MAPS for what, _ in edits(read(name), 0)}
    assert tried == set(EDITORS)


def test_different_maps_mirror_each_other() -> None:
    one, other = (read(name) for name in MAPS if "schuhladen" in name)
    assert spelled(compare(other, one)) == mirrored(compare(one, other))
