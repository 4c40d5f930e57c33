"""Findings as Markdown: for the summary of a job, or a comment on a pull request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from cjmap.catalog import Labels
from cjmap.check import Checked, Found
from cjmap.coverage import Count
from cjmap.diagnostics import Severity
from cjmap.manual import is_address
from cjmap.renderers.text import comment, terminal
from cjmap.reporters.coverage.tables import percent
from cjmap.reporters.report import Report, heaviest_first
from cjmap.reporters.text import summary
from cjmap.totals.trend import counted
from cjmap.words.address import encoded

# So many stand open; where there are more, all are folded below.
MOST_OPEN = 5
# Of what is folded: GitHub refuses comments of more than 65,536 characters.
MOST_CHARACTERS = 50_000
_LONGEST = 500
_COLUMNS = ("map", "coverage", "errors", "warnings", "notes")
_MARKS = {Severity.ERROR: "❌", Severity.WARNING: "⚠️", Severity.NOTE: "💡"}


def lines(report: Report) -> Iterator[str]:
    """Yield what was found in all, what weighs most, and folded a table of maps and the rest."""
    found, words = report.found, report.words
    heaviest = heaviest_first(found)[:MOST_OPEN]
    is_all = len(found) == len(heaviest)
    yield from ("## cjmap check", "", f"**{_said(summary(report))}**", "")
    reasons = [f"- **{words['fails']}** {_said(reason)}" for reason in report.why]
    yield from (*reasons, "") if reasons else ()
    for one in heaviest:
        yield from _with_help(one, words)
    yield from ("",) if heaviest else ()
    folded = words.fill("findings.folded" if is_all else "findings.all", n=len(found))
    yield from (f"<details><summary>{folded}</summary>", "")
    rest = () if is_all else _by_file(found, words)
    yield from _cut((*_table(report), *rest), words["findings.too_long"])
    yield from ("", "</details>")


def _cut(folded: Iterable[str], more: str) -> Iterator[str]:
    """Yield lines as far as a comment can hold them, and say that there are more."""
    room = MOST_CHARACTERS
    for line in folded:
        room -= len(line) + 1
        if room < 0:
            yield from ("", more)
            return
        yield line


def _table(report: Report) -> Iterator[str]:
    yield _row(report.words[f"findings.column.{column}"] for column in _COLUMNS)
    yield _row((":--", *("--:" for _ in _COLUMNS[1:])))
    for checked in report.maps:
        severities = [one.diagnostic.severity for one in checked.found]
        counts = [severities.count(severity) or "–" for severity in _MARKS]
        cells = (
            _said(next(iter(checked.loaded.sources))),
            _percent(checked, report.words) if report.is_whole else "–",
            *map(str, counts),
        )
        yield _row(cells)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _percent(checked: Checked, words: Labels) -> str:
    coverage = counted(checked)
    return percent(coverage.count() if coverage else Count(), words)


def _by_file(found: Sequence[Found], words: Labels) -> Iterator[str]:
    """Yield the findings of each file below its name."""
    for file, group in groupby(found, key=lambda one: one.at.file):
        yield from ("", f"#### {_said(file)}", "")
        yield from (_item(one, words) for one in heaviest_first(group))


def _with_help(found: Found, words: Labels) -> Iterator[str]:
    """Yield a finding with what would be right, each line of it ended by a break."""
    said = [
        _item(found, words),
        *(f"  {_said(line)}" for line in found.diagnostic.help.splitlines()),
    ]
    yield from (f"{line}\\" for line in said[:-1])
    yield said[-1]


def _item(found: Found, words: Labels) -> str:
    one, at = found.diagnostic, found.at
    rule = _said(f"{one.problem.code} {one.problem.name}")
    if found.page and is_address(found.page):
        rule = f"[{rule}](<{encoded(found.page)}>)"
    through = f" ({_said(found.through)})" if found.through else ""
    severity = f"{_MARKS[one.severity]} {words[f'severity.{one.severity.value}']}"
    where = _said(f"{at.file}:{at.line}")
    return f"- {severity}: {_said(one.message)}{through} ({where}, {rule})"


def _said(text: str) -> str:
    """Return a text as Markdown that reads as itself, cut where it is far too long."""
    said = terminal(text)
    return comment(said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…")
