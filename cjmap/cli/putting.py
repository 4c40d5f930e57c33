"""Put files in place as they should be, or say which ones differ."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from cjmap.build.file import rewrite
from cjmap.cli.failures import fail
from cjmap.cli.rewriting import Rewriting
from cjmap.cli.run import use_color
from cjmap.errors import CjmapError
from cjmap.renderers.text import terminal


def show(rewriting: Rewriting) -> int:
    """Write to standard output how the files would differ; return the exit code."""
    from cjmap.reporters.diff import unified

    is_terminal, color = sys.stdout.isatty(), use_color(sys.stdout)
    for one in rewriting.changed:
        for line in unified(one, color=color, is_terminal=is_terminal):
            click.echo(line, color=color)
    return _tell(rewriting)


def name(rewriting: Rewriting) -> int:
    """Write to standard output which files would differ; return the exit code."""
    for one in rewriting.changed:
        click.echo(terminal(one.name))
    return _tell(rewriting)


def pass_on(rewriting: Rewriting) -> int:
    """Write to standard output how standard input should be; return the exit code.

    What can't be read is not passed on.
    """
    for one in rewriting.files:
        click.echo(b"" if one.faults else one.after, nl=False)
    _tell_faults(rewriting)
    return int(bool(rewriting.broken))


def put(rewriting: Rewriting) -> int:
    """Write the files, each whole or not at all; return the exit code.

    Raises `CjmapError` where some could not be had or written, after the others were.
    """
    failures = list(rewriting.failures)
    for one in rewriting.changed:
        try:
            rewrite(Path(one.name), one.name, before=one.before, after=one.after)
            click.echo(f"wrote {terminal(one.name)}")
        except CjmapError as error:
            failures.append(error)
    _tell_faults(rewriting)
    failed = len(failures) - len(rewriting.failures)
    _say_how_many(rewriting, f"{len(rewriting.changed) - failed} written")
    fail(failures)
    return int(bool(rewriting.broken))


def _tell(rewriting: Rewriting) -> int:
    _tell_faults(rewriting)
    _say_how_many(rewriting, f"{len(rewriting.changed)} would change")
    fail(rewriting.failures)
    return int(bool(rewriting.changed or rewriting.broken))


def _say_how_many(rewriting: Rewriting, changed: str) -> None:
    click.echo(", ".join((changed, *_others(rewriting))), err=True)


def _others(rewriting: Rewriting) -> Iterator[str]:
    """Yield how many files are as they should be, and how many can't be read."""
    broken = len(rewriting.broken)
    if same := len(rewriting.files) - len(rewriting.changed) - broken:
        yield f"{same} unchanged"
    if broken:
        yield f"{broken} with errors left alone"


def _tell_faults(rewriting: Rewriting) -> None:
    """Say why files can't be read."""
    from cjmap.reporters.text import finding

    color = use_color(sys.stderr)
    for found in (found for one in rewriting.broken for found in one.faults):
        for line in finding(found, color=color):
            click.echo(line, err=True, color=color)
