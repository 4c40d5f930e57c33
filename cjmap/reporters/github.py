"""Findings as annotations beside the lines of a pull request on GitHub."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from cjmap.check import Found
from cjmap.diagnostics import Severity
from cjmap.manual import is_address
from cjmap.renderers.text import terminal
from cjmap.reporters import concise
from cjmap.reporters.report import Report, heaviest_first
from cjmap.reporters.text import summary
from cjmap.reporters.workflow import command, plain

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
# GitHub shows ten of each kind and step; one is kept for what is said of all.
MOST = 9


def lines(report: Report) -> Iterator[str]:
    """Yield what is to be said of all, the heaviest findings as annotations, then the others."""
    yield from annotated(report, most=MOST)


def annotated(report: Report, *, most: int) -> Iterator[str]:
    """Yield the same, with so many findings of a kind at most as annotations."""
    shown, others = _divided(heaviest_first(report.found), most)
    said = [f"fails because {terminal(reason)}" for reason in report.why]
    if others:
        said.append(
            f"{len(others)} more finding{'s' * (len(others) != 1)} than GitHub shows beside the "
            "lines; the log of this step has all"
        )
    if said:
        kind = COMMANDS[Severity.ERROR if report.reasons else Severity.NOTE]
        yield command(kind, "\n".join((summary(report), *said)), title="cjmap check")
    yield from (_annotation(found, report) for found in shown)
    yield from (plain(concise.line(found)) for found in others)
    yield plain(summary(report))


def _divided(found: Iterable[Found], most: int) -> tuple[list[Found], list[Found]]:
    """Return the findings that are shown, `most` of a kind, and the others."""
    counts: Counter[Severity] = Counter()
    shown: list[Found] = []
    others: list[Found] = []
    for one in found:
        severity = one.diagnostic.severity
        counts[severity] += 1
        (shown if counts[severity] <= most else others).append(one)
    return shown, others


def _annotation(found: Found, report: Report) -> str:
    one, at = found.diagnostic, found.at
    said = [one.message, found.through, *one.help.splitlines()]
    if found.page and is_address(found.page):
        said.append(found.page)
    where: dict[str, str | int] = {"file": terminal(report.named(at.file)), "line": at.line}
    # The runner refuses columns of a range that spans lines.
    if at.end_line == at.line:
        where |= {"endLine": at.line, "col": at.column, "endColumn": at.end_column}
    else:
        where |= {"endLine": at.end_line}
    title = terminal(f"{one.problem.code} {one.problem.name}")
    message = "\n".join(terminal(part) for part in said if part)
    return command(COMMANDS[one.severity], message, **where, title=title)
