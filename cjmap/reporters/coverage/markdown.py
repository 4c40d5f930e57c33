"""Coverage as Markdown: for a comment on a pull request, or the summary of a job."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.catalog import Labels
from cjmap.renderers.text import comment, terminal
from cjmap.reporters.coverage.report import CoverageReport
from cjmap.reporters.coverage.tables import (
    Table,
    by_axis,
    by_facet,
    by_owner,
    by_phase,
    change,
)
from cjmap.reporters.coverage.words import remarks, state, summary
from cjmap.totals.trend import Pair, counted


def lines(report: CoverageReport) -> Iterator[str]:
    """Yield the number, a line of each map, and folded below what each says in detail."""
    compare = report.against is not None
    words = report.words
    before = report.before if compare and report.is_even else None
    yield f"## {words.fill('coverage.title', change=change(report.now, before, words))}"
    yield ""
    yield _said(summary(report))
    yield ""
    if report.by or len(report.pairs) > 1:
        yield from _table(by_axis(report.pairs, report.by or "map", words, compare=compare))
    notes = [f"- {_said(one)}" for one in remarks(report)]
    notes += [f"- **{words['fails']}** {_said(reason)}" for reason in report.why]
    yield from (*notes, "") if notes else ()
    if report.by is None:
        yield from _details(report, compare=compare)


def _details(report: CoverageReport, *, compare: bool) -> Iterator[str]:
    shown = [pair for pair in report.pairs if _has_cells(pair)]
    is_folded = len(report.pairs) > 1 and bool(shown)
    if is_folded:
        yield f"<details><summary>{report.words['coverage.details']}</summary>"
        yield ""
    for pair in shown:
        yield from _map(pair, report.words, compare=compare)
    if is_folded:
        yield "</details>"


def _has_cells(pair: Pair) -> bool:
    coverage = counted(pair.either)
    return coverage is not None and bool(coverage.cells)


def _map(pair: Pair, words: Labels, *, compare: bool) -> Iterator[str]:
    became = f" ({state(pair, words)})" if compare and state(pair, words) else ""
    yield f"### {_said(pair.title + became)}"
    yield ""
    yield from _table(by_phase(pair, words))
    facets, owners = tuple(by_facet(pair, words)), by_owner(pair, words, compare=compare)
    for key, said, joint in (("facet", facets, ", "), ("owner", owners, "; ")):
        if said:
            shares = joint.join(f"{_said(one)} {share}" for one, share in said)
            yield words.fill(f"coverage.by.{key}", shares=shares)
            yield ""


def _table(one: Table) -> Iterator[str]:
    """Yield a table, the first column to the left, the others to the right, and an empty line."""
    yield _row(one.head)
    yield _row((":--", *("--:" for _ in one.head[1:])), quote=False)
    yield from map(_row, one.rows)
    yield ""


def _row(cells: tuple[str, ...], quote: bool = True) -> str:
    said = (_said(cell) if quote else cell for cell in cells)
    return f"| {' | '.join(said)} |"


def _said(text: str) -> str:
    return comment(terminal(text))
