"""`cjmap merge` does what git expects of a merge driver, also when all goes wrong."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ..repositories import committed, git, repository
from .running import Ended, run

MAP = """\
title: Shoes
phases:
  buy: {name: Buy}
touchpoints:
  ad:
    name: Ad
    emotion: 1
  cart:
    name: Cart
    emotion: -2
"""
OURS = MAP.replace("name: Ad", "name: Advert").replace("emotion: -2", "emotion: -1")
THEIRS = MAP.replace("emotion: 1", "emotion: 2  # June").replace("name: Cart", "name: Basket")
BOTH = OURS.replace("emotion: 1", "emotion: 2  # June").replace("name: Cart", "name: Basket")


def merge(folder: Path, base: str, ours: str, theirs: str, *options: str) -> Ended:
    for name, text in (("base", base), ("ours", ours), ("theirs", theirs)):
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    return run("merge", "base.yaml", "ours.yaml", "theirs.yaml", *options, folder=folder)


def test_the_result_is_written_over_ours(tmp_path: Path):
    assert merge(tmp_path, MAP, OURS, THEIRS) == Ended("", "", 0)
    assert (tmp_path / "ours.yaml").read_text("utf-8") == BOTH


def test_the_result_goes_where_it_is_wanted(tmp_path: Path):
    assert merge(tmp_path, MAP, OURS, THEIRS, "--output", "-").stdout == BOTH
    assert merge(tmp_path, MAP, OURS, THEIRS, "--output", "new/map.yaml").stdout == ""
    assert (tmp_path / "new" / "map.yaml").read_text("utf-8") == BOTH
    assert (tmp_path / "ours.yaml").read_text("utf-8") == OURS


def test_a_conflict_ends_with_1_and_is_named(tmp_path: Path):
    theirs = MAP.replace("emotion: -2", "emotion: 0")
    options = ("--marker-size", "9", "--ours-label", "HEAD", "--theirs-label", "feature")
    ended = merge(tmp_path, MAP, OURS, theirs, "--path", "maps/shoes.journey.yaml", *options)
    told = "maps/shoes.journey.yaml: both sides have changed touchpoints.cart.emotion\n"
    assert ended == Ended("", told, 1)
    assert (tmp_path / "ours.yaml").read_text("utf-8").splitlines()[-5:] == [
        "<<<<<<<<< HEAD",
        "    emotion: -1",
        "=========",
        "    emotion: 0",
        ">>>>>>>>> feature",
    ]


def test_what_one_side_names_and_the_other_took_away_is_told(tmp_path: Path):
    base = MAP.replace("buy: {name: Buy}", "buy: {name: Buy}\n  use: {name: Use}")
    theirs = base.replace("name: Cart", "name: Cart\n    phase: use")
    told = 'ours.yaml: phase "use" is named, and one side has taken it away\n'
    assert merge(tmp_path, base, MAP, theirs) == Ended("", told, 0)


def test_who_took_a_part_away_and_what_named_it_is_told(tmp_path: Path):
    base = MAP + "journeys:\n  one:\n    path: [ad, cart]\n"
    ours = base.replace("name: Ad", "name: Advert")
    theirs = base.replace("  ad:\n    name: Ad\n    emotion: 1\n", "").replace(
        "[ad, cart]", "[cart]"
    )
    told = (
        "ours.yaml: one side has taken away touchpoints.ad, the other has changed it\n"
        'ours.yaml: touchpoint "ad" is in a conflict, and who took it away took it out of '
        "journeys.one.path, too\n"
    )
    there, back = merge(tmp_path, base, ours, theirs), merge(tmp_path, base, theirs, ours)
    assert there == back == Ended("", told, 1)


def test_two_new_ids_are_told_by_the_old_one(tmp_path: Path):
    ours, theirs = OURS.replace("  cart:", "  basket:"), MAP.replace("  cart:", "  trolley:")
    theirs = theirs.replace("emotion: -2", "emotion: 0")
    told = (
        "ours.yaml: both sides have given another id to touchpoints.cart\n"
        "ours.yaml: both sides have changed touchpoints.basket.emotion\n"
    )
    assert merge(tmp_path, MAP, ours, theirs) == Ended("", told, 1)


def test_what_both_have_moved_is_told_once(tmp_path: Path):
    base = "title: A\nphases:\n  a: {}\n  b: {}\n  c: {}\n  d: {}\n"
    ours = base.replace("  a: {}\n", "").replace("  d:", "  a: {}\n  d:")
    theirs = base.replace("  a: {}\n", "") + "  a: {}\n"
    told = "ours.yaml: both sides have moved phases.a\n"
    assert merge(tmp_path, base, ours, theirs) == Ended("", told, 1)


@pytest.mark.parametrize("label", ["%X", "", " \n "])
def test_a_label_that_git_left_as_it_was_is_none(label: str, tmp_path: Path):
    theirs = MAP.replace("emotion: -2", "emotion: 0")
    ended = merge(tmp_path, MAP, OURS, theirs, "--output", "-", "--ours-label", label)
    assert "<<<<<<< ours\n" in ended.stdout


DIFF3 = """\
<<<<<<< ours
    emotion: -1
||||||| base
    emotion: -2
=======
    emotion: 0
>>>>>>> theirs
"""


@pytest.mark.parametrize(
    ("set_to", "options", "with_base"),
    [
        (None, (), False),
        ("merge", (), False),
        ("diff3", (), True),
        ("zdiff3", (), True),
        (None, ("--diff3",), True),
        ("merge", ("--zdiff3",), True),
    ],
)
def test_the_base_is_shown_where_it_is_asked_for(
    set_to: str | None, options: tuple[str, ...], with_base: bool, tmp_path: Path
):
    folder = repository(tmp_path / "maps")
    if set_to:
        git(folder, "config", "merge.conflictStyle", set_to)
    theirs = MAP.replace("emotion: -2", "emotion: 0")
    ended = merge(folder, MAP, OURS, theirs, "--output", "-", *options)
    lines = DIFF3 if with_base else DIFF3.replace("||||||| base\n    emotion: -2\n", "")
    assert ended.stdout.endswith(lines)
    broken = MAP.replace("title: Shoes", "title: [Shoes")
    ended = merge(folder, MAP, broken, MAP.replace("Shoes", "Boots"), "--output", "-", *options)
    assert ("||||||| base\ntitle: Shoes\n" in ended.stdout) == with_base


def test_the_base_has_a_label(tmp_path: Path):
    theirs = MAP.replace("emotion: -2", "emotion: 0")
    options = ("--diff3", "--output", "-", "--marker-size", "9", "--base-label")
    assert "||||||||| 1a2b\n" in merge(tmp_path, MAP, OURS, theirs, *options, "1a2b").stdout
    assert "||||||||| base\n" in merge(tmp_path, MAP, OURS, theirs, *options, "%S").stdout


def test_what_is_broken_is_merged_line_by_line(tmp_path: Path):
    broken = MAP.replace("title: Shoes", "title: [Shoes")
    ended = merge(tmp_path, MAP, broken, THEIRS)
    assert ended.status == 0
    assert ended.stderr.startswith("ours.yaml: merged line by line, not by keys: our version has")
    assert (tmp_path / "ours.yaml").read_text("utf-8") == THEIRS.replace(": Shoes", ": [Shoes")


def test_what_is_broken_conflicts_as_git_has_it(tmp_path: Path):
    broken = MAP.replace("title: Shoes", "title: [Shoes")
    ended = merge(tmp_path, MAP, broken, MAP.replace("Shoes", "Boots"), "--marker-size", "8")
    assert ended.status == 1
    text = (tmp_path / "ours.yaml").read_text("utf-8")
    assert text.startswith(
        "<<<<<<<< ours\ntitle: [Shoes\n========\ntitle: Boots\n>>>>>>>> theirs\n"
    )


def test_settings_are_known_by_their_name(tmp_path: Path):
    base = "rules:\n  ignore: CJ301\n"
    ours, theirs = base.replace("CJ301", "[CJ301, CJ302]"), base.replace("CJ301", "[CJ303]")
    done = merge(tmp_path, base, ours, theirs, "--path", "cjmap.yaml", "--output", "-")
    assert done.stdout == "rules:\n  ignore: [CJ302, CJ303]\n"


@pytest.mark.parametrize("missing", ["base", "ours", "theirs"])
def test_a_file_that_is_not_there_is_a_failure(missing: str, tmp_path: Path):
    for name in {"base", "ours", "theirs"} - {missing}:
        (tmp_path / name).write_text(MAP, "utf-8")
    ended = run("merge", "base", "ours", "theirs", folder=tmp_path)
    assert ended == Ended("", f'error: there is no file "{missing}"\n', 129)


def test_bytes_that_nobody_can_merge_are_a_failure(tmp_path: Path):
    (tmp_path / "base").write_bytes(b"a\0b\n")
    (tmp_path / "ours").write_bytes(b"a\0c\n")
    (tmp_path / "theirs").write_bytes(b"a\0d\n")
    ended = run("merge", "base", "ours", "theirs", folder=tmp_path)
    assert ended.status == 129
    assert "git can't merge them either" in ended.stderr
    assert (tmp_path / "ours").read_bytes() == b"a\0c\n"


@pytest.fixture
def team(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a repository that is set up, with a map; `cjmap` is on the PATH."""
    _put_on_path(tmp_path / "programs", monkeypatch, f'exec "{sys.executable}" -m cjmap "$@"')
    folder = repository(tmp_path / "a team's maps", **{"shoes of 2026.journey.yaml": MAP})
    assert run("git", "install", folder=folder).status == 0
    return committed(folder, {})


def _put_on_path(folder: Path, monkeypatch: pytest.MonkeyPatch, does: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / "cjmap").write_text(f"#!/bin/sh\n{does}\n", "utf-8")
    (folder / "cjmap").chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")


NAME = "shoes of 2026.journey.yaml"


def _branches(team: Path, ours: str, theirs: str, *, renamed: str = NAME) -> None:
    git(team, "checkout", "-q", "-b", "feature")
    committed(team, {NAME: None} if renamed != NAME else {})
    committed(team, {renamed: theirs})
    git(team, "checkout", "-q", "main")
    committed(team, {NAME: ours})


def _status(folder: Path, *words: str) -> int:
    try:
        git(folder, *words)
    except subprocess.CalledProcessError as error:
        return error.returncode
    return 0


@pytest.mark.parametrize(
    "words", [("merge", "feature"), ("rebase", "feature"), ("cherry-pick", "feature")]
)
def test_git_merges_two_branches(words: tuple[str, ...], team: Path):
    _branches(team, OURS, THEIRS)
    git(team, *words)
    assert (team / NAME).read_text("utf-8") == BOTH
    assert git(team, "status", "--porcelain") == ""


def test_git_merges_a_map_that_was_renamed(team: Path):
    _branches(team, OURS, THEIRS, renamed="maps/shoes.journey.yaml")
    git(team, "merge", "feature")
    assert (team / "maps" / "shoes.journey.yaml").read_text("utf-8") == BOTH
    assert not (team / NAME).exists()


def test_git_keeps_a_conflict_for_people(team: Path):
    theirs = THEIRS.replace("emotion: -2", "emotion: 0")
    _branches(team, OURS, theirs)
    assert _status(team, "merge", "feature") == 1
    assert git(team, "status", "--porcelain") == f'UU "{NAME}"\n'
    text = (team / NAME).read_text("utf-8")
    assert text.count("<<<<<<<") == text.count("=======\n") == text.count(">>>>>>>") == 1
    assert "name: Advert\n    emotion: 2  # June\n  cart:\n    name: Basket\n" in text


@pytest.mark.parametrize("style", ["diff3", "zdiff3"])
def test_git_shows_the_base_of_a_conflict(style: str, team: Path):
    _branches(team, OURS, THEIRS.replace("emotion: -2", "emotion: 0"))
    assert _status(team, "-c", f"merge.conflictStyle={style}", "merge", "feature") == 1
    lines = (team / NAME).read_text("utf-8").splitlines()[-7:]
    assert lines[2].startswith("|||||||")
    assert [lines[1], *lines[3:6]] == [
        "    emotion: -1",
        "    emotion: -2",
        "=======",
        "    emotion: 0",
    ]


def test_git_aborts_a_rebase_with_a_conflict(team: Path):
    _branches(team, OURS, THEIRS.replace("emotion: -2", "emotion: 0"))
    assert _status(team, "rebase", "feature") == 1
    git(team, "rebase", "--abort")
    assert (team / NAME).read_text("utf-8") == OURS


def test_git_merges_where_histories_cross(team: Path):
    """With two bases git merges these first, and may hand over one with marks."""
    _branches(team, OURS, THEIRS.replace("emotion: -2", "emotion: 0"))
    git(team, "branch", "old")
    assert _status(team, "merge", "feature") == 1
    committed(team, {NAME: BOTH})
    git(team, "checkout", "-q", "feature")
    assert _status(team, "merge", "old") == 1
    committed(team, {NAME: BOTH.replace("title: Shoes", "title: Boots")})
    assert _status(team, "merge", "main") in (0, 1)
    assert "title: Boots" in (team / NAME).read_text("utf-8")


@pytest.mark.parametrize(
    "does", ["exit 1", "exit 2", "exit 3", "exit 127", "kill -9 $$", "echo no >&2; exit 129"]
)
def test_git_merges_lines_where_cjmap_fails(
    does: str, team: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    theirs = THEIRS.replace("emotion: -2", "emotion: 0")
    _branches(team, OURS, theirs)
    _put_on_path(tmp_path / "broken", monkeypatch, does)
    assert _status(team, "merge", "feature") == 1
    text = (team / NAME).read_text("utf-8")
    assert "<<<<<<< ours" in text
    assert "emotion: 2  # June" in text
    assert "emotion: -1" in text


def test_git_merges_cleanly_without_cjmap(
    team: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    _branches(team, f"# top\n{MAP}", MAP.replace("emotion: -2", "emotion: 0"))
    _put_on_path(tmp_path / "broken", monkeypatch, "exit 127")
    git(team, "merge", "feature")
    assert (team / NAME).read_text("utf-8") == "# top\n" + MAP.replace("emotion: -2", "emotion: 0")
