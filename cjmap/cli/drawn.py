"""Write the pictures of what is different into files."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

import click

from cjmap.cli.give import expect_unread, give
from cjmap.renderers.text import terminal
from cjmap.reporters.differences.pictures import lines, pictures, remarks
from cjmap.reporters.differences.report import DiffReport


def give_pictures(report: DiffReport, output: str | None, read: Iterable[Path]) -> None:
    """Write a picture for each map into a folder, the one there is into a file, or show it.

    What ends with a slash is a folder, as is one that there is, and what has no ending. Where
    nothing is drawn, no file is written; it is said of which maps there is no picture.
    Raises `CjmapError` where several have no folder, where it can't write, and where the engine
    fails.
    """
    for line in remarks(report):
        click.echo(terminal(line), err=True)
    if output is None or not _is_folder(output):
        if picture := tuple(lines(report)):
            give(picture, output, read)
        return
    from cjmap.build.file import write_file

    known = tuple(read)
    for name, drawn in pictures(report).items():
        path = Path(output) / name
        expect_unread(path.as_posix(), known)
        write_file(path, drawn)
        click.echo(terminal(path.as_posix()))


def _is_folder(output: str) -> bool:
    path = Path(output)
    return output.endswith(("/", os.sep)) or path.is_dir() or not (path.suffix or path.exists())
