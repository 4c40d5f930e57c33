"""The options that several commands have."""

from __future__ import annotations

import click

from cjmap.cli.tags import language_tag

FAIL_ON = click.option(
    "--fail-on",
    type=click.Choice(["note", "warning", "error", "never"]),
    help="The least severity that makes the command fail (usual: error).",
)
OUTPUT = click.option(
    "--output", type=click.Path(dir_okay=False), help="Write into this file instead of showing it."
)
LANGUAGE = click.option(
    "--language",
    callback=language_tag,
    help="The language of documents and pictures: de for German, else English (usual: that of the "
    "project, else of its maps). What is for a terminal or for programs is in English.",
)
TODAY = click.option(
    "--today",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="Tell what is overdue as of this day, as in 2026-12-15 (usual: the day of the clock).",
)
