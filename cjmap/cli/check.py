"""`cjmap check`: say where maps have faults and holes."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cjmap.check import Found
from cjmap.cli.failures import fail
from cjmap.cli.give import files_of, give
from cjmap.cli.given import STDIN, Given
from cjmap.cli.options import FAIL_ON, OUTPUT, TODAY, chosen_format
from cjmap.cli.run import (
    Run,
    fails_from,
    gather,
    stop,
    terminal_width,
    use_color,
    why_coverage_fails,
    why_findings_fail,
)
from cjmap.errors import CjmapError
from cjmap.frozen import frozen
from cjmap.project import repository_root
from cjmap.reporters import AUTO, FINDINGS, Report, format_of, reporter
from cjmap.reporters.text import because
from cjmap.reporters.verdict import Reason
from cjmap.settings.profiles import RuleChoice

if TYPE_CHECKING:
    from cjmap.cli.fixing import Plan

# To know what can be mended, all maps are checked a few times more.
_MOST_TRIED = 20
# So many characters are checked again in no time.
_MOST_TRIED_TEXT = 200_000


@frozen
class Telling:
    """How to report, where to, what makes the command fail, and whether all rules were asked."""

    format: str
    output: str | None
    fail_on: str | None
    fail_under: int | None
    is_whole: bool


@click.command("check")
@click.argument("paths", nargs=-1)
@click.option(
    "--format",
    "format_",
    type=click.Choice([*FINDINGS, AUTO]),
    default="text",
    help="How to report; auto asks the variables of a CI.",
)
@OUTPUT
@FAIL_ON
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
@TODAY
@click.option(
    "--write-baseline",
    is_flag=True,
    help="Keep what is found now in cjmap-baseline.yaml: later runs report what is new.",
)
@click.option("--no-baseline", is_flag=True, help="Report what the baseline knows, too.")
@click.option(
    "--stdin-filename",
    type=click.Path(dir_okay=False),
    metavar="PATH",
    help="Judge standard input as if it stood in this file, by its settings and its baseline.",
)
@click.option("--fix", is_flag=True, help="Mend what has one right answer, in the files.")
@click.option("--diff", is_flag=True, help="Show what --fix would write, and write nothing.")
def command(
    paths: tuple[str, ...],
    format_: str,
    output: str | None,
    fail_on: str | None,
    fail_under: int | None,
    profile: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    today: datetime | None,
    write_baseline: bool,
    no_baseline: bool,
    stdin_filename: str | None,
    fix: bool,
    diff: bool,
) -> int:
    """Say where maps have faults and holes.

    PATHS are maps, folders, or - for standard input; without any, the project around.

    \b
        cjmap check
        cjmap check shop.journey.yaml --fail-on warning
        cjmap check maps/ --profile strict --ignore unused
        cjmap check maps/ --format sarif --output cjmap.sarif
        cjmap check maps/ --diff
        cjmap check shop.journey.yaml --fix
        cjmap check - --fix < shop.journey.yaml
        cjmap check - --stdin-filename maps/shop.journey.yaml < draft.yaml
    """
    paths = paths or (("-",) if stdin_filename else ())
    if output and (diff or write_baseline):
        raise click.UsageError("--output is for the report: leave out --diff and --write-baseline")
    if stdin_filename and "-" not in paths:
        raise click.UsageError("--stdin-filename says what - stands for, and no path is -")
    if write_baseline and (select or ignore or profile or fix or diff or "-" in paths):
        raise _only_what_the_project_reports()
    stdin_name = stdin_filename or STDIN
    look = partial(
        gather,
        paths,
        today=today.date() if today else date.today(),
        asked=RuleChoice(profile=profile, select=select, ignore=ignore),
        given=Given(stdin_name=stdin_name),
        baseline=not no_baseline,
    )
    format_ = chosen_format(format_, output, FINDINGS)
    format_ = format_of(format_, FINDINGS, os.environ)
    telling = Telling(format_, output, fail_on, fail_under, is_whole=not select)
    if write_baseline:
        from cjmap.cli import baselines

        return baselines.write(look())
    if not fix and not diff:
        runs = look()
        runs, later = (runs, 0) if "-" in paths else _promised(runs, look, paths)
        return _tell(runs, telling, later=later)
    from cjmap.cli import fixing

    plan = fixing.plan(lambda given: look(given=given), paths, stdin_name=stdin_name)
    return fixing.show(plan) if diff else _mend(plan, telling)


def _promised(
    runs: tuple[Run, ...], look: Callable[..., tuple[Run, ...]], paths: tuple[str, ...]
) -> tuple[tuple[Run, ...], int]:
    """Return runs that call fixable what `--fix` mends, and how many more it mends then.

    Of many maps, fixable is what it tries to mend, and no more is known.
    """
    maps = [one for run in runs for one in run.maps]
    said = (found for one in maps for found in one.found)
    text = sum(len(one.text) for each in maps for one in each.loaded.sources.values())
    is_much = len(maps) > _MOST_TRIED or text > _MOST_TRIED_TEXT
    if is_much or not any(one.edits for one in said):
        return runs, 0
    from cjmap.cli import fixing

    return fixing.promised(runs, fixing.plan(lambda given: look(given=given), paths))


def _only_what_the_project_reports() -> CjmapError:
    message = "--write-baseline keeps everything that the project's own settings report"
    hint = "leave out --select, --ignore, --profile, --fix, --diff and standard input"
    return CjmapError(message, hint, status=2)


def _mend(plan: Plan, telling: Telling) -> int:
    """Write what fixes change, and report what is left; return the exit code."""
    from cjmap.cli import fixing

    mended = fixing.write(plan)
    status = _tell(mended.runs, telling, fixed=mended.findings, err=mended.text is not None)
    fail(mended.failures)
    return status


def _tell(
    runs: tuple[Run, ...],
    telling: Telling,
    *,
    fixed: tuple[Found, ...] = (),
    later: int = 0,
    err: bool = False,
) -> int:
    """Report what was found, on standard error if so asked; return the exit code."""
    stream = sys.stderr if err else sys.stdout
    is_shown = telling.format == "text" and telling.output is None
    report = replace(
        _report(runs, telling),
        fixed=fixed,
        later=later,
        color=is_shown and use_color(stream),
        width=terminal_width(stream) if is_shown else None,
    )
    said = reporter(FINDINGS[telling.format])(report)
    give(said, telling.output, files_of(runs), color=report.color, err=err)
    for line in because(report.why) if not is_shown else ():
        click.echo(line, err=True)
    stop(runs)
    return int(bool(report.reasons))


def _report(runs: tuple[Run, ...], telling: Telling) -> Report:
    reasons: list[Reason] = []
    for run in runs:
        reasons += why_findings_fail(run, telling.fail_on)
        reasons += why_coverage_fails(run, telling.fail_under)
    thresholds = (fails_from(run, telling.fail_on) for run in runs)
    return Report(
        maps=tuple(checked for run in runs for checked in run.maps),
        settings=tuple(found for run in runs for found in run.settings),
        reasons=tuple(reasons),
        is_whole=telling.is_whole,
        fails_from=min(filter(None, thresholds), default=None),
        root=str(repository_root(Path())),
    )
