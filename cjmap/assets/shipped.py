"""Read the templates, styles and scripts that come with cjmap."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


@cache
def shipped_text(name: str) -> str:
    """Return the text of a file that comes with cjmap's templates."""
    return _shipped(name).read_text(encoding="utf-8")


@cache
def shipped_names() -> frozenset[str]:
    """Return the names of the templates and styles that come with cjmap."""
    return frozenset(_names(""))


def _names(folder: str) -> Iterator[str]:
    for entry in _shipped(folder).iterdir():
        if entry.is_dir():
            yield from _names(f"{folder}{entry.name}/")
        elif entry.name.endswith((".j2", ".css")):
            yield f"{folder}{entry.name}"


def _shipped(name: str) -> Traversable:
    from importlib.resources import files

    return files("cjmap.templates").joinpath(name)
