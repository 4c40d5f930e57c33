"""Look at what lies in an output folder, and never through links."""

from __future__ import annotations

import stat
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from cjmap.errors import CjmapError


def content(file: Path) -> bytes | None:
    """Return what a plain file holds; None for anything else."""
    return file.read_bytes() if is_plain(file) else None


def is_plain(file: Path) -> bool:
    """Whether a file is there that is no link, pipe or device: reading those may never end."""
    return stat.S_ISREG(_mode(file))


def exists(file: Path) -> bool:
    """Whether something is there, or its folder is a file."""
    try:
        file.lstat()
    except FileNotFoundError:
        return False
    except NotADirectoryError:
        return True
    return True


def kind(file: Path) -> str:
    """Return in words what is there: `a folder`, `a symbolic link`, `a pipe or a device`."""
    mode = _mode(file)
    if stat.S_ISDIR(mode):
        return "a folder"
    return "a symbolic link" if stat.S_ISLNK(mode) else "a pipe or a device"


def refuse_links(root: Path, paths: Iterable[str]) -> None:
    """Raise CjmapError for a folder on the way to a path that is a link: it could lead anywhere.

    `root` is a real path.
    """
    for folder in sorted({str(folder) for path in paths for folder in PurePosixPath(path).parents}):
        inside = root / folder
        if inside.is_symlink() or not inside.resolve().is_relative_to(root):
            message = f'"{folder}" in "{root.name}" is a symbolic link'
            raise CjmapError(message, "outputs go to real folders: remove the link")


def _mode(file: Path) -> int:
    try:
        return file.lstat().st_mode
    except (FileNotFoundError, NotADirectoryError):
        return 0
