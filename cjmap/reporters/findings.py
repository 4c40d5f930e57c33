"""Findings as hosts are told them: with fingerprints, and files named from the root."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.check import Found
from cjmap.checking.naming import OWN, family_of
from cjmap.diagnostics import Problem
from cjmap.reporters.fingerprints import identified
from cjmap.reporters.forms.remark import Remark, rooted
from cjmap.reporters.report import Report


def remarks(report: Report) -> Iterator[Remark]:
    """Yield each finding in the order of the report."""
    for found, mark in identified(report):
        yield _remark(found, mark, report)


def _remark(found: Found, mark: str, report: Report) -> Remark:
    one = found.diagnostic
    through = f" ({found.through})" if found.through else ""
    return Remark(
        rule=rule_id(one.problem),
        severity=one.severity,
        message=f"{one.message}{through}",
        at=rooted(found.at, report.root),
        mark=mark,
        name=f"{one.problem.code} {one.problem.name}",
        help=one.help,
        route=found.route,
        related=tuple((message, rooted(at, report.root)) for message, at in found.related),
        weight=(one.high, one.count),
    )


def rule_id(problem: Problem) -> str:
    """Return the code of a rule; a team's own rules share theirs, and add their name."""
    is_own = family_of(problem) == OWN
    return f"{problem.code}/{problem.name}" if is_own else problem.code
