"""What a merge request brings, as annotations on GitHub."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.reporters import github
from cjmap.reporters.ci.report import CiReport
from cjmap.reporters.ci.text import verdict
from cjmap.reporters.coverage import github as coverage
from cjmap.reporters.workflow import command, plain


def lines(report: CiReport) -> Iterator[str]:
    """Yield the annotations of findings, of stale outputs and of the coverage, and the verdict."""
    yield from github.lines(report.findings)
    if report.outputs.stale:
        yield command("error", "\n".join(report.outputs.lines), title="cjmap build --check")
    else:
        yield from map(plain, report.outputs.lines)
    yield from coverage.lines(report.coverage)
    yield from map(plain, verdict(report))
