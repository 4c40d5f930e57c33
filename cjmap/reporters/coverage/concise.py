"""Coverage in short lines, for editors, grep and scripts."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.coverage import Count
from cjmap.diagnostics import Severity
from cjmap.renderers.text import terminal
from cjmap.reporters.coverage.gaps import NOT_COUNTED, told
from cjmap.reporters.coverage.report import CoverageReport
from cjmap.reporters.coverage.tables import change
from cjmap.reporters.coverage.words import refusal
from cjmap.totals.standings import standings
from cjmap.totals.trend import Pair, counted


def lines(report: CoverageReport) -> Iterator[str]:
    """Yield `file: percent (filled of total)` of each map, its gaps before it, at last the total.

    Where sums are asked for, it is a line of each instead of the maps.
    """
    if report.by:
        for one in standings(report.pairs, report.by):
            yield _line(one.name, one.now, one.before if report.against else None, report)
    for pair in report.pairs if report.by is None else ():
        yield from _of_map(pair, report)
    before = report.before if report.against and report.is_even else None
    yield _line("total", report.now, before, report)


def _of_map(pair: Pair, report: CoverageReport) -> Iterator[str]:
    if pair.now and pair.now.is_refused:
        at, said = refusal(pair.now)
        where = f"{terminal(at.file)}:{at.line}:{at.column}"
        yield f"{where}: {Severity.ERROR.value} {NOT_COUNTED} {terminal(said)}"
        return
    for one in told(pair.now):
        where = f"{terminal(one.at.file)}:{one.at.line}:{one.at.column}"
        yield f"{where}: gap {terminal(one.gap.facet)} {terminal(one.message)}"
    now, before = counted(pair.now), counted(pair.before)
    was = before.count() if before else Count()
    count = now.count() if now else Count()
    yield _line(pair.path, count, was if report.against else None, report)


def _line(name: str, now: Count, before: Count | None, report: CoverageReport) -> str:
    return f"{terminal(name)}: {change(now, before, report.words)} ({now.filled} of {now.total})"
