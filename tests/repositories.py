"""Make git repositories for tests, the same on every machine."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

_OWN = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
_DAY = "2026-01-01"


def git(folder: Path, *words: str, day: str = _DAY) -> str:
    """Return what a git command says in a folder, on a day."""
    who = ("-c", "user.name=Ana", "-c", "user.email=ana@example.org")
    env = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")} | _OWN
    env |= dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), f"{day}T12:00:00Z")
    done = subprocess.run(
        ("git", *who, "-c", "protocol.file.allow=always", *words),
        cwd=folder,
        env=env,
        check=True,
        capture_output=True,
    )
    return done.stdout.decode()


def repository(folder: Path, **files: str) -> Path:
    """Return a new repository with a first commit of files, by their names, on branch main."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "-q", "-b", "main")
    return committed(folder, files)


def committed(
    folder: Path, files: dict[str, str | None], message: str = "Change maps", day: str = _DAY
) -> Path:
    """Write files, take those away that are None, and commit all that has changed."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink() if text is None else path.write_text(text, "utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", message, day=day)
    return folder
