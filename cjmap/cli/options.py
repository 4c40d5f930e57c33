"""The options that several commands have."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import PurePath

import click

from cjmap.cli.tags import language_tag

# By the ending of the file that a report goes into, the formats that it may have.
_OF_ENDING = {
    ".html": ("html",),
    ".svg": ("svg", "badge"),
    ".md": ("markdown",),
    ".json": ("json",),
    ".jsonl": ("jsonl",),
    ".sarif": ("sarif",),
    ".xml": ("junit",),
}


def chosen_format(format_: str, output: str | None, formats: Collection[str]) -> str:
    """Return the `--format` that was given, else the one of `formats` that the file's ending says.

    Without either, it is the usual one. Raises a usage error where the ending says one of others.
    """
    given = click.get_current_context().get_parameter_source("format_")
    if given is not click.core.ParameterSource.DEFAULT or output is None:
        return format_
    ending = PurePath(output).suffix.lower()
    meant = _OF_ENDING.get(ending, (format_,))
    found = next((one for one in meant if one in formats), None)
    if found is None:
        known = ", ".join(formats)
        message = (
            f"there is no {ending} of this report: name another file, or say --format: {known}"
        )
        raise click.UsageError(message)
    return found


FAIL_ON = click.option(
    "--fail-on",
    type=click.Choice(["note", "warning", "error", "never"]),
    help="The least severity that makes the command fail (usual: error).",
)
OUTPUT = click.option(
    "--output",
    type=click.Path(dir_okay=False),
    help="Write into this file instead of showing it; its ending"
    " says the format where --format does not.",
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
