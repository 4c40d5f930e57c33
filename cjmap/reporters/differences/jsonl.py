"""Differences for other programs, a JSON value in each line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cjmap.reporters.differences.json import changes, head, of_map
from cjmap.reporters.differences.report import DiffReport
from cjmap.reporters.json import spelled


def lines(report: DiffReport) -> Iterator[str]:
    """Yield what is compared, then each map, and behind it each of its changes.

    `line` says which it is: report, map or change; the rest is as in `--format json`.
    """
    yield _line("report", {**head(report), "notes": list(report.notes)})
    for one in report.maps:
        yield _line("map", of_map(one))
        for change in changes(one) or ():
            yield _line("change", change)


def _line(kind: str, value: dict[str, Any]) -> str:
    return spelled({"line": kind, **value}, indent=None)
