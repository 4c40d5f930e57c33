"""Load the maps of a run as they were at a revision."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from cjmap.check import Checked, check
from cjmap.checking.judging import check_settings
from cjmap.cli.run import Run, maps_at
from cjmap.config import Settings, load_config
from cjmap.diagnostics import Severity
from cjmap.errors import CjmapError
from cjmap.frozen import frozen
from cjmap.load import load
from cjmap.project import Project, read_from
from cjmap.source import DISK
from cjmap.source.revisions import Revision, open_parting, open_revision


@frozen
class Past:
    """The checked maps of a run at a revision, with its commit.

    `notes` say what could not be had as it was.
    """

    commit: str
    maps: tuple[Checked, ...]
    notes: tuple[str, ...] = ()


def past_of(run: Run, revision: str, *, parted: bool = False) -> Past:
    """Return the maps to which the same arguments led at a revision, under its own settings.

    With `parted`, where HEAD left the revision. Raises `CjmapError` where there is no such
    revision, or no commit in common. What was not there yet is left out.
    """
    folder = run.project.root
    opened = open_parting(revision, "HEAD", folder) if parted else open_revision(revision, folder)
    with opened as files:
        project = read_from(files, run.project)
        settings = load_config(project)
        notes = [*_faults(settings, revision), *_submodules(run, files)]
        found: dict[Path, Checked] = {}
        for argument in run.paths:
            try:
                paths = maps_at((argument,), project, settings.config, is_around=run.is_around)
            except CjmapError:
                notes += _nothing(argument, revision)
                paths = [*_gone_since(run, argument, project, settings)]
            for path in paths:
                if files.resolve(path) not in found:
                    found[files.resolve(path)] = check(load(path, project), settings.config)
        return Past(files.commit, tuple(found.values()), tuple(notes))


def _gone_since(run: Run, argument: Path, project: Project, settings: Settings) -> Iterator[Path]:
    """Yield the maps of a revision that may be the file of an argument under another name."""
    here = [one.loaded.map for one in run.maps if one.loaded.path == argument]
    titles = {jmap.title for jmap in here if jmap}
    root = (Path(os.path.relpath(project.root)),)
    try:
        paths = maps_at(root, project, settings.config, is_around=True) if titles else []
    except CjmapError:
        return
    for path in paths:
        jmap = load(path, project).map if DISK.kind(path) is None else None
        if jmap and jmap.title in titles:
            yield path


def _nothing(argument: Path, revision: str) -> Iterator[str]:
    """Yield that a folder had no map; of a file, its map says that it is new."""
    if DISK.kind(argument) == "folder":
        yield f'there was no map in "{argument.as_posix()}" at {revision}'


def _faults(settings: Settings, revision: str) -> Iterator[str]:
    for one in check_settings(settings):
        if one.diagnostic.severity is Severity.ERROR:
            where = f"{one.at.file}:{one.at.line}:{one.at.column}"
            yield f"at {revision} the settings had a fault: {where}: {one.diagnostic.message}"


def _submodules(run: Run, files: Revision) -> Iterator[str]:
    """Yield the submodules that hold maps of the run."""
    maps = [run.project.files.resolve(one.loaded.path) for one in run.maps]
    for folder in files.submodules:
        if any(path.is_relative_to(folder) for path in maps):
            name = folder.relative_to(run.project.root).as_posix()
            yield f'"{name}" is a submodule with revisions of its own: its maps are not compared'
