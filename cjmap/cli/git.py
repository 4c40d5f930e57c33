"""`cjmap git`: let git merge maps by their keys, and show them in words."""

from __future__ import annotations

from pathlib import Path

import click


@click.group("git")
def command() -> None:
    """Let git merge maps by their keys, and show them in words.

    \b
        cjmap git install
        git merge feature
        git diff
    """


@command.command("install")
def install() -> None:
    """Set this clone up: `git merge` and `git diff` know maps from then on.

    Writes to the configuration of the clone and to .gitattributes, which is to be committed.
    Each clone needs it once. How the team has git merge outputs already stays.

    \b
        cjmap git install
    """
    from shutil import which

    from cjmap.merge.install import ATTRIBUTES, left_alone
    from cjmap.merge.install import install as set_up

    done = list(set_up(Path()))
    for line in (*(done or ["everything is set up already"]), *left_alone(Path())):
        click.echo(line)
    if done:
        click.echo(f"commit {ATTRIBUTES}; each other clone needs `cjmap git install` once")
    if which("cjmap") is None:
        click.echo("cjmap is not on the PATH: git merges line by line until it is", err=True)


@command.command("uninstall")
@click.option("--attributes", is_flag=True, help="Also take out lines that are committed.")
def uninstall(attributes: bool) -> None:
    """Take back what `cjmap git install` has written in this clone.

    Lines in .gitattributes that are committed stay, as they are for the whole team, and so do
    those that somebody has changed.

    \b
        cjmap git uninstall
    """
    from cjmap.merge.install import uninstall as take_back

    for line in list(take_back(Path(), attributes=attributes)) or ["nothing was set up"]:
        click.echo(line)


@command.command("textconv")
@click.argument("file")
def textconv(file: str) -> None:
    """Print a map in words, one thing a line, for `git diff`.

    Of one in conflict, both sides are shown where they differ; a broken one as it is, below a
    comment that says why.

    \b
        cjmap git textconv shop.journey.yaml
    """
    from cjmap.merge.shown import shown
    from cjmap.source import read_file

    click.echo(shown(read_file(Path(file), file, most=-1)), nl=False)


@command.command("merge-output")
@click.argument("base")
@click.argument("ours")
@click.argument("theirs")
@click.option("--path", metavar="FILE", required=True, help="What the file is called.")
@click.option("--marker-size", type=click.IntRange(1, 1000), default=7, help="Length of marks.")
@click.option("--ours-label", metavar="TEXT", default="ours", help="What to call our side.")
@click.option("--theirs-label", metavar="TEXT", default="theirs", help="What to call the other.")
def merge_output(
    base: str,
    ours: str,
    theirs: str,
    path: str,
    marker_size: int,
    ours_label: str,
    theirs_label: str,
) -> int:
    """Merge two versions of an output, as git asks for it; the result is written over OURS.

    Ours is taken, as `cjmap build` makes it anew; ticks and notes in a checklist stay of both
    sides. The exit code is 1 where both have changed the same note.

    \b
        cjmap git merge-output base.md ours.md theirs.md --path journeys/shop/checklist.md
    """
    from cjmap.build.file import write_file
    from cjmap.cli.merge import label
    from cjmap.merge import Marks, style_of
    from cjmap.merge.outputs import merge_output as merge
    from cjmap.renderers.text import terminal

    names = (label(ours_label, "ours"), label(theirs_label, "theirs"))
    marks = Marks(marker_size, *names, style=style_of(Path()))
    merged = merge(Path(base), Path(ours), Path(theirs), path=path, marks=marks)
    for line in merged.told:
        click.echo(terminal(f"{path}: {line}"), err=True)
    write_file(Path(ours), merged.data)
    return 0 if merged.is_clean else 1
