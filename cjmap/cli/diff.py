"""`cjmap diff`: say what has changed in journeys, in the words of the method."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import click

from cjmap.catalog import report_words
from cjmap.cli.give import give
from cjmap.cli.languages import language_of
from cjmap.cli.options import LANGUAGE, chosen_format
from cjmap.cli.run import gather, stop, use_color
from cjmap.cli.usage import ARGUMENTS
from cjmap.project import repository_root
from cjmap.reporters import AUTO, DIFFERENCES, format_of, reporter
from cjmap.reporters.differences.report import DiffReport
from cjmap.reporters.differences.text import said_beside

if TYPE_CHECKING:
    from cjmap.catalog import Labels
    from cjmap.cli.both import Both

    Names: TypeAlias = Callable[[Labels], tuple[str, str]]


@click.command("diff")
@click.argument("what", nargs=-1, metavar="[OLD NEW | REVISION | A..B] [-- PATHS]")
@click.option("--staged", is_flag=True, help="Compare what is staged, not the files as they are.")
@click.option("--as-is", is_flag=True, help="Compare to-be maps with the as-is that they extend.")
@click.option("--all", "is_whole", is_flag=True, help="Show also what is only worded otherwise.")
@click.option(
    "--format",
    "format_",
    type=click.Choice([*DIFFERENCES, AUTO]),
    default="text",
    help="How to report; auto asks the variables of a CI.",
)
@click.option("--svg", is_flag=True, help="The same as --format svg: a picture of each map.")
@click.option(
    "--output",
    type=click.Path(),
    help="Write into this file instead of showing it, in the format of its ending where --format"
    " says none; pictures of several maps into a folder.",
)
@LANGUAGE
@click.option("--exit-code", is_flag=True, help="End with 1 when there is any change.")
def command(
    what: tuple[str, ...],
    staged: bool,
    as_is: bool,
    is_whole: bool,
    format_: str,
    svg: bool,
    output: str | None,
    language: str | None,
    exit_code: bool,
) -> int:
    """Say what has changed in journeys: structure first, then meaning, then wording.

    Compares two files, or the maps of a project with a revision of git (usual: HEAD), or two
    revisions (A..B; A...B: what B changed since it left A). PATHS are maps and folders; without
    any, the project around. What is only written otherwise is no change: the order of keys,
    comments, quotes.

    \b
        cjmap diff
        cjmap diff main
        cjmap diff main..feature -- maps/
        cjmap diff --staged --exit-code
        cjmap diff origin/main... --format markdown --output comment.md
        cjmap diff old.journey.yaml new.journey.yaml
        cjmap diff --as-is to-be.journey.yaml
        cjmap diff main --svg --output pictures/
    """
    format_ = chosen_format(format_, output, DIFFERENCES)
    format_ = "svg" if svg else format_of(format_, DIFFERENCES, os.environ)
    if output and format_ != "svg" and Path(output).is_dir():
        raise click.UsageError(f'"{output}" is a folder: name a file for --output')
    both, names = _compared(what, staged=staged, as_is=as_is)
    # A picture is of one map, and speaks its language.
    spoken = language if format_ == "svg" else language_of(format_, language, both.languages)
    color = format_ == "text" and output is None and use_color(sys.stdout)
    report = DiffReport(
        *names(report_words(spoken or "en")),
        both.maps,
        both.notes,
        color=color,
        is_whole=is_whole,
        is_as_is=as_is,
        language=spoken,
        is_strict=exit_code,
        root=str(repository_root(Path())),
    )
    if format_ == "svg":
        from cjmap.cli.drawn import give_pictures

        give_pictures(report, output, both.files)
    else:
        give(reporter(DIFFERENCES[format_])(report), output, both.files, color=color)
    if format_ not in ("text", "svg"):
        for line in said_beside(report):
            click.echo(line, err=True)
    return int(bool(report.reasons))


def _compared(what: tuple[str, ...], *, staged: bool, as_is: bool) -> tuple[Both, Names]:
    """Return the maps of two sides, and what the sides are called in a language."""
    from cjmap.cli.both import both_sides, over_as_is
    from cjmap.cli.sides import as_is_names, wanted_of

    if as_is:
        if staged:
            raise click.UsageError("--as-is compares the files as they are: leave --staged out")
        runs = gather(what)
        stop(runs)
        return over_as_is(runs), as_is_names
    words, behind = _split(what)
    wanted = wanted_of(words, behind=behind, staged=staged)
    return both_sides(wanted), wanted.names


def _split(what: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...] | None]:
    """Return the words before and behind `--`, which click takes away; None where it is not."""
    arguments = click.get_current_context().meta.get(ARGUMENTS, ())
    if "--" not in arguments:
        return what, None
    number = len(arguments) - arguments.index("--") - 1
    return what[: len(what) - number], what[len(what) - number :]
