"""Show a report, or write it into a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from cjmap.cli.run import Run
from cjmap.errors import CjmapError
from cjmap.project import BASELINE_NAME, CONFIG_NAME, MAP_SUFFIXES


def give(
    lines: Iterable[str],
    output: str | None,
    read: Iterable[Path],
    *,
    color: bool = False,
    err: bool = False,
) -> None:
    """Write lines into a file, whole or not at all; to standard output, or `err`, where none is.

    Raises `CjmapError` where it can't, and where authors' words would be lost: in a file that was
    `read`, in one that is called as maps and settings are, and in a checklist with ticks.
    """
    if output is None:
        for line in lines:
            click.echo(line, color=color, err=err)
        return
    expect_no_loss(output, read)
    from cjmap.build.file import write_file

    text = "".join(f"{line}\n" for line in lines)
    write_file(Path(output), text.encode("utf-8", "replace"))


def files_of(runs: tuple[Run, ...]) -> Iterator[Path]:
    """Yield every file that runs have read, in no order."""
    yield from (Path(name) for run in runs for one in run.maps for name in one.loaded.sources)
    yield from (run.project.config for run in runs if run.project.config)


def expect_no_loss(target: str, read: Iterable[Path]) -> None:
    """Raise `CjmapError` where a file that is to be written holds, or is for, authors' words."""
    try:
        real = Path(target).resolve()
        why = _why_not(real, read)
    except (OSError, ValueError, RuntimeError):
        return
    if why:
        raise CjmapError(f'"{target}" {why}', "choose another name for --output", status=2)


def _why_not(file: Path, read: Iterable[Path]) -> str:
    from cjmap.build.checklists import holds_work

    if any(file == one.resolve() for one in read):
        return "was read, and is not written over"
    if file.name in (CONFIG_NAME, BASELINE_NAME) or file.name.endswith(MAP_SUFFIXES):
        return "is called as maps and settings are, and no report is one"
    return "holds ticks or notes, and is not written over" if holds_work(file) else ""
