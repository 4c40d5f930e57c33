"""Load the maps of two sides, and compare them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import field
from pathlib import Path

from cjmap.beneath import as_is_of
from cjmap.catalog import report_words
from cjmap.check import Checked, check
from cjmap.checking.sound import expect_sound, faults
from cjmap.checking.weigh import REFUSING_FAMILIES
from cjmap.cli.apart import with_own_history
from cjmap.cli.asked import with_choice
from cjmap.cli.given import read_stdin
from cjmap.cli.languages import languages_in
from cjmap.cli.projects import expect_maps, projects_of
from cjmap.cli.run import Run
from cjmap.cli.sides import Side, Wanted
from cjmap.cli.states import State, paired, state
from cjmap.config import Config, Settings, load_config
from cjmap.errors import CjmapError
from cjmap.frozen import frozen
from cjmap.load import load, load_bytes
from cjmap.project import Project, find_project, read_from
from cjmap.reporters.differences.report import Compared, compared, differences
from cjmap.settings.profiles import RuleChoice
from cjmap.totals.trend import Pair

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
    def languages(self) -> Iterator[str]:
        """The language of each map's project, else its own."""
        for one in self.maps:
            of_project = load_config(find_project(one.pair.either.loaded.path)).config.language
            yield from languages_in(of_project, (one.pair.either,))

    @property
    def files(self) -> Iterator[Path]:
        """Every file that was read, under the name that it has today."""
        yield from self.settings
        for one in self.maps:
            for side in filter(None, (one.pair.now, one.pair.before)):
                yield from map(Path, side.loaded.sources)


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


def _of_project(project: Project, paths: tuple[Path, ...], wanted: Wanted) -> Both:
    with ExitStack() as opened:
        (old, said_of_old), (new, said_of_new) = (
            _read(
                read_from(opened.enter_context(side.open(project.root)), project),
                paths,
                side,
                is_around=not wanted.paths,
            )
            for side in (wanted.old, wanted.new)
        )
        pairs, apart = paired(old, new)
    return Both(
        differences(pairs),
        (*said_of_old, *said_of_new, *apart),
        missing={path: error for path, error in new.missing.items() if path in old.missing},
    )


def _read(
    here: Project, paths: tuple[Path, ...], side: Side, *, is_around: bool
) -> tuple[State, tuple[str, ...]]:
    """Return the maps of a side, and what was wrong there and can't be mended any more."""
    settings = load_config(here)
    if side.kind != "revision":
        expect_sound(settings, "nothing was compared")
    name = side.name(report_words("en"))
    wrong = tuple(f"at {name} the settings had a fault: {one}" for one in faults(settings))
    return state(here, _readable(settings), paths, is_around=is_around), wrong


def _config(project: Project) -> Config:
    """Return the settings by which maps are counted; raises `CjmapError` where they are wrong."""
    settings = load_config(project)
    expect_sound(settings, "nothing was compared")
    return _readable(settings)


def _readable(settings: Settings) -> Config:
    return with_choice(settings.config, _READABLE)
