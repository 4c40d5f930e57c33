"""Coverage for other programs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cjmap.check import Checked
from cjmap.renderers.covered import counted as spelled
from cjmap.renderers.covered import covered
from cjmap.reporters.coverage.report import CoverageReport
from cjmap.reporters.coverage.words import fault
from cjmap.reporters.json import spelled as as_json
from cjmap.totals.shares import AXES, Axis
from cjmap.totals.standings import standings
from cjmap.totals.trend import Pair, counted

VERSION = 1


def lines(report: CoverageReport) -> Iterator[str]:
    """Yield one JSON document.

    `coverage` is that of all maps together, `maps` holds each with all its cells, `by` the sums
    over all maps. What was at the revision in `against` stands under `before`, in the same shape;
    it is null where there was nothing, or nothing is compared.
    """
    document = {
        **head(report),
        "maps": [of_map(pair, report) for pair in report.pairs],
        "by": {axis: sums(report, axis) for axis in axes(report)},
        **foot(report),
    }
    yield as_json(document)


def head(report: CoverageReport) -> dict[str, Any]:
    """Return the coverage of all maps together, and with what it is compared."""
    against = report.against
    return {
        "version": VERSION,
        "against": {"revision": against.revision, "commit": against.commit} if against else None,
        "coverage": spelled(report.now),
        "before": spelled(report.before) if against else None,
    }


def foot(report: CoverageReport) -> dict[str, Any]:
    """Return what could not be compared, and why the run fails."""
    return {"notes": list(report.notes), "fails_because": list(report.why)}


def axes(report: CoverageReport) -> tuple[Axis, ...]:
    """Return by what there are sums over all maps."""
    return (report.by,) if report.by else AXES


def of_map(pair: Pair, report: CoverageReport) -> dict[str, Any]:
    """Return a map with all its cells, and what it was."""
    compare = report.against is not None
    return {
        "path": pair.path,
        "title": pair.title,
        "state": pair.state if compare else None,
        "path_before": pair.before.loaded.path.as_posix() if pair.before else None,
        "refused": _refused(pair.now),
        "refused_before": _refused(pair.before),
        "coverage": _coverage(pair.now),
        "before": _coverage(pair.before),
    }


def _refused(checked: Checked | None) -> str | None:
    return fault(checked) if checked and checked.is_refused else None


def _coverage(checked: Checked | None) -> dict[str, Any] | None:
    coverage = counted(checked)
    if coverage is None:
        return None
    owners = standings((Pair(checked),), "owner")
    return {
        **covered(coverage),
        "by_owner": [{"owner": one.id or None, **spelled(one.now)} for one in owners],
    }


def sums(report: CoverageReport, axis: Axis) -> list[dict[str, Any]]:
    """Return the sums over all maps by an axis."""
    compare = report.against is not None
    return [
        {
            "id": one.id,
            "name": one.name,
            **spelled(one.now),
            "before": spelled(one.before) if compare else None,
        }
        for one in standings(report.pairs, axis)
    ]
