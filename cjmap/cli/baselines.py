"""Write the baselines of what was given to `cjmap check`."""

from __future__ import annotations

import click

from cjmap.baseline.entries import Entry
from cjmap.baseline.file import read_baseline, spelled
from cjmap.baseline.holding import entries_of, left_over
from cjmap.build.file import write_file
from cjmap.build.lock import locked
from cjmap.check import Examined, conclude
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
            now, before = _now(run), _before(run)
            write_file(path, spelled((*now, *before)).encode())
        knows = _counted(now, before, shown=sum(map(_shown, _drawn(run))))
        click.echo(f"{terminal(way_to(path))} knows {knows}")
    for one in refused:
        said = "has errors that keep it from being drawn; these are always reported"
        click.echo(f"{terminal(one.loaded.path.as_posix())} {said}", err=True)
    return int(bool(refused))


def _counted(now: tuple[Entry, ...], before: tuple[Entry, ...], *, shown: int) -> str:
    """Return how many findings a baseline knows, and why `cjmap check` has shown another number."""
    number = len(now) + len(before)
    said = f"{number} finding{'s' * (number != 1)}"
    if before:
        said += f", {len(before)} of them kept from before"
    if shown != len(now):
        those = "the others" if before else "them"
        said += f"; `cjmap check` puts {those} together as {shown}"
    return said


def _shown(one: Examined) -> int:
    """Return as how many findings `cjmap check` shows what a baseline can keep of a map."""
    return len(conclude(one).found) - len(conclude(one, entries_of(one)).found)


def _drawn(run: Run) -> tuple[Examined, ...]:
    return tuple(one for one in run.examined if not one.is_refused)


def _now(run: Run) -> tuple[Entry, ...]:
    return tuple(entry for one in _drawn(run) for entry in entries_of(one).values())


def _before(run: Run) -> tuple[Entry, ...]:
    baseline, _, _ = read_baseline(run.project, BASELINE_NAME)
    return left_over((kept.entry for kept in baseline.kept), run.examined, run.project)
