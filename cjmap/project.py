"""Find the project of a map: its folder, its settings file, its maps."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cjmap.errors import CjmapError
from cjmap.globs import leads_out, matches

CONFIG_NAME = "cjmap.yaml"
MAP_SUFFIXES = (".journey.yaml", ".journey.yml")
_NEVER_SEARCHED = {"node_modules", "__pycache__", "venv"}


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with maps; `config` is the path of its `cjmap.yaml`, if it has one."""

    root: Path
    config: Path | None = None

    def name_of(self, path: Path) -> str:
        """Return a map's name: its path below the project without its suffix, with slashes."""
        try:
            relative = path.resolve().relative_to(self.root)
        except ValueError:
            relative = Path(path.name)
        return without_suffix(printable(relative.as_posix()))


def printable(name: str) -> str:
    """Return a file's name with U+FFFD for what is not UTF-8 and reaches Python as surrogates."""
    return os.fsencode(name).decode("utf-8", "replace")


def without_suffix(name: str) -> str:
    """Return a file's name without the suffix that marks a map.

    >>> without_suffix("maps/shop.journey.yaml")
    'maps/shop'
    """
    for suffix in (*MAP_SUFFIXES, ".yaml", ".yml"):
        if name.endswith(suffix):
            return name[: -len(suffix)]
    return name


def find_project(start: Path) -> Project:
    """Return the project of a file or folder.

    That is the nearest folder upwards with a `cjmap.yaml`, else the git root, else the folder.
    """
    folder = start.resolve() if start.is_dir() else start.resolve().parent
    upwards = (folder, *folder.parents)
    for candidate in upwards:
        if (candidate / CONFIG_NAME).is_file():
            return Project(candidate, candidate / CONFIG_NAME)
    for candidate in upwards:
        if (candidate / ".git").exists():
            return Project(candidate)
    return Project(folder)


def find_maps(
    paths: tuple[Path, ...], patterns: tuple[str, ...] | None = None, *, root: Path | None = None
) -> list[Path]:
    """Return the maps that files and folders lead to, in a stable order, each once.

    A folder is searched for `*.journey.yaml`, or for the project's `patterns`, which are relative
    to `root` (left out: to the folder). Hidden folders, and those with other people's programs,
    are not searched, nor links to folders. Raises `CjmapError` where a path does not exist or a
    folder holds no map.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        for one in _maps_at(path, patterns, root):
            found.setdefault(one.resolve(), one)
    return list(found.values())


def _maps_at(path: Path, patterns: tuple[str, ...] | None, root: Path | None) -> list[Path]:
    must_exist(path)
    if not path.is_dir():
        return [path]
    maps = [one for one in _files_below(path) if _is_map(one, path, patterns, root)]
    if not maps:
        hint = "maps are found by their name: NAME.journey.yaml; or name the file itself"
        if patterns:
            hint = f"cjmap.yaml says where maps are: {', '.join(patterns)}; or name the file itself"
        raise CjmapError(f'there is no map in "{path}"', hint, status=2)
    return sorted(maps, key=lambda one: one.as_posix())


def must_exist(path: Path) -> None:
    """Raise `CjmapError` where there is no such file or folder."""
    if not _exists(path):
        raise CjmapError(f'there is no file "{path}"', _similar(path), status=2)


def _files_below(folder: Path) -> Iterator[Path]:
    for name, folders, files in os.walk(folder):
        here = Path(name)
        folders[:] = [one for one in folders if not _is_skipped(here / one)]
        yield from (here / file for file in files if not file.startswith("."))


def _is_skipped(folder: Path) -> bool:
    if folder.name.startswith(".") or folder.name in _NEVER_SEARCHED:
        return True
    try:
        return (folder / "pyvenv.cfg").is_file()
    except OSError:
        return True


def _is_map(path: Path, folder: Path, patterns: tuple[str, ...] | None, root: Path | None) -> bool:
    if not patterns:
        is_map = path.name.endswith(MAP_SUFFIXES)
    else:
        parts = path.relative_to(folder).parts
        above = folder.resolve()
        if root and above.is_relative_to(root):
            parts = (*above.relative_to(root).parts, *parts)
        is_map = any(matches(parts, pattern) for pattern in patterns if not leads_out(pattern))
    return is_map and path.name != CONFIG_NAME and path.is_file()


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def nearest_beside(path: Path) -> str | None:
    """Return the name in the same folder that is nearest to that of a file that is not there."""
    from cjmap.suggest import nearest

    try:
        names = sorted(one.name for one in path.parent.iterdir())
    except (OSError, ValueError):
        return None
    return nearest(path.name, (name for name in names if name != path.name))


def _similar(path: Path) -> str:
    if not _exists(path.parent):
        return f'there is no folder "{path.parent}" either'
    found = nearest_beside(path)
    return f'did you mean "{path.parent / found}"?' if found else ""
