"""Read files as they were at a revision that git keeps, without checking it out."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from cjmap.errors import CjmapError
from cjmap.source import git
from cjmap.source.blobs import Blobs
from cjmap.source.files import Kind
from cjmap.source.git import Repository

_FILE, _LINK, _SUBMODULE = "blob", "link", "commit"
_MODES = {"120000": _LINK, "160000": _SUBMODULE}
# As many links as Linux follows.
_MOST_LINKS = 40
_LONGEST_LINK = 4096


@contextmanager
def open_revision(revision: str, folder: Path) -> Iterator[Revision]:
    """Give the files of a folder, and what is below, as they were at a revision.

    Raises `CjmapError` where git, the repository or the revision is not there.
    """
    repository = git.find_repository(folder)
    commit = git.commit_of(repository, revision)
    blobs = Blobs(repository.top)
    try:
        yield Revision(revision, commit, repository.top, _listed(repository, commit, folder), blobs)
    finally:
        blobs.close()


@contextmanager
def open_commits(repository: Repository, folder: Path) -> Iterator[Callable[[str], Revision]]:
    """Give what returns the files of a folder at a commit, by its id; one git reads them all."""
    blobs = Blobs(repository.top)

    def at(commit: str) -> Revision:
        return Revision(commit, commit, repository.top, _listed(repository, commit, folder), blobs)

    try:
        yield at
    finally:
        blobs.close()


@contextmanager
def open_parting(one: str, other: str, folder: Path) -> Iterator[Revision]:
    """Give the files of a folder as they were where two revisions parted."""
    repository = git.find_repository(folder)
    commits = (git.commit_of(repository, name) for name in (one, other))
    with open_revision(git.merge_base(repository, *commits), folder) as files:
        yield files


@contextmanager
def open_index(folder: Path) -> Iterator[Revision]:
    """Give the files of a folder, and what is below, as they are staged for the next commit.

    What is in conflict is not there.
    """
    repository = git.find_repository(folder)
    blobs = Blobs(repository.top)
    try:
        entries, unmerged = _staged(repository, folder)
        yield Revision("the index", "", repository.top, entries, blobs, unmerged)
    finally:
        blobs.close()


class Revision:
    """The files of a revision, at the paths that they have or would have on the disk.

    Links are followed inside of the repository, and lead to nothing outside of it. What lies in a
    submodule is not there: it has a history of its own.
    """

    def __init__(
        self,
        name: str,
        commit: str,
        top: Path,
        entries: dict[str, tuple[str, str]],
        blobs: Blobs,
        unmerged: Iterable[str] = (),
    ) -> None:
        self.name = name
        self.commit = commit
        self._top = top
        self._entries = entries
        self._blobs = blobs
        self._folders = _folders(entries)
        self._unmerged = tuple(unmerged)

    @property
    def submodules(self) -> tuple[Path, ...]:
        """The folders that hold other repositories."""
        return tuple(
            self._top / name for name, (kind, _) in self._entries.items() if kind == _SUBMODULE
        )

    @property
    def unmerged(self) -> tuple[Path, ...]:
        """The files in conflict, of which nothing is staged."""
        return tuple(self._top / name for name in self._unmerged)

    def read(self, path: Path, most: int) -> bytes:
        """Return the first `most` bytes of a file."""
        name = self._found(path)
        kind, id = self._entries.get(name or "", ("", ""))
        if kind == _FILE:
            return self._blobs.read(id, most)
        if kind == _SUBMODULE or name in self._folders:
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(path))

    def kind(self, path: Path) -> Kind | None:
        """Return what stands at a path, None where nothing does."""
        try:
            name = self._found(path)
        except OSError:
            return None
        if name in self._folders:
            return "folder"
        kind, _ = self._entries.get(name or "", ("", ""))
        if kind == _SUBMODULE:
            return "folder"
        return "file" if kind == _FILE else None

    def names(self, folder: Path) -> list[str]:
        """Return the names of what stands in a folder, in the order of their letters."""
        return sorted(self._folders.get(self._found(folder) or "", ()))

    def walk(self, folder: Path) -> Iterator[tuple[Path, list[str], list[str]]]:
        """Yield each folder below with the names of its folders and of all else."""
        paths = [folder]
        while paths:
            here = paths.pop()
            names = self.names(here)
            folders = [name for name in names if self.kind(here / name) == "folder"]
            yield here, folders, [name for name in names if name not in set(folders)]
            paths += (here / name for name in reversed(folders) if not self._is_link(here / name))

    def resolve(self, path: Path) -> Path:
        """Return the absolute path without links that a path leads to."""
        parts = self._parts(path)
        return Path(path).resolve() if parts is None else self._followed(parts)

    def _is_link(self, path: Path) -> bool:
        parts = self._parts(path) or ()
        return self._entries.get("/".join(parts), ("", ""))[0] == _LINK

    def _found(self, path: Path) -> str | None:
        """Return the name below the top of what a path leads to, None where that is outside."""
        real = self.resolve(path)
        return real.relative_to(self._top).as_posix() if real.is_relative_to(self._top) else None

    def _parts(self, path: Path) -> tuple[str, ...] | None:
        """Return the names on the way from the top, links not followed; None where it is outside.

        What leads to the top may hold links of the disk.
        """
        full = Path(os.path.normpath(Path.cwd() / path))
        if full.is_relative_to(self._top):
            return full.relative_to(self._top).parts
        tops = (above for above in full.parents if above.resolve() == self._top)
        above = next(tops, None)
        return full.relative_to(above).parts if above else None

    def _followed(self, parts: tuple[str, ...]) -> Path:
        done: list[str] = []
        left = [*reversed(parts)]
        links = 0
        while left:
            name = left.pop()
            if name == "..":
                if not done:
                    return Path(os.path.normpath(self._top.joinpath("..", *reversed(left))))
                done.pop()
                continue
            kind, id = self._entries.get("/".join((*done, name)), ("", ""))
            if kind != _LINK:
                done += [name] if name not in ("", ".") else []
                continue
            links += 1
            if links > _MOST_LINKS:
                raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), name)
            target = Path(os.fsdecode(self._blobs.read(id, _LONGEST_LINK)))
            if target.is_absolute():
                inside = self._parts(target)
                if inside is None:
                    return target.joinpath(*reversed(left))
                done, target = [], Path(*inside)
            left += reversed(target.parts)
        return self._top.joinpath(*done)


def _listed(repository: Repository, commit: str, folder: Path) -> dict[str, tuple[str, str]]:
    """Return what a commit holds below a folder: kind and id by the name below the top."""
    only = _below(repository, folder)
    done = git.run(repository.top, "ls-tree", "-r", "-z", "--full-tree", commit, *only)
    if done.returncode:
        raise CjmapError(f"the files of a revision can't be listed: {git.complaint(done)}")
    entries: dict[str, tuple[str, str]] = {}
    for line in os.fsdecode(done.stdout).split("\0")[:-1]:
        head, _, name = line.partition("\t")
        mode, kind, id = head.split(" ")
        entries[name] = (_LINK if mode == "120000" else kind, id)
    return entries


def _staged(
    repository: Repository, folder: Path
) -> tuple[dict[str, tuple[str, str]], tuple[str, ...]]:
    """Return what is staged below a folder: kind and id by the name below the top.

    Beside it stand the names of what is in conflict.
    """
    only = _below(repository, folder)
    done = git.run(repository.top, "ls-files", "--stage", "-z", "--full-name", *only)
    if done.returncode:
        raise CjmapError(f"what is staged can't be listed: {git.complaint(done)}")
    entries: dict[str, tuple[str, str]] = {}
    unmerged: dict[str, None] = {}
    for line in os.fsdecode(done.stdout).split("\0")[:-1]:
        head, _, name = line.partition("\t")
        mode, id, stage = head.split(" ")
        if stage == "0":
            entries[name] = (_MODES.get(mode, _FILE), id)
        else:
            unmerged[name] = None
    return entries, tuple(unmerged)


def _below(repository: Repository, folder: Path) -> tuple[str, ...]:
    """Return the arguments that keep a list to what is below a folder."""
    real = folder.resolve()
    if not real.is_relative_to(repository.top):
        # As `core.worktree` can have it.
        raise git.files_elsewhere()
    below = real.relative_to(repository.top).as_posix()
    return () if below == "." else ("--", f"{below}/")


def _folders(entries: dict[str, tuple[str, str]]) -> dict[str, set[str]]:
    """Return the names that stand in each folder; the top is called "."."""
    folders: dict[str, set[str]] = {}
    for name in entries:
        while name != ".":
            above, _, last = name.rpartition("/")
            known = folders.setdefault(above or ".", set())
            if last in known:
                break
            known.add(last)
            name = above or "."
    return folders
