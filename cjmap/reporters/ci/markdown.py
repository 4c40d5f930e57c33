"""What a merge request brings, as the summary of a job."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.renderers.text import comment_with_code, terminal
from cjmap.reporters import markdown as findings
from cjmap.reporters.ci.report import CiReport
from cjmap.reporters.coverage import markdown as coverage
from cjmap.reporters.differences import markdown as differences

# The names of more stale outputs than this are not read.
MOST_STALE = 20


def lines(report: CiReport) -> Iterator[str]:
    """Yield the verdict and its reasons, then what has changed, findings, outputs and coverage."""
    words = report.words
    yield f"# {words['ci.fails' if report.reasons else 'ci.passes']}"
    yield ""
    said = [f"- **{words['fails']}** {_said(one)}" for one in report.why]
    said += [f"- {_said(one)}" for one in report.notes]
    yield from (*said, "") if said else ()
    if changed := report.differences:
        yield from (*differences.lines(changed), "")
    yield from findings.lines(report.findings)
    yield ""
    yield from _outputs(report)
    yield from coverage.lines(report.coverage)


def _outputs(report: CiReport) -> Iterator[str]:
    """Yield which outputs are stale, and what mends them; nothing where none are compared."""
    told = report.outputs.lines
    if not told:
        return
    yield from (f"## {report.words['ci.outputs']}", "")
    more = len(told) - 1 - MOST_STALE
    if more > 0:
        told = (*told[:MOST_STALE], report.words.fill("diff.more", n=more), told[-1])
    yield from (f"- {comment_with_code(line)}" for line in told)
    yield ""


def _said(text: str) -> str:
    return comment_with_code(terminal(text))
