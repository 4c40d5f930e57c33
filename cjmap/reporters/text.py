"""Findings for people: with the line, the help, and the coverage as a table."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

import click

from cjmap.catalog import Labels
from cjmap.check import Found, Position
from cjmap.diagnostics import Severity
from cjmap.manual import is_address
from cjmap.renderers.text import terminal
from cjmap.reporters.coverage.text import because as because
from cjmap.reporters.coverage.text import of_map
from cjmap.reporters.report import Report
from cjmap.reporters.table import cell_width
from cjmap.reporters.verdict import counted
from cjmap.totals.trend import Pair

# More places that one finding speaks of are not read.
MOST_RELATED = 8
_COLORS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def lines(report: Report) -> Iterator[str]:
    """Yield the report line by line."""
    yield from _fixed(report)
    yield from _findings(report, Severity.NOTE)
    for checked in report.maps if report.is_whole else ():
        coverage = tuple(of_map(Pair(checked), color=report.color, width=report.width))
        yield from (*coverage, "") if coverage else ()
    yield _style(summary(report), report.color, bold=True)
    yield from because(report.why)
    if report.width is not None and report.found:
        first = next(_heaviest_first(report.found))
        yield f"`cjmap explain {first.diagnostic.problem.name}` shows why it matters"


def failing(report: Report, threshold: Severity | None) -> Iterator[str]:
    """Yield the errors, what else makes the run fail, and how many findings there are in all."""
    least = min(Severity.ERROR, threshold or Severity.ERROR)
    yield from _findings(report, least)
    if report.found:
        is_whole = all(one.diagnostic.severity >= least for one in report.found)
        more = "" if is_whole else " (`cjmap check` shows all)"
        yield _style(summary(report), report.color, bold=True) + more


def _fixed(report: Report) -> Iterator[str]:
    for one in report.fixed:
        at, said = one.at, one.diagnostic
        where = _style(f"{terminal(at.file)}:{at.line}:{at.column}", report.color, bold=True)
        done = _style("fixed", report.color, fg="green", bold=True)
        yield f"{where}: {done}: {does(one)} ({said.problem.code} {said.problem.name})"
    if report.fixed:
        yield ""


def does(found: Found) -> str:
    """Return what a fix does, to be read behind the name of who does it."""
    fix = found.diagnostic.fix
    return terminal(fix.does) if fix else ""


def _findings(report: Report, least: Severity) -> Iterator[str]:
    told: set[str] = set()
    for found in _heaviest_first(report.found):
        if found.diagnostic.severity >= least:
            is_new = found.diagnostic.problem.name not in told
            told.add(found.diagnostic.problem.name)
            yield from finding(found, color=report.color, page=is_new)
            yield ""


def _heaviest_first(found: tuple[Found, ...]) -> Iterator[Found]:
    """Yield findings file by file, errors before warnings before notes."""
    for _, group in groupby(found, key=lambda one: one.at.file):
        yield from sorted(group, key=lambda one: one.diagnostic.severity, reverse=True)


def finding(found: Found, *, color: bool = False, page: bool = True) -> Iterator[str]:
    """Yield the lines of one finding: where, what, the line itself, related places, help, rule.

    With `page`, the rule is followed by the address of its page, if it has one on the web.
    """
    one, at = found.diagnostic, found.at
    where = _style(f"{terminal(at.file)}:{at.line}:{at.column}", color, bold=True)
    severity = _style(one.severity.value, color, fg=_COLORS[one.severity], bold=True)
    yield f"{where}: {severity}: {terminal(one.message)}"
    yield from _excerpt(at, color, _COLORS[one.severity])
    for message, place in found.related[:MOST_RELATED]:
        yield f"      {terminal(place.file)}:{place.line}:{place.column}: {terminal(message)}"
    if len(found.related) > MOST_RELATED:
        yield f"      and {len(found.related) - MOST_RELATED} more (`--format json` has all)"
    if found.through:
        yield f"      {terminal(found.through)}"
    for line in one.help.splitlines():
        yield f"      {terminal(line)}"
    if found.edits:
        yield f"      `check --fix` {does(found)}"
    address = f" {terminal(found.page)}" if page and found.page and is_address(found.page) else ""
    yield _style(f"      {one.problem.code} {one.problem.name}{address}", color, dim=True)


def _excerpt(at: Position, color: bool, mark: str) -> Iterator[str]:
    """Yield the line with a mark below, cut to the part around the mark when it is long."""
    if not at.text.strip():
        return
    start = at.column - 1
    end = at.end_column - 1 if at.end_line == at.line else len(at.text)
    left = max(0, start - 60) if len(at.text) > 120 else 0
    right = left + 120
    before = _as_shown(at.text[left:start])
    width = max(1, cell_width(_as_shown(at.text[start : min(end, right)]).rstrip()))
    yield f"{at.line:5} | {_as_shown(at.text[left:right])}"
    yield f"      | {' ' * cell_width(before)}{_style('^' * width, color, fg=mark, bold=True)}"


def _as_shown(text: str) -> str:
    """Return a part of a line with its blanks kept, each as wide as one cell."""
    return "".join(" " if char.isspace() else terminal(char) for char in text)


def summary(report: Report) -> str:
    """Return in a line how many maps there are, and what was found, known and mended."""
    return "; ".join(_summed_up(report, report.words))


def _summed_up(report: Report, words: Labels) -> Iterator[str]:
    maps = words.count("coverage.maps", len(report.maps))
    found = counted(report.found, words) or words["findings.nothing"]
    yield words.fill("findings.maps", maps=maps, found=found)
    if known := sum(checked.known for checked in report.maps):
        yield words.fill("findings.known", n=known)
    if fixable := sum(1 for one in report.found if one.edits):
        yield words.fill("findings.fixable", n=fixable)
    if report.later:
        yield words.fill("findings.later", n=report.later)
    if report.fixed:
        files = ", ".join(dict.fromkeys(terminal(one.at.file) for one in report.fixed))
        yield words.fill("findings.fixed", n=len(report.fixed), files=files)
    if any(checked.is_partial for checked in report.maps):
        yield words["findings.partial"]


def _style(text: str, color: bool, **style: bool | str) -> str:
    return click.style(text, **style) if color else text  # type: ignore[arg-type]
