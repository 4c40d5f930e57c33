"""Write the pictures of what is different into files."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

import click

from cjmap.cli.give import expect_no_loss, give
from cjmap.renderers.text import terminal
from cjmap.reporters.differences.pictures import lines, pictures, remarks
from cjmap.reporters.differences.report import DiffReport


def give_pictures(report: DiffReport, output: str | None, read: Iterable[Path]) -> None:
    """Write a picture for each map into a folder, the one there is into a file, or show it.

    What ends with a slash is a folder, as is one that there is, and what has no ending. Where
    nothing is drawn, no file is written; it is said of which maps there is no picture, and how many
    there are in a folder.
    Raises `CjmapError` where several have no folder, where it can't write, and where the engine
    fails.
    """
    for line in remarks(report):
        click.echo(terminal(line), err=True)
    if output is None or not _is_folder(output):
        if shown := tuple(lines(report)):
            give(shown, output, read)
        return
    from cjmap.build.file import write_file

    known = tuple(read)
    drawn = {Path(output) / name: picture for name, picture in pictures(report).items()}
    for path, picture in drawn.items():
        expect_no_loss(path.as_posix(), known)
        write_file(path, picture)
        click.echo(terminal(path.as_posix()))
    for line in _written(drawn.keys(), Path(output)):
        click.echo(terminal(line), err=True)


def _written(paths: Collection[Path], folder: Path) -> Iterator[str]:
    """Yield how many pictures were written and where, and how many others lie beside them."""
    if paths:
        yield f"{_pictures(len(paths))} written into {folder.as_posix()}/"
    beside = {path for one in {path.parent for path in paths} for path in one.glob("*.svg")}
    if others := sorted(beside - set(paths)):
        first, verb = others[0].as_posix(), "is" if len(others) == 1 else "are"
        yield f"{_pictures(len(others))} beside them {verb} not of this comparison, as {first}"


def _pictures(number: int) -> str:
    return f"{number} picture{'s' * (number != 1)}"


def _is_folder(output: str) -> bool:
    path = Path(output)
    return output.endswith(("/", os.sep)) or path.is_dir() or not (path.suffix or path.exists())
