"""Coverage for people in a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from cjmap.catalog import Labels, report_words
from cjmap.renderers.text import terminal
from cjmap.reporters.coverage.tables import Table, by_axis, by_facet, by_owner, by_phase
from cjmap.reporters.table import table
from cjmap.totals.trend import Pair, counted

if TYPE_CHECKING:
    from cjmap.reporters.coverage.report import CoverageReport


def lines(report: CoverageReport) -> Iterator[str]:
    """Yield the tables of each map and of all, or the one table that is asked for."""
    from cjmap.reporters.coverage.words import remarks, summary

    compare = report.against is not None
    for pair in report.pairs if report.by is None else ():
        said = [*of_map(pair, color=report.color, width=report.width, compare=compare)]
        if owners := by_owner(pair, report.words, compare=compare):
            # Owners are told with a comma themselves: Ana, head of sales.
            said.append(f"by owner: {_listed(owners, '; ')}")
        yield from (*said, "") if said else ()
    if report.by or len(report.pairs) > 1:
        whole = by_axis(report.pairs, report.by or "map", report.words, compare=compare)
        yield from _laid_out(whole, report.width)
        yield ""
    yield from map(terminal, remarks(report))
    yield _bold(terminal(summary(report)), report.color)
    yield from because(report.why)


def said_beside(report: CoverageReport) -> Iterator[str]:
    """Yield what is to be said where the report itself goes to a file or another program."""
    from cjmap.reporters.coverage.words import remarks

    yield from map(terminal, remarks(report))
    yield from because(report.why)


def because(reasons: tuple[str, ...]) -> Iterator[str]:
    """Yield a line for each reason why a run fails."""
    for reason in reasons:
        yield f"fails because {terminal(reason)}"


def of_map(
    pair: Pair, *, color: bool = False, width: int | None = None, compare: bool = False
) -> Iterator[str]:
    """Yield persona by phase and all facets of a map; nothing where it has no cell."""
    measured = counted(pair.either)
    if measured is None or not measured.cells:
        return
    words = report_words("en")
    became = _became(pair, words) if compare else ""
    yield _bold(terminal(f"Coverage of {pair.title}{became}"), color)
    yield from _laid_out(by_phase(pair, words), width)
    yield f"by facet: {_listed(tuple(by_facet(pair, words)))}"
    if pair.now and measured.unmet:
        met = f"{len(measured.unmet)} touchpoint{'s' * (len(measured.unmet) != 1)}"
        yield f"{met} that no primary persona meets"


def _became(pair: Pair, words: Labels) -> str:
    from cjmap.reporters.coverage.words import state

    return f" ({state(pair, words)})" if state(pair, words) else ""


def _listed(said: tuple[tuple[str, str], ...], joint: str = ", ") -> str:
    return joint.join(f"{terminal(name)} {share}" for name, share in said)


def _laid_out(one: Table, width: int | None) -> Iterator[str]:
    rows = [[terminal(cell) for cell in row] for row in (one.head, *one.rows)]
    yield from table(rows[0], rows[1:], width=width)


def _bold(text: str, color: bool) -> str:
    return click.style(text, bold=True) if color else text
