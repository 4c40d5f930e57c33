"""Find the maps and settings that arguments lead to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cjmap.cli.projects import expect_maps, projects_of
from cjmap.cli.run import maps_at
from cjmap.config import Config, load_config
from cjmap.errors import CjmapError
from cjmap.project import BASELINE_NAME, CONFIG_NAME, Project, must_exist, must_not_be


def files_at(paths: tuple[str, ...]) -> dict[Path, Config]:
    """Return the maps and settings that arguments lead to, each with what is set for it.

    A folder leads to its maps, and to the settings if it is the project's own; without arguments,
    the project around does. Raises `CjmapError` where there is no such file, and where a folder
    holds no map.
    """
    for argument in paths:
        must_exist(Path(argument))
    groups = projects_of(map(Path, paths))
    found: dict[Path, tuple[Path, Config]] = {}
    missing: dict[Path, CjmapError] = {}
    for project, group in groups.items():
        config = load_config(project).config
        for path in group:
            try:
                for one in _at(path, project, config, is_around=not paths):
                    found.setdefault(one.resolve(), (one, config))
            except CjmapError as error:
                missing[path] = error
    expect_maps(missing, [path for group in groups.values() for path in group])
    return dict(found.values())


def _at(path: Path, project: Project, config: Config, *, is_around: bool) -> Iterator[Path]:
    if not path.is_dir():
        must_not_be(path, BASELINE_NAME)
        yield path
        return
    if project.config and project.root == path.resolve():
        yield path / CONFIG_NAME
    yield from maps_at((path,), project, config, is_around=is_around)
