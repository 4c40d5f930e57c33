"""Gaps as SARIF, for each facet a rule."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.diagnostics import Severity
from cjmap.reporters.coverage.gaps import NOT_COUNTED, how_to_fill, remarks
from cjmap.reporters.coverage.report import CoverageReport
from cjmap.reporters.forms.sarif import Log, Rule, document, files_of
from cjmap.totals.gaps import TOUCHPOINT


def lines(report: CoverageReport) -> Iterator[str]:
    """Yield one JSON document with one run: its facets, its maps, its gaps."""
    yield document(
        Log(
            remarks(report),
            rule=_rule,
            files=files_of((pair.now for pair in report.pairs), report.root),
            reasons=report.why,
            what="gaps",
            mark="cjmapGap/v1",
            category="cjmap coverage",
            notes=report.notes,
        )
    )


def _rule(id: str) -> Rule:
    tags = ("coverage",)
    if id == NOT_COUNTED:
        title = "A map has errors and can't be counted."
        return Rule(id, title, "`cjmap check` shows them.", Severity.ERROR, tags)
    facet = id.partition("/")[2]
    how = how_to_fill(facet)
    about = f"{how[:1].upper()}{how[1:]}."
    if facet == TOUCHPOINT:
        return Rule(id, "Somebody meets nothing in a phase.", about, Severity.NOTE, tags)
    title = f'A touchpoint does not say "{facet}".'
    return Rule(id, title, about, Severity.NOTE, tags)
