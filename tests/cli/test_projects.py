"""The nearest cjmap.yaml above a map is that of its project, wherever the arguments begin."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .running import Ended, run

MAP = """\
title: Shoes
phases: {{buy: {{name: Buy}}}}
touchpoints:
  cart: {{name: {0}, pain_points: Full}}
  desk: {{name: Desk, pain_points: Queue, solutions: A second one}}
"""
OWN = "own: {{{0}: {{over: touchpoints, require: owner, message: nobody cares}}}}"


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def found(ended: Ended) -> list[tuple[str, str]]:
    """Return the files and codes of what was found, but for notes."""
    findings = json.loads(ended.stdout)["findings"]
    return [(one["path"], one["code"]) for one in findings if one["severity"] != "note"]


def check(folder: Path, *arguments: str) -> list[tuple[str, str]]:
    ended = run("check", "--format", "json", *arguments, folder=folder)
    assert "error: " not in ended.stderr
    return found(ended)


@pytest.mark.parametrize("command", ["build", "check", "fmt", "coverage", "insights"])
def test_repositories_below_are_left_in_peace(command: str, tmp_path: Path) -> None:
    write(tmp_path, {"team/maps/a.journey.yaml": MAP.format("Cart")})
    (tmp_path / "team" / ".git").mkdir()
    ended = run(command, folder=tmp_path)
    assert (ended.stdout, ended.status) == ("", 2)
    assert ended.stderr.startswith('error: this is no project, but "team" is\ngo there, or name')
    assert {one.name for one in (tmp_path / "team").iterdir()} == {"maps", ".git"}
    for there in (".", "team"):
        assert run(command, there, folder=tmp_path).status < 2
    assert run(command, folder=tmp_path / "team").status < 2
    (tmp_path / "cjmap.yaml").write_text("{}\n")
    assert run(command, folder=tmp_path).status < 2


@pytest.fixture
def nested(tmp_path: Path) -> Path:
    """Return a folder with a project in a project in a project; the second is left in peace."""
    quiet, loud = "rules: {select: CJ302, ignore: CJ302}\n", "rules: {select: CJ302}\n"
    write(
        tmp_path,
        {
            "cjmap.yaml": loud,
            "a.journey.yaml": MAP.format("Cart"),
            "in/cjmap.yaml": quiet,
            "in/b.journey.yaml": MAP.format("Cart"),
            "in/deep/maps/c.journey.yaml": MAP.format("Cart"),
            "in/deep/cjmap.yaml": loud,
        },
    )
    return tmp_path


@pytest.mark.parametrize("arguments", [(), (".",), (".", "in"), ("in/deep", ".")])
def test_a_map_is_judged_by_its_own_project(arguments: tuple[str, ...], nested: Path) -> None:
    assert sorted(check(nested, *arguments)) == [
        ("a.journey.yaml", "CJ302"),
        ("in/deep/maps/c.journey.yaml", "CJ302"),
    ]


def test_a_project_inside_is_called_as_seen_from_here(nested: Path) -> None:
    (nested / "docs").mkdir()
    assert sorted(check(nested / "docs")) == [
        ("../a.journey.yaml", "CJ302"),
        ("../in/deep/maps/c.journey.yaml", "CJ302"),
    ]


def test_what_a_folder_is_not_searched_for_is_no_project_inside(nested: Path) -> None:
    for folder in ("node_modules/x", ".hidden", "venv/in"):
        write(nested / folder, {"cjmap.yaml": "", "b.journey.yaml": MAP.format("Cart")})
    elsewhere = nested / ".hidden"
    (nested / "link").symlink_to(elsewhere, target_is_directory=True)
    assert {path for path, _ in check(nested)} == {"a.journey.yaml", "in/deep/maps/c.journey.yaml"}


def test_each_project_has_its_own_baseline(nested: Path) -> None:
    written = run("check", "--write-baseline", folder=nested)
    assert written.stdout.splitlines() == [
        "cjmap-baseline.yaml knows 1 finding",
        "in/cjmap-baseline.yaml knows 0 findings",
        "in/deep/cjmap-baseline.yaml knows 1 finding",
    ]
    assert check(nested, ".") == []


def test_a_map_that_has_come_into_another_project_leaves_the_baseline(nested: Path) -> None:
    (nested / "in" / "cjmap.yaml").rename(nested / "in" / "later.yaml")
    run("check", "--write-baseline", folder=nested)
    assert 'map: "in/b"' in (nested / "cjmap-baseline.yaml").read_text()
    (nested / "in" / "later.yaml").rename(nested / "in" / "cjmap.yaml")
    assert '"problem-without-solution" at' in run("check", folder=nested).stdout
    run("check", "--write-baseline", folder=nested)
    assert 'map: "in/b"' not in (nested / "cjmap-baseline.yaml").read_text()


def test_each_project_is_built_for_itself(nested: Path) -> None:
    assert run("build", "--format", "checklist", folder=nested).status == 0
    folders = {path.parent.relative_to(nested) for path in nested.rglob("journeys/index.html")}
    assert folders == {Path("journeys"), Path("in/journeys"), Path("in/deep/journeys")}
    assert (nested / "journeys" / "a").is_dir()
    assert not (nested / "journeys" / "in").exists()


def test_maps_and_settings_of_all_projects_are_formatted(nested: Path) -> None:
    (nested / "in" / "b.journey.yaml").unlink()
    (nested / "in" / "cjmap.yaml").write_text("rules:   {select: CJ302}\n")
    ended = run("fmt", "--check", folder=nested)
    named = ["a.journey.yaml", "in/cjmap.yaml", "in/deep/maps/c.journey.yaml"]
    assert ended.stdout.splitlines() == named


def test_a_folder_without_maps_around_projects_is_no_fault(nested: Path) -> None:
    (nested / "a.journey.yaml").unlink()
    (nested / "in" / "b.journey.yaml").unlink()
    assert check(nested, ".") == [("in/deep/maps/c.journey.yaml", "CJ302")]
    assert run("build", "--format", "checklist", folder=nested).status == 0
    assert not (nested / "journeys").exists()


def test_projects_inside_without_maps_are_no_fault(nested: Path) -> None:
    (nested / "in" / "b.journey.yaml").unlink()
    (nested / "in" / "deep" / "maps" / "c.journey.yaml").unlink()
    assert check(nested, ".") == [("a.journey.yaml", "CJ302")]
    ended = run("check", "in", folder=nested)
    assert (ended.status, ended.stderr.splitlines()[0]) == (2, 'error: there is no map in "in"')


def test_a_folder_without_maps_beside_projects_is_told(nested: Path) -> None:
    (nested / "empty").mkdir()
    ended = run("check", ".", "empty", folder=nested)
    assert (ended.status, ended.stderr.splitlines()[0]) == (2, 'error: there is no map in "empty"')
    ended = run("diff", "empty", folder=nested)
    assert ended.status == 2


def test_settings_of_a_project_inside_are_judged(nested: Path) -> None:
    (nested / "in" / "cjmap.yaml").write_text("outptu: x\n")
    (nested / "in" / "b.journey.yaml").unlink()
    assert ("in/cjmap.yaml", "CJ020") in check(nested, ".")
    ended = run("build", folder=nested)
    assert (ended.status, "nothing was built" in ended.stderr) == (2, True)


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """Return a folder with two projects, of which the first has more of its own."""
    profiles = "profile: mine, profiles: {mine: {ignore: [unused]}}"
    write(
        tmp_path,
        {
            "one/cjmap.yaml": f"rules: {{{profiles}, {OWN.format('owned')}}}\n",
            "two/cjmap.yaml": "rules: {select: CJ302}\n",
            "one/a.journey.yaml": MAP.format("Cart"),
            "two/b.journey.yaml": MAP.format("Cart"),
        },
    )
    return tmp_path


@pytest.mark.parametrize(
    ("asked", "codes"),
    [
        ("--select=owned", {("one/a.journey.yaml", "OWN")}),
        (
            "--ignore=owned",
            {("one/a.journey.yaml", "CJ302"), ("two/b.journey.yaml", "CJ302")},
        ),
        # The project without such a profile keeps to its own settings.
        (
            "--profile=mine",
            {
                ("one/a.journey.yaml", "OWN"),
                ("one/a.journey.yaml", "CJ302"),
                ("two/b.journey.yaml", "CJ302"),
            },
        ),
    ],
)
@pytest.mark.parametrize("order", [("one", "two"), ("two", "one"), (".",)])
def test_what_one_of_several_projects_knows_may_be_asked(
    asked: str, codes: set[tuple[str, str]], order: tuple[str, ...], two: Path
) -> None:
    assert {one for one in check(two, asked, *order) if one[1] in {"OWN", "CJ302"}} == codes


def test_a_project_without_the_profile_that_is_asked_for_keeps_to_its_own(two: Path) -> None:
    (two / "two" / "cjmap.yaml").write_text("rules: {profile: strict, select: CJ302}\n")
    ended = run("check", "--format", "json", "--profile", "mine", ".", folder=two)
    findings = json.loads(ended.stdout)["findings"]
    severities = {one["severity"] for one in findings if one["path"].startswith("two/")}
    assert severities == {"error"}


@pytest.mark.parametrize("asked", ["--select=ownd", "--ignore=ownd", "--profile=mnie"])
def test_what_no_project_knows_is_told_with_what_any_of_them_has(asked: str, two: Path) -> None:
    ended = run("check", asked, "two", "one", folder=two)
    assert ended.status == 2
    meant = "mine" if "profile" in asked else "owned"
    assert f'did you mean "{meant}"?' in ended.stderr


def test_a_choice_does_not_judge_the_profiles_of_a_project(tmp_path: Path) -> None:
    settings = "rules: {profiles: {mine: {extends: yours}}}\n"
    write(tmp_path, {"cjmap.yaml": settings, "a.journey.yaml": MAP.format("Cart")})
    assert ("cjmap.yaml", "CJ024") in check(tmp_path, "--select", "CJ302")
