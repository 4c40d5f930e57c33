"""`cjmap coverage`: say how much of the journeys is described, for whom, where and by whom."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from itertools import chain
from pathlib import Path

import click

from cjmap.cli.compare import compared
from cjmap.cli.give import files_of, give
from cjmap.cli.languages import language_of, languages_of
from cjmap.cli.options import LANGUAGE, OUTPUT, chosen_format
from cjmap.cli.run import (
    Run,
    gather,
    is_misconfigured,
    least_coverage,
    stop,
    terminal_width,
    use_color,
    why_coverage_fails,
)
from cjmap.errors import CjmapError
from cjmap.project import CONFIG_NAME, repository_root
from cjmap.reporters import AUTO, COVERAGE, Report, format_of, reporter
from cjmap.reporters.coverage.report import CoverageReport
from cjmap.reporters.coverage.text import said_beside
from cjmap.reporters.text import failing
from cjmap.reporters.verdict import Reason, uncounted
from cjmap.totals.shares import AXES, Axis

# The formats that hold sums over all maps.
WITH_TABLES = {
    name: COVERAGE[name] for name in ("text", "concise", "json", "jsonl", "markdown", "github")
}


@click.command("coverage")
@click.argument("paths", nargs=-1)
@click.option(
    "--format",
    "format_",
    type=click.Choice([*COVERAGE, AUTO]),
    default="text",
    help="How to report; auto asks the variables of a CI.",
)
@click.option("--by", type=click.Choice(AXES), help="Only this table, over all maps together.")
@click.option(
    "--against", metavar="REVISION", help="Show what has changed since a revision of git."
)
@click.option(
    "--fail-under",
    type=click.IntRange(0, 100),
    metavar="PERCENT",
    help="Fail when the coverage of all maps together is below.",
)
@OUTPUT
@LANGUAGE
def command(
    paths: tuple[str, ...],
    format_: str,
    by: Axis | None,
    against: str | None,
    fail_under: int | None,
    output: str | None,
    language: str | None,
) -> int:
    """Say how much of the journeys is described: by persona, phase, facet, owner and map.

    PATHS are maps, folders, or - for standard input; without any, the project around. A map with
    errors of reading or of references is named and not counted.

    \b
        cjmap coverage
        cjmap coverage maps/ --by owner
        cjmap coverage --against main --format markdown
        cjmap coverage --format badge --output coverage.svg
    """
    format_ = chosen_format(format_, output, COVERAGE)
    _refuse_what_makes_no_sense(paths, format_, by, against)
    format_ = format_of(format_, WITH_TABLES if by else COVERAGE, os.environ)
    runs = gather(paths)
    _stop(runs)
    pairs, found, notes = compared(runs, against)
    fails = [(run, why_coverage_fails(run, fail_under)) for run in runs]
    reasons: list[Reason] = [
        *uncounted(one for run in runs for one in run.maps),
        *chain.from_iterable(why for _, why in fails),
    ]
    is_shown = format_ == "text" and output is None
    report = CoverageReport(
        pairs,
        found,
        by=by,
        notes=notes,
        reasons=tuple(reasons),
        short=_short((run for run, why in fails if why), fail_under),
        color=is_shown and use_color(sys.stdout),
        width=terminal_width(sys.stdout) if is_shown else None,
        language=language_of(format_, language, languages_of(runs)),
        root=str(repository_root(Path())),
    )
    give(reporter(COVERAGE[format_])(report), output, files_of(runs), color=report.color)
    if not is_shown:
        for line in said_beside(replace(report, language="en")):
            click.echo(line, err=True)
    return int(bool(reasons))


def _short(runs: Iterable[Run], fail_under: int | None) -> dict[str, Decimal]:
    """Return what is asked of the maps of runs, by their files, the option before the settings."""
    asked = ((run, least_coverage(run, fail_under)) for run in runs)
    return {
        next(iter(one.loaded.sources)): least
        for run, least in asked
        if least is not None
        for one in run.maps
    }


def _refuse_what_makes_no_sense(
    paths: tuple[str, ...], format_: str, by: Axis | None, against: str | None
) -> None:
    if by and format_ == "badge":
        raise click.UsageError("a badge shows one number: leave --by out")
    if by and format_ not in (*WITH_TABLES, AUTO):
        raise click.UsageError(f"{format_} has no tables: leave --by out")
    if against is not None and "-" in paths:
        raise click.UsageError("standard input has no revisions: name the file for --against")


def _stop(runs: tuple[Run, ...]) -> None:
    """Raise what keeps maps from being found, or from knowing what they owe."""
    for run in runs:
        if is_misconfigured(run):
            report = Report((), run.settings, color=use_color(sys.stderr))
            for line in failing(report, None):
                click.echo(line, err=True, color=report.color)
            raise CjmapError("nothing was counted", f"mend {CONFIG_NAME} first", status=2)
    stop(runs)
