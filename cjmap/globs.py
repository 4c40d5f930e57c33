"""Match paths with patterns such as `maps/**/*.journey.yaml`."""

from __future__ import annotations

from collections.abc import Iterable
from fnmatch import fnmatchcase

ANY_FOLDERS = "**"


def matches(path: tuple[str, ...], pattern: str) -> bool:
    """Tell whether a path, part by part, fits a pattern.

    `*`, `?` and `[…]` stand within one part, `**` for any number of folders.

    >>> matches(("maps", "de", "shop.journey.yaml"), "maps/**/*.yaml")
    True
    >>> matches(("maps", "de", "shop.journey.yaml"), "maps/*.yaml")
    False
    """
    parts = tuple(part for part in pattern.split("/") if part not in ("", "."))
    positions = _and_behind(parts, {0})
    for name in path:
        reached = (_next(parts, position, name) for position in positions)
        positions = _and_behind(parts, (one for one in reached if one is not None))
    return len(parts) in positions


def _next(parts: tuple[str, ...], position: int, name: str) -> int | None:
    """Return the position in the pattern behind one more part of the path."""
    if position == len(parts):
        return None
    if parts[position] == ANY_FOLDERS:
        return position
    return position + 1 if fnmatchcase(name, parts[position]) else None


def _and_behind(parts: tuple[str, ...], positions: Iterable[int]) -> set[int]:
    """Add the positions behind each `**`, which may stand for no folder at all."""
    found = set(positions)
    for position in range(len(parts)):
        if position in found and parts[position] == ANY_FOLDERS:
            found.add(position + 1)
    return found


def has_backslash(pattern: str) -> bool:
    """Tell whether a pattern parts folders as paths do on Windows, which fits no map anywhere."""
    return "\\" in pattern


def leads_out(pattern: str) -> bool:
    """Tell whether a pattern is absolute, or leaves its folder with `..`."""
    is_absolute = pattern.startswith(("/", "\\", "~")) or pattern[1:2] == ":"
    return is_absolute or ".." in pattern.replace("\\", "/").split("/")
