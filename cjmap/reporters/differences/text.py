"""Differences for people in a terminal: what weighs most comes first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from cjmap.diff import Change
from cjmap.renderers.text import terminal
from cjmap.reporters.coverage.text import because
from cjmap.reporters.differences.contents import contents
from cjmap.reporters.differences.places import file_of, lines_of
from cjmap.reporters.differences.report import Compared, DiffReport
from cjmap.reporters.differences.spelling import part_of
from cjmap.reporters.differences.telling import is_of_part, tell
from cjmap.reporters.differences.words import WEIGHTS, coverage, faults, size, state, summary

_COLORS = {"+": "green", "−": "red", "~": "yellow"}


def lines(report: DiffReport) -> Iterator[str]:
    """Yield each map with its changes, then how many there are; nothing where there are none."""
    for one in report.changed:
        yield _bold(_head(one, report), report)
        yield from _body(one, report)
        yield ""
    yield from map(terminal, report.notes)
    if any(report.changed):
        yield _bold(terminal(summary(report)), report)


def said_beside(report: DiffReport) -> Iterator[str]:
    """Yield what is to be said where the report itself goes to a file or another program."""
    yield from map(terminal, report.notes)
    yield from because(report.reasons)


def _head(one: Compared, report: DiffReport) -> str:
    said = state(one, report.words)
    became = f" ({said})" if said else ""
    return terminal(f"{one.pair.title}: {file_of(one.pair.either)}{became}")


def _body(one: Compared, report: DiffReport) -> Iterator[str]:
    words = report.words
    yield from (f"  {terminal(fault)}" for fault in faults(one, report))
    if one.difference is None:
        if not one.is_broken:
            yield f"  {size(one.pair.either, words)}"
        return
    if said := coverage(one, words):
        yield f"  coverage {terminal(said)}"
    for weight in WEIGHTS:
        changes = one.of_weight(weight)
        if changes and weight == "wording" and not report.is_whole:
            yield f"  wording: {words.count('brief.all', len(changes))}; --all shows them"
        elif changes:
            yield f"  {weight}"
            yield from _grouped(changes, one, report)


def _grouped(changes: Sequence[Change], one: Compared, report: DiffReport) -> Iterator[str]:
    """Yield changes of whole parts, then those inside of a part below its name."""
    for change in filter(is_of_part, changes):
        yield from _change(change, one, report, indent=4)
    last = None
    for change in (change for change in changes if not is_of_part(change)):
        part = (change.at.kind, change.at.part)
        if part != last:
            yield f"    {terminal(part_of(change.at, report.words))}"
        last = part
        yield from _change(change, one, report, indent=6)


def _change(change: Change, one: Compared, report: DiffReport, *, indent: int) -> Iterator[str]:
    told = tell(change, report.words)
    sign = click.style(told.sign, fg=_COLORS[told.sign]) if report.color else told.sign
    where = _where(change, one)
    where = click.style(where, dim=True) if report.color else where
    yield f"{' ' * indent}{sign} {terminal(told.text)}  {where}"
    inside = contents(change, one.pair, report.words) if report.is_whole else ()
    for line in (*told.more, *inside):
        yield f"{' ' * (indent + 4)}{terminal(line)}"


def _where(change: Change, one: Compared) -> str:
    """Return the lines in both maps, with the file where it is not the map's own."""
    sides = zip(lines_of(change, one.pair), (one.pair.before, one.pair.now), strict=True)
    known = [(at, checked) for at, checked in sides if at and checked]
    names = ["" if at.file == file_of(checked) else f"{at.file}:" for at, checked in known]
    said = [f"{name}{at.line}" for name, (at, _) in zip(names, known, strict=True)]
    if len(set(names)) == 1:
        said[1:] = [f"{at.line}" for at, _ in known[1:]]
    return terminal(f"({'was ' if change.at.now is None else ''}{' → '.join(said)})")


def _bold(text: str, report: DiffReport) -> str:
    return click.style(text, bold=True) if report.color else text
