"""Gaps as a code quality report for merge requests on GitLab."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.reporters.coverage.gaps import remarks
from cjmap.reporters.coverage.report import CoverageReport
from cjmap.reporters.forms.gitlab import quality_report


def lines(report: CoverageReport) -> Iterator[str]:
    """Yield one JSON document: a list of all gaps, empty where nothing is missing."""
    yield quality_report(remarks(report))
