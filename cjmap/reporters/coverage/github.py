"""Coverage as an annotation of a run on GitHub, with the tables in the log."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.renderers.text import terminal
from cjmap.reporters.coverage import text
from cjmap.reporters.coverage.report import CoverageReport
from cjmap.reporters.coverage.words import remarks, summary
from cjmap.reporters.workflow import command, plain


def lines(report: CoverageReport) -> Iterator[str]:
    """Yield one annotation, an error where the run fails, and what the text says."""
    reasons = (f"fails because {reason}" for reason in report.why)
    said = "\n".join(terminal(one) for one in (summary(report), *remarks(report), *reasons))
    yield command("error" if report.reasons else "notice", said, title="cjmap coverage")
    yield from map(plain, text.lines(report))
