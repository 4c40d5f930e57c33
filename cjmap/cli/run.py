"""Load and check what a command was given: files, folders, `-`, or the project around."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TextIO

from cjmap.check import Checked, Examined, Found, check, conclude, examine
from cjmap.checking.judging import check_settings
from cjmap.checking.locate import locate
from cjmap.checking.weigh import weigh
from cjmap.cli.asked import NOTHING_ASKED, expect_known, with_choice
from cjmap.cli.given import STDIN, USUAL, Given, in_place
from cjmap.cli.projects import is_excused, projects_of
from cjmap.config import Config, Settings, load_config
from cjmap.diagnostics import Severity
from cjmap.errors import CjmapError
from cjmap.frozen import frozen
from cjmap.load import load, load_bytes
from cjmap.place import Place
from cjmap.project import BASELINE_NAME, CONFIG_NAME, Project, find_maps, find_project, must_exist
from cjmap.reporters import Report
from cjmap.reporters.verdict import TooHeavy, TooLittle, too_heavy, too_little
from cjmap.settings.profiles import RuleChoice
from cjmap.source import Source, way_to


@frozen
class _Terms:
    """By which day to check, what the command line says about rules, and whether old counts.

    `is_around` says that no path is named.
    """

    today: date | None
    asked: RuleChoice
    baseline: bool
    is_around: bool


@frozen
class _Site:
    """A project with its settings, and the paths that led there; none for standard input."""

    project: Project
    settings: Settings
    paths: tuple[Path, ...] = ()


@frozen
class Run:
    """The checked maps of one project, with its settings and their findings.

    `stopped` says why there are no maps, where faults of the settings may be the reason. `source`
    is the file of the settings. `paths` are the arguments that led there; with `is_around`, there
    were none. `examined` are the maps with every finding for itself, also those that the baseline
    knows.
    """

    project: Project
    config: Config
    settings: tuple[Found, ...]
    maps: tuple[Checked, ...]
    stopped: CjmapError | None = None
    source: Source | None = None
    paths: tuple[Path, ...] = ()
    is_around: bool = False
    examined: tuple[Examined, ...] = ()


def gather(
    paths: tuple[str, ...],
    *,
    today: date | None = None,
    asked: RuleChoice = NOTHING_ASKED,
    given: Given = USUAL,
    baseline: bool = True,
) -> tuple[Run, ...]:
    """Return the checked maps that the arguments lead to, by project.

    Without arguments, the maps of the project around the current folder, and of those below it.
    `today` is the day by which to tell what is overdue; without it nothing is. `asked` is laid
    over what the projects say about rules; raises `CjmapError` when it names a rule or profile
    that none of them has. What a project's `baseline` knows is left out.
    """
    terms = _Terms(today, asked, baseline, is_around=not paths)
    if "-" in paths and given.stdin_name != STDIN:
        paths = tuple(given.stdin_name if path == "-" else path for path in paths)
        given = in_place(given)
    named = [Path(path) for path in paths if path != "-"]
    for path in named:
        must_exist(path, given.files)
    groups = projects_of(named, given.files) if named or not paths else {}
    sites = [_Site(project, load_config(project), group) for project, group in groups.items()]
    if "-" in paths:
        around = replace(find_project(Path()), files=given.files)
        sites.append(_Site(around, load_config(around)))
    expect_known(asked, [site.settings.config for site in sites])
    runs = [_run(site, terms) if site.paths else _of_stdin(site, given, terms) for site in sites]
    return _with_maps(runs)


def _with_maps(runs: Sequence[Run]) -> tuple[Run, ...]:
    """Return the runs; that one found no maps is no matter where projects inside or around did."""
    with_maps = [path for run in runs if run.maps for path in run.paths]
    kept: list[Run] = []
    for run in runs:
        if run.stopped and all(is_excused(path, with_maps) for path in run.paths):
            run = replace(run, stopped=None)
        if run.stopped and not run.settings:
            raise run.stopped
        kept.append(run)
    return tuple(kept)


def _run(site: _Site, terms: _Terms) -> Run:
    project, settings, paths = site.project, site.settings, site.paths
    config = with_choice(settings.config, terms.asked)
    found = (*_check_settings(settings), *_misnamed(project, config))
    try:
        maps = maps_at(paths, project, config, is_around=terms.is_around)
    except CjmapError as error:
        return Run(project, config, found, (), error, settings.source, paths)
    examined = tuple(examine(load(path, project), config, today=terms.today) for path in maps)
    checked, of_baseline = _held_back(examined, project, config, terms)
    is_whole = any(project.files.resolve(one) == project.root for one in paths)
    idle = _idle(project, config, settings.source, maps) if is_whole else ()
    return Run(
        project,
        config,
        (*found, *idle, *of_baseline),
        checked,
        examined=examined,
        source=settings.source,
        paths=paths,
        is_around=terms.is_around,
    )


def _misnamed(project: Project, config: Config) -> tuple[Found, ...]:
    """Return what is said of files that are called nearly like those that cjmap reads."""
    from cjmap.checking.misnamed import misnamed_files

    said = weigh(misnamed_files(project), config.rules)
    files = ((one, one.place.file) for one in said)
    return tuple(
        found for one, file in files for found in locate((one,), {file: Source(file, "")}, None)
    )


def _idle(
    project: Project, config: Config, source: Source | None, maps: list[Path]
) -> tuple[Found, ...]:
    """Return what is said of patterns in the settings that fit no map of the whole project."""
    layers = config.layers
    if source is None or not (config.maps or (layers and layers.paths)):
        return ()
    from cjmap.checking.idle import idle_patterns

    below = [project.files.resolve(one).relative_to(project.root).as_posix() for one in maps]
    said = weigh(idle_patterns(config, below, source.file), config.rules)
    return locate(said, {source.file: source}, source.root)


def _held_back(
    examined: tuple[Examined, ...], project: Project, config: Config, terms: _Terms
) -> tuple[tuple[Checked, ...], tuple[Found, ...]]:
    """Return the maps without what the project's baseline knows, and what is wrong with that."""
    path = project.root / BASELINE_NAME
    if not terms.baseline or project.files.kind(path) is None:
        return tuple(map(conclude, examined)), ()
    from cjmap.baseline.file import read_baseline
    from cjmap.baseline.holding import hold_back, spent_finding

    file = way_to(path)
    baseline, source, faults = read_baseline(project, file)
    checked, spent = hold_back(examined, baseline, project)
    said = (*faults, *(spent_finding(spent) if terms.asked == NOTHING_ASKED else ()))
    if source is None:
        return checked, ()
    return checked, locate(said, {source.file: source}, source.root, config.manual)


def maps_at(
    paths: tuple[Path, ...], project: Project, config: Config, *, is_around: bool
) -> list[Path]:
    """Return the maps that arguments lead to; without any, named as seen from here."""
    maps = find_maps(paths, config.maps, root=project.root, files=project.files)
    return [Path(way_to(path)) for path in maps] if is_around else maps


def _check_settings(settings: Settings) -> tuple[Found, ...]:
    """Return the findings of a `cjmap.yaml`; how a theme looks is only known to the view."""
    found = check_settings(settings)
    if settings.source is None or settings.config.theme is None:
        return found
    from cjmap.view.themed import check_theme

    source, theme = settings.source, settings.config.theme
    weak = check_theme(theme, Place(source.file) / "theme")
    manual = settings.config.manual
    return (*found, *locate(weak, {source.file: source}, source.root, manual))


def is_misconfigured(run: Run) -> bool:
    """Tell whether the settings have errors, so that nobody knows what should be built."""
    return any(one.diagnostic.severity is Severity.ERROR for one in run.settings)


def stop(runs: tuple[Run, ...]) -> None:
    """Raise what kept a run from finding its maps, if anything did."""
    for run in runs:
        if run.stopped:
            raise run.stopped


def _of_stdin(site: _Site, given: Given, terms: _Terms) -> Run:
    project, settings = site.project, site.settings
    config = with_choice(settings.config, terms.asked)
    checked = check(load_bytes(given.read_stdin(), project, file=STDIN), config, today=terms.today)
    return Run(project, config, _check_settings(settings), (checked,), source=settings.source)


def use_color(stream: TextIO | None) -> bool:
    """Tell whether to colour what goes to a stream: a terminal that can, and never NO_COLOR."""
    if stream is None or os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return stream.isatty()


def terminal_width(stream: TextIO) -> int | None:
    """Return how many cells a line has where a stream is a terminal, None where it is not."""
    if not stream.isatty():
        return None
    import shutil

    return shutil.get_terminal_size().columns


def why_findings_fail(run: Run, fail_on: str | None = None) -> tuple[TooHeavy, ...]:
    """Return why the findings of a run make it fail, by an option, else by its settings."""
    return tuple(too_heavy(Report(run.maps, run.settings).found, fails_from(run, fail_on)))


def fails_from(run: Run, fail_on: str | None = None) -> Severity | None:
    """Return from which severity on findings make a run fail, None where none does."""
    if fail_on:
        return None if fail_on == "never" else Severity(fail_on)
    return run.config.fail_on


def why_coverage_fails(run: Run, fail_under: int | None = None) -> tuple[TooLittle, ...]:
    """Return why the coverage of a run makes it fail, by an option, else by its settings."""
    who = CONFIG_NAME if fail_under is None else "--fail-under"
    return tuple(too_little(run.maps, least_coverage(run, fail_under), who=who))


def least_coverage(run: Run, fail_under: int | None = None) -> Decimal | None:
    """Return the percentage that is asked for by an option, else by the settings, None: none."""
    return run.config.fail_under if fail_under is None else Decimal(fail_under)
