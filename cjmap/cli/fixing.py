"""Fix what was given to `cjmap check`, or show how it would be fixed."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import click

from cjmap.checking.locate import Found, once
from cjmap.cli.given import STDIN, Given, read_stdin
from cjmap.cli.run import Run, use_color
from cjmap.errors import CjmapError
from cjmap.frozen import frozen
from cjmap.mending.fixing import Fixed, Fixes, fix, key_of, said_by_all
from cjmap.mending.worsening import Checkup, path_of
from cjmap.renderers.text import terminal
from cjmap.source.drafts import Drafts


@frozen
class Plan:
    """What fixes change, and how to check everything with other bytes in some files.

    `text` is what came from standard input, if anything did, and `stdin` the path of the file for
    which it stands.
    """

    fixes: Fixes
    look: Callable[[Mapping[Path, bytes]], tuple[Run, ...]]
    stdin: Path
    text: bytes | None = None


@frozen
class Mended:
    """What was fixed, what a check finds now, and why some files could not be written.

    `text` is what came from standard input, as it is now.
    """

    findings: tuple[Found, ...]
    runs: tuple[Run, ...]
    failures: tuple[CjmapError, ...]
    text: bytes | None = None


def plan(
    check: Callable[[Given], tuple[Run, ...]], paths: tuple[str, ...], *, stdin_name: str = STDIN
) -> Plan:
    """Find out what fixes do to the files that the arguments lead to; `check` checks them.

    What comes from standard input stands for the file `stdin_name`.
    """
    drafts, stdin = Drafts(), path_of(stdin_name)
    given = read_stdin() if "-" in paths else None
    if given is not None:
        drafts.first[stdin] = given

    def look(data: Mapping[Path, bytes]) -> tuple[Run, ...]:
        return check(Given(drafts.but(data), data.get(stdin, given), stdin_name))

    fixes = fix(lambda data: _checkup(look(data)), drafts.first.__getitem__)
    return Plan(fixes, look, stdin, given)


def write(plan: Plan) -> Mended:
    """Write the files, each whole or not at all, and standard input's to standard output."""
    from cjmap.build.file import rewrite

    written: list[Fixed] = []
    failures: list[CjmapError] = []
    text = plan.text
    for one in plan.fixes.files:
        try:
            if text is not None and one.path == plan.stdin:
                text = one.after
            else:
                rewrite(one.path, one.name, before=one.before, after=one.after)
            written.append(one)
        except CjmapError as error:
            failures.append(error)
    if text is not None:
        click.echo(text, nl=False)
    now = plan.look({one.path: one.after for one in written})
    # What is left is for the author to mend: what could be fixed, has been.
    runs = tuple(_with_each(run, lambda one: _for_author(one, plan.fixes.left)) for run in now)
    findings = tuple(found for one in written for found in one.findings)
    return Mended(findings, runs, tuple(failures), text)


def promised(runs: tuple[Run, ...], plan: Plan) -> tuple[tuple[Run, ...], int]:
    """Return runs in which only what the plan mends is said to be fixable, with why else not.

    The number is that of the findings that can be mended only when these are.
    """
    offered = {key_of(one) for one in _checkup(runs).found if one.edits}
    left = plan.fixes.left

    def in_truth(one: Found) -> Found:
        is_mended = key_of(one) in offered and key_of(one) not in left
        return one if is_mended else _for_author(one, left)

    mended = {key_of(one) for file in plan.fixes.files for one in file.findings}
    later = len(mended) - len(offered - left.keys())
    return tuple(_with_each(run, in_truth) for run in runs), max(later, 0)


def show(plan: Plan) -> int:
    """Write to standard output how the files would differ; return the exit code."""
    from cjmap.reporters.diff import summary, unified

    is_terminal, color = sys.stdout.isatty(), use_color(sys.stdout)
    for one in plan.fixes.files:
        for line in unified(one, color=color, is_terminal=is_terminal):
            click.echo(line, color=color)
    click.echo(summary(plan.fixes.files), err=True)
    for line in _left(plan):
        click.echo(terminal(line), err=True)
    return int(bool(plan.fixes.files))


def _left(plan: Plan) -> Iterator[str]:
    """Yield why some fixes are left out, each in a line."""
    runs = plan.look({one.path: one.after for one in plan.fixes.files})
    found = [
        one for run in runs for one in (*run.settings, *(f for m in run.maps for f in m.found))
    ]
    for one in once(found):
        if one.edits:
            where = f"{one.at.file}:{one.at.line}:{one.at.column}"
            yield f"{where}: left as it is: {_why(one, plan.fixes.left)}"


def _checkup(runs: tuple[Run, ...]) -> Checkup:
    maps = [checked for run in runs for checked in run.maps]
    found = [one for run in runs for one in run.settings]
    sources = [run.source for run in runs if run.source]
    sources += [source for checked in maps for source in checked.loaded.sources.values()]
    by_path = {path_of(source.file): source for source in sources}
    return Checkup(once([*found, *said_by_all(maps)]), by_path)


def _with_each(run: Run, told: Callable[[Found], Found]) -> Run:
    """Return a run with its findings told in another way."""
    settings = tuple(map(told, run.settings))
    maps = tuple(replace(one, found=tuple(map(told, one.found))) for one in run.maps)
    return replace(run, settings=settings, maps=maps)


def _for_author(one: Found, left: Mapping[object, str]) -> Found:
    """Return a finding without its fix, with why that was left out."""
    if not one.edits:
        return one
    said = one.diagnostic
    help = "\n".join(filter(None, (said.help, f"--fix leaves it as it is: {_why(one, left)}")))
    return replace(one, diagnostic=replace(said, help=help), edits=())


def _why(one: Found, left: Mapping[object, str]) -> str:
    return left.get(key_of(one), "another map that reads this file has no such fault")
