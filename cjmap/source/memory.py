"""Keep the files of a project in memory, as if they stood in a folder."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from cjmap.frozen import frozen
from cjmap.source.files import Kind


@frozen
class Memory:
    """Files by their path below a folder that need not exist; there are no links.

    >>> shown = Memory(Path("/shown"), {"maps/a.yaml": b"title: A"})
    >>> shown.kind(Path("maps")), shown.read(Path("maps/a.yaml"), 5), shown.names(Path("maps"))
    ('folder', b'title', ['a.yaml'])
    """

    folder: Path
    contents: Mapping[str, bytes]

    def read(self, path: Path, most: int) -> bytes:
        """Return the first `most` bytes of a file."""
        for name, data in self.contents.items():
            if self.resolve(path) == self.folder / name:
                return data[:most]
        raise FileNotFoundError(path)

    def kind(self, path: Path) -> Kind | None:
        """Return what stands at a path, None where nothing does."""
        wanted = self.resolve(path)
        if any(wanted == self.folder / name for name in self.contents):
            return "file"
        return "folder" if self._below(wanted) else None

    def names(self, folder: Path) -> list[str]:
        """Return the names of what stands in a folder, in the order of their letters."""
        return sorted({parts[0] for parts in self._below(self.resolve(folder))})

    def walk(self, folder: Path) -> Iterator[tuple[Path, list[str], list[str]]]:
        """Yield each folder below with the names of its folders and of all else, as `os.walk`."""
        names = self.names(folder)
        folders = [name for name in names if self.kind(folder / name) == "folder"]
        yield folder, folders, [name for name in names if self.kind(folder / name) == "file"]
        for name in folders:
            yield from self.walk(folder / name)

    def resolve(self, path: Path) -> Path:
        """Return the absolute path that a path leads to, seen from the folder."""
        return Path(os.path.normpath(self.folder / path))

    def _below(self, folder: Path) -> list[tuple[str, ...]]:
        """Return the parts of the paths below a folder."""
        paths = (self.folder / name for name in self.contents)
        return [one.relative_to(folder).parts for one in paths if folder in one.parents]
