"""`cjmap ci` judges a merge request: findings, stale outputs, coverage, in one summary."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cjmap.reporters import CI, HOSTS, Report, reporter
from cjmap.reporters.ci.report import CiReport, Outputs
from cjmap.reporters.coverage.report import CoverageReport

from ..reporters.runner import Command, obey
from ..repositories import committed, git, repository
from .running import Ended, run

MAP = "shoes.journey.yaml"
SHOES = """\
title: Shoes
owner: Ana
review_every: 12 months
reviewed: 2026-01-01
phases:
  look: {name: Look}
  buy: {name: Buy}
touchpoints:
  ad: {name: Ad, phase: look, emotion: 1}
  cart: {name: Cart, phase: buy}
coverage: {require: [emotion]}
"""
RATED = SHOES.replace("phase: buy}\nco", "phase: buy, emotion: 1}\nco")
BROKEN = SHOES.replace("phase: look", "phase: lok")
VARIABLES = {
    name for host in HOSTS for name in (host.known_by, host.base, host.target, host.summary) if name
}


@pytest.fixture(autouse=True)
def no_host(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in VARIABLES:
        monkeypatch.delenv(variable, raising=False)


def ci(folder: Path, *words: str) -> Ended:
    return run("ci", *words, "--today", "2026-02-01", folder=folder)


def shop(folder: Path, text: str = SHOES) -> Path:
    return repository(folder, **{MAP: text})


def test_nothing_fails(tmp_path: Path) -> None:
    ended = ci(shop(tmp_path, RATED))
    assert ended == Ended(
        "1 map: nothing found\n\n1 map: 100 % described, 2 of 2 cells\nnothing fails\n", "", 0
    )


def test_what_a_merge_request_brings(tmp_path: Path) -> None:
    top = shop(tmp_path)
    (top / MAP).write_text(RATED)
    ended = ci(top, "--against", "main", "--summary", "said.md")
    assert ended.stdout.splitlines()[-3:] == [
        "1 map: 100 % described, 2 of 2 cells; at main 50 % described, 1 of 2 cells",
        "1 map changed; changes: 1 of meaning",
        "nothing fails",
    ]
    said = (top / "said.md").read_text()
    assert said.startswith("# Customer journeys: nothing fails\n\n<!-- cjmap diff -->\n## Shoes: ")
    assert "50 % → 100 %" in said


@pytest.mark.parametrize(
    ("text", "options", "reason"),
    [
        (BROKEN, (), "fails because of 1 error"),
        (SHOES, ("--fail-on", "note"), "fails because of 1 warning"),
        (
            SHOES,
            ("--fail-under", "51"),
            "coverage is 50 %, and --fail-under asks for at least 51 %",
        ),
        (BROKEN, ("--fail-on", "never"), "1 map with errors could not be counted"),
    ],
)
def test_why_it_fails(text: str, options: tuple[str, ...], reason: str, tmp_path: Path) -> None:
    ended = ci(shop(tmp_path, text), *options)
    assert ended.status == 1
    assert reason in ended.stdout


def test_an_error_in_a_map_is_told_once(tmp_path: Path) -> None:
    top = shop(tmp_path, RATED)
    committed(top, {"other.journey.yaml": RATED.replace("Shoes", "Socks")})
    run("build", folder=top)
    (top / MAP).write_text(BROKEN)
    said = ci(top).stdout
    assert "fails because" in said
    assert [one for one in said.splitlines() if "fails because" in one] == [
        "fails because of 1 error"
    ]
    assert "could not be counted" not in said
    assert "outputs are up to date" in said
    run("build", folder=top)
    (top / MAP).write_text(RATED)
    assert "outputs are up to date" in ci(top).stdout


FALLEN = "fails because coverage fell from 100 % (2 of 2 cells) at main to "


@pytest.mark.parametrize(
    ("files", "told"),
    [
        (
            {MAP: SHOES},
            "50 % (1 of 2 cells): shoes.journey.yaml from 100 % (2 of 2 cells) to"
            " 50 % (1 of 2 cells)",
        ),
        (
            {"socks.journey.yaml": SHOES.replace("Shoes", "Socks")},
            "75 % (3 of 4 cells): socks.journey.yaml is new with 50 % (1 of 2 cells)",
        ),
    ],
)
def test_coverage_that_falls(files: dict[str, str], told: str, tmp_path: Path) -> None:
    top = shop(tmp_path, RATED)
    for name, text in files.items():
        (top / name).write_text(text)
    assert ci(top, "--against", "main").status == 0
    ended = ci(top, "--against", "main", "--fail-on-fall")
    assert (ended.status, ended.stdout.splitlines()[-1]) == (1, FALLEN + told)


@pytest.mark.parametrize("files", [{MAP: RATED}, {"more.journey.yaml": RATED}, {MAP: BROKEN}, {}])
def test_coverage_that_does_not_fall(files: dict[str, str], tmp_path: Path) -> None:
    top = shop(tmp_path)
    for name, text in files.items():
        (top / name).write_text(text)
    said = ci(top, "--against", "main", "--fail-on-fall").stdout
    assert "coverage fell" not in said


def test_without_anything_to_compare_with_nothing_falls(tmp_path: Path) -> None:
    ended = ci(shop(tmp_path), "--fail-on-fall")
    assert ended.status == 0
    assert "note: --fail-on-fall has nothing to compare with: --against names" in ended.stdout


def test_outputs_are_compared_where_a_build_was_committed(tmp_path: Path) -> None:
    top = shop(tmp_path, RATED)
    assert "up to date" not in ci(top).stdout
    run("build", folder=top)
    assert "outputs are up to date" in ci(top).stdout
    (top / MAP).write_text(RATED.replace("Shoes", "Boots"))
    (top / "journeys" / "index.html").unlink()
    ended = ci(top)
    assert ended.status == 1
    assert "missing   journeys/index.html" in ended.stdout
    assert "stale     journeys/shoes/journey.svg" in ended.stdout
    assert "run `cjmap build`, and commit what it writes" in ended.stdout.splitlines()[-1]


def test_nothing_is_written(tmp_path: Path) -> None:
    top = shop(tmp_path, RATED)
    run("build", folder=top)
    committed(top, {MAP: SHOES})
    ci(top)
    assert git(top, "status", "--porcelain") == ""


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("GITHUB_BASE_REF", "main"),
        ("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main"),
        ("SYSTEM_PULLREQUEST_TARGETBRANCH", "refs/heads/main"),
        ("CI_MERGE_REQUEST_DIFF_BASE_SHA", "origin/main"),
    ],
)
def test_a_host_names_the_branch(
    variable: str, value: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop(tmp_path / "hub")
    git(tmp_path, "clone", "-q", "hub", "clone")
    (tmp_path / "clone" / MAP).write_text(RATED)
    monkeypatch.setenv(variable, value)
    assert "; at origin/main 50 % described" in ci(tmp_path / "clone").stdout


def test_what_others_did_on_the_target_since_is_not_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    top = shop(tmp_path / "hub")
    git(tmp_path, "clone", "-q", "hub", "clone")
    committed(tmp_path / "clone", {MAP: RATED})
    committed(top, {MAP: SHOES.replace("title: Shoes", "title: Boots")})
    git(tmp_path / "clone", "fetch", "-q")
    monkeypatch.setenv("GITHUB_BASE_REF", "main")
    ended = ci(tmp_path / "clone", "--summary", "said.md")
    assert "1 map changed; changes: 1 of meaning\n" in ended.stdout
    assert "Boots" not in (tmp_path / "clone/said.md").read_text()


def test_a_branch_that_was_not_fetched_is_told_and_fails_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_BASE_REF", "main")
    ended = ci(shop(tmp_path, RATED))
    assert ended.status == 0
    told = 'note: coverage is not compared with origin/main: there is no revision "origin/main"'
    assert told in ended.stdout


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", ""])
def test_a_revision_that_was_asked_for_has_to_be_there(revision: str, tmp_path: Path) -> None:
    ended = ci(shop(tmp_path), f"--against={revision}")
    assert ended.status == 2
    assert "revision" in ended.stderr
    assert not (tmp_path / "x").exists()


def test_maps_of_a_clone_inside_are_not_new(tmp_path: Path) -> None:
    top = repository(tmp_path, **{MAP: SHOES})
    repository(top / "in", **{MAP: SHOES.replace("Shoes", "Socks")})
    said = ci(top, "--against", "main").stdout
    assert '"in" is a repository with revisions of its own: its maps are not compared' in said
    assert "1 not compared\n" in said
    assert "new" not in said
    assert "changed" not in said


def test_without_a_repository(tmp_path: Path) -> None:
    (tmp_path / MAP).write_text(RATED)
    assert ci(tmp_path).status == 0
    ended = ci(tmp_path, "--against", "main")
    assert (ended.status, ended.stdout) == (2, "")
    assert "is in no git repository" in ended.stderr


def test_on_github(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    top = shop(tmp_path, BROKEN)
    summary = tmp_path / "summary.md"
    summary.write_text("Said before\n")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    ended = ci(top)
    assert ended.stdout.startswith("::error title=cjmap check::")
    assert "::error file=shoes.journey.yaml,line=9" in ended.stdout
    said = summary.read_text()
    assert said.startswith("Said before\n# Customer journeys: fails\n\n")
    assert "- **fails because** of 1 error\n" in said
    assert "## cjmap check" in said
    assert "## Coverage" in said


def test_stale_outputs_on_github(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    top = shop(tmp_path, RATED)
    run("build", folder=top)
    (top / MAP).write_text(RATED.replace("Shoes", "Boots"))
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    (told,) = (line for line in ci(top).stdout.splitlines() if "title=cjmap build --check" in line)
    assert told.startswith("::error title=cjmap build --check::stale")
    assert told.endswith("run `cjmap build` to bring them up to date")


def test_a_summary_in_a_file(tmp_path: Path) -> None:
    top = shop(tmp_path, RATED)
    run("build", folder=top)
    (top / MAP).write_text(RATED.replace("title: Shoes", "title: '<b>@ana</b>'"))
    assert ci(top, "--summary", "said.md").status == 1
    said = (top / "said.md").read_text()
    assert "## Outputs\n\n- stale journeys/index.html\n" in said
    assert "<b>" not in said


def test_a_summary_that_can_not_be_written(tmp_path: Path) -> None:
    ended = ci(shop(tmp_path), "--summary", "no/such/folder.md")
    assert ended.status == 3
    assert 'error: "no/such/folder.md" can\'t be written: No such file or directory' in ended.stderr


def test_a_summary_is_never_added_to_a_map(tmp_path: Path) -> None:
    ended = ci(shop(tmp_path), "--summary", MAP)
    assert ended.status == 2
    assert "was read, and is not written over" in ended.stderr
    assert (tmp_path / MAP).read_text() == SHOES


def test_standard_input_has_no_merge_request(tmp_path: Path) -> None:
    ended = ci(tmp_path, "-")
    assert ended.status == 2
    assert "standard input has no merge request" in ended.stderr


def test_settings_with_errors_build_nothing(tmp_path: Path) -> None:
    top = shop(tmp_path, RATED)
    run("build", folder=top)
    (top / "cjmap.yaml").write_text("mapps: []\n")
    (top / MAP).write_text(RATED.replace("Shoes", "Boots"))
    ended = ci(top)
    assert ended.status == 1
    assert "mapps" in ended.stdout
    assert "journeys/" not in ended.stdout


def test_settings_with_errors_and_no_map(tmp_path: Path) -> None:
    top = shop(tmp_path, RATED)
    run("build", folder=top)
    (top / "cjmap.yaml").write_text("mapps: []\n")
    (top / MAP).unlink()
    ended = ci(top)
    assert ended.status == 2
    assert "0 maps: 1 error" in ended.stdout
    assert "left over" not in ended.stdout


def commands(text: str) -> list[Command]:
    read = (obey(line) for line in text.splitlines())
    return [command for command in read if command]


def test_annotations_are_no_more_than_github_shows(tmp_path: Path) -> None:
    top = shop(tmp_path, RATED)
    run("build", folder=top)
    many = "".join(f"  t{number}: {{name: T{number}, phase: lok}}\n" for number in range(14))
    (top / MAP).write_text(RATED.replace("coverage:", f"{many}coverage:"))
    (top / "other.journey.yaml").write_text(SHOES)
    said = ci(top, "--format", "github", "--fail-under", "100").stdout
    errors = [one for one in commands(said) if one.name == "error"]
    assert len(errors) == 10
    titles = {one.properties["title"] for one in errors}
    assert {"cjmap check", "cjmap build --check", "cjmap coverage"} < titles


def test_outputs_give_no_commands() -> None:
    one = Outputs(("##[error]up to date", "::error::up to date"))
    report = CiReport(Report(()), one, CoverageReport(()))
    said = "\n".join(reporter(CI["github"])(report))
    assert "up to date" in said
    assert {command.properties.get("title") for command in commands(said)} == {"cjmap coverage"}


def test_the_page_shows_what_it_says(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "ci.md").read_text("utf-8")
    # Nothing that a day could make overdue.
    undated = {text: re.sub("^review.*\n", "", text, flags=re.M) for text in (SHOES, RATED)}
    shop(tmp_path / "hub", undated[SHOES])
    run("build", folder=tmp_path / "hub")
    committed(tmp_path / "hub", {})
    git(tmp_path, "clone", "-q", "hub", "clone")
    (tmp_path / "clone" / MAP).write_text(undated[RATED])
    words = ("--against", "origin/main", "--summary", "summary.md")
    ended = run("ci", *words, folder=tmp_path / "clone")
    assert f"$ cjmap ci {' '.join(words)}\n{ended.stdout}```" in page, ended.stdout
