"""Measure what comparing two revisions costs beside reading both: 200 maps, asked <= 2 x."""

from __future__ import annotations

import gc
import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time

import click
from maps import full_map

from cjmap.cli.both import both_sides
from cjmap.cli.sides import Side, Wanted
from cjmap.load import load
from cjmap.project import find_maps, find_project, read_from
from cjmap.reporters import DIFFERENCES, reporter
from cjmap.reporters.differences.report import DiffReport

OLD, NEW = Side("revision", "HEAD~1"), Side("revision", "HEAD")
WHO = ("-c", "user.name=Bench", "-c", "user.email=bench@example.org")


@click.command()
@click.option("--maps", default=200, help="How many maps the project has.")
@click.option("--touchpoints", default=40, help="How many touchpoints a map has.")
@click.option("--edited", default=100, help="In how many percent of the maps something changes.")
@click.option("--runs", default=5, help="How often to measure; the median counts.")
@click.option("--format", "format_", default="text", type=click.Choice(list(DIFFERENCES)))
def main(maps: int, touchpoints: int, edited: int, runs: int, format_: str) -> None:
    """Print the CPU time of reading both revisions, and how many times it a diff takes."""
    # As on the command line, which ends before there is anything worth collecting.
    gc.disable()
    with TemporaryDirectory() as folder:
        os.chdir(folder)
        changes = _repository(maps, touchpoints, edited)
        pairs = [(_timed(_read), _timed(lambda: _diff(format_))) for _ in range(runs)]
        os.chdir("/")
    read, diffed = (median(times) for times in zip(*pairs, strict=True))
    print(
        f"{maps} maps of {touchpoints} touchpoints, {changes} lines changed: reading both "
        f"{read:.2f} s, diff {diffed:.2f} s, {diffed / read:.2f} x (asked 2 x)"
    )


def _repository(maps: int, touchpoints: int, edited: int) -> int:
    """Make two commits of maps in the current folder; return how many lines are others."""
    _git("init", "-q")
    texts = [full_map(touchpoints, seed=seed) for seed in range(maps)]
    _commit(texts)
    dice = Random(1)
    others = [_edited(one, dice) if dice.random() * 100 < edited else one for one in texts]
    _commit(others)
    both = zip(texts, others, strict=True)
    return sum(
        old != new
        for one, other in both
        for old, new in zip(one.splitlines(), other.splitlines(), strict=True)
    )


def _commit(texts: list[str]) -> None:
    for number, text in enumerate(texts):
        Path(f"map-{number}.journey.yaml").write_text(text, "utf-8")
    _git("add", "-A")
    _git("commit", "-q", "-m", "Change maps")


def _git(*words: str) -> None:
    subprocess.run(("git", *WHO, *words), check=True)


def _edited(text: str, dice: Random) -> str:
    """Return a map in which every tenth feeling, name and phase is another."""
    text = re.sub(r"emotion: -?\d", lambda found: _sometimes(dice, found[0], "emotion: 1"), text)
    text = re.sub(
        r"(?m)^    name: (.*)$", lambda found: _sometimes(dice, found[0], f"{found[0]} now"), text
    )
    return re.sub(
        r"(?m)^    phase: .*$", lambda found: _sometimes(dice, found[0], "    phase: use"), text
    )


def _sometimes(dice: Random, one: str, other: str) -> str:
    return other if dice.random() < 0.1 else one


def _timed(work: Callable[[], None]) -> float:
    start = process_time()
    work()
    return process_time() - start


def _read() -> None:
    project = find_project(Path())
    for side in (OLD, NEW):
        with side.open(project.root) as files:
            here = read_from(files, project)
            for path in find_maps((project.root,), (), root=project.root, files=files):
                assert load(path, here).map


def _diff(format_: str) -> None:
    both = both_sides(Wanted(OLD, NEW))
    report = DiffReport(OLD.name, NEW.name, both.maps, both.notes)
    assert any(report.changed)
    assert sum(map(len, reporter(DIFFERENCES[format_])(report)))


if __name__ == "__main__":
    main()
