"""The GitHub action: its steps do in a pull request what they say."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ..repositories import committed, git, repository
from .runner import ROOT, Job, calls, program

MAP = "maps/shoes.journey.yaml"
SHOES = """\
title: Shoes
owner: Ana
phases:
  look: {name: Look}
  buy: {name: Buy}
touchpoints:
  ad: {name: Ad, phase: look, emotion: 1}
  cart: {name: Cart, phase: buy, emotion: -1}
coverage: {require: [emotion]}
"""
SOLD = SHOES.replace("emotion: -1", "emotion: 2")
GH = 'case "$*" in *--jq*) cat "$(dirname "$0")/../comments" 2>/dev/null;; esac; exit 0'


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    folder = tmp_path / "scratch"
    folder.mkdir()
    program(folder, "gh", GH)
    program(folder, "python", "exit 0")
    return folder


def pull_request(folder: Path, text: str | None, *, depth: int = 0, built: bool = False) -> Path:
    """Return a checkout of a branch that changes the map, as actions/checkout makes it."""
    hub = repository(folder / "hub", **{MAP: SHOES, "cjmap.yaml": "maps: ['**/*.journey.yaml']\n"})
    if built:
        subprocess.run([sys.executable, "-m", "cjmap", "build"], cwd=hub, check=True)
        committed(hub, {})
    git(hub, "checkout", "-q", "-b", "feature")
    committed(hub, {MAP: text} if text else {})
    git(hub, "checkout", "-q", "main")
    shallow = (f"--depth={depth}",) if depth else ()
    git(folder, "clone", "-q", "--branch=feature", *shallow, f"file://{hub}", "checkout")
    if depth:
        assert "origin/main" not in git(folder / "checkout", "branch", "-r")
    return folder / "checkout"


def test_a_pull_request(tmp_path: Path, scratch: Path) -> None:
    job = Job(pull_request(tmp_path, SOLD), scratch).run()
    assert job.failed == []
    assert calls(scratch, "python") == [
        f"-m pip install --quiet --disable-pip-version-check {ROOT}"
    ]
    assert job.summary.startswith("# Customer journeys: nothing fails")
    assert "**Feels better**" in job.summary
    assert (scratch / "journeys" / "maps" / "shoes" / "journey.svg").exists()
    python, upload = job.uses
    assert python == {"uses": "actions/setup-python@v5", "python-version": "3.12"}
    assert upload["uses"] == "actions/upload-artifact@v4"
    assert (upload["name"], upload["path"]) == ("journeys", str(scratch / "journeys"))
    _, asked, *_, posted = calls(scratch, "gh")
    assert asked.startswith("api --paginate repos/ana/maps/issues/7/comments --jq .[]")
    text = scratch / "cjmap-diff.md"
    assert posted == f"api --method POST repos/ana/maps/issues/7/comments --field body=@{text}"
    assert text.read_text().startswith("<!-- cjmap diff -->\n## Shoes: ")


def test_its_comment_is_written_anew(tmp_path: Path, scratch: Path) -> None:
    (scratch / "comments").write_text("1234\n5678\n")
    Job(pull_request(tmp_path, SOLD), scratch).run()
    *_, patched = calls(scratch, "gh")
    assert patched.startswith(
        "api --method PATCH repos/ana/maps/issues/comments/1234 --field body="
    )


def test_a_shallow_checkout(tmp_path: Path, scratch: Path) -> None:
    job = Job(pull_request(tmp_path, SOLD, depth=1), scratch).run()
    assert job.failed == []
    assert "_origin/main → the files as they are_" in job.summary
    assert (scratch / "cjmap-diff.md").exists()


def test_what_fails_is_built_and_told_all_the_same(tmp_path: Path, scratch: Path) -> None:
    checkout = pull_request(tmp_path, SHOES.replace("phase: look", "phase: lok"))
    job = Job(checkout, scratch, inputs={"fail-on": "warning"}).run()
    assert job.failed == ["Judge findings, outputs and coverage"]
    assert "::error file=maps/shoes.journey.yaml,line=7" in "".join(job.said)
    assert "not compared" in (scratch / "cjmap-diff.md").read_text()
    assert calls(scratch, "gh")


def test_stale_outputs_fail_with_the_command_that_mends_them(tmp_path: Path, scratch: Path) -> None:
    checkout = pull_request(tmp_path, SOLD, built=True)
    job = Job(checkout, scratch).run()
    assert job.failed == ["Judge findings, outputs and coverage"]
    assert "stale: run `cjmap build`, and commit what it writes" in job.summary
    subprocess.run([sys.executable, "-m", "cjmap", "build"], cwd=checkout, check=True)
    again = Job(committed(checkout, {}), scratch).run()
    assert again.failed == []


def test_a_comment_that_may_not_be_written_fails_nothing(tmp_path: Path, scratch: Path) -> None:
    program(scratch, "gh", "exit 1")
    job = Job(pull_request(tmp_path, SOLD), scratch).run()
    assert job.failed == []
    assert "::warning title=cjmap::the comment was not written" in "".join(job.said)


def test_where_comments_can_not_be_listed_none_is_written_twice(
    tmp_path: Path, scratch: Path
) -> None:
    program(scratch, "gh", 'case "$*" in *--paginate*) exit 1;; esac; exit 0')
    job = Job(pull_request(tmp_path, SOLD), scratch).run()
    assert job.failed == []
    assert not any("--method" in call for call in calls(scratch, "gh"))
    assert "::warning title=cjmap::the comment was not written" in "".join(job.said)


@pytest.mark.parametrize("is_asked", ["true", "false"])
def test_falling_coverage_fails_where_asked(is_asked: str, tmp_path: Path, scratch: Path) -> None:
    checkout = pull_request(tmp_path, SHOES.replace(", emotion: -1", ""))
    job = Job(checkout, scratch, inputs={"fail-on-fall": is_asked, "build": "false"}).run()
    assert job.failed == (["Judge findings, outputs and coverage"] if is_asked == "true" else [])


def test_a_push(tmp_path: Path, scratch: Path) -> None:
    job = Job(pull_request(tmp_path, SOLD), scratch, event="push").run()
    assert job.failed == []
    assert calls(scratch, "gh") == []
    assert "**Feels better**" not in job.summary


def test_paths_and_options_with_blanks_and_dashes(tmp_path: Path, scratch: Path) -> None:
    checkout = pull_request(tmp_path, SOLD)
    folder = checkout / "my maps"
    shutil.copytree(checkout / "maps", folder)
    inputs = {
        "paths": "\nmy maps\n  \n--weird$(touch hit).journey.yaml\n",
        "fail-under": "100",
        "against": "origin/main",
        "build": "false",
        "comment": "false",
        "python-version": "",
    }
    (checkout / "--weird$(touch hit).journey.yaml").write_text(SOLD)
    job = Job(checkout, scratch, inputs=inputs).run()
    assert job.failed == []
    assert "2 maps: 100 % described" in job.summary.replace("\\", "")
    assert job.uses == []
    assert not (checkout / "hit").exists()
    assert calls(scratch, "gh") == []


def test_the_schema_knows_it(tmp_path: Path) -> None:
    words = ("--builtin-schema", "vendor.github-actions", str(ROOT / "action.yml"))
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", *words], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout
