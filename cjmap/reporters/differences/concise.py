"""Differences in one line each, for editors and grep."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.renderers.text import terminal
from cjmap.reporters.differences.news import News, shown
from cjmap.reporters.differences.report import DiffReport


def lines(report: DiffReport) -> Iterator[str]:
    """Yield `file:line:column: weight kind what`, map by map, what weighs most first."""
    for one in report.changed:
        yield from map(line, shown(one, report))


def line(one: News) -> str:
    """Return in a line what is different, without anything that can steer a terminal."""
    where = f"{terminal(one.at.file)}:{one.at.line}:{one.at.column}"
    return f"{where}: {one.weight} {one.kind} {terminal(one.said)}"
