"""Load and check what a command was given: files, folders, `-`, or the project around."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from cjmap.check import Checked, Found, check, check_settings
from cjmap.config import Config, load_config
from cjmap.coverage import Count
from cjmap.diagnostics import Severity
from cjmap.load import load, load_bytes
from cjmap.project import Project, find_maps, find_project, must_exist


@dataclass(frozen=True, slots=True)
class Run:
    """The checked maps of one project, with its settings and their findings."""

    project: Project
    config: Config
    settings: tuple[Found, ...]
    maps: tuple[Checked, ...]


def gather(paths: tuple[str, ...]) -> tuple[Run, ...]:
    """Return the checked maps that the arguments lead to, by project.

    Without arguments, the maps of the project around the current folder.
    """
    if not paths:
        project = find_project(Path())
        return (_run(project, (project.root,), as_seen_here=True),)
    by_project: dict[Project, list[Path]] = {}
    for path in (Path(path) for path in paths if path != "-"):
        must_exist(path)
        by_project.setdefault(find_project(path), []).append(path)
    runs = [_run(project, tuple(group)) for project, group in by_project.items()]
    return (*runs, _from_stdin()) if "-" in paths else tuple(runs)


def _run(project: Project, paths: tuple[Path, ...], *, as_seen_here: bool = False) -> Run:
    settings = load_config(project)
    config = settings.config
    maps = find_maps(paths, config.maps, root=project.root)
    if as_seen_here:
        maps = [Path(os.path.relpath(path)) for path in maps]
    checked = tuple(check(load(path, project), config) for path in maps)
    return Run(project, config, check_settings(settings), checked)


def _from_stdin() -> Run:
    project = find_project(Path())
    settings = load_config(project)
    data = sys.stdin.buffer.read()
    checked = check(load_bytes(data, project), settings.config)
    return Run(project, settings.config, check_settings(settings), (checked,))


def use_color(stream: TextIO) -> bool:
    """Tell whether to colour what goes to a stream: only a terminal, and never with NO_COLOR."""
    return stream.isatty() and not os.environ.get("NO_COLOR")


def fails(run: Run, fail_on: str | None = None, fail_under: int | None = None) -> bool:
    """Tell whether a run fails, by what options say, else the project's settings."""
    found = (*run.settings, *(one for checked in run.maps for one in checked.found))
    threshold = run.config.fail_on
    if fail_on:
        threshold = None if fail_on == "never" else Severity(fail_on)
    if threshold and any(one.diagnostic.severity >= threshold for one in found):
        return True
    least = run.config.fail_under if fail_under is None else fail_under
    counts = (checked.coverage.count() for checked in run.maps if checked.coverage)
    percent = sum(counts, Count()).percent
    return least is not None and percent is not None and percent < least
