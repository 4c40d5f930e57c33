"""Write the baselines of what was given to `cjmap check`."""

from __future__ import annotations

import click

from cjmap.baseline.entries import Entry
from cjmap.baseline.file import read_baseline, spelled
from cjmap.baseline.holding import entries_of, left_over
from cjmap.build.file import write_file
from cjmap.build.lock import locked
from cjmap.cli.run import Run, is_misconfigured, stop
from cjmap.errors import CjmapError
from cjmap.project import BASELINE_NAME
from cjmap.renderers.text import terminal
from cjmap.source import way_to


def write(runs: tuple[Run, ...]) -> int:
    """Write what was found into the baseline of each project; return the exit code.

    What a baseline says of maps that were not looked at, or can't be drawn, stays in it, and so
    does what it says by rules that could not speak.
    """
    stop(runs)
    for run in runs:
        if is_misconfigured(run):
            hint = "`cjmap check` shows them; mend these first"
            raise CjmapError("cjmap.yaml or the baseline has errors", hint, status=2)
    refused = [one for run in runs for one in run.maps if one.is_refused]
    for run in runs:
        path = run.project.root / BASELINE_NAME
        # What another cjmap keeps meanwhile, of other maps, is read when it has ended.
        with locked(run.project.root):
            entries = (*_now(run), *_before(run))
            write_file(path, spelled(entries).encode())
        number = f"{len(entries)} finding{'s' * (len(entries) != 1)}"
        click.echo(f"{terminal(way_to(path))} knows {number}")
    for one in refused:
        said = "has errors that keep it from being drawn; these are always reported"
        click.echo(f"{terminal(one.loaded.path.as_posix())} {said}", err=True)
    return int(bool(refused))


def _now(run: Run) -> tuple[Entry, ...]:
    drawn = (one for one in run.examined if not one.is_refused)
    return tuple(entry for one in drawn for entry in entries_of(one).values())


def _before(run: Run) -> tuple[Entry, ...]:
    baseline, _, _ = read_baseline(run.project, BASELINE_NAME)
    return left_over((kept.entry for kept in baseline.kept), run.examined, run.project)
