"""`cjmap fmt`: write maps in the one way in which they are written."""

from __future__ import annotations

import click

from cjmap.cli.given import STDIN
from cjmap.cli.putting import name, pass_on, put, show
from cjmap.cli.rewriting import from_files, from_stdin


@click.command("fmt")
@click.argument("paths", nargs=-1)
@click.option("--check", "dry", is_flag=True, help="Write nothing; fail when a file would change.")
@click.option("--diff", is_flag=True, help="Show how files would change, and write nothing.")
@click.option(
    "--stdin-filename",
    "stdin_name",
    metavar="PATH",
    default=STDIN,
    help="The file that - stands for: what findings call it, and whether it holds settings.",
)
@click.option(
    "--schemas",
    metavar="ADDRESS",
    help="Say in each file where editors find its schema: in the folder at this address or path.",
)
def command(
    paths: tuple[str, ...], dry: bool, diff: bool, stdin_name: str, schemas: str | None
) -> int:
    """Write maps in the one way in which they are written.

    PATHS are maps, cjmap.yaml, folders, or - from standard input to standard output; without any,
    the project around. Keys come in the order of the format, comments stay with what they belong
    to, and every file says what it said before.

    \b
        cjmap fmt
        cjmap fmt maps/ --check
        cjmap fmt shop.journey.yaml --diff
        cjmap fmt - < shop.journey.yaml
        cjmap fmt --schemas https://example.org/schema
    """
    if "-" in paths and len(paths) > 1:
        raise click.UsageError("standard input comes alone: leave out the other paths")
    if "-" in paths:
        rewriting = from_stdin(stdin_name, schemas=schemas)
    else:
        rewriting = from_files(paths, schemas=schemas)
    if diff:
        return show(rewriting)
    if dry:
        return name(rewriting)
    return pass_on(rewriting) if "-" in paths else put(rewriting)
