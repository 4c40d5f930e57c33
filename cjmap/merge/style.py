"""Know how conflicts are to be shown."""

from __future__ import annotations

from pathlib import Path

from cjmap.errors import CjmapError
from cjmap.merge.conflicts import STYLES, Style
from cjmap.source.git import run


def style_of(folder: Path) -> Style:
    """Return what git's configuration says in a folder: both sides alone, where it says nothing.

    Git does not hand it to a merge driver.
    """
    try:
        said = run(folder, "config", "--get", "merge.conflictStyle").stdout.decode().strip()
    except CjmapError:
        return "merge"
    return next((one for one in STYLES if one == said), "merge")
