"""`cjmap diff`: say what has changed in journeys, in the words of the method."""

from __future__ import annotations

import os
import sys

import click

from cjmap.cli.give import give
from cjmap.cli.run import gather, stop, use_color
from cjmap.cli.usage import ARGUMENTS
from cjmap.reporters import AUTO, DIFFERENCES, format_of, reporter
from cjmap.reporters.differences.report import DiffReport


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
@click.option(
    "--output", type=click.Path(dir_okay=False), help="Write into this file instead of showing it."
)
@click.option("--exit-code", is_flag=True, help="End with 1 when there is any change.")
def command(
    what: tuple[str, ...],
    staged: bool,
    as_is: bool,
    is_whole: bool,
    format_: str,
    output: str | None,
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
    """
    from cjmap.cli.both import both_sides, over_as_is
    from cjmap.cli.sides import wanted_of

    if as_is:
        if staged:
            raise click.UsageError("--as-is compares the files as they are: leave --staged out")
        runs = gather(what)
        stop(runs)
        both, names = over_as_is(runs), ("as-is", "to-be")
    else:
        words, behind = _split(what)
        wanted = wanted_of(words, behind=behind, staged=staged)
        both, names = both_sides(wanted), wanted.files or (wanted.old.name, wanted.new.name)
    format_ = format_of(format_, DIFFERENCES, os.environ)
    color = format_ == "text" and output is None and use_color(sys.stdout)
    report = DiffReport(*names, both.maps, both.notes, color=color, is_whole=is_whole)
    give(reporter(DIFFERENCES[format_])(report), output, both.files, color=color)
    is_broken = any(one.is_broken for one in report.maps)
    return int(is_broken or (exit_code and any(one.is_changed for one in report.maps)))


def _split(what: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...] | None]:
    """Return the words before and behind `--`, which click takes away; None where it is not."""
    arguments = click.get_current_context().meta.get(ARGUMENTS, ())
    if "--" not in arguments:
        return what, None
    number = len(arguments) - arguments.index("--") - 1
    return what[: len(what) - number], what[len(what) - number :]
