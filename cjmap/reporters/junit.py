"""Findings as the results of tests.

A file is a suite, a rule a case in it, so that a CI tells since when one fails; a map without
findings is a case that passes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.check import Found
from cjmap.reporters import concise
from cjmap.reporters.forms.junit import Case, Suite, results
from cjmap.reporters.report import Report
from cjmap.reporters.text import summary


def lines(report: Report) -> Iterator[str]:
    """Yield one XML document; what fails in it is what makes the run fail."""
    suites = (_suite(report, file, found) for file, found in _by_file(report).items())
    yield from results("cjmap check", suites, reasons=report.why, summary=summary(report))


def _by_file(report: Report) -> dict[str, list[Found]]:
    """Return the findings of each file, the settings' first; maps without any are there, too."""
    files: dict[str, list[Found]] = {}
    for found in report.settings:
        files.setdefault(found.at.file, [])
    for checked in report.maps:
        files.setdefault(next(iter(checked.loaded.sources)), [])
    for found in report.found:
        files.setdefault(found.at.file, []).append(found)
    return files


def _suite(report: Report, file: str, findings: Sequence[Found]) -> Suite:
    rules: dict[str, list[Found]] = {}
    for found in findings:
        problem = found.diagnostic.problem
        rules.setdefault(f"{problem.code} {problem.name}", []).append(found)
    cases = tuple(_case(name, report, same) for name, same in rules.items())
    return Suite(report.named(file), cases or (Case("nothing found"),))


def _case(name: str, report: Report, same: Sequence[Found]) -> Case:
    """Return findings of one rule: a failure from the severity on that makes the run fail."""
    first = max(same, key=lambda one: one.diagnostic.severity).diagnostic
    said = tuple(line for found in same for line in _lines(found))
    if report.fails_from is None or first.severity < report.fails_from:
        return Case(name, said)
    more = f" (and {len(same) - 1} more)" if len(same) > 1 else ""
    return Case(name, failure=f"{first.message}{more}", kind=first.severity.value, detail=said)


def _lines(found: Found) -> Iterator[str]:
    yield concise.line(found)
    for line in found.diagnostic.help.splitlines():
        yield f"    {line}"
