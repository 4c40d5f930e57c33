"""`cjmap merge`: merge two versions of a map, as git asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cjmap.errors import CjmapError

if TYPE_CHECKING:
    from cjmap.merge.conflicts import Style

# Git takes all up to 128 for a conflict that is marked in the file, and more for a failure.
_FAILURE = 129


@click.command("merge")
@click.argument("base")
@click.argument("ours")
@click.argument("theirs")
@click.option(
    "--output", metavar="FILE", help="Where to write (usual: over OURS; -: standard output)."
)
@click.option("--path", metavar="FILE", help="What the file is called in the project.")
@click.option("--marker-size", type=click.IntRange(1, 1000), default=7, help="Length of marks.")
@click.option("--diff3", "style", flag_value="diff3", help="Show what both were made of, too.")
@click.option("--zdiff3", "style", flag_value="zdiff3", help="That, without what both have alike.")
@click.option("--base-label", metavar="TEXT", default="base", help="What to call the base.")
@click.option("--ours-label", metavar="TEXT", default="ours", help="What to call our side.")
@click.option("--theirs-label", metavar="TEXT", default="theirs", help="What to call the other.")
def command(
    base: str,
    ours: str,
    theirs: str,
    output: str | None,
    path: str | None,
    marker_size: int,
    style: Style | None,
    base_label: str,
    ours_label: str,
    theirs_label: str,
) -> int:
    """Merge two versions of a map that were both made of BASE, key by key.

    Comments and layout stay. Only where both have changed the same, a conflict is marked (as git's
    merge.conflictStyle says, or --diff3 or --zdiff3), and the exit code is 1. What can't be merged
    by keys is merged line by line. A failure is 129, and nothing is written. `cjmap git install`
    lets git call this.

    \b
        cjmap merge base.journey.yaml ours.journey.yaml theirs.journey.yaml --output -
    """
    from cjmap.merge import Marks, merge_files, style_of
    from cjmap.renderers.text import terminal

    labels = {"ours": ours_label, "theirs": theirs_label, "base": base_label}
    names = {side: label(said, side) for side, said in labels.items()}
    marks = Marks(marker_size, style=style or style_of(Path()), **names)
    name = path or ours
    with _as_git_expects():
        merged = merge_files(Path(base), Path(ours), Path(theirs), name=name, marks=marks)
        for line in merged.told:
            click.echo(terminal(f"{name}: {line}"), err=True)
        _write(merged.data, output or ours)
    return 0 if merged.is_clean else 1


@contextmanager
def _as_git_expects() -> Iterator[None]:
    try:
        yield
    except CjmapError as error:
        raise CjmapError(error.message, error.hint, status=_FAILURE) from error


def label(said: str, usual: str) -> str:
    """Return what to call a side; git before 2.44 hands over its placeholder as it stands."""
    label = " ".join(said.split())
    return usual if label in ("", "%X", "%Y", "%S") else label


def _write(data: bytes, output: str) -> None:
    if output == "-":
        click.echo(data, nl=False)
        return
    from cjmap.build.file import write_file

    write_file(Path(output), data)
