"""`cjmap check`: say where maps have faults and holes."""

from __future__ import annotations

import sys

import click

from cjmap.cli.run import fails, gather, use_color
from cjmap.reporters import REPORTERS, Report


@click.command("check")
@click.argument("paths", nargs=-1)
@click.option(
    "--format", "format_", type=click.Choice(list(REPORTERS)), default="text", help="How to report."
)
@click.option(
    "--fail-on",
    type=click.Choice(["note", "warning", "error", "never"]),
    help="The least severity that makes the command fail (usual: error).",
)
@click.option(
    "--fail-under", type=click.IntRange(0, 100), help="Fail when the coverage is below PERCENT."
)
def command(
    paths: tuple[str, ...], format_: str, fail_on: str | None, fail_under: int | None
) -> int:
    """Say where maps have faults and holes.

    PATHS are maps, folders, or - for standard input; without any, the project around.

    \b
        cjmap check
        cjmap check shop.journey.yaml --fail-on warning
        cjmap check maps/ --format json
    """
    runs = gather(paths)
    maps = tuple(checked for run in runs for checked in run.maps)
    settings = tuple(found for run in runs for found in run.settings)
    report = Report(maps, settings, color=format_ == "text" and use_color(sys.stdout))
    for line in REPORTERS[format_](report):
        click.echo(line, color=report.color)
    return int(any(fails(run, fail_on, fail_under) for run in runs))
