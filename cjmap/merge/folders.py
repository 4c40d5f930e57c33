"""Find the folders of a repository that outputs are built into."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from cjmap.build.names import MANIFEST
from cjmap.build.outputs import output_folder
from cjmap.checking.sound import faults
from cjmap.config import Settings, load_config
from cjmap.errors import CjmapError
from cjmap.project import CONFIG_NAME, Project, find_project
from cjmap.source.git import run


def output_folders(top: Path) -> list[str]:
    """Return the folders, from the top of a repository and with slashes, in order.

    These are those that builds have written to, and those that the projects of the repository,
    and the one around, will write to; not those whose outputs git ignores, nor those of settings
    with errors: `unsound` tells them.
    """
    real = Path(os.path.realpath(top))
    files = _files(top)
    built = {(real / one).parent for one in files if Path(one).name == MANIFEST}
    projects = (find_project(Path()), *_projects(real, files))
    wanted = {folder for one in projects for folder in _folder(one)}
    inside = {one for one in wanted - built if one.is_relative_to(real) and not _is_built(one)}
    return sorted(one.relative_to(real).as_posix() for one in built | inside)


def unsound(top: Path) -> list[str]:
    """Return the settings in a repository that have errors, from its top, in order."""
    real = Path(os.path.realpath(top))
    projects = (one for one in _projects(real, _files(top)) if _settings(one) is None)
    return sorted(one.root.relative_to(real).joinpath(CONFIG_NAME).as_posix() for one in projects)


def _files(top: Path) -> list[str]:
    done = run(top, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    return os.fsdecode(done.stdout).split("\0")[:-1]


def _projects(top: Path, files: Iterable[str]) -> Iterator[Project]:
    for file in files:
        if Path(file).name == CONFIG_NAME:
            yield Project((top / file).parent, top / file)


def _settings(project: Project) -> Settings | None:
    """Return the settings of a project, None where they can't be read or have errors."""
    try:
        settings = load_config(project)
    except CjmapError:
        return None
    return None if any(faults(settings)) else settings


def _folder(project: Project) -> Iterator[Path]:
    """Yield where a project builds; nothing where its settings do not say that."""
    settings = _settings(project)
    if settings is None:
        return
    try:
        yield Path(os.path.realpath(output_folder(project, settings.config, None)))
    except CjmapError:
        return


def _is_built(folder: Path) -> bool:
    return (folder / MANIFEST).is_file()
