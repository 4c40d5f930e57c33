"""`cjmap merge`: merge two versions of a map, as git asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from cjmap.errors import CjmapError
from cjmap.project import CONFIG_NAME

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
@click.option("--ours-label", metavar="TEXT", default="ours", help="What to call our side.")
@click.option("--theirs-label", metavar="TEXT", default="theirs", help="What to call the other.")
def command(
    base: str,
    ours: str,
    theirs: str,
    output: str | None,
    path: str | None,
    marker_size: int,
    ours_label: str,
    theirs_label: str,
) -> int:
    """Merge two versions of a map that were both made of BASE, key by key.

    Comments and layout stay. Only where both have changed the same, a conflict is marked, and the
    exit code is 1. What can't be merged by keys is merged line by line. A failure is 129, and
    nothing is written. `cjmap git install` lets git call this.

    \b
        cjmap merge base.journey.yaml ours.journey.yaml theirs.journey.yaml --output -
    """
    from cjmap.merge import Marks

    marks = Marks(marker_size, _label(ours_label, "ours"), _label(theirs_label, "theirs"))
    with _as_git_expects():
        data, is_clean = _merged((base, ours, theirs), path or ours, marks)
        if output == "-":
            click.echo(data, nl=False)
        else:
            from cjmap.build.file import write_file

            write_file(Path(output or ours), data)
    return 0 if is_clean else 1


@contextmanager
def _as_git_expects() -> Iterator[None]:
    try:
        yield
    except CjmapError as error:
        raise CjmapError(error.message, error.hint, status=_FAILURE) from error


def _label(said: str, usual: str) -> str:
    """Return what to call a side; git before 2.44 hands over its placeholder as it stands."""
    label = " ".join(said.split())
    return usual if label in ("", "%X", "%Y") else label


def _merged(files: tuple[str, str, str], name: str, marks: object) -> tuple[bytes, bool]:
    """Return the result, and whether there is no conflict in it; what is to be known is said."""
    from cjmap.merge import Marks, Merged, merge
    from cjmap.merge.line_by_line import merge_lines

    assert isinstance(marks, Marks)
    base, ours, theirs = map(Path, files)
    part = "config" if Path(name).name == CONFIG_NAME else "map"
    found = merge(_read(base), _read(ours), _read(theirs), part=part, marks=marks)
    if isinstance(found, Merged):
        for place in found.conflicts:
            _say(f"{name}: both sides have changed {place}")
        for kind, id in found.in_vain:
            _say(f'{name}: {kind} "{id}" is named, and one side has taken it away')
        return found.data, not found.conflicts
    by_lines = merge_lines(base, ours, theirs, marks)
    _say(f"{name}: merged line by line, not by keys: {found.why}")
    return by_lines.data, not by_lines.conflicts


def _read(path: Path) -> bytes:
    from cjmap.source.files import read_file

    return read_file(path, path.as_posix(), most=-1)


def _say(line: str) -> None:
    from cjmap.renderers.text import terminal

    click.echo(terminal(line), err=True)
