"""What a merge request brings, as annotations on GitHub."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.reporters import github
from cjmap.reporters.ci.report import CiReport
from cjmap.reporters.ci.text import verdict
from cjmap.reporters.coverage import github as coverage
from cjmap.reporters.workflow import command, plain

# Of the annotations that GitHub shows of a step, findings leave room for these two.
_OTHERS = 2


def lines(report: CiReport) -> Iterator[str]:
    """Yield the annotations of findings, of stale outputs and of the coverage, and the verdict."""
    yield from github.annotated(report.findings, most=github.MOST - _OTHERS)
    if report.outputs.stale:
        yield command("error", "\n".join(report.outputs.lines), title="cjmap build --check")
    else:
        yield from map(plain, report.outputs.lines)
    yield from coverage.lines(report.coverage)
    yield from map(plain, verdict(report))
