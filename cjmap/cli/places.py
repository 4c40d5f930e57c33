"""Find the maps and settings that arguments lead to."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from cjmap.cli.run import maps_at
from cjmap.config import load_config
from cjmap.project import CONFIG_NAME, Project, find_project, must_exist


def files_at(paths: tuple[str, ...]) -> list[Path]:
    """Return the maps and settings that arguments lead to, each once.

    A folder leads to its maps, and to the settings if it is the project's own; without arguments,
    the project around does. Raises `CjmapError` where there is no such file, and where a folder
    holds no map.
    """
    found: dict[Path, Path] = {}
    for path in chain.from_iterable(map(_at, paths)) if paths else _around():
        found.setdefault(path.resolve(), path)
    return list(found.values())


def _around() -> Iterator[Path]:
    project = find_project(Path())
    root = Path(os.path.relpath(project.root))
    yield from _settings(project, root)
    yield from maps_at((root,), project, load_config(project).config, is_around=True)


def _at(argument: str) -> Iterator[Path]:
    path = Path(argument)
    must_exist(path)
    if not path.is_dir():
        yield path
        return
    project = find_project(path)
    yield from _settings(project, path)
    yield from maps_at((path,), project, load_config(project).config, is_around=False)


def _settings(project: Project, folder: Path) -> Iterator[Path]:
    if project.config and project.root == folder.resolve():
        yield folder / CONFIG_NAME
