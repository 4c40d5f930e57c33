"""Differences as SARIF, for each kind of change a rule."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.diagnostics import Severity
from cjmap.reporters.differences.news import NOT_COMPARED, remarks
from cjmap.reporters.differences.report import DiffReport
from cjmap.reporters.forms.sarif import Log, Rule, document, files_of

_TITLES = {
    NOT_COMPARED: "A map has errors and can't be compared.",
    "change/map-added": "A map is new.",
    "change/map-removed": "A map is gone.",
    "change/map-moved": "A map is in another file.",
    "change/coverage-changed": "More or less of a map is described.",
    "change/part-added": "A part of the map is new.",
    "change/part-removed": "A part of the map is gone.",
    "change/part-renamed": "A part of the map has another name or id.",
    "change/part-moved": "A part of the map is at another place in the order.",
    "change/phase-changed": "A touchpoint is in another phase.",
    "change/key-changed": "Another value is written.",
    "change/list-changed": "Other ids, links, tags or metrics are named.",
    "change/path-changed": "A journey takes another way.",
    "change/statement-added": "Something is said that was not.",
    "change/statement-removed": "Something is no longer said.",
    "change/statement-reworded": "Something is said in other words.",
    "change/statement-moved": "Something is said elsewhere.",
    "change/statements-reordered": "The same is said in another order.",
}


def lines(report: DiffReport) -> Iterator[str]:
    """Yield one JSON document with one run: kinds of change, maps, changes."""
    yield document(
        Log(
            remarks(report),
            rule=_rule,
            files=files_of((one.pair.now for one in report.maps), report.root),
            reasons=report.reasons,
            what="changes",
            mark="cjmapChange/v1",
            category="cjmap diff",
            notes=report.notes,
        )
    )


def _rule(id: str) -> Rule:
    severity = Severity.ERROR if id == NOT_COMPARED else None
    return Rule(id, _TITLES[id], about="", severity=severity, tags=("difference",))
