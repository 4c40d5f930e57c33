"""`cjmap ci`: judge a merge request: findings, stale outputs, coverage, in one summary."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date, datetime
from itertools import chain
from pathlib import Path

import click

from cjmap.check import Checked
from cjmap.checking.weigh import refuses
from cjmap.cli.compare import Compared, compared
from cjmap.cli.give import expect_no_loss, files_of
from cjmap.cli.languages import language_of, languages_of
from cjmap.cli.options import FAIL_ON, LANGUAGE, TODAY
from cjmap.cli.run import (
    Run,
    fails_from,
    gather,
    is_misconfigured,
    stop,
    why_coverage_fails,
    why_findings_fail,
)
from cjmap.errors import CjmapError
from cjmap.frozen import frozen
from cjmap.project import repository_root
from cjmap.reporters import AUTO, CI, Report, format_of, reporter, summary_of, target_of
from cjmap.reporters.ci.report import CiReport, Outputs
from cjmap.reporters.coverage.report import CoverageReport
from cjmap.reporters.verdict import Reason, fallen, uncounted


@click.command("ci")
@click.argument("paths", nargs=-1)
@click.option(
    "--against",
    metavar="REVISION",
    help="Compare with this revision (usual: the branch that the merge request is for).",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice([*CI, AUTO]),
    default=AUTO,
    help="How to report; auto, the usual one, asks the variables of a CI.",
)
@click.option(
    "--summary",
    type=click.Path(dir_okay=False),
    help="Add a summary to this file, as Markdown (usual: where the CI wants one).",
)
@FAIL_ON
@click.option(
    "--fail-under",
    type=click.IntRange(0, 100),
    metavar="PERCENT",
    help="Fail when the coverage of all maps together is below.",
)
@click.option(
    "--fail-on-fall",
    is_flag=True,
    help="Fail when the coverage of all maps together is lower than where it is compared with.",
)
@TODAY
@LANGUAGE
def command(
    paths: tuple[str, ...],
    against: str | None,
    format_: str,
    summary: str | None,
    fail_on: str | None,
    fail_under: int | None,
    fail_on_fall: bool,
    today: datetime | None,
    language: str | None,
) -> int:
    """Judge a merge request: what `check` finds, outputs that are stale, what coverage became.

    PATHS are maps and folders; without any, the project around. Outputs are compared where a
    build has been committed. Coverage is compared with the branch that the merge request is for,
    where the variables of the CI name one. GitHub gets annotations, and the summary of the job.

    \b
        cjmap ci
        cjmap ci --against origin/main
        cjmap ci --summary summary.md
    """
    if "-" in paths:
        raise click.UsageError("standard input has no merge request: name files or folders")
    runs = gather(paths, today=today.date() if today else date.today())
    limits = _Limits(fail_on, fail_under, fail_on_fall)
    report = _report(runs, against, target_of(os.environ), limits)
    format_ = format_of(format_, CI, os.environ)
    languages = tuple(languages_of(runs))
    for line in reporter(CI[format_])(report.in_(language_of(format_, language, languages))):
        click.echo(line)
    summed_up = report.in_(language_of("markdown", language, languages))
    _add(summary or summary_of(os.environ), reporter(CI["markdown"])(summed_up), runs)
    stop(runs)
    return int(bool(report.reasons))


@frozen
class _Limits:
    """What a command line says of what fails; None leaves it to the settings."""

    fail_on: str | None
    fail_under: int | None
    fail_on_fall: bool


def _report(runs: tuple[Run, ...], against: str | None, target: str, limits: _Limits) -> CiReport:
    coverage, notes = _coverage(runs, against, target, limits)
    return CiReport(_findings(runs, limits.fail_on), _outputs(runs), coverage, notes)


def _findings(runs: tuple[Run, ...], fail_on: str | None) -> Report:
    reasons = chain.from_iterable(why_findings_fail(run, fail_on) for run in runs)
    thresholds = (fails_from(run, fail_on) for run in runs)
    return Report(
        maps=tuple(checked for run in runs for checked in run.maps),
        settings=tuple(found for run in runs for found in run.settings),
        reasons=tuple(reasons),
        fails_from=min(filter(None, thresholds), default=None),
        root=str(repository_root(Path())),
    )


def _coverage(
    runs: tuple[Run, ...], against: str | None, target: str, limits: _Limits
) -> tuple[CoverageReport, tuple[str, ...]]:
    """Return the coverage, compared with a revision, and why it is not, where there is none.

    A revision that was asked for has to be there; one that only the host names may be missing.
    """
    notes: tuple[str, ...] = ()
    if against is not None or not target:
        pairs, found, remarks = compared(runs, against)
        if limits.fail_on_fall and not found:
            notes = ("--fail-on-fall has nothing to compare with: --against names a revision",)
    else:
        try:
            pairs, found, remarks = _since_it_parted(runs, target)
        except CjmapError as error:
            pairs, found, remarks = compared(runs, None)
            notes = (f"coverage is not compared with {target}: {error} ({error.hint})",)
    fails = (why_coverage_fails(run, limits.fail_under) for run in runs)
    unknown = uncounted(one for run in runs for one in run.maps if not _is_told(one, run, limits))
    falls = fallen(pairs, found.revision) if found and limits.fail_on_fall else ()
    reasons: tuple[Reason, ...] = (*unknown, *chain.from_iterable(fails), *falls)
    return CoverageReport(pairs, found, notes=remarks, reasons=reasons), notes


def _is_told(checked: Checked, run: Run, limits: _Limits) -> bool:
    """Whether the findings fail already because of what keeps a map from being counted."""
    is_strict = fails_from(run, limits.fail_on) is not None
    return is_strict and any(refuses(one.diagnostic) for one in checked.found)


def _since_it_parted(runs: tuple[Run, ...], target: str) -> Compared:
    """Return what the branch has changed since it left its target: not what others did there.

    A shallow clone may lack the commit in common; then the target as it is now is compared.
    """
    try:
        return compared(runs, target, parted=True)
    except CjmapError:
        return compared(runs, target)


def _outputs(runs: tuple[Run, ...]) -> Outputs:
    """Return whether outputs are what the maps say, where a build has been committed."""
    from cjmap.build import Changes, Plan, compare
    from cjmap.build.outputs import plan_outputs
    from cjmap.build.wanted import Wanted
    from cjmap.reporters.changes import stale

    def planned(run: Run) -> tuple[Plan, Changes]:
        plan = plan_outputs(run.project, run.config, run.maps, Wanted())
        return plan, compare(plan)

    both = [planned(run) for run in runs if _is_built(run)]
    lines = chain.from_iterable(stale(plan, changes) for plan, changes in both)
    number = sum(len(one.added) + len(one.changed) + len(one.removed) for _, one in both)
    return Outputs(tuple(lines), number)


def _is_built(run: Run) -> bool:
    from cjmap.build.manifest import read_manifest
    from cjmap.build.outputs import output_folder

    if is_misconfigured(run):
        return False
    return bool(read_manifest(output_folder(run.project, run.config, None)).files)


def _add(file: str, lines: Iterator[str], runs: tuple[Run, ...]) -> None:
    """Add lines to what a file holds; "" is no file.

    Raises `CjmapError` where it can't, and where authors' words would be lost.
    """
    if not file:
        return
    expect_no_loss(file, files_of(runs))
    text = "".join(f"{line}\n" for line in lines)
    try:
        with Path(file).open("a", encoding="utf-8", errors="replace", newline="\n") as stream:
            stream.write(text)
    except OSError as error:
        message = f'"{file}" can\'t be written: {error.strerror}'
        raise CjmapError(message, "choose another --summary") from error
