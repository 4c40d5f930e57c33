"""Pair the maps of a command with what they were at a revision."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import TypeAlias

from cjmap.cli.run import Run
from cjmap.config import load_config
from cjmap.frozen import frozen
from cjmap.project import read_from
from cjmap.reporters.coverage.report import Against
from cjmap.source import DISK
from cjmap.totals.trend import Pair

Compared: TypeAlias = tuple[tuple[Pair, ...], Against | None, tuple[str, ...]]


@frozen
class _Since:
    """The maps of a run with what they were, at which commit, and what could not be had so."""

    pairs: tuple[Pair, ...]
    commit: str
    notes: tuple[str, ...]


def compared(runs: tuple[Run, ...], revision: str | None, *, parted: bool = False) -> Compared:
    """Return the maps with what they were, at which commit, and what could not be compared.

    Without a revision, nothing is compared. With `parted`, they are compared with what they were
    where the branch left the revision. Raises `CjmapError` where there is no such revision.
    """
    if revision is None:
        return tuple(Pair(one) for run in runs for one in run.maps), None, ()
    from cjmap.cli.apart import with_own_history

    apart = with_own_history([run.project for run in runs])
    found = [_since(run, revision, parted) for run in runs if run.project not in apart]
    pairs = [pair for one in found for pair in one.pairs]
    pairs += (Pair(one, is_apart=True) for run in runs if run.project in apart for one in run.maps)
    notes = (*chain.from_iterable(one.notes for one in found), *apart.values())
    commits = {one.commit for one in found}
    against = Against(revision, commits.pop() if len(commits) == 1 else None)
    return tuple(pairs), against, tuple(dict.fromkeys(notes))


def _since(run: Run, revision: str, parted: bool) -> _Since:
    """Return what was at a revision, under the settings that the project had there."""
    from cjmap.checking.sound import faults
    from cjmap.cli.states import State, paired, state
    from cjmap.source.revisions import open_parting, open_revision

    folder = run.project.root
    opened = open_parting(revision, "HEAD", folder) if parted else open_revision(revision, folder)
    with opened as files:
        project = read_from(files, run.project)
        settings = load_config(project)
        old = state(project, settings.config, run.paths, is_around=run.is_around)
        pairs, apart = paired(old, State(run.project, run.config, run.maps))
    wrong = (f"at {revision} the settings had a fault: {one}" for one in faults(settings))
    return _Since(pairs, files.commit, (*wrong, *_nothing(old.missing, revision), *apart))


def _nothing(missing: Iterable[Path], revision: str) -> Iterator[str]:
    """Yield the folders that had no map; of a file, its map says that it is new."""
    for path in missing:
        if DISK.kind(path) == "folder":
            yield f'there was no map in "{path.as_posix()}" at {revision}'
