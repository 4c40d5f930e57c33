"""Find the folders of a repository that outputs are built into."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from cjmap.build.names import MANIFEST
from cjmap.build.outputs import output_folder
from cjmap.config import load_config
from cjmap.errors import CjmapError
from cjmap.project import CONFIG_NAME, Project, find_project
from cjmap.source.git import run


def output_folders(top: Path) -> list[str]:
    """Return the folders, from the top of a repository and with slashes, in order.

    These are those that builds have written to, and those that the projects of the repository,
    and the one around, will write to; not those whose outputs git ignores.
    """
    real = Path(os.path.realpath(top))
    files = _files(top)
    built = {(real / one).parent for one in files if Path(one).name == MANIFEST}
    settings = (real / one for one in files if Path(one).name == CONFIG_NAME)
    projects = (find_project(Path()), *(Project(one.parent, one) for one in settings))
    wanted = {folder for one in projects for folder in _folder(one)}
    inside = {one for one in wanted - built if one.is_relative_to(real) and not _is_built(one)}
    return sorted(one.relative_to(real).as_posix() for one in built | inside)


def _files(top: Path) -> list[str]:
    done = run(top, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    return os.fsdecode(done.stdout).split("\0")[:-1]


def _folder(project: Project) -> Iterator[Path]:
    """Yield where a project builds; nothing where its settings do not say that."""
    try:
        yield Path(os.path.realpath(output_folder(project, load_config(project).config, None)))
    except CjmapError:
        return


def _is_built(folder: Path) -> bool:
    return (folder / MANIFEST).is_file()
