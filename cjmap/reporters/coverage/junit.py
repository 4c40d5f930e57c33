"""Coverage as the results of tests: a map is a suite, a phase a case in it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from cjmap.coverage import Count
from cjmap.reporters.coverage.gaps import NOT_COUNTED, Told, told
from cjmap.reporters.coverage.report import CoverageReport
from cjmap.reporters.coverage.words import described, fault, refusal, summary
from cjmap.reporters.forms.junit import Case, Suite, results
from cjmap.source import way_to
from cjmap.totals.trend import Pair


def lines(report: CoverageReport) -> Iterator[str]:
    """Yield one XML document; what fails in it is what makes the run fail."""
    suites = (
        Suite(way_to(pair.path, report.root), _cases(pair, report))
        for pair in report.pairs
        if pair.now
    )
    yield from results("cjmap coverage", suites, reasons=report.why, summary=summary(report))


def _cases(pair: Pair, report: CoverageReport) -> tuple[Case, ...]:
    now = pair.now
    assert now
    if now.is_refused or now.coverage is None or now.loaded.map is None:
        _, said = refusal(now)
        return (Case("counted", failure=said, kind=NOT_COUNTED, detail=(fault(now),)),)
    missing: dict[str, list[Told]] = {}
    for one in told(now):
        missing.setdefault(one.gap.phase, []).append(one)
    least = report.short.get(pair.path)
    phases, coverage = now.loaded.map.phases, now.coverage
    return tuple(
        _case(
            phases[id].name,
            coverage.count(phase=id),
            described(coverage.count(phase=id), report.words),
            missing.get(id, []),
            least,
        )
        for id in coverage.phases
    )


def _case(
    name: str, count: Count, described: str, missing: list[Told], least: Decimal | None
) -> Case:
    """Return a phase, which fails where it is below what all maps together do not reach."""
    said = (
        described,
        *(f"{one.at.file}:{one.at.line}:{one.at.column}: {one.message}" for one in missing),
    )
    if least is None or count.filled * 100 >= least * count.total:
        return Case(name, said)
    failure = f"{described}; at least {least} % is asked for"
    return Case(name, failure=failure, kind="gaps", detail=said)
