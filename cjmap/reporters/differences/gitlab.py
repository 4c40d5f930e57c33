"""Differences as a code quality report for merge requests on GitLab."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.reporters.differences.news import remarks
from cjmap.reporters.differences.report import DiffReport
from cjmap.reporters.forms.gitlab import quality_report


def lines(report: DiffReport) -> Iterator[str]:
    """Yield one JSON document: a list of all changes, empty where nothing is different."""
    yield quality_report(remarks(report))
