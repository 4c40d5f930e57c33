"""The hooks of pre-commit, run by pre-commit itself in a team's repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ..repositories import git, repository
from .runner import ROOT
from .test_action import MAP, SHOES

HOOKS = ROOT / ".pre-commit-hooks.yaml"
CONFIG = """\
repos:
  - repo: {source}
    rev: {commit}
    hooks:
      - id: cjmap-fmt
      - id: cjmap-check
      - id: cjmap-build
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Return a repository with what stands in this one, committed or not."""
    folder = tmp_path / "source"
    words = ("ls-files", "-z", "--cached", "--others", "--exclude-standard")
    for name in git(ROOT, *words).split("\0"):
        if name and (ROOT / name).is_file() and not name.startswith(("docs/", "tests/")):
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, target)
    return repository(folder)


@pytest.fixture
def team(source: Path, tmp_path: Path) -> Path:
    """Return a team's repository with a map, its outputs, and the hooks."""
    commit = git(source, "rev-parse", "HEAD").strip()
    config = CONFIG.format(source=source.as_posix(), commit=commit)
    files = {MAP: SHOES, ".pre-commit-config.yaml": config, "cjmap.yaml": "fail_on: error\n"}
    return build(repository(tmp_path / "team", **files))


def build(team: Path) -> Path:
    for word in ("fmt", "build"):
        subprocess.run([sys.executable, "-m", "cjmap", word], cwd=team, check=True)
    git(team, "add", "-A")
    return team


def change(team: Path, text: str) -> None:
    (team / MAP).write_text(text)
    git(team, "add", "-A")


def pre_commit(team: Path) -> subprocess.CompletedProcess[str]:
    env = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    return subprocess.run(
        [sys.executable, "-m", "pre_commit", "run", "--all-files", "--color=never"],
        cwd=team,
        env={**env, "PRE_COMMIT_HOME": str(team.parent / "cache")},
        capture_output=True,
        text=True,
    )


def test_the_manifest_is_one() -> None:
    words = (sys.executable, "-m", "pre_commit", "validate-manifest", str(HOOKS))
    assert subprocess.run(words, capture_output=True).returncode == 0


def test_in_a_repository(team: Path) -> None:
    # All in one test: to install the hooks takes its time.
    fine = pre_commit(team)
    assert fine.returncode == 0, fine.stdout + fine.stderr
    assert fine.stdout.count("Passed") == 3
    written = (team / MAP).read_text()

    change(team, written.replace("owner: Ana", "owner:  'Ana'"))
    other = pre_commit(team)
    assert other.returncode == 1
    assert f"wrote {MAP}" in other.stdout
    assert (team / MAP).read_text() == written

    change(team, written.replace("phase: look", "phase: lok"))
    faulty = pre_commit(team)
    assert faulty.returncode == 1
    assert f"{MAP}:9:" in faulty.stdout
    assert 'did you mean "look"?' in faulty.stdout

    change(team, written.replace("emotion: -1", "emotion: 2"))
    stale = pre_commit(team)
    assert stale.returncode == 1
    assert "cjmap check..............................................................Passed" in (
        stale.stdout
    )
    assert "run `cjmap build` to bring them up to date" in stale.stdout

    assert pre_commit(build(team)).returncode == 0
