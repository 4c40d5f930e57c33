"""The GitLab template: its jobs do in a merge request what they say."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from ..repositories import committed, git, repository
from .runner import ROOT, calls, gitlab_job, program
from .test_action import MAP, SHOES, SOLD

CURL = 'case "$*" in *per_page*) cat "$(dirname "$0")/../notes";; esac; exit 0'


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    folder = tmp_path / "scratch"
    folder.mkdir()
    program(folder, "curl", CURL)
    (folder / "notes").write_text("[]")
    return folder


def merge_request(folder: Path, text: str = SOLD) -> tuple[Path, dict[str, str]]:
    """Return a checkout of a merge request, and what GitLab says of it."""
    top = repository(folder / "checkout", **{MAP: SHOES})
    base = git(top, "rev-parse", "HEAD").strip()
    committed(top, {MAP: text})
    variables = {
        "CI_API_V4_URL": "https://gitlab.example/api/v4",
        "CI_PROJECT_ID": "5",
        "CI_MERGE_REQUEST_IID": "7",
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": base,
        "CJMAP_TOKEN": "secret",
    }
    return top, variables


def test_a_merge_request(tmp_path: Path, scratch: Path) -> None:
    top, variables = merge_request(tmp_path)
    done = gitlab_job("cjmap", top, scratch, variables)
    assert done.returncode == 0, done.stderr
    assert "100 % described" in done.stdout
    assert isinstance(json.loads((top / "gl-code-quality-report.json").read_text()), list)
    assert (top / "journeys-built" / "maps" / "shoes" / "matrix.html").exists()
    assert "**Feels better**" in (top / "cjmap-summary.md").read_text()


def test_what_fails_is_reported_all_the_same(tmp_path: Path, scratch: Path) -> None:
    top, variables = merge_request(tmp_path, SHOES.replace("phase: look", "phase: lok"))
    done = gitlab_job("cjmap", top, scratch, variables)
    assert done.returncode == 1
    assert json.loads((top / "gl-code-quality-report.json").read_text())
    assert "fails because of 1 error" in done.stdout


@pytest.mark.parametrize(("is_asked", "status"), [("true", 1), ("false", 0)])
def test_falling_coverage_fails_where_asked(
    is_asked: str, status: int, tmp_path: Path, scratch: Path
) -> None:
    top, variables = merge_request(tmp_path, SHOES.replace(", emotion: -1", ""))
    variables["CJMAP_FAIL_ON_FALL"] = is_asked
    done = gitlab_job("cjmap", top, scratch, variables)
    assert done.returncode == status, done.stderr
    assert ("coverage fell from 100 %" in done.stdout) is bool(status)


@pytest.mark.parametrize(
    ("notes", "method", "end"),
    [
        ([], "POST", ""),
        ([{"id": 3, "body": "Hello"}], "POST", ""),
        ([{"id": 3, "body": "Hello"}, {"id": 4, "body": "<!-- cjmap diff -->\nx"}], "PUT", "/4"),
    ],
)
def test_the_comment(
    notes: list[object], method: str, end: str, tmp_path: Path, scratch: Path
) -> None:
    (scratch / "notes").write_text(json.dumps(notes))
    top, variables = merge_request(tmp_path)
    done = gitlab_job("cjmap:comment", top, scratch, variables)
    assert done.returncode == 0, done.stderr
    _, said = calls(scratch, "curl")
    assert f"--request {method} " in said
    assert "--data-urlencode body@cjmap-diff.md" in said
    assert said.endswith(
        f"https://gitlab.example/api/v4/projects/5/merge_requests/7/notes{end.removeprefix('/notes')}"
    )
    assert (top / "cjmap-diff.md").read_text().startswith("<!-- cjmap diff -->")


def test_the_schema_knows_it() -> None:
    words = ("--builtin-schema", "vendor.gitlab-ci", str(ROOT / "ci" / "gitlab.yml"))
    done = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", *words], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout
