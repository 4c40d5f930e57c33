"""Findings as a code quality report for merge requests on GitLab.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cjmap.check import Found
from cjmap.diagnostics import Severity
from cjmap.renderers.text import terminal
from cjmap.reporters.fingerprints import identified
from cjmap.reporters.json import spelled
from cjmap.reporters.report import Report

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.NOTE: "info"}


def lines(report: Report) -> Iterator[str]:
    """Yield one JSON document: a list of all findings, empty where nothing was found."""
    yield spelled([_issue(found, mark, report) for found, mark in identified(report)])


def _issue(found: Found, mark: str, report: Report) -> dict[str, Any]:
    one, at = found.diagnostic, found.at
    through = f" ({found.through})" if found.through else ""
    return {
        "description": terminal(f"{one.message}{through}"),
        "check_name": terminal(f"{one.problem.code} {one.problem.name}"),
        "fingerprint": mark,
        "severity": _SEVERITIES[one.severity],
        "location": {
            "path": report.named(at.file),
            "lines": {"begin": at.line, "end": at.end_line},
        },
    }
