"""Coverage as Markdown: for a comment on a pull request, or the summary of a job."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.renderers.text import comment
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
    before = report.before if compare and report.is_even else None
    yield f"## Coverage: {change(report.now, before)}"
    yield ""
    yield comment(summary(report))
    yield ""
    if report.by or len(report.pairs) > 1:
        yield from _table(by_axis(report.pairs, report.by or "map", compare=compare))
    notes = [f"- {comment(one)}" for one in remarks(report)]
    notes += [f"- **fails because** {comment(reason)}" for reason in report.reasons]
    yield from (*notes, "") if notes else ()
    if report.by is None:
        yield from _details(report, compare)


def _details(report: CoverageReport, compare: bool) -> Iterator[str]:
    shown = [pair for pair in report.pairs if _has_cells(pair)]
    is_folded = len(report.pairs) > 1 and bool(shown)
    if is_folded:
        yield "<details><summary>Map by map: personas by phase, facets, owners</summary>"
        yield ""
    for pair in shown:
        yield from _map(pair, compare)
    if is_folded:
        yield "</details>"


def _has_cells(pair: Pair) -> bool:
    coverage = counted(pair.either)
    return coverage is not None and bool(coverage.cells)


def _map(pair: Pair, compare: bool) -> Iterator[str]:
    became = f" ({state(pair)})" if compare and state(pair) else ""
    yield f"### {comment(pair.title + became)}"
    yield ""
    yield from _table(by_phase(pair))
    facets, owners = tuple(by_facet(pair)), by_owner(pair, compare=compare)
    for name, said, joint in (("facet", facets, ", "), ("owner", owners, "; ")):
        if said:
            yield f"By {name}: {joint.join(f'{comment(one)} {share}' for one, share in said)}"
            yield ""


def _table(one: Table) -> Iterator[str]:
    """Yield a table, the first column to the left, the others to the right, and an empty line."""
    yield _row(one.head)
    yield _row((":--", *("--:" for _ in one.head[1:])), quote=False)
    yield from map(_row, one.rows)
    yield ""


def _row(cells: tuple[str, ...], quote: bool = True) -> str:
    said = (comment(cell) if quote else cell for cell in cells)
    return f"| {' | '.join(said)} |"
