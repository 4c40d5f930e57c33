"""Findings as a code quality report for merge requests on GitLab."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.reporters.findings import remarks
from cjmap.reporters.forms.gitlab import quality_report
from cjmap.reporters.report import Report


def lines(report: Report) -> Iterator[str]:
    """Yield one JSON document: a list of all findings, empty where nothing was found."""
    yield quality_report(remarks(report))
