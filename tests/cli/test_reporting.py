"""Where reports go, in which format, and how they name files."""

from __future__ import annotations

import json
import os
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from cjmap.reporters import COVERAGE, FINDINGS, HOSTS

from ..repositories import repository
from .running import run

MAP = "title: Shoes\nphases: {look: {name: Look}, buy: {name: Buy}}\ntouchpoints: {}\n"


@pytest.fixture(autouse=True)
def no_host(monkeypatch: pytest.MonkeyPatch) -> None:
    for host in HOSTS:
        monkeypatch.delenv(host.known_by, raising=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of maps in a repository."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps" / "a.journey.yaml").write_text(MAP, "utf-8")
    return tmp_path / "maps"


def test_auto_is_text_where_there_is_no_host(folder: Path) -> None:
    assert run("check", "--format", "auto", folder=folder) == run("check", folder=folder)
    assert run("coverage", "--format", "auto", folder=folder) == run("coverage", folder=folder)


@pytest.mark.parametrize("command", ["check", "coverage"])
def test_auto_on_github(folder: Path, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    ended = run(command, "--format", "auto", folder=folder)
    assert ended.stdout == run(command, "--format", "github", folder=folder).stdout
    assert ended.stdout.startswith("::")


def test_hosts_name_files_from_the_root_of_the_repository(folder: Path) -> None:
    github = run("check", "--format", "github", folder=folder).stdout
    assert "::error file=maps/a.journey.yaml,line=2," in github
    gitlab = json.loads(run("check", "--format", "gitlab", folder=folder).stdout)
    assert {one["location"]["path"] for one in gitlab} == {"maps/a.journey.yaml"}
    absolute = run("check", str(folder / "a.journey.yaml"), "--format", "github", folder=folder)
    assert "::error file=maps/a.journey.yaml," in absolute.stdout
    junit = ET.fromstring(run("check", "--format", "junit", folder=folder).stdout.encode())
    assert [one.get("name") for one in junit] == ["cjmap check", "maps/a.journey.yaml"]


def test_gaps_and_changes_are_named_from_the_root(folder: Path) -> None:
    (folder / "b.journey.yaml").write_text("title: B\n", "utf-8")
    named = {"maps/a.journey.yaml", "maps/b.journey.yaml"}
    gitlab = json.loads(run("coverage", "--format", "gitlab", folder=folder).stdout)
    assert {one["location"]["path"] for one in gitlab} == named
    log = json.loads(run("coverage", "--format", "sarif", folder=folder).stdout)
    assert {one["location"]["uri"] for one in log["runs"][0]["artifacts"]} == named
    junit = ET.fromstring(run("coverage", "--format", "junit", folder=folder).stdout.encode())
    assert {one.get("name") for one in junit} == {"cjmap coverage", *named}
    said = run("diff", "a.journey.yaml", "b.journey.yaml", "--format", "sarif", folder=folder)
    run_of_diff = json.loads(said.stdout)["runs"][0]
    assert {one["location"]["uri"] for one in run_of_diff["artifacts"]} < named


def test_auto_is_text_where_the_format_of_the_host_has_no_tables(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITLAB_CI", "true")
    ended = run("coverage", "--format", "auto", "--by", "map", folder=folder)
    assert ended == run("coverage", "--by", "map", folder=folder)


def test_only_the_projects_that_are_short_have_phases_that_fail(tmp_path: Path) -> None:
    # Both have a phase of 50 %, and 75 % in all.
    text = MAP.replace(
        "{}", "{ad: {phase: look, name: Ad}, cart: {phase: buy, name: C, actions: x}}"
    )
    for name, least in (("a", 60), ("b", 90)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "cjmap.yaml").write_text(f"fail_under: {least}\n")
        owed = "coverage: {require: [touchpoint, actions]}\n"
        (tmp_path / name / "m.journey.yaml").write_text(text + owed)
    ended = run("coverage", "a", "b", "--format", "junit", folder=tmp_path)
    suites = ET.fromstring(ended.stdout.encode())
    failures = {one.get("name"): one.get("failures") for one in suites}
    expected = {"cjmap coverage": "1", "a/m.journey.yaml": "0", "b/m.journey.yaml": "1"}
    assert failures == expected


def test_output_goes_into_a_file(folder: Path) -> None:
    shown = run("check", "--format", "sarif", folder=folder)
    ended = run("check", "--format", "sarif", "--output", "a.sarif", folder=folder)
    assert (ended.stdout, ended.stderr, ended.status) == ("", shown.stderr, 1)
    assert (folder / "a.sarif").read_text("utf-8") == shown.stdout


@pytest.mark.parametrize("command", ["check", "coverage", "log", "diff"])
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("other.journey.yaml", "title: Other\n"),
        ("new.journey.yml", None),
        ("cjmap.yaml", None),
        ("cjmap-baseline.yaml", "baseline: 1\nfindings: []\n"),
        ("journeys/checklist.md", "- [x] Ask <!-- cj:question/cart/0 -->\n"),
    ],
)
def test_no_report_takes_the_place_of_what_somebody_wrote(
    command: str, name: str, text: str | None, tmp_path: Path
) -> None:
    top = repository(tmp_path, **{"a.journey.yaml": "title: A\nphases: {a: {name: A}}\n"})
    path = top / name
    path.parent.mkdir(exist_ok=True)
    if text is not None:
        path.write_text(text)
    ended = run(command, "--output", name, *(("a.journey.yaml",) * (command != "diff")), folder=top)
    assert ended.status == 2
    assert f'"{name}"' in ended.stderr
    assert "choose another name for --output" in ended.stderr
    assert (path.read_text() if path.exists() else None) == text


def test_text_in_a_file_has_no_colour(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    run("check", "--output", "a.txt", folder=folder, terminal=True)
    said = (folder / "a.txt").read_text("utf-8")
    assert "fails because of" in said
    assert "\x1b" not in said


def test_standard_input_has_no_name(folder: Path) -> None:
    for format_ in FINDINGS:
        ended = run("check", "-", "--format", format_, folder=folder, stdin=MAP.encode())
        assert ended.status == 1
        assert "stdin" in ended.stdout


@pytest.mark.parametrize("format_", [*FINDINGS])
def test_a_name_that_is_no_text_ends_no_report(folder: Path, format_: str) -> None:
    name = os.fsdecode(b"b\xff%:,<.journey.yaml")
    (folder / name).write_text(f"{MAP}no: 1\n", "utf-8")
    (folder / "c.journey.yaml").write_bytes(b"title: [\x00\xff")
    ended = run("check", "--format", format_, folder=folder)
    assert (ended.status, ended.stderr.count("\n")) == (1, 0 if format_ == "text" else 1)
    if format_ == "json":
        assert name in {one["path"] for one in json.loads(ended.stdout)["findings"]}
    if format_ in ("gitlab", "sarif"):
        json.loads(ended.stdout)
    if format_ == "junit":
        ET.fromstring(ended.stdout.encode())


@pytest.mark.parametrize("format_", [*COVERAGE])
def test_coverage_in_all_formats(folder: Path, format_: str) -> None:
    assert run("coverage", "--format", format_, folder=folder).stdout
