"""`cjmap insights`: say what the numbers of maps tell."""

from __future__ import annotations

import sys

import click

from cjmap.build.wanted import Wanted, expect_asked
from cjmap.cli.run import gather, is_misconfigured, stop, use_color
from cjmap.cli.tags import language_tag
from cjmap.errors import CjmapError
from cjmap.project import CONFIG_NAME
from cjmap.reporters.insights import INSIGHT_REPORTERS, make_report

_FORMATS = click.Choice(list(INSIGHT_REPORTERS))


@click.command("insights")
@click.argument("paths", nargs=-1)
@click.option("--format", "format_", type=_FORMATS, default="text", help="How to report.")
@click.option(
    "--persona", "personas", metavar="ID", multiple=True, help="Look only at this; repeatable."
)
@click.option("--brief", "is_brief", is_flag=True, help="Only what matters most, in short.")
@click.option(
    "--language",
    callback=language_tag,
    help="The language of the statements: de for German, else English.",
)
def command(
    paths: tuple[str, ...],
    format_: str,
    personas: tuple[str, ...],
    is_brief: bool,
    language: str | None,
) -> int:
    """Say what maps tell by their numbers: the analysis, the last step of the method.

    First what matters most, in short; then which phases feel best and worst, where feelings fall,
    which problems weigh most and have no plan, where channels break, where ways part, how they
    end, and who has what under way.

    PATHS are maps, folders, or - for standard input; without any, the project around.

    \b
        cjmap insights shop.journey.yaml
        cjmap insights --brief
        cjmap insights --format markdown > insights.md
        cjmap insights shop.journey.yaml --persona clara
    """
    runs = gather(paths)
    stop(runs)
    if any(map(is_misconfigured, runs)):
        raise CjmapError(
            "nothing was analysed", f"`cjmap check` shows what to mend in {CONFIG_NAME}", status=2
        )
    expect_asked(Wanted(personas=personas), (one for run in runs for one in run.maps))
    maps = [(checked, run.config) for run in runs for checked in run.maps]
    color = format_ == "text" and use_color(sys.stdout)
    report = make_report(maps, language=language, personas=personas, color=color, is_brief=is_brief)
    for line in INSIGHT_REPORTERS[format_](report):
        click.echo(line, color=color)
    for path in report.refused:
        click.echo(f"{path} has errors: `cjmap check` shows them", err=True)
    return int(bool(report.refused))
