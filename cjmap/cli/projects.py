"""Find the projects that the arguments of a command lead to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from cjmap.errors import CjmapError
from cjmap.project import (
    Project,
    find_project,
    projects_below,
    repositories_below,
    repository_of,
)
from cjmap.source import DISK, Files, way_to


def projects_of(paths: Iterable[Path], files: Files = DISK) -> dict[Project, tuple[Path, ...]]:
    """Return the projects that files and folders lead to, each with the paths that lead there.

    Without any, the project around leads the way. The nearest `cjmap.yaml` above a map is that of
    its project, so that a folder also leads to the projects below it, by their folders. Raises
    `CjmapError` where no project is around, but repositories lie below.
    """
    found: dict[Project, list[Path]] = {}
    for path in tuple(paths) or (_around(),):
        for one in (path, *(projects_below(path) if path.is_dir() else ())):
            found.setdefault(replace(find_project(one), files=files), []).append(one)
    return {project: tuple(dict.fromkeys(group)) for project, group in found.items()}


def _around() -> Path:
    """Return the folder of the project around, as seen from here."""
    project = find_project(Path())
    is_known = project.config or repository_of(project.root)
    if not is_known and (inner := next(repositories_below(project.root), None)):
        # Nobody means all repositories that happen to lie below, least of all to write into them.
        hint = f"go there, or name what you mean: {way_to(inner)}, or . for all that is here"
        raise CjmapError(f'this is no project, but "{way_to(inner)}" is', hint, status=2)
    return Path(way_to(project.root))


def is_excused(path: Path, with_maps: Iterable[Path]) -> bool:
    """Tell whether a path that led to no map lies in one of those that did, or around it."""
    real = path.resolve()
    others = (other.resolve() for other in with_maps)
    return any(real.is_relative_to(other) or other.is_relative_to(real) for other in others)


def expect_maps(missing: Mapping[Path, CjmapError], paths: Iterable[Path]) -> None:
    """Raise why one of the paths led to no map, unless it is excused; `missing` are all such."""
    with_maps = [path for path in paths if path not in missing]
    for path, error in missing.items():
        if not is_excused(path, with_maps):
            raise error
