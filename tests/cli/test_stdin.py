"""What comes from standard input is judged as if it stood in the file that it is said to be."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .running import Ended
from .running import run as run_in

MAP = """\
title: Shoes
phases: {buy: {name: Buy}}
touchpoints:
  cart: {name: Cart, pain_points: Full}
  desk: {name: Desk, pain_points: Queue, solutions: A second one}
"""
SLIP = MAP.replace("title", "titel")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a project below it that has settings for some of its maps."""
    (tmp_path / "shop" / "maps" / "old").mkdir(parents=True)
    settings = "rules: {select: CJ302, paths: {maps/old/**: {ignore: [CJ302]}}}\nfail_on: note\n"
    (tmp_path / "shop" / "cjmap.yaml").write_text(settings)
    (tmp_path / "shop" / "maps" / "base.yaml").write_text("phases: {buy: {name: Buy}}\n")
    (tmp_path / "shop" / "maps" / "a.journey.yaml").write_text(MAP)
    return tmp_path


def run(folder: Path, *arguments: str, stdin: str = MAP) -> Ended:
    options = ("check", "--format", "concise", *arguments)
    return run_in(*options, folder=folder, stdin=stdin.encode())


@pytest.mark.parametrize("paths", [(), ("-",)])
@pytest.mark.parametrize("name", ["shop/maps/a.journey.yaml", "shop/maps/new.journey.yaml"])
def test_it_has_the_name_and_the_settings_of_the_file(
    paths: tuple[str, ...], name: str, folder: Path
) -> None:
    text = MAP.replace("Full", "Too full")
    ended = run(folder, *paths, "--stdin-filename", name, stdin=text)
    (line,) = ended.stdout.splitlines()
    assert line.startswith(f"{name}:4:35: warning CJ302 ")
    assert "Too full" in line
    assert ended.status == 1


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("shop/maps/old/a.journey.yaml", set()),
        ("shop/maps/a.yaml", {"CJ302"}),
        ("a.journey.yaml", {"CJ302", "CJ501"}),
    ],
)
def test_the_settings_of_its_path_hold(name: str, codes: set[str], folder: Path) -> None:
    text = MAP + "".join(f"  step-{number}: {{name: Step {number}}}\n" for number in range(9))
    said = run(folder, "-", "--stdin-filename", name, stdin=text).stdout
    assert {code for code in ("CJ302", "CJ501") if code in said} == codes


def test_its_baseline_holds(folder: Path) -> None:
    named = ("-", "--stdin-filename", "shop/maps/a.journey.yaml")
    assert run(folder, *named).status == 1
    run(folder, "shop", "--write-baseline")
    assert run(folder, *named).stdout == ""
    assert run(folder, *named, "--no-baseline").status == 1
    new = run(folder, *named, stdin=MAP.replace("Full", "[Full, Slow]")).stdout
    assert '"Slow" of "cart"' in new
    assert "Full" not in new


def test_bases_lie_where_the_file_lies(folder: Path) -> None:
    text = MAP.replace("phases: {buy: {name: Buy}}\n", "extends: base.yaml\n")
    assert "CJ108" in run(folder, "-", stdin=text).stdout
    ended = run(folder, "-", "--stdin-filename", "shop/maps/new.journey.yaml", stdin=text)
    (line,) = ended.stdout.splitlines()
    assert "CJ302" in line


def test_it_stands_in_for_the_file_wherever_that_is_read(folder: Path) -> None:
    over = "title: Over\nextends: a.journey.yaml\ntouchpoints: {desk: {phase: by}}\n"
    (folder / "shop" / "maps" / "over.journey.yaml").write_text(over)
    text = MAP.replace("{buy: {name: Buy}}", "{by: {name: By}}")
    named = ("--stdin-filename", "shop/maps/a.journey.yaml", "--select", "references")
    assert run(folder, "shop/maps/over.journey.yaml").status == 1
    ended = run(folder, "shop/maps", "-", *named, stdin=text)
    assert (ended.stdout, ended.status) == ("", 0)


def test_it_is_mended_on_standard_output(folder: Path) -> None:
    path = folder / "shop" / "maps" / "a.journey.yaml"
    named = ("-", "--stdin-filename", "shop/maps/a.journey.yaml")
    ended = run(folder, *named, "--fix", stdin=SLIP)
    assert ended.stdout == MAP
    assert "shop/maps/a.journey.yaml:1:1: fixed CJ020 " in ended.stderr
    assert path.read_text() == MAP
    differs = run(folder, *named, "--diff", stdin=SLIP)
    assert differs.stdout.startswith("--- a/shop/maps/a.journey.yaml\n")
    assert path.read_text() == MAP


def test_a_file_that_is_there_is_not_read(folder: Path) -> None:
    (folder / "shop" / "maps" / "a.journey.yaml").write_text("]")
    named = ("-", "--stdin-filename", "shop/maps/a.journey.yaml", "--format", "json")
    found = json.loads(run(folder, *named).stdout)
    assert [one["code"] for one in found["findings"]] == ["CJ302"]
    assert [one["path"] for one in found["maps"]] == ["shop/maps/a.journey.yaml"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("shop", "--stdin-filename", "a.journey.yaml"),
        ("-", "--stdin-filename", "shop"),
        ("--stdin-filename", "a.journey.yaml", "--write-baseline"),
    ],
)
def test_what_makes_no_sense_is_wrong_use(arguments: tuple[str, ...], folder: Path) -> None:
    assert run(folder, *arguments).status == 2
    assert not list(folder.rglob("cjmap-baseline.yaml"))
