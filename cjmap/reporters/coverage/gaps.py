"""Say what is missing in maps, each gap in a sentence and at its lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cjmap.check import Checked, Position
from cjmap.checking.locate import position
from cjmap.diagnostics import Severity
from cjmap.frozen import frozen
from cjmap.reporters.coverage.report import CoverageReport
from cjmap.reporters.coverage.words import refusal
from cjmap.reporters.fingerprints import fingerprints
from cjmap.reporters.forms.remark import Remark, rooted
from cjmap.rules.coverage import HOW_TO_BE_MET
from cjmap.rules.missing import how_to_say, unsaid
from cjmap.rules.phrases import and_
from cjmap.totals.gaps import TOUCHPOINT, Gap, gaps
from cjmap.totals.trend import counted

# Of what keeps a map from being counted.
NOT_COUNTED = "not-counted"


@frozen
class Told:
    """A gap with its lines, in words."""

    gap: Gap
    at: Position
    message: str


def told(checked: Checked | None) -> Iterator[Told]:
    """Yield the gaps of a map in the order of its phases; none where it can't be counted."""
    coverage = counted(checked)
    if checked is None or coverage is None or checked.loaded.map is None:
        return
    loaded = checked.loaded
    for gap in gaps(checked.loaded.map, coverage):
        yield Told(gap, position(gap.place, loaded.sources, loaded.tree), _sentence(gap))


def _sentence(gap: Gap) -> str:
    if gap.touchpoint:
        return unsaid(gap.touchpoint, {gap.facet: gap.personas})
    if not gap.personas:
        return f'nobody meets anything in phase "{gap.phase}"'
    named = and_(f'"{id}"' for id in gap.personas)
    who = f"persona {named} meets" if len(gap.personas) == 1 else f"personas {named} meet"
    return f'{who} nothing in phase "{gap.phase}"'


def how_to_fill(facet: str) -> str:
    """Return what would be right where a facet is missing."""
    return HOW_TO_BE_MET if facet == TOUCHPOINT else how_to_say([facet])


def remarks(report: CoverageReport) -> tuple[Remark, ...]:
    """Return the gaps of all maps as hosts are told them, and what keeps a map from being counted.

    What several maps have of the same base is told once.
    """
    said = dict.fromkeys(one for pair in report.pairs for one in _remarks(pair.now, report))
    marks = fingerprints((one.rule, one.at.file, one.route or one.message) for one in said)
    return tuple(replace(one, mark=mark) for one, mark in zip(said, marks, strict=True))


def _remarks(checked: Checked | None, report: CoverageReport) -> Iterator[Remark]:
    if checked and checked.is_refused:
        at, said = refusal(checked)
        message, place = f"not counted: {said}", rooted(at, report.root)
        yield Remark(NOT_COUNTED, Severity.ERROR, message, place, mark="")
    for one in told(checked):
        yield Remark(
            f"gap/{one.gap.facet}",
            Severity.NOTE,
            one.message,
            rooted(one.at, report.root),
            mark="",
            help=how_to_fill(one.gap.facet),
            route=str(one.gap.place),
        )
