"""A code quality report, which GitLab shows in merge requests.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cjmap.diagnostics import Severity
from cjmap.renderers.text import terminal
from cjmap.reporters.forms.remark import Remark
from cjmap.reporters.json import spelled

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.NOTE: "info"}


def quality_report(remarks: Iterable[Remark]) -> str:
    """Return one JSON document: a list of issues, empty where there is nothing to be said."""
    return spelled([_issue(one) for one in remarks])


def _issue(one: Remark) -> dict[str, Any]:
    return {
        "description": terminal(one.message),
        "check_name": terminal(one.name or one.rule),
        "fingerprint": one.mark,
        "severity": _SEVERITIES[one.severity or Severity.NOTE],
        "location": {
            "path": one.at.file,
            "lines": {"begin": one.at.line, "end": one.at.end_line},
        },
    }
