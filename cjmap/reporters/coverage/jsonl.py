"""Coverage for other programs, a JSON value in each line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cjmap.reporters.coverage.json import axes, foot, head, of_map, sums
from cjmap.reporters.coverage.report import CoverageReport
from cjmap.reporters.json import spelled


def lines(report: CoverageReport) -> Iterator[str]:
    """Yield what is said of all maps together, then each map, then each sum over all of them.

    `kind` says which it is: report, map or sum, and `by` of which sums it is one; the rest is as
    in `--format json`.
    """
    yield _line("report", {**head(report), **foot(report)})
    for pair in report.pairs:
        yield _line("map", of_map(pair, report))
    for axis in axes(report):
        for one in sums(report, axis):
            yield _line("sum", {"by": axis, **one})


def _line(kind: str, value: dict[str, Any]) -> str:
    return spelled({"kind": kind, **value}, indent=None)
