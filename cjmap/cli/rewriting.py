"""Write files anew in one way, or say which ones would differ."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import click

from cjmap.build.file import rewrite
from cjmap.checking.locate import Found, locate
from cjmap.cli.failures import fail
from cjmap.cli.given import read_stdin
from cjmap.cli.places import files_at
from cjmap.cli.run import use_color
from cjmap.errors import CjmapError
from cjmap.fmt import Part, formatted, with_modeline
from cjmap.frozen import frozen
from cjmap.project import CONFIG_NAME
from cjmap.renderers.text import terminal
from cjmap.source import read_file


@frozen
class Rewritten:
    """A file as it is and as it should be; where it can't be read, `faults` say why."""

    name: str
    before: bytes
    after: bytes
    faults: tuple[Found, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether it is not as it should be."""
        return self.before != self.after


@frozen
class Rewriting:
    """The files that were asked for, and why others could not be had; or standard input."""

    files: tuple[Rewritten, ...]
    failures: tuple[CjmapError, ...] = ()
    is_stdin: bool = False

    @property
    def changed(self) -> tuple[Rewritten, ...]:
        """The files that are not as they should be."""
        return tuple(one for one in self.files if one.differs)

    @property
    def broken(self) -> tuple[Rewritten, ...]:
        """The files that can't be read."""
        return tuple(one for one in self.files if one.faults)


def from_files(paths: tuple[str, ...], *, schemas: str | None = None) -> Rewriting:
    """Return how the files should be that arguments lead to.

    With `schemas`, the address or folder of the schemas, each says where its own is.
    Raises `CjmapError` where there is no such file, and where a folder holds no map.
    """
    files: list[Rewritten] = []
    failures: list[CjmapError] = []
    for path in files_at(paths):
        try:
            data = read_file(path, path.as_posix())
            files.append(_rewritten(data, path.as_posix(), schemas))
        except CjmapError as error:
            failures.append(error)
    return Rewriting(tuple(files), tuple(failures))


def from_stdin(name: str, *, schemas: str | None = None) -> Rewriting:
    """Return how standard input should be, which findings call `name`."""
    return Rewriting((_rewritten(read_stdin(), name, schemas),), is_stdin=True)


def _rewritten(data: bytes, name: str, schemas: str | None) -> Rewritten:
    """Return a file as it should be; one called `cjmap.yaml` holds settings, any other a map."""
    part: Part = "config" if Path(name).name == CONFIG_NAME else "map"
    done = formatted(data, file=name, part=part)
    if done.after is None:
        source = done.source
        return Rewritten(name, data, data, locate(done.faults, {name: source}, source.root))
    if schemas is None:
        return Rewritten(name, data, done.after)
    return Rewritten(name, data, with_modeline(done.after, schemas, file=Path(name), part=part))


def show(rewriting: Rewriting) -> int:
    """Write to standard output how the files would differ; return the exit code."""
    from cjmap.reporters.diff import unified

    is_terminal, color = sys.stdout.isatty(), use_color(sys.stdout)
    for one in rewriting.changed:
        for line in unified(one, color=color, is_terminal=is_terminal):
            click.echo(line, color=color)
    return _end(rewriting, "would change")


def name(rewriting: Rewriting) -> int:
    """Write to standard output which files would differ; return the exit code."""
    for one in rewriting.changed:
        click.echo(terminal(one.name))
    return _end(rewriting, "would change")


def put_in_place(rewriting: Rewriting) -> int:
    """Write the files, each whole or not at all; return the exit code.

    What came from standard input goes to standard output, unless it can't be read.
    """
    if rewriting.is_stdin:
        for one in rewriting.files:
            click.echo(b"" if one.faults else one.after, nl=False)
        _tell_faults(rewriting.broken)
        return int(bool(rewriting.broken))
    written: list[Rewritten] = []
    failures: list[CjmapError] = []
    for one in rewriting.changed:
        try:
            rewrite(Path(one.name), one.name, before=one.before, after=one.after)
            written.append(one)
        except CjmapError as error:
            failures.append(error)
    for one in written:
        click.echo(f"wrote {terminal(one.name)}")
    done = replace(rewriting, failures=(*rewriting.failures, *failures))
    _end(done, "written", number=len(written))
    return int(bool(rewriting.broken))


def _end(rewriting: Rewriting, what: str, *, number: int | None = None) -> int:
    """Say why files can't be read, and how many there are; return the exit code.

    Raises `CjmapError` where some could not be had or written.
    """
    _tell_faults(rewriting.broken)
    changed = len(rewriting.changed)
    counts = (
        (changed if number is None else number, what),
        (len(rewriting.files) - changed - len(rewriting.broken), "as they should be"),
        (len(rewriting.broken), "left alone, with errors"),
    )
    said = (f"{count} {words}" for count, words in counts if count)
    click.echo(", ".join(said), err=True)
    fail(rewriting.failures)
    return int(bool(rewriting.changed or rewriting.broken))


def _tell_faults(broken: Iterable[Rewritten]) -> None:
    from cjmap.reporters.text import finding

    color = use_color(sys.stderr)
    for found in (found for one in broken for found in one.faults):
        for line in finding(found, color=color):
            click.echo(line, err=True, color=color)
