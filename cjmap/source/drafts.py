"""Read some files as they would be, and all others as they were when they were read first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from cjmap.source.files import Disk, Kind
from cjmap.source.parsing import MAX_BYTES


@dataclass(frozen=True, eq=False)
class Drafts(Disk):
    """The disk, with other bytes in some of its files; `data` are these by real path.

    A file of these need not be on the disk. `first` is what was read of maps and settings when they
    were read first.
    """

    data: Mapping[Path, bytes] = field(default_factory=dict)
    first: dict[Path, bytes] = field(default_factory=dict)

    def read(self, path: Path, most: int) -> bytes:
        """Return the first `most` bytes of a file."""
        if most <= MAX_BYTES:
            return super().read(path, most)
        real = path.resolve()
        if real in self.data:
            return self.data[real]
        if real not in self.first:
            self.first[real] = super().read(path, most)
        return self.first[real]

    def kind(self, path: Path) -> Kind | None:
        """Return what stands at a path, None where nothing does."""
        return "file" if path.resolve() in self.data else super().kind(path)

    def but(self, data: Mapping[Path, bytes]) -> Drafts:
        """Return the same files with these bytes in some, instead of those that were others."""
        return Drafts(data, self.first)
