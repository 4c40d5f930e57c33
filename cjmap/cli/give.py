"""Show a report, or write it into a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from cjmap.cli.run import Run
from cjmap.errors import CjmapError


def give(
    lines: Iterable[str],
    output: str | None,
    read: Iterable[Path],
    *,
    color: bool = False,
    err: bool = False,
) -> None:
    """Write lines into a file, whole or not at all; to standard output, or `err`, where none is.

    Raises `CjmapError` where it can't, and where the file is one that was `read`.
    """
    if output is None:
        for line in lines:
            click.echo(line, color=color, err=err)
        return
    expect_unread(output, read)
    from cjmap.build.file import write_file

    text = "".join(f"{line}\n" for line in lines)
    write_file(Path(output), text.encode("utf-8", "replace"))


def files_of(runs: tuple[Run, ...]) -> Iterator[Path]:
    """Yield every file that runs have read, in no order."""
    yield from (Path(name) for run in runs for one in run.maps for name in one.loaded.sources)
    yield from (run.project.config for run in runs if run.project.config)


def expect_unread(target: str, read: Iterable[Path]) -> None:
    """Raise `CjmapError` where a file that is to be written is one that was read."""
    try:
        real = Path(target).resolve()
    except (OSError, ValueError, RuntimeError):
        return
    if any(real == one.resolve() for one in read):
        hint = "choose another name for --output"
        raise CjmapError(f'"{target}" was read, and is not written over', hint, status=2)
