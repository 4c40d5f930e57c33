"""`cjmap coverage` tells what has changed since a revision, and writes whole files."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from .. import repositories
from ..repositories import committed, repository
from .running import Ended, run

SHOES = """\
title: Shoes
phases:
  look: {name: Look}
  buy: {name: Buy}
personas:
  ana: {name: Ana}
  ben: {name: Ben}
touchpoints:
  ad: {name: Ad, phase: look, actions: Looks}
  cart: {name: Cart, phase: buy, personas: [ana], channel: website}
coverage: {require: [actions, channel]}
"""
SOCKS = SHOES.replace("Shoes", "Socks").replace("actions: Looks", "owner: Mia")
BROKEN = SHOES.replace("phase: look", "phase: lok")


def against(folder: Path, *words: str, revision: str = "main") -> Ended:
    return run("coverage", "--against", revision, *words, folder=folder)


def test_the_trend_of_maps_and_cells(tmp_path: Path) -> None:
    top = repository(tmp_path, **{"shoes.journey.yaml": SHOES, "old.journey.yaml": SOCKS})
    better = SHOES.replace("ad: {", "ad: {channel: ads, ")
    (top / "shoes.journey.yaml").write_text(better)
    (top / "old.journey.yaml").unlink()
    (top / "new.journey.yaml").write_text(SHOES.replace("Shoes", "New"))
    ended = against(top)
    assert (
        ended.stdout
        == """\
Coverage of New (new)
     Look   Buy   all  own words
Ana  50 %  50 %  50 %       50 %
Ben  50 %   0 %  25 %        0 %
by facet: actions 50 %, channel 25 %

Coverage of Shoes
             Look   Buy          all  own words
Ana  50 % → 100 %  50 %  50 % → 75 %       33 %
Ben  50 % → 100 %   0 %  25 % → 50 %        0 %
by facet: actions 50 %, channel 25 % → 75 %

Coverage of Socks (gone)
        Look       Buy       all  own words
Ana  0 % → –  50 % → –  25 % → –          –
Ben  0 % → –   0 % → –   0 % → –          –
by facet: actions 0 % → –, channel 25 % → –
by owner: Mia 0 % → –; nobody 25 % → –

Maps    actions      channel          all   cells
New    – → 50 %     – → 25 %     – → 37 %  3 of 8
Shoes      50 %  25 % → 75 %  37 % → 62 %  5 of 8
Socks   0 % → –     25 % → –     12 % → –  0 of 0

2 maps: 50 % described, 8 of 16 cells; at main 25 % described, 4 of 16 cells; 1 new; 1 gone
"""
    )
    assert (ended.stderr, ended.status) == ("", 0)


def test_personas_and_phases_that_come_and_go(tmp_path: Path) -> None:
    top = repository(tmp_path, **{"shoes.journey.yaml": SHOES})
    text = SHOES.replace("ben: {name: Ben}", "zoe: {name: Zoe}")
    text = text.replace("look: {name: Look}", "see: {name: See}")
    (top / "shoes.journey.yaml").write_text(text.replace("phase: look", "phase: see"))
    assert against(top).stdout.splitlines()[:5] == [
        "Coverage of Shoes",
        "          See      Buy      Look       all  own words",
        "Ana  – → 50 %     50 %  50 % → –      50 %       50 %",
        "Zoe  – → 50 %  – → 0 %         –  – → 25 %        0 %",
        "Ben         –  0 % → –  50 % → –  25 % → –          –",
    ]


def test_a_map_that_moved_is_the_same(tmp_path: Path) -> None:
    top = repository(tmp_path, **{"a/shoes.journey.yaml": SHOES, "socks.journey.yaml": SOCKS})
    repositories.git(top, "mv", "a/shoes.journey.yaml", "boots.journey.yaml")
    ended = against(top)
    assert "Coverage of Shoes (moved from a/shoes.journey.yaml)" in ended.stdout
    assert ended.stdout.endswith("4 of 16 cells; at main the same; 1 moved\n")


def test_a_map_that_moved_is_the_same_also_where_it_is_named(tmp_path: Path) -> None:
    top = repository(tmp_path, **{"shoes.journey.yaml": SHOES, "socks.journey.yaml": SOCKS})
    (top / "shoes.journey.yaml").rename(top / "boots.journey.yaml")
    said = against(top, "boots.journey.yaml").stdout
    assert "Coverage of Shoes (moved from shoes.journey.yaml)" in said
    assert said.endswith("; at main the same; 1 moved\n")


def test_json_has_both(tmp_path: Path) -> None:
    top = repository(tmp_path, **{"shoes.journey.yaml": SHOES})
    (top / "shoes.journey.yaml").write_text(SHOES.replace("ad: {", "ad: {channel: ads, "))
    document = json.loads(against(top, "--format", "json").stdout)
    commit = repositories.git(top, "rev-parse", "main").strip()
    assert document["against"] == {"revision": "main", "commit": commit}
    assert (document["before"]["percent"], document["coverage"]["percent"]) == (37, 62)
    (one,) = document["maps"]
    assert one["state"] == "same"
    changed = [
        (new["persona"], new["phase"], new["facet"], old["percent"], new["percent"])
        for old, new in zip(one["before"]["cells"], one["coverage"]["cells"], strict=True)
        if old != new
    ]
    assert changed == [("ana", "look", "channel", 0, 100), ("ben", "look", "channel", 0, 100)]
    channel = next(facet for facet in document["by"]["facet"] if facet["id"] == "channel")
    assert (channel["before"]["percent"], channel["percent"]) == (25, 75)


def test_markdown_and_badge_show_the_trend(tmp_path: Path) -> None:
    top = repository(tmp_path, **{"shoes.journey.yaml": SHOES})
    (top / "shoes.journey.yaml").write_text(SHOES.replace("ad: {", "ad: {channel: ads, "))
    assert against(top, "--format", "markdown").stdout.startswith("## Coverage: 37 % → 62 %\n")
    badge = against(top, "--format", "badge").stdout
    assert ">37\N{NARROW NO-BREAK SPACE}% → 62\N{NARROW NO-BREAK SPACE}%</text>" in badge
    assert (
        "62\N{NARROW NO-BREAK SPACE}% described, 5 of 8 cells, before 37\N{NARROW NO-BREAK SPACE}%"
        in badge
    )


def test_a_map_that_was_broken_is_named_and_the_rest_compared(tmp_path: Path) -> None:
    top = repository(tmp_path, **{"shoes.journey.yaml": BROKEN, "socks.journey.yaml": SOCKS})
    (top / "shoes.journey.yaml").write_text(SHOES)
    ended = against(top, "--by", "map")
    assert (
        ended.stdout
        == """\
Maps    actions   channel       all   cells
Shoes  – → 50 %  – → 25 %  – → 37 %  3 of 8
Socks       0 %      25 %      12 %  1 of 8

not counted at main: shoes.journey.yaml:9:25: phase "lok" is not defined; did you mean "look"?
2 maps: 25 % described, 4 of 16 cells; at main 12 % described, 1 of 8 cells, with other maps counted
"""
    )
    assert ended.status == 0
    assert against(top, "--format", "markdown").stdout.startswith("## Coverage: 25 %\n")
    assert "→" not in against(top, "--format", "badge").stdout


def test_a_map_that_cannot_be_read_at_all_was_broken_too(tmp_path: Path) -> None:
    top = repository(tmp_path, **{"shoes.journey.yaml": "title: [\n"})
    (top / "shoes.journey.yaml").write_text(SHOES)
    ended = against(top)
    assert "not counted at main: shoes.journey.yaml:" in ended.stdout
    assert ended.status == 0


def test_settings_are_those_of_the_revision(tmp_path: Path) -> None:
    owed = SHOES.replace("coverage: {require: [actions, channel]}\n", "")
    settings = "coverage: {require: [actions]}\nmaps: ['maps/*']\n"
    top = repository(tmp_path, **{"maps/shoes.yaml": owed, "cjmap.yaml": settings})
    (top / "cjmap.yaml").write_text("coverage: {require: [actions, channel]}\nmaps: ['maps/*']\n")
    ended = against(top)
    assert "by facet: actions 50 %, channel – → 25 %" in ended.stdout
    asked = "maps/shoes.yaml is asked for more or less than at main: + channel"
    assert asked in ended.stdout


def test_settings_that_were_broken_are_named(tmp_path: Path) -> None:
    top = repository(tmp_path, **{"shoes.journey.yaml": SHOES, "cjmap.yaml": "mpas: x\n"})
    (top / "cjmap.yaml").write_text("fail_under: 1\n")
    ended = against(top)
    assert 'at main the settings had a fault: cjmap.yaml:1:1: "mpas" is not a key' in ended.stdout
    assert ended.status == 0


def test_what_was_not_there_is_new(tmp_path: Path) -> None:
    top = repository(tmp_path, **{"README.md": "x"})
    (top / "maps").mkdir()
    (top / "maps" / "shoes.journey.yaml").write_text(SHOES)
    ended = against(top, "maps")
    assert "Coverage of Shoes (new)" in ended.stdout
    assert 'there was no map in "maps" at main' in ended.stdout
    assert ended.status == 0
    ended = against(top, "maps/shoes.journey.yaml")
    assert "Coverage of Shoes (new)" in ended.stdout
    assert "there was no map" not in ended.stdout
    (top / "maps" / "cjmap.yaml").touch()
    assert 'there was no map in "maps" at main' in against(top, "maps").stdout


def test_from_a_folder_inside(tmp_path: Path) -> None:
    top = repository(tmp_path, **{"shoes.journey.yaml": SHOES, "sub/socks.journey.yaml": SOCKS})
    document = json.loads(against(top / "sub", "--format", "json").stdout)
    assert [(one["path"], one["state"]) for one in document["maps"]] == [
        ("../shoes.journey.yaml", "same"),
        ("socks.journey.yaml", "same"),
    ]


def test_maps_of_a_project_with_a_history_of_its_own_are_not_compared(tmp_path: Path) -> None:
    inner = {"socks.journey.yaml": SOCKS, "cjmap.yaml": "language: de\n"}
    other = repository(tmp_path / "other", **inner)
    top = repository(tmp_path / "repo", **{"shoes.journey.yaml": SHOES})
    repositories.git(top, "submodule", "--quiet", "add", str(other), "sub")
    committed(top, {})
    ended = against(top)
    assert '"sub" is a repository with revisions of its own: its maps' in ended.stdout
    assert ended.status == 0


def test_maps_of_a_submodule_are_not_compared(tmp_path: Path) -> None:
    other = repository(tmp_path / "other", **{"socks.journey.yaml": SOCKS})
    top = repository(tmp_path / "repo", **{"shoes.journey.yaml": SHOES})
    repositories.git(top, "submodule", "--quiet", "add", str(other), "sub")
    committed(top, {})
    ended = against(top)
    said = '"sub" is a repository with revisions of its own: its maps are not compared'
    assert said in ended.stdout
    assert "3 of 8 cells, with other maps counted; 1 not compared\n" in ended.stdout
    assert ended.status == 0


@pytest.mark.parametrize("config", [{}, {"cjmap.yaml": ""}])
def test_maps_of_a_clone_inside_are_neither_new_nor_compared(
    config: dict[str, str], tmp_path: Path
) -> None:
    top = repository(tmp_path / "top", **{"shoes.journey.yaml": SHOES, ".gitignore": "in\n"})
    repository(top / "in", **{"maps/socks.journey.yaml": SOCKS}, **config)
    ended = against(top)
    said = '"in" is a repository with revisions of its own: its maps are not compared'
    assert said in ended.stdout
    assert "new" not in ended.stdout
    assert ended.stdout.endswith("; 1 not compared\n")
    document = json.loads(against(top, "--format", "json").stdout)
    assert {one["path"]: one["state"] for one in document["maps"]} == {
        "shoes.journey.yaml": "same",
        "in/maps/socks.journey.yaml": "apart",
    }
    assert document["notes"] == [said]
    # Asked for alone, it is compared with its own revisions only where it is a project.
    alone = json.loads(against(top / "in", ".", "--format", "json").stdout)
    assert [one["state"] for one in alone["maps"]] == ["same"]


def test_a_map_that_leads_out_of_the_repository_is_not_compared(tmp_path: Path) -> None:
    (tmp_path / "outside.journey.yaml").write_text(SOCKS)
    top = repository(tmp_path / "top", **{"shoes.journey.yaml": SHOES})
    (top / "socks.journey.yaml").symlink_to("../outside.journey.yaml")
    committed(top, {})
    said = against(top).stdout
    assert '"socks.journey.yaml" leads out of the repository: it is not compared' in said
    assert "new" not in said


def test_each_of_several_repositories_has_a_commit_of_its_own(tmp_path: Path) -> None:
    for name, text in (("a", SHOES), ("b", SOCKS)):
        repository(tmp_path / name, **{"x.journey.yaml": text})
    document = json.loads(against(tmp_path, "a", "b", "--format", "json").stdout)
    assert document["against"] == {"revision": "main", "commit": None}
    assert [one["state"] for one in document["maps"]] == ["same", "same"]


def test_projects_of_one_repository_are_compared_apart(tmp_path: Path) -> None:
    files = {
        f"{one}/{name}": text
        for one in "ab"
        for name, text in (("cjmap.yaml", ""), ("x.journey.yaml", SHOES))
    }
    top = repository(tmp_path, **files)
    (top / "b" / "x.journey.yaml").write_text(SHOES.replace("ad: {", "ad: {channel: ads, "))
    document = json.loads(against(top, "a", "b", "--format", "json").stdout)
    found = [
        (one["path"], one["before"]["percent"], one["coverage"]["percent"])
        for one in document["maps"]
    ]
    assert found == [("a/x.journey.yaml", 37, 37), ("b/x.journey.yaml", 37, 62)]


@pytest.mark.parametrize(
    ("revision", "message", "status"),
    [
        ("mian", 'error: there is no revision "mian"; did you mean "main"?', 2),
        ("--output=x", 'error: there is no revision "--output=x"', 2),
        ("main..main", 'error: "main..main" is not one revision', 2),
        ("", 'error: there is no revision ""', 2),
    ],
)
def test_revisions_that_are_not_there(
    tmp_path: Path, revision: str, message: str, status: int
) -> None:
    top = repository(tmp_path, **{"shoes.journey.yaml": SHOES})
    ended = against(top, revision=revision)
    assert ended.stderr.splitlines()[0] == message
    assert (ended.stdout, ended.status) == ("", status)
    assert sorted(one.name for one in top.iterdir()) == [".git", "shoes.journey.yaml"]


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    (tmp_path / "shoes.journey.yaml").write_text(SHOES)
    words = ("coverage", "--format", "badge", "--output", "docs/coverage.svg")
    for _ in range(2):
        ended = run(*words, folder=tmp_path)
        assert (ended.stdout, ended.stderr, ended.status) == ("", "", 0)
    shown = run("coverage", "--format", "badge", folder=tmp_path).stdout
    assert (tmp_path / "docs" / "coverage.svg").read_bytes() == shown.encode()
    assert [one.name for one in (tmp_path / "docs").iterdir()] == ["coverage.svg"]
    ended = run(*words[:-1], "shoes.journey.yaml/x.svg", folder=tmp_path)
    assert ended.status == 3
    assert "can't write" in ended.stderr


def test_what_fails_is_said_when_a_file_is_written(tmp_path: Path) -> None:
    (tmp_path / "shoes.journey.yaml").write_text(SHOES)
    words = ("coverage", "--format", "markdown", "--output", "x.md", "--fail-under", "90")
    ended = run(*words, folder=tmp_path)
    assert (ended.stdout, ended.status) == ("", 1)
    assert ended.stderr.startswith("fails because coverage is 37 %")
    assert "fails because" in (tmp_path / "x.md").read_text()


@pytest.mark.parametrize("command", ["check", "coverage"])
def test_a_table_wider_than_the_terminal_goes_on_below(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    phases = "\n".join(f"  p{n}: {{name: 'The {n}th phase'}}" for n in range(12))
    points = "\n".join(f"  t{n}: {{name: T, phase: p{n}, actions: x}}" for n in range(12))
    known = "role: R, background: B, motivations: M, pain_points: []"
    name = "👩‍👩‍👧 Family with a very long name indeed, and more"
    personas = f"personas: {{a: {{name: '{name}', {known}}}}}\n"
    owed = "coverage: {require: [actions]}\n"
    text = f"title: T\n{personas}phases:\n{phases}\ntouchpoints:\n{points}\n{owed}"
    (tmp_path / "a.journey.yaml").write_text(text, "utf-8")
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("NO_COLOR", "1")
    shown = run(command, folder=tmp_path, terminal=True).stdout
    below = shown[max(shown.find("Coverage of"), 0) :]
    table = [line for line in below.splitlines() if "phase" in line or "Family" in line]
    assert sum("phase" in line for line in table) > 1
    assert all(len(line) <= 60 for line in table)
    assert all(f"The {n}th phase" in shown for n in range(12))
    assert "Family with a…" in shown
    piped = run(command, folder=tmp_path).stdout
    assert sum("phase" in line and "The" in line for line in piped.splitlines()) == 1


def test_very_many_personas(tmp_path: Path) -> None:
    people = "\n".join(f"  p{n}: {{name: Person {n}}}" for n in range(200))
    (tmp_path / "a.journey.yaml").write_text(
        f"{SHOES.split('personas:')[0]}personas:\n{people}\n"
        + "touchpoints: {ad: {name: Ad, phase: look}, x: {name: X, phase: buy}}\n"
    )
    shown = run("coverage", folder=tmp_path).stdout
    assert shown.count("Person ") == 200


@pytest.mark.parametrize("format_", ["text", "markdown", "json", "badge"])
def test_hostile_names_steer_nothing(tmp_path: Path, format_: str) -> None:
    name = "a\x1b[2J\u202e|<b>.journey.yaml"
    top = repository(tmp_path, **{name: BROKEN, "b\nc.journey.yaml": SOCKS})
    hostile = SHOES.replace("Shoes", '"\u202e*x* | <script>@all"').replace(
        "{name: Ana}", "{name: '`|`'}"
    )
    (top / name).write_text(hostile.replace("look, actions", "look, owner: '<img>', actions"))
    (top / "c\x1b[0m.journey.yaml").write_text(BROKEN)
    ended = against(top, "--format", format_)
    assert ended.status == 1
    for said in (ended.stdout, ended.stderr):
        assert set(said) & {"\x1b", "\r", "\x9b"} == set()
    if format_ == "text":
        assert "\u202e" not in ended.stdout
    if format_ == "markdown":
        rows = [line for line in ended.stdout.splitlines() if line.startswith("|")]
        assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows[:4]} == {6}
        tags = re.findall(r"(?<!\\)</?\w+", ended.stdout)
        assert tags == ["<details", "<summary", "</summary", "</details"]
    if format_ == "badge":
        assert "script" not in ended.stdout


def test_a_report_goes_where_no_file_was_read(tmp_path: Path) -> None:
    base = SHOES.replace("title: Shoes\n", "")
    (tmp_path / "base.yaml").write_text(base)
    (tmp_path / "shoes.journey.yaml").write_text("title: Shoes\nextends: base.yaml\n")
    (tmp_path / "cjmap.yaml").write_text("fail_under: 1\n")
    for name in ("base.yaml", "cjmap.yaml", "./shoes.journey.yaml"):
        before = (tmp_path / name).read_text()
        ended = run("coverage", "--output", name, folder=tmp_path)
        assert (ended.status, (tmp_path / name).read_text()) == (2, before)
