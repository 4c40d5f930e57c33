"""Findings and coverage for other programs, a JSON value in each line."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.reporters.json import VERSION, finding, of_map, spelled
from cjmap.reporters.report import Report


def lines(report: Report) -> Iterator[str]:
    """Yield what is said of the run, then each finding, what was fixed, and each map.

    `kind` says which it is: report, finding, fixed or map; the rest is as in `--format json`.
    """
    head = {"kind": "report", "version": VERSION, "fails_because": list(report.why)}
    values = (
        head,
        *({"kind": "finding", **finding(found)} for found in report.found),
        *({"kind": "fixed", **finding(found)} for found in report.fixed),
        *({"kind": "map", **of_map(checked)} for checked in report.maps),
    )
    yield from (spelled(value, indent=None) for value in values)
