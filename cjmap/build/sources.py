"""Tell which maps the outputs in a folder belong to."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from cjmap.build.folders import folder_name
from cjmap.build.manifest import Manifest
from cjmap.check import Checked, check
from cjmap.config import Config, load_config
from cjmap.errors import CjmapError
from cjmap.frozen import frozen
from cjmap.load import is_inside, load
from cjmap.project import MAP_SUFFIXES, Project, find_maps, find_project


@frozen
class Owner:
    """A map that a folder of outputs belongs to; `checked` where the index can show it."""

    folder: str
    file: Path
    checked: Checked | None = None


def source_of(file: Path, root: Path) -> str | None:
    """Return the way from an output folder to a map's file, with slashes; None if there is none."""
    try:
        way = os.path.relpath(file.parent.resolve() / file.name, os.path.realpath(root))
    except ValueError:
        # Windows knows no way from one drive to another.
        return None
    return Path(way).as_posix()


def other_owners(
    project: Project, config: Config, maps: tuple[Checked, ...], root: Path, known: Manifest
) -> tuple[Owner, ...]:
    """Return the maps, beside those of this build, that have or may have outputs below `root`.

    These are those that a `cjmap.yaml` finds, and those whose outputs are there already while
    their file is there, too; but not what belongs to the project and its `cjmap.yaml` excludes.
    """
    asked = {one.loaded.path.resolve() for one in maps}
    found = [path for path in _found(project, config) if path.resolve() not in asked]
    owners = [_owner(path, project, config) for path in found]
    seen = asked | {path.resolve() for path in found}
    shown: set[Path] = set()
    for folder, file in _earlier(root, known.maps):
        real = file.resolve()
        is_excluded = project.config and _home(file) == project
        if real not in seen and not is_excluded:
            owners.append(Owner(folder, file, None if real in shown else _visitor(file, project)))
            shown.add(real)
    return tuple(owners)


def _found(project: Project, config: Config) -> list[Path]:
    if not project.config:
        return []
    try:
        return find_maps((project.root,), config.maps)
    except CjmapError:
        return []


def _earlier(root: Path, maps: Mapping[str, str]) -> list[tuple[str, Path]]:
    """Return the folders of maps that are still there, those of today's names first."""
    real = Path(os.path.realpath(root))
    earlier = [(folder, real / way) for folder, way in sorted(maps.items())]
    present = [(folder, file) for folder, file in earlier if _is_there(file)]
    return sorted(present, key=lambda one: one[0] != _folder(one[1]))


def _is_there(file: Path) -> bool:
    """Whether a map is there, or may be: who can't look must not take it for gone."""
    try:
        return file.is_file()
    except PermissionError:
        return True
    except (OSError, ValueError):
        return False


def _folder(file: Path) -> str:
    home = _home(file)
    return folder_name(home.name_of(file)) if home else ""


def _home(file: Path) -> Project | None:
    """Return the project of a map; None where nobody may look."""
    try:
        return find_project(file)
    except OSError:
        return None


def _owner(path: Path, project: Project, config: Config) -> Owner:
    checked = check(load(path, project), config)
    return Owner(folder_name(checked.loaded.name), path, checked)


def _visitor(file: Path, project: Project) -> Checked | None:
    """Return a map of an earlier build. A forged manifest must not show what is no map."""
    if not file.name.endswith(MAP_SUFFIXES) and not is_inside(file, project.root):
        return None
    home = _home(file)
    try:
        return check(load(file, home), load_config(home).config) if home else None
    except CjmapError:
        return None
