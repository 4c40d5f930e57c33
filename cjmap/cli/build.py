"""`cjmap build`: draw maps, and write their pages and checklists."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from cjmap.cli.run import Run, gather, is_misconfigured, stop, use_color, why_findings_fail
from cjmap.cli.tags import language_tag
from cjmap.errors import CjmapError
from cjmap.fields import ENGINES, FORMATS, SHOWS
from cjmap.project import CONFIG_NAME

if TYPE_CHECKING:
    from cjmap.build.wanted import Wanted


@click.command("build")
@click.argument("paths", nargs=-1)
@click.option(
    "--format", "formats", type=click.Choice(FORMATS), multiple=True, help="Only this; repeatable."
)
@click.option("--output", type=click.Path(file_okay=False), help="The folder to write into.")
@click.option(
    "--language",
    callback=language_tag,
    help="The language of the labels: de for German, else English.",
)
@click.option("--journey", help="Draw this journey of its persona instead of the first.")
@click.option(
    "--show",
    type=click.Choice(SHOWS),
    multiple=True,
    help="Show this in the diagrams, too: gaps in the description, or the as-is of a to-be map;"
    " repeatable.",
)
@click.option(
    "--persona",
    "personas",
    metavar="ID",
    multiple=True,
    help="Draw diagrams of this persona's own, too; all for each; repeatable.",
)
@click.option("--engine", type=click.Choice(ENGINES), help="What draws the diagrams.")
@click.option("--check", "dry", is_flag=True, help="Write nothing; fail when outputs are stale.")
def command(
    paths: tuple[str, ...],
    formats: tuple[str, ...],
    output: str | None,
    language: str | None,
    journey: str | None,
    show: tuple[str, ...],
    personas: tuple[str, ...],
    engine: str | None,
    dry: bool,
) -> int:
    """Draw maps, and write their pages and checklists.

    PATHS are maps, folders, or - for standard input; without any, the project around. For each
    map a folder is written, and an index over all of them. A map with errors of reading or of
    references is not drawn, and keeps its old outputs.

    \b
        cjmap build
        cjmap build shop.journey.yaml --format diagram --format matrix
        cjmap build --check
    """
    from cjmap.build.wanted import Wanted

    wanted = Wanted(formats, output, language, journey, engine, show, personas)
    runs = gather(paths)
    for run in runs:
        if run.stopped:
            _say(run)
    stop(runs)
    return max(_build(run, wanted, dry) for run in runs if run.maps or is_misconfigured(run))


def _build(run: Run, wanted: Wanted, dry: bool) -> int:
    from cjmap.build import apply, compare
    from cjmap.build.outputs import plan_outputs
    from cjmap.catalog import report_words
    from cjmap.reporters.changes import built, stale
    from cjmap.reporters.text import because
    from cjmap.reporters.verdict import why

    _say(run)
    if is_misconfigured(run):
        raise CjmapError("nothing was built", f"mend {CONFIG_NAME} first", status=2)
    plan = plan_outputs(run.project, run.config, run.maps, wanted)
    changes = compare(plan) if dry else apply(plan)
    for line in stale(plan, changes) if dry else built(plan, changes):
        click.echo(line)
    reasons = why_findings_fail(run)
    for line in because(why(reasons, report_words("en"))):
        click.echo(line, err=True)
    return int((dry and changes.stale) or bool(reasons))


def _say(run: Run) -> None:
    from cjmap.reporters import Report
    from cjmap.reporters.text import failing

    report = Report(run.maps, run.settings, color=use_color(sys.stderr))
    for line in failing(report, run.config.fail_on):
        click.echo(line, err=True, color=report.color)
