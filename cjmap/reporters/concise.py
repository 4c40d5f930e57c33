"""Findings in one line each, for editors and grep."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.check import Found
from cjmap.renderers.text import terminal
from cjmap.reporters.report import Report


def lines(report: Report) -> Iterator[str]:
    """Yield `file:line:column: severity CODE message` for each finding, what was fixed first."""
    for one in report.fixed:
        at, fix = one.at, one.diagnostic.fix
        does = f" {one.diagnostic.problem.code} {terminal(fix.does)}" if fix else ""
        yield f"{terminal(at.file)}:{at.line}:{at.column}: fixed{does}"
    yield from map(line, report.found)


def line(found: Found) -> str:
    """Return a finding in one line that can't steer a terminal."""
    one, at = found.diagnostic, found.at
    where = f"{terminal(at.file)}:{at.line}:{at.column}"
    through = f" ({terminal(found.through)})" if found.through else ""
    return f"{where}: {one.severity.value} {one.problem.code} {terminal(one.message)}{through}"
