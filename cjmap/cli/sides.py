"""Read from the words of `cjmap diff` what is compared with what."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Literal

import click

from cjmap.catalog import Labels
from cjmap.errors import CjmapError
from cjmap.frozen import frozen
from cjmap.project import SUFFIXES
from cjmap.source import DISK, Files

_HEAD = "HEAD"


@frozen
class Side:
    """A state of the files: as they are, as they are staged, or as they were at a revision.

    With `parted_from`, where the revision parted from that one.
    """

    kind: Literal["disk", "index", "revision"] = "disk"
    revision: str = ""
    parted_from: str = ""

    def name(self, words: Labels) -> str:
        """Return the state in words."""
        if self.kind != "revision":
            return words[f"side.{self.kind}"]
        return f"{self.revision}...{self.parted_from}" if self.parted_from else self.revision

    def open(self, folder: Path) -> AbstractContextManager[Files]:
        """Give the files of a folder in this state; raises `CjmapError` where there is none."""
        if self.kind == "disk":
            return nullcontext(DISK)
        from cjmap.source.revisions import open_index, open_parting, open_revision

        if self.kind == "index":
            return open_index(folder)
        if self.parted_from:
            return open_parting(self.parted_from, self.revision, folder)
        return open_revision(self.revision, folder)


@frozen
class Wanted:
    """Two states of the files, and the paths of maps and folders; none are the project around.

    With `files`, these two maps, whatever they are called.
    """

    old: Side = Side("revision", _HEAD)
    new: Side = Side()
    paths: tuple[str, ...] = ()
    files: tuple[str, str] | None = None

    def names(self, words: Labels) -> tuple[str, str]:
        """Return what the states are called."""
        return self.files or (self.old.name(words), self.new.name(words))


def as_is_names(words: Labels) -> tuple[str, str]:
    """Return what an as-is map and the to-be map that changes it are called."""
    return words["side.as_is"], words["side.to_be"]


def wanted_of(words: Sequence[str], *, behind: Sequence[str] | None, staged: bool) -> Wanted:
    """Return what is compared; `behind` are the words behind `--`, None where there is none.

    Two files are compared with each other. Else what comes first and is no file is a revision.
    Raises click's `UsageError` where that is no question, `CjmapError` where it has two meanings.
    """
    if behind is None and len(words) == 2 and all(map(_is_file_name, words)):
        if staged:
            raise click.UsageError("two files are compared as they are: leave --staged out")
        return Wanted(files=(words[0], words[1]))
    asked, paths = (tuple(words), tuple(behind)) if behind is not None else _split(words)
    if len(asked) > 2:
        raise click.UsageError("more than two revisions: paths stand behind `--`")
    old, new = _sides(asked)
    if staged:
        if new != Side():
            raise click.UsageError("what is staged is compared with one revision")
        new = Side("index")
    return Wanted(old, new, paths)


def _split(words: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the revisions and the paths of words; revisions come first, and are no files."""
    number = 0
    while number < min(2, len(words)) and not _is_path(words[number]):
        number += 1
    if number == 0 and words and not _is_file_name(words[0]):
        _refuse_two_meanings(words[0])
    return tuple(words[:number]), tuple(words[number:])


def _refuse_two_meanings(word: str) -> None:
    from cjmap.source.git import commit_of, find_repository

    try:
        commit_of(find_repository(Path()), word)
    except CjmapError:
        return
    message = f'"{word}" is a revision, and a file or folder'
    hint = f"write `cjmap diff {word} --` for the revision, `cjmap diff -- {word}` for the files"
    raise CjmapError(message, hint, status=2)


def _is_file_name(word: str) -> bool:
    return word == "-" or word.endswith(SUFFIXES) or DISK.kind(Path(word)) == "file"


def _is_path(word: str) -> bool:
    try:
        return word.endswith(SUFFIXES) or DISK.kind(Path(word)) is not None
    except (OSError, ValueError):
        return False


def _sides(asked: tuple[str, ...]) -> tuple[Side, Side]:
    if len(asked) == 2:
        return Side("revision", asked[0]), Side("revision", asked[1])
    word = asked[0] if asked else _HEAD
    for dots in ("...", ".."):
        one, found, other = word.partition(dots)
        if found:
            one, other = one or _HEAD, other or _HEAD
            parted = other if dots == "..." else ""
            return Side("revision", one, parted), Side("revision", other)
    return Side("revision", word), Side()
