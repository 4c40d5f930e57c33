"""`cjmap log`: show how maps have moved over the commits."""

from __future__ import annotations

import sys
from itertools import chain
from pathlib import Path

import click

from cjmap.checking.sound import expect_sound
from cjmap.cli.give import files_of, give
from cjmap.cli.languages import language_of
from cjmap.cli.options import LANGUAGE, OUTPUT, chosen_format
from cjmap.cli.run import gather, stop, terminal_width, use_color
from cjmap.config import load_config
from cjmap.reporters import LOG, reporter
from cjmap.reporters.log.report import LogReport


@click.command("log")
@click.argument("paths", nargs=-1)
@click.option(
    "--format", "format_", type=click.Choice(list(LOG)), default="text", help="How to report."
)
@click.option(
    "-n",
    "--max-count",
    "most",
    type=click.IntRange(1),
    metavar="NUMBER",
    help="Only so many commits of each map, the last ones.",
)
@OUTPUT
@LANGUAGE
def command(
    paths: tuple[str, ...],
    format_: str,
    most: int | None,
    output: str | None,
    language: str | None,
) -> int:
    """Show how coverage, feelings and open points of maps have moved over the commits.

    PATHS are maps and folders; without any, the project around. A row is a commit that changed the
    map or its bases on the way of this branch; its file is followed through renames. A map that had
    errors is named there, and not counted. A map that is gone is known by the name of its file.

    \b
        cjmap log shop.journey.yaml
        cjmap log -n 10
        cjmap log shop.journey.yaml --format svg --output history.svg
    """
    if "-" in paths:
        raise click.UsageError("standard input has no history: name files or folders")
    format_ = chosen_format(format_, output, LOG)
    from cjmap.cli.histories import histories, history_of_gone, is_gone

    gone = tuple(path for path in paths if is_gone(Path(path)))
    there = tuple(path for path in paths if path not in gone)
    runs = gather(there) if there or not gone else ()
    for run in runs:
        expect_sound(load_config(run.project), "nothing was shown")
    stop(runs)
    if format_ == "svg" and len(gone) + sum(len(run.maps) for run in runs) > 1:
        raise click.UsageError("a chart shows one map: name one")
    found = (
        *chain.from_iterable(histories(run, most) for run in runs),
        *(history_of_gone(Path(path), most) for path in gone),
    )
    # A chart is of one map, and speaks its language.
    languages = (history.language for history in found)
    spoken = language if format_ == "svg" else language_of(format_, language, languages)
    is_shown = format_ == "text" and output is None
    report = LogReport(
        found,
        color=is_shown and use_color(sys.stdout),
        width=terminal_width(sys.stdout) if is_shown else None,
        language=spoken,
    )
    give(reporter(LOG[format_])(report), output, files_of(runs), color=report.color)
    return 0
