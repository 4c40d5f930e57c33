"""Find the project of a map: its folder, its settings file, its maps."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from cjmap.errors import CjmapError
from cjmap.frozen import frozen
from cjmap.globs import leads_out, matches
from cjmap.source import DISK, Files, way_to

CONFIG_NAME = "cjmap.yaml"
BASELINE_NAME = "cjmap-baseline.yaml"
MAP_SUFFIXES = (".journey.yaml", ".journey.yml")
# A map that is named itself may be called otherwise.
SUFFIXES = (*MAP_SUFFIXES, ".yaml", ".yml")
_HOLDS = {CONFIG_NAME: "the settings", BASELINE_NAME: "the baseline"}
_MOST_SEARCHED, _MOST_NAMED = 20_000, 3
_NEVER_SEARCHED = {"node_modules", "__pycache__", "venv"}


@frozen
class Project:
    """A folder with maps; `config` is the path of its `cjmap.yaml`, if it has one.

    `files` is where all of it is read from.
    """

    root: Path
    config: Path | None = None
    files: Files = DISK

    def name_of(self, path: Path) -> str:
        """Return a map's name: its path below the project without its suffix, with slashes."""
        try:
            relative = self.files.resolve(path).relative_to(self.root)
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
    for suffix in SUFFIXES:
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
        if _is_project(candidate):
            return Project(candidate, candidate / CONFIG_NAME)
    for candidate in upwards:
        if (candidate / ".git").exists():
            return Project(candidate)
    return Project(folder)


def repository_root(folder: Path) -> Path:
    """Return the folder from which hosts name files: the git root, else the folder itself."""
    return repository_of(folder) or folder.resolve()


def repository_of(folder: Path) -> Path | None:
    """Return the git root of a folder, None where it is in no repository."""
    here = folder.resolve()
    return next((one for one in (here, *here.parents) if (one / ".git").exists()), None)


def read_from(files: Files, project: Project) -> Project:
    """Return a project as it is elsewhere, with the `cjmap.yaml` that it has there."""
    config = project.root / CONFIG_NAME
    has_config = files.kind(config) == "file"
    return replace(project, config=config if has_config else None, files=files)


def find_maps(
    paths: tuple[Path, ...],
    patterns: tuple[str, ...] | None = None,
    *,
    root: Path | None = None,
    files: Files = DISK,
) -> list[Path]:
    """Return the maps that files and folders lead to, in a stable order, each once.

    A folder is searched for `*.journey.yaml`, or for the project's `patterns`, which are relative
    to `root` (left out: to the folder). Hidden folders, and those with other people's programs,
    are not searched, nor links to folders, nor what `projects_below` finds. Raises `CjmapError`
    where a path does not exist or a folder holds no map.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        for one in _maps_at(path, patterns, root, files):
            found.setdefault(files.resolve(one), one)
    return list(found.values())


def _maps_at(
    path: Path, patterns: tuple[str, ...] | None, root: Path | None, files: Files
) -> list[Path]:
    must_exist(path, files)
    if files.kind(path) != "folder":
        must_not_be(path, *_HOLDS)
        return [path]
    fits = _fitting(path, patterns, root, files)
    maps = [one for one in _files_below(path, files) if fits(one) and files.kind(one) == "file"]
    if not maps:
        hint = "maps are found by their name: NAME.journey.yaml; or name the file itself"
        if _is_bare(path):
            hint = "it is a bare repository: clone it, and run cjmap in the clone"
        elif patterns:
            hint = f"cjmap.yaml says where maps are: {', '.join(patterns)}; or name the file itself"
        raise CjmapError(f'there is no map in "{path}"', hint, status=2)
    return sorted(maps, key=lambda one: one.as_posix())


def _is_bare(folder: Path) -> bool:
    """Tell whether a folder is a repository of git without files."""
    return (folder / "HEAD").is_file() and all(
        (folder / name).is_dir() for name in ("objects", "refs")
    )


def is_found(path: Path, project: Project, patterns: tuple[str, ...] | None) -> bool:
    """Tell whether a file is a map that a project finds by its own `patterns`, or by its name."""
    try:
        parts = project.files.resolve(path).relative_to(project.root).parts
    except ValueError:
        return False
    fits = _fitting(project.root, patterns, project.root, project.files)
    is_hidden = any(part.startswith(".") for part in parts)
    is_skipped = is_hidden or not _NEVER_SEARCHED.isdisjoint(parts[:-1])
    return not is_skipped and fits(project.root.joinpath(*parts))


def projects_below(folder: Path) -> Iterator[Path]:
    """Yield the folders below a folder that have a `cjmap.yaml` of their own on the disk.

    What `find_maps` does not search is not searched here, nor are links to folders.
    """
    return filter(_is_project, _folders_below(folder))


def repositories_below(folder: Path) -> Iterator[Path]:
    """Yield the folders below a folder that have a history of their own, where cjmap searches."""
    return (one for one in _folders_below(folder) if (one / ".git").exists())


def _folders_below(folder: Path) -> Iterator[Path]:
    for here, folders, _ in DISK.walk(folder):
        real = (one for one in folders if not (here / one).is_symlink())
        folders[:] = sorted(one for one in real if not _is_skipped(here / one, DISK))
        yield from (here / one for one in folders)


def must_exist(path: Path, files: Files = DISK) -> None:
    """Raise `CjmapError` where there is no such file or folder."""
    if not exists(path, files):
        kind = "file" if path.suffix else "file or folder"
        raise CjmapError(f'there is no {kind} "{path}"', _similar(path, files), status=2)


def must_not_be(path: Path, *names: str) -> None:
    """Raise `CjmapError` where a file has one of the names that no map has."""
    if path.name in names:
        hint = "leave it out: it is read with the maps of its project"
        message = f'"{path}" is no map, but holds {_HOLDS[path.name]} of a project'
        raise CjmapError(message, hint, status=2)


def _files_below(folder: Path, files: Files) -> Iterator[Path]:
    for here, folders, names in files.walk(folder):
        inside = (one for one in folders if not _is_skipped(here / one, files))
        folders[:] = [one for one in inside if not _is_project(here / one)]
        yield from (here / name for name in names if not name.startswith("."))


def _is_skipped(folder: Path, files: Files) -> bool:
    if folder.name.startswith(".") or folder.name in _NEVER_SEARCHED:
        return True
    try:
        return files.kind(folder / "pyvenv.cfg") == "file"
    except OSError:
        return True


def _is_project(folder: Path) -> bool:
    return (folder / CONFIG_NAME).is_file()


def _fitting(
    folder: Path, patterns: tuple[str, ...] | None, root: Path | None, files: Files
) -> Callable[[Path], bool]:
    """Return what tells whether a path in a folder is named like a map."""
    if not patterns:
        return lambda path: path.name.endswith(MAP_SUFFIXES)
    real = files.resolve(folder)
    above = real.relative_to(root).parts if root and real.is_relative_to(root) else ()
    inside = [pattern for pattern in patterns if not leads_out(pattern)]

    def fits(path: Path) -> bool:
        parts = (*above, *path.relative_to(folder).parts)
        return path.name not in _HOLDS and any(matches(parts, pattern) for pattern in inside)

    return fits


def exists(path: Path, files: Files = DISK) -> bool:
    """Tell whether there is a file or folder; a name that no file can have, none has."""
    try:
        return files.kind(path) is not None
    except (OSError, ValueError):
        return False


def nearest_beside(path: Path, files: Files = DISK, *, but: Path | None = None) -> str | None:
    """Return the name in the same folder that is nearest to that of a file that is not there.

    The file `but` is not meant: it is the one that names it.
    """
    from cjmap.words.suggest import nearest

    try:
        names = files.names(path.parent)
    except (OSError, ValueError):
        return None
    return nearest(path.name, (name for name in names if path.parent / name not in (path, but)))


def _of_that_name(path: Path, files: Files) -> str:
    """Return where in the project around files of that very name lie, in quotes, "" for nowhere."""
    if not path.name.endswith(SUFFIXES):
        return ""
    below = islice(_files_below(Path(way_to(find_project(Path()).root)), files), _MOST_SEARCHED)
    found = (f'"{one.as_posix()}"' for one in below if one.name == path.name)
    return " and ".join(islice(found, _MOST_NAMED))


def _similar(path: Path, files: Files) -> str:
    if there := _of_that_name(path, files):
        return f"there is one at {there}"
    if not exists(path.parent, files):
        return f'there is no folder "{path.parent}" either'
    found = nearest_beside(path, files)
    return f'did you mean "{path.parent / found}"?' if found else ""
