"""Name files by the way that leads to them."""

from __future__ import annotations

import os
from pathlib import Path


def way_to(path: Path | str, start: Path | str = ".") -> str:
    """Return the way from a folder to a path, with slashes; usually from the current folder.

    Windows knows no way from one drive to another: there it is the whole path.
    """
    try:
        return Path(os.path.relpath(path, start)).as_posix()
    except ValueError:
        return Path(path).as_posix()
