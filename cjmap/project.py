"""Find the project of a map: its folder, its settings file, its maps."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from cjmap.errors import CjmapError

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
        return without_suffix(relative.as_posix())


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


def find_maps(paths: tuple[Path, ...], patterns: tuple[str, ...] | None = None) -> list[Path]:
    """Return the maps that files and folders lead to, in a stable order, each once.

    A folder is searched for `*.journey.yaml`, or for the project's `patterns` below it. Raises
    `CjmapError` where a path does not exist or a folder holds no map.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        for one in _maps_at(path, patterns):
            found.setdefault(one.resolve(), one)
    return list(found.values())


def _maps_at(path: Path, patterns: tuple[str, ...] | None) -> list[Path]:
    if not path.is_dir():
        if not path.exists():
            raise CjmapError(f'there is no file "{path}"', _similar(path), status=2)
        return [path]
    maps = sorted(_search(path, patterns), key=lambda one: one.as_posix())
    if not maps:
        hint = "maps are found by their name: NAME.journey.yaml; or name the file itself"
        raise CjmapError(f'there is no map in "{path}"', hint, status=2)
    return maps


def _search(folder: Path, patterns: tuple[str, ...] | None) -> list[Path]:
    globs = patterns or tuple(f"**/*{suffix}" for suffix in MAP_SUFFIXES)
    try:
        found = {one for pattern in globs for one in folder.glob(pattern)}
    except (ValueError, NotImplementedError) as error:
        message = f'"maps" has a pattern that cannot be used: {error}'
        raise CjmapError(message, "patterns are relative, as in maps/**/*.journey.yaml") from error
    return [one for one in found if one.is_file() and not _is_hidden(one.relative_to(folder))]


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") or part in _NEVER_SEARCHED for part in path.parts)


def _similar(path: Path) -> str:
    from cjmap.suggest import nearest

    if not path.parent.is_dir():
        return f'there is no folder "{path.parent}" either'
    found = nearest(path.name, sorted(one.name for one in path.parent.iterdir()))
    return f'did you mean "{path.parent / found}"?' if found else ""
