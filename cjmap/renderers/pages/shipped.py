"""Read the templates, styles and scripts that come with cjmap."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def shipped_text(name: str) -> str:
    """Return the text of a file that comes with cjmap's templates."""
    return files("cjmap.templates").joinpath(name).read_text(encoding="utf-8")
