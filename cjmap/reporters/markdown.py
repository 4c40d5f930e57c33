"""Findings as Markdown: for the summary of a job, or a comment on a pull request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from cjmap.check import Checked, Found
from cjmap.diagnostics import Severity
from cjmap.manual import is_address
from cjmap.renderers.text import comment, terminal
from cjmap.reporters.report import Report, heaviest_first
from cjmap.reporters.text import summary
from cjmap.words.address import encoded

# So many stand open; where there are more, all are folded below.
MOST_OPEN = 5
# Of what is folded: GitHub refuses comments of more than 65,536 characters.
MOST_CHARACTERS = 50_000
_LONGEST = 500
_HEAD = ("| map | coverage | errors | warnings | notes |", "| :-- | --: | --: | --: | --: |")
_MARKS = {Severity.ERROR: "❌", Severity.WARNING: "⚠️", Severity.NOTE: "💡"}


def lines(report: Report) -> Iterator[str]:
    """Yield what was found in all, what weighs most, and folded a table of maps and the rest."""
    found = report.found
    heaviest = heaviest_first(found)[:MOST_OPEN]
    is_all = len(found) == len(heaviest)
    yield from ("## cjmap check", "", f"**{_said(summary(report))}**", "")
    reasons = [f"- **fails because** {_said(reason)}" for reason in report.reasons]
    yield from (*reasons, "") if reasons else ()
    for one in heaviest:
        yield from _with_help(one)
    yield from ("",) if heaviest else ()
    folded = "Map by map" if is_all else f"Map by map, with all {len(found)} findings"
    yield from (f"<details><summary>{folded}</summary>", "")
    yield from _cut((*_table(report), *(() if is_all else _by_file(found))))
    yield from ("", "</details>")


def _cut(folded: Iterable[str]) -> Iterator[str]:
    """Yield lines as far as a comment can hold them, and say that there are more."""
    room = MOST_CHARACTERS
    for line in folded:
        room -= len(line) + 1
        if room < 0:
            yield from ("", "There is more than a comment can hold: `cjmap check` shows all.")
            return
        yield line


def _table(report: Report) -> Iterator[str]:
    yield from _HEAD
    for checked in report.maps:
        severities = [one.diagnostic.severity for one in checked.found]
        counts = [severities.count(severity) or "–" for severity in _MARKS]
        cells = (
            _said(next(iter(checked.loaded.sources))),
            _percent(checked) if report.is_whole else "–",
            *counts,
        )
        yield f"| {' | '.join(map(str, cells))} |"


def _percent(checked: Checked) -> str:
    percent = checked.coverage.count().percent if checked.coverage else None
    return "–" if percent is None or checked.is_refused else f"{percent} %"


def _by_file(found: Sequence[Found]) -> Iterator[str]:
    """Yield the findings of each file below its name."""
    for file, group in groupby(found, key=lambda one: one.at.file):
        yield from ("", f"#### {_said(file)}", "")
        yield from map(_item, heaviest_first(group))


def _with_help(found: Found) -> Iterator[str]:
    """Yield a finding with what would be right, each line of it ended by a break."""
    said = [_item(found), *(f"  {_said(line)}" for line in found.diagnostic.help.splitlines())]
    yield from (f"{line}\\" for line in said[:-1])
    yield said[-1]


def _item(found: Found) -> str:
    one, at = found.diagnostic, found.at
    rule = _said(f"{one.problem.code} {one.problem.name}")
    if found.page and is_address(found.page):
        rule = f"[{rule}](<{encoded(found.page)}>)"
    through = f" ({_said(found.through)})" if found.through else ""
    severity = f"{_MARKS[one.severity]} {one.severity.value}"
    where = _said(f"{at.file}:{at.line}")
    return f"- {severity}: {_said(one.message)}{through} ({where}, {rule})"


def _said(text: str) -> str:
    """Return a text as Markdown that reads as itself, cut where it is far too long."""
    said = terminal(text)
    return comment(said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…")
