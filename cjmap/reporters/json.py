"""Findings and coverage for other programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from cjmap.check import Checked, Found
from cjmap.renderers.covered import covered_in_short
from cjmap.reporters.report import Report

VERSION = 1


def lines(report: Report) -> Iterator[str]:
    """Yield one JSON document: findings, what was fixed, why it fails, each map's coverage."""
    document = {
        "version": VERSION,
        "findings": [finding(found) for found in report.found],
        "fixed": [finding(found) for found in report.fixed],
        "fails_because": list(report.why),
        "maps": [of_map(checked) for checked in report.maps],
    }
    yield spelled(document)


def spelled(document: object, *, indent: int | None = 2) -> str:
    """Return a document as JSON; what UTF-8 cannot hold is escaped the way JSON does."""
    text = json.dumps(document, ensure_ascii=False, indent=indent)
    return text.encode("utf-8", "backslashreplace").decode()


def finding(found: Found) -> dict[str, Any]:
    """Return a finding with its lines, and with what mends it."""
    one, at = found.diagnostic, found.at
    return {
        "code": one.problem.code,
        "name": one.problem.name,
        "severity": one.severity.value,
        "message": one.message,
        "path": at.file,
        "route": found.route,
        "line": at.line,
        "column": at.column,
        "end_line": at.end_line,
        "end_column": at.end_column,
        "maps": list(found.maps),
        "help": one.help,
        "page": found.page,
        "related": [
            {"message": message, "path": p.file, "line": p.line, "column": p.column}
            for message, p in found.related
        ],
        "fix": _fix(found),
    }


def _fix(found: Found) -> dict[str, Any] | None:
    """Return what mends a finding: offsets in characters of the text, without byte order mark."""
    said = found.diagnostic.fix
    if not said or not found.edits:
        return None
    edits = [{"path": e.file, "start": e.start, "end": e.end, "text": e.text} for e in found.edits]
    return {"does": said.does, "edits": edits}


def of_map(checked: Checked) -> dict[str, Any]:
    """Return a map with its coverage in short, None where it can't be counted."""
    measured = checked.coverage
    head = {
        "path": next(iter(checked.loaded.sources)),
        "refused": checked.is_refused,
        "known": checked.known,
    }
    if measured is None or checked.is_refused:
        return {**head, "coverage": None}
    return {**head, "coverage": covered_in_short(measured)}
