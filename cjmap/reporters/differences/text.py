"""Differences for people in a terminal: what weighs most comes first."""

from __future__ import annotations

from collections.abc import Iterator

import click

from cjmap.diff import Change, CoverageChanged, Weight, weight_of
from cjmap.renderers.text import terminal
from cjmap.reporters.coverage.tables import change as percentages
from cjmap.reporters.coverage.tables import percent
from cjmap.reporters.coverage.words import fault
from cjmap.reporters.coverage.words import state as became
from cjmap.reporters.differences.places import file_of, lines_of
from cjmap.reporters.differences.report import Compared, DiffReport
from cjmap.reporters.differences.telling import is_of_part, part_of, tell
from cjmap.totals.trend import counted

_WEIGHTS: tuple[Weight, ...] = ("structure", "meaning", "wording")
_COLORS = {"+": "green", "−": "red", "~": "yellow"}


def lines(report: DiffReport) -> Iterator[str]:
    """Yield each map with its changes, then how many there are; nothing where there are none."""
    for one in report.changed:
        yield _bold(_head(one), report)
        yield from _body(one, report)
        yield ""
    yield from map(terminal, report.notes)
    if any(report.changed):
        yield _bold(terminal(summary(report)), report)


def summary(report: DiffReport) -> str:
    """Return in a line how much is different."""
    maps = [one for one in report.changed if not one.is_broken]
    states = [one.became for one in maps]
    changed = sum(one not in ("new", "gone") for one in states)
    said = [f"{changed} map{'s' * (changed != 1)} changed"] * bool(changed)
    said += [f"{number} {one}" for one in ("new", "gone") if (number := states.count(one))]
    broken = sum(one.is_broken for one in report.changed)
    said += [f"{broken} not compared"] * bool(broken)
    counts = ((sum(one.count(weight) for one in maps), weight) for weight in _WEIGHTS)
    of = [f"{number} of {weight}" for number, weight in counts if number]
    return ", ".join(said) + (f"; changes: {', '.join(of)}" if of else "")


def _head(one: Compared) -> str:
    pair = one.pair
    state = became(pair) if one.became != "same" else ""
    files = [file_of(checked) for checked in (pair.now, pair.before) if checked]
    if one.became == "same" and files[0] != files[-1]:
        state = f"compared with {files[-1]}"
    return terminal(f"{pair.title}: {files[0]}{f' ({state})' if state else ''}")


def _body(one: Compared, report: DiffReport) -> Iterator[str]:
    for checked, at in ((one.pair.before, report.old), (one.pair.now, report.new)):
        if checked and checked.is_refused:
            yield f"  not compared: {terminal(fault(checked))} (in {terminal(at)})"
    if one.difference is None:
        yield from _whole(one)
        return
    if one.difference.coverage:
        yield f"  coverage {terminal('; '.join(map(_coverage, one.difference.coverage)))}"
    for weight in _WEIGHTS:
        changes = [c for c in one.difference.changes if weight_of(c) == weight]
        if changes and weight == "wording" and not report.is_whole:
            number = len(changes)
            yield f"  wording: {number} change{'s' * (number != 1)}; --all shows them"
        elif changes:
            yield f"  {weight}"
            yield from _grouped(changes, one, report)


def _whole(one: Compared) -> Iterator[str]:
    """Yield how much there is in a map that is new, or was in one that is gone."""
    checked = one.pair.either
    jmap, coverage = checked.loaded.map, counted(checked)
    if one.is_broken or jmap is None or coverage is None:
        return
    numbers = ((len(jmap.touchpoints), "touchpoint"), (len(jmap.phases), "phase"))
    said = " in ".join(f"{number} {what}{'s' * (number != 1)}" for number, what in numbers)
    yield f"  {said}, {percent(coverage.count())} described"


def _coverage(one: CoverageChanged) -> str:
    name = "" if one.of == "map" else f"{one.what.either.name.replace('_', ' ')} "
    return f"{name}{percentages(one.after, one.before)}"


def _grouped(changes: list[Change], one: Compared, report: DiffReport) -> Iterator[str]:
    """Yield changes of whole parts, then those inside of a part below its name."""
    for change in filter(is_of_part, changes):
        yield from _change(change, one, report, indent=4)
    last = None
    for change in (change for change in changes if not is_of_part(change)):
        part = (change.at.kind, change.at.part)
        if part != last:
            yield f"    {terminal(part_of(change.at))}"
        last = part
        yield from _change(change, one, report, indent=6)


def _change(change: Change, one: Compared, report: DiffReport, *, indent: int) -> Iterator[str]:
    told = tell(change)
    sign = click.style(told.sign, fg=_COLORS[told.sign]) if report.color else told.sign
    where = _where(change, one)
    where = click.style(where, dim=True) if report.color else where
    yield f"{' ' * indent}{sign} {terminal(told.text)}  {where}"
    for line in told.more:
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
