"""Load the maps of two sides, and compare them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import field, replace
from pathlib import Path

from cjmap.beneath import as_is_of
from cjmap.check import Checked, check
from cjmap.checking.judging import check_settings
from cjmap.checking.weigh import REFUSING_FAMILIES
from cjmap.cli.asked import with_choice
from cjmap.cli.given import read_stdin
from cjmap.cli.projects import expect_maps, projects_of, with_own_history
from cjmap.cli.run import Run, maps_at
from cjmap.cli.sides import Side, Wanted
from cjmap.config import Config, Settings, load_config
from cjmap.diagnostics import Severity
from cjmap.errors import CjmapError
from cjmap.frozen import frozen
from cjmap.load import load, load_bytes
from cjmap.project import CONFIG_NAME, Project, find_project, read_from
from cjmap.reporters.differences.report import Compared, compared
from cjmap.settings.profiles import RuleChoice
from cjmap.totals.trend import Pair, pair

# What the method asks for is no matter here: only whether a map can be read.
_READABLE = RuleChoice(select=REFUSING_FAMILIES)


@frozen
class Both:
    """The maps of two sides, and what could not be had as it was.

    `settings` are the files with the settings of their projects, `missing` the paths that led to
    no map on either side, and why.
    """

    maps: tuple[Compared, ...]
    notes: tuple[str, ...] = ()
    settings: tuple[Path, ...] = ()
    missing: Mapping[Path, CjmapError] = field(default_factory=dict)

    @property
    def files(self) -> Iterator[Path]:
        """Every file that was read, under the name that it has today."""
        yield from self.settings
        for one in self.maps:
            for side in filter(None, (one.pair.now, one.pair.before)):
                yield from map(Path, side.loaded.sources)


@frozen
class _Read:
    """The maps of a project in one state, the arguments that led to none, and remarks."""

    maps: tuple[Checked, ...]
    missing: dict[Path, CjmapError]
    notes: tuple[str, ...]
    submodules: tuple[Path, ...]

    def within(self, folders: tuple[Path, ...]) -> Iterator[Checked]:
        """Yield the maps that lie in folders."""
        for one in self.maps if folders else ():
            path = one.loaded.path.resolve()
            if any(path.is_relative_to(folder) for folder in folders):
                yield one


def both_sides(wanted: Wanted) -> Both:
    """Return the maps that are wanted, compared.

    Raises `CjmapError` where there is no such revision, and where a path leads to no map on either
    side.
    """
    if wanted.files:
        return _two_files(*wanted.files)
    projects = projects_of(map(Path, wanted.paths))
    apart = with_own_history(projects)
    for one in apart:
        del projects[one]
    found = [_of_project(project, paths, wanted) for project, paths in projects.items()]
    missing = {path: error for both in found for path, error in both.missing.items()}
    expect_maps(missing, [path for paths in projects.values() for path in paths])
    return Both(
        tuple(one for both in found for one in both.maps),
        tuple(dict.fromkeys((*(note for both in found for note in both.notes), *apart.values()))),
        tuple(project.config for project in projects if project.config),
    )


def over_as_is(runs: Iterable[Run]) -> Both:
    """Return to-be maps, compared with what they are laid over.

    Raises `CjmapError` where no map has an as-is map below.
    """
    found: list[Compared] = []
    for run in runs:
        for one in run.maps:
            below = None if one.is_refused else as_is_of(one, run.config)
            if below or one.is_refused:
                found.append(compared(Pair(one, below), became="same"))
    if not found:
        message = "no map is laid over an as-is map, so there is nothing to compare"
        hint = "a to-be map says `state: to-be`, and `extends:` with the map that it changes"
        raise CjmapError(message, hint, status=2)
    return Both(tuple(found))


def _two_files(old: str, new: str) -> Both:
    if old == new == "-":
        raise CjmapError("standard input can be one of the two, not both", status=2)
    both = Pair(_one_file(new), _one_file(old))
    return Both((compared(both, became="same"),))


def _one_file(name: str) -> Checked:
    project = find_project(Path() if name == "-" else Path(name))
    config = _config(project)
    if name == "-":
        return check(load_bytes(read_stdin(), project), config)
    return check(load(Path(name), project), config)


def _config(project: Project) -> Config:
    """Return the settings by which maps are counted; raises `CjmapError` where they are wrong."""
    settings = load_config(project)
    _expect_sound(settings)
    return with_choice(settings.config, _READABLE)


def _expect_sound(settings: Settings) -> None:
    for fault in _faults(settings):
        raise CjmapError("nothing was compared", f"mend {CONFIG_NAME} first: {fault}", status=2)


def _faults(settings: Settings) -> Iterator[str]:
    for one in check_settings(settings):
        if one.diagnostic.severity is Severity.ERROR:
            yield f"{one.at.file}:{one.at.line}:{one.at.column}: {one.diagnostic.message}"


def _of_project(project: Project, paths: tuple[Path, ...], wanted: Wanted) -> Both:
    with ExitStack() as opened:
        both = [
            (read_from(opened.enter_context(side.open(project.root)), project), side)
            for side in (wanted.old, wanted.new)
        ]
        is_around = not wanted.paths
        sides = [_read(here, paths, side, is_around=is_around) for here, side in both]
        asked = {one.loaded.name for side in sides for one in side.maps}
        if sides[0].missing.keys() != sides[1].missing.keys():
            # What is not there may have had another name there.
            root = (Path(os.path.relpath(project.root)),)
            wider = [_read(here, root, side, is_around=True) for here, side in both]
            sides = [replace(one, maps=all_.maps) for one, all_ in zip(sides, wider, strict=True)]
    old, new = sides
    apart = tuple(dict.fromkeys((*old.submodules, *new.submodules)))
    inside = [one for side in sides for one in side.within(apart)]
    now, before = ([one for one in side.maps if one not in inside] for side in (new, old))
    notes = (*old.notes, *new.notes, *_apart(project, apart, inside))
    missing = {path: error for path, error in new.missing.items() if path in old.missing}
    pairs = (one for one in pair(now, before) if asked & {side.loaded.name for side in one.sides})
    return Both(tuple(map(compared, pairs)), notes, missing=missing)


def _apart(project: Project, folders: Iterable[Path], maps: Iterable[Checked]) -> Iterator[str]:
    """Yield the submodules that hold maps."""
    real = [one.loaded.path.resolve() for one in maps]
    for folder in folders:
        if any(path.is_relative_to(folder) for path in real):
            name = folder.relative_to(project.root).as_posix()
            yield f'"{name}" is a submodule with revisions of its own: its maps are not compared'


def _read(here: Project, paths: tuple[Path, ...], side: Side, *, is_around: bool) -> _Read:
    settings = load_config(here)
    # What was wrong at a revision can't be mended any more.
    if side.kind != "revision":
        _expect_sound(settings)
    config = with_choice(settings.config, _READABLE)
    found: dict[Path, Checked] = {}
    missing: dict[Path, CjmapError] = {}
    for path in paths:
        try:
            maps = maps_at((path,), here, config, is_around=is_around)
        except CjmapError as error:
            missing[path] = error
            continue
        for one in maps:
            if (real := here.files.resolve(one)) not in found:
                found[real] = check(load(one, here), config)
    return _Read(
        tuple(found.values()),
        missing,
        tuple(f"at {side.name} the settings had a fault: {fault}" for fault in _faults(settings)),
        getattr(here.files, "submodules", ()),
    )
