"""`cjmap check`: say where maps have faults and holes."""

from __future__ import annotations

import sys
from datetime import date, datetime
from functools import partial

import click

from cjmap.check import Found
from cjmap.cli.run import (
    Run,
    gather,
    stop,
    terminal_width,
    use_color,
    why_coverage_fails,
    why_findings_fail,
)
from cjmap.profiles import RuleChoice
from cjmap.reporters import FINDINGS, Report, reporter
from cjmap.reporters.text import because


@click.command("check")
@click.argument("paths", nargs=-1)
@click.option(
    "--format", "format_", type=click.Choice(list(FINDINGS)), default="text", help="How to report."
)
@click.option(
    "--fail-on",
    type=click.Choice(["note", "warning", "error", "never"]),
    help="The least severity that makes the command fail (usual: error).",
)
@click.option(
    "--fail-under",
    type=click.IntRange(0, 100),
    metavar="PERCENT",
    help="Fail when the coverage of all maps together is below (`build` does not ask for it).",
)
@click.option(
    "--profile",
    metavar="NAME",
    help="What is reported: draft (errors only), workshop, strict, or one of cjmap.yaml.",
)
@click.option("--select", metavar="RULE", multiple=True, help="Only this rule; repeatable.")
@click.option("--ignore", metavar="RULE", multiple=True, help="Not this rule; repeatable.")
@click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="Tell what is overdue as of this day, as in 2026-12-15 (usual: the day of the clock).",
)
@click.option(
    "--write-baseline",
    is_flag=True,
    help="Keep what is found now in cjmap-baseline.yaml: later runs report what is new.",
)
@click.option("--no-baseline", is_flag=True, help="Report what the baseline knows, too.")
@click.option("--fix", is_flag=True, help="Mend what has one right answer, in the files.")
@click.option("--diff", is_flag=True, help="Show what --fix would write, and write nothing.")
def command(
    paths: tuple[str, ...],
    format_: str,
    fail_on: str | None,
    fail_under: int | None,
    profile: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    today: datetime | None,
    write_baseline: bool,
    no_baseline: bool,
    fix: bool,
    diff: bool,
) -> int:
    """Say where maps have faults and holes.

    PATHS are maps, folders, or - for standard input; without any, the project around.

    \b
        cjmap check
        cjmap check shop.journey.yaml --fail-on warning
        cjmap check maps/ --profile strict --ignore unused
        cjmap check maps/ --format json
        cjmap check maps/ --diff
        cjmap check shop.journey.yaml --fix
        cjmap check - --fix < shop.journey.yaml
    """
    day = today.date() if today else date.today()
    asked = RuleChoice(profile=profile, select=select, ignore=ignore)
    look = partial(gather, paths, today=day, asked=asked, baseline=not no_baseline)
    if write_baseline:
        from cjmap.cli import baselines

        return baselines.write(look())
    if not fix and not diff:
        return _tell(look(), format_, fail_on, fail_under, is_whole=not select)
    from cjmap.cli import fixing

    plan = fixing.plan(lambda given: look(given=given), paths)
    if diff:
        return fixing.show(plan)
    mended = fixing.write(plan)
    runs, has_text = mended.runs, mended.text is not None
    status = _tell(
        runs, format_, fail_on, fail_under, fixed=mended.findings, err=has_text, is_whole=not select
    )
    fixing.fail(mended.failures)
    return status


def _tell(
    runs: tuple[Run, ...],
    format_: str,
    fail_on: str | None,
    fail_under: int | None,
    *,
    fixed: tuple[Found, ...] = (),
    err: bool = False,
    is_whole: bool = True,
) -> int:
    """Report what was found, on standard error if so asked; return the exit code."""
    maps = tuple(checked for run in runs for checked in run.maps)
    settings = tuple(found for run in runs for found in run.settings)
    reasons = dict.fromkeys(
        reason
        for run in runs
        for reason in (*why_findings_fail(run, fail_on), *why_coverage_fails(run, fail_under))
    )
    stream = sys.stderr if err else sys.stdout
    is_text = format_ == "text"
    color = is_text and use_color(stream)
    width = terminal_width(stream) if is_text else None
    report = Report(
        maps, settings, tuple(reasons), fixed, color=color, width=width, is_whole=is_whole
    )
    for line in reporter(FINDINGS[format_])(report):
        click.echo(line, color=report.color, err=err)
    for line in because(report.reasons) if format_ != "text" else ():
        click.echo(line, err=True)
    stop(runs)
    return int(bool(reasons))
