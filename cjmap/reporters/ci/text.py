"""What a merge request brings, for the log of a job."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.renderers.text import terminal
from cjmap.reporters import text
from cjmap.reporters.ci.report import CiReport
from cjmap.reporters.coverage.words import remarks, summary
from cjmap.reporters.differences import words


def lines(report: CiReport) -> Iterator[str]:
    """Yield what weighs in findings, which outputs are stale, the coverage, and the verdict."""
    findings = report.findings
    yield from text.failing(findings, findings.fails_from)
    if not findings.found:
        yield text.summary(findings)
    yield from ("", *report.outputs.lines) if report.outputs.lines else ()
    yield ""
    yield from map(terminal, remarks(report.coverage))
    yield terminal(summary(report.coverage))
    if report.differences:
        yield terminal(words.summary(report.differences))
    yield from verdict(report)


def verdict(report: CiReport) -> Iterator[str]:
    """Yield what could not be looked at, and why the run fails, or that it does not."""
    yield from (f"note: {terminal(one)}" for one in report.notes)
    yield from text.because(report.why)
    if not report.reasons:
        yield "nothing fails"
