"""Read the templates, styles and scripts that come with cjmap."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


@cache
def shipped_text(name: str) -> str:
    """Return the text of a file that comes with cjmap's templates."""
    return _shipped(name).read_text(encoding="utf-8")


def shipped_names(folder: str) -> tuple[str, ...]:
    """Return the names of the files in a folder of cjmap's templates."""
    return tuple(sorted(file.name for file in _shipped(folder).iterdir()))


def _shipped(name: str) -> Traversable:
    from importlib.resources import files

    return files("cjmap.templates").joinpath(name)
