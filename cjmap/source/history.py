"""Ask git which commits have changed files."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from cjmap.errors import CjmapError
from cjmap.frozen import frozen
from cjmap.source import git
from cjmap.source.git import Repository

# A commit: id, day, author, subject. Neither can hold a NUL, nor can the names of files.
_FORMAT = "--format=%H%x00%cs%x00%an%x00%s"
_ID = re.compile(r"[0-9a-f]{40,64}")
# Whatever people have set for themselves, and git lists what is asked for.
_PLAIN = ("-c", "log.showRoot=true", "-c", "log.showSignature=false")
_OPTIONS = ("-z", "--first-parent", "-m", "--no-color", "--encoding=UTF-8", f"-O{os.devnull}")
_COPY = "C"


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


def commits_of(
    repository: Repository, path: Path, others: Iterable[Path] = ()
) -> tuple[Commit, ...]:
    """Return the commits that changed a file, or one of the others, the oldest first.

    The file is followed through renames; of merges, what they brought to the branch counts once.
    Raises `CjmapError` where there is no commit at all.
    """
    git.commit_of(repository, "HEAD")
    own = tuple(_followed(repository, path.resolve()))
    there = [one for one in others if one.resolve().is_relative_to(repository.top)]
    if not there or not own:
        return tuple(reversed(own))
    return _with_others(repository, own, tuple(_changing(repository, there)))


def _followed(repository: Repository, path: Path) -> Iterator[Commit]:
    """Yield the commits that changed a file, the newest first, with where it lay then.

    It begins with the commit that copied it from another file.
    """
    where = path
    for commit, status, names in _asked(repository, ("--follow", "--name-status"), (path,)):
        where = repository.top / names[-1] if names else where
        yield replace(commit, path=where)
        if status.startswith(_COPY):
            return


def _changing(repository: Repository, paths: Iterable[Path]) -> Iterator[Commit]:
    for commit, _, _ in _asked(repository, ("--no-patch",), paths):
        yield commit


def _asked(
    repository: Repository, options: tuple[str, ...], paths: Iterable[Path]
) -> Iterator[tuple[Commit, str, tuple[str, ...]]]:
    """Yield commits that changed files, the newest first, with the status of one and its names."""
    names = (path.resolve().relative_to(repository.top).as_posix() for path in paths)
    words = (*_PLAIN, "log", *_OPTIONS, *options, _FORMAT, "HEAD", "--", *names)
    done = git.run(repository.top, *words)
    if done.returncode:
        raise CjmapError(f"the commits can't be listed: {git.complaint(done)}")
    told = [word.removeprefix("\n") for word in os.fsdecode(done.stdout).split("\0")]
    while len(told) > 4:
        id, day, author, subject, *told = told
        number = next((at for at, word in enumerate(told) if _ID.fullmatch(word)), len(told))
        status, *found = told[:number] or ("",)
        yield Commit(id, day, author, subject, repository.top), status, tuple(filter(None, found))
        told = told[number:]


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
