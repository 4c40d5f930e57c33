"""Read files, from the disk or from wherever else a project is kept."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol, TypeAlias

from cjmap.diagnostics import Diagnostic
from cjmap.errors import CjmapError
from cjmap.source.parsing import MAX_BYTES, parse
from cjmap.source.text import Source

Kind: TypeAlias = Literal["file", "folder", "other"]


class Files(Protocol):
    """Where the files of a project are read from: the disk, or a revision that git keeps.

    Paths are those of the disk, and links are followed. What can't be had is told as the disk
    tells it, by an `OSError` or a `ValueError`.
    """

    def read(self, path: Path, most: int) -> bytes:
        """Return the first `most` bytes of a file."""

    def kind(self, path: Path) -> Kind | None:
        """Return what stands at a path, None where nothing does."""

    def names(self, folder: Path) -> list[str]:
        """Return the names of what stands in a folder, in the order of their letters."""

    def walk(self, folder: Path) -> Iterator[tuple[Path, list[str], list[str]]]:
        """Yield each folder below with the names of its folders and of all else, as `os.walk`.

        Folders that the caller takes out of the list are left out. Links to folders are named
        and not entered.
        """

    def resolve(self, path: Path) -> Path:
        """Return the absolute path without links that a path leads to."""


@dataclass(frozen=True, slots=True)
class Disk:
    """The files as they are on the disk."""

    def read(self, path: Path, most: int) -> bytes:
        """Return the first `most` bytes of a file."""
        with path.open("rb") as stream:
            return stream.read(most)

    def kind(self, path: Path) -> Kind | None:
        """Return what stands at a path, None where nothing does."""
        if path.is_file():
            return "file"
        if path.is_dir():
            return "folder"
        return "other" if path.exists() else None

    def names(self, folder: Path) -> list[str]:
        """Return the names of what stands in a folder, in the order of their letters."""
        return sorted(one.name for one in folder.iterdir())

    def walk(self, folder: Path) -> Iterator[tuple[Path, list[str], list[str]]]:
        """Yield each folder below with the names of its folders and of all else."""
        for name, folders, files in os.walk(folder):
            yield Path(name), folders, files

    def resolve(self, path: Path) -> Path:
        """Return the absolute path without links that a path leads to."""
        return path.resolve()


DISK: Files = Disk()


def read_source(
    path: Path, *, file: str | None = None, files: Files = DISK
) -> tuple[Source, tuple[Diagnostic, ...]]:
    """Return the source of a file and what is wrong with it; `file` is the name findings show.

    Raises `CjmapError` where there is no such file (2) or it can't be read (3).
    """
    name = path.as_posix() if file is None else file
    return parse(read_file(path, name, files=files), file=name)


# One byte more than allowed is enough to know that it is too much.
_ENOUGH = MAX_BYTES + 1


def read_file(path: Path, name: str, *, files: Files = DISK, most: int = _ENOUGH) -> bytes:
    """Return what a file holds, as far as a map may go, or all of it where `most` is -1.

    `name` is how errors call it.

    Raises `CjmapError` where there is no such file (2) or it can't be read (3).
    """
    try:
        return files.read(path, most)
    except (FileNotFoundError, NotADirectoryError):
        raise CjmapError(f'there is no file "{name}"', status=2) from None
    except IsADirectoryError:
        raise CjmapError(f'"{name}" is a folder, not a file') from None
    except PermissionError:
        raise CjmapError(f'"{name}" cannot be read: permission denied') from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise CjmapError(f'"{name}" cannot be read: {str(reason).lower()}') from None
