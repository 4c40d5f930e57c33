"""Ask git which commits have changed files."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from cjmap.errors import CjmapError
from cjmap.frozen import frozen
from cjmap.source import git
from cjmap.source.git import Repository

# Between the parts of a commit, and before each: neither stands in a name or a subject.
_PART, _COMMIT = "\x1f", "\x1e"
_FORMAT = f"--format={_COMMIT}%H{_PART}%cs{_PART}%an{_PART}%s{_PART}"


@frozen
class Commit:
    """A commit: its id, its day (as in 2026-11-22), its author, the first line of its message.

    `path` is where the file that was asked for lay then.
    """

    id: str
    day: str
    author: str
    subject: str
    path: Path


def commits_of(path: Path, others: Iterable[Path] = ()) -> tuple[Commit, ...]:
    """Return the commits that changed a file, or one of the others, the oldest first.

    The file is followed through renames; of merges, what they brought to the branch counts once.
    Raises `CjmapError` where git, the repository or any commit is not there.
    """
    repository = git.find_repository(path.resolve().parent)
    git.commit_of(repository, "HEAD")
    own = tuple(_followed(repository, path.resolve()))
    there = [one for one in others if one.resolve().is_relative_to(repository.top)]
    if not there or not own:
        return tuple(reversed(own))
    return _with_others(repository, own, tuple(_changing(repository, there)))


def is_cut(path: Path) -> bool:
    """Tell whether the clone is shallow, so that older commits may be missing."""
    return git.find_repository(path.resolve().parent).is_shallow


def _followed(repository: Repository, path: Path) -> Iterator[Commit]:
    """Yield the commits that changed a file, the newest first, with where it lay then."""
    where = path
    for commit, names in _asked(repository, ("--follow", "--name-only"), (path,)):
        where = repository.top / names[-1] if names else where
        yield replace(commit, path=where)


def _changing(repository: Repository, paths: Iterable[Path]) -> Iterator[Commit]:
    for commit, _ in _asked(repository, (), paths):
        yield commit


def _asked(
    repository: Repository, options: tuple[str, ...], paths: Iterable[Path]
) -> Iterator[tuple[Commit, tuple[str, ...]]]:
    """Yield commits that changed files, the newest first, with the names that git says."""
    names = (path.resolve().relative_to(repository.top).as_posix() for path in paths)
    words = ("-z", "--first-parent", "-m", "--no-show-signature", "--no-color", *options, _FORMAT)
    done = git.run(repository.top, "log", *words, "HEAD", "--", *names)
    if done.returncode:
        said = os.fsdecode(done.stderr).strip().removeprefix("fatal: ")
        raise CjmapError(f"the commits can't be listed: {said}")
    for told in os.fsdecode(done.stdout).split(_COMMIT)[1:]:
        id, day, author, subject, rest = told.split(_PART)
        found = tuple(name for name in rest.strip("\n\0").split("\0") if name.strip("\n"))
        yield Commit(id, day, author, subject, repository.top), found


def _with_others(
    repository: Repository, own: tuple[Commit, ...], others: tuple[Commit, ...]
) -> tuple[Commit, ...]:
    """Return both in the order of the branch, the oldest first, from the first of its own on."""
    done = git.run(repository.top, "rev-list", "--first-parent", "--reverse", "HEAD")
    by_id = {one.id: one for one in others} | {one.id: one for one in own}
    found: list[Commit] = []
    for id in os.fsdecode(done.stdout).split():
        commit = by_id.get(id)
        if commit and (commit in own or found):
            is_own = commit in own
            found.append(commit if is_own else replace(commit, path=found[-1].path))
    return tuple(found)
