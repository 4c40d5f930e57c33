"""Differences as the results of tests: a map is a suite, a weight of changes a case in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.reporters.differences.concise import line
from cjmap.reporters.differences.news import News, news
from cjmap.reporters.differences.places import file_of
from cjmap.reporters.differences.report import Compared, DiffReport
from cjmap.reporters.differences.words import summary
from cjmap.reporters.forms.junit import Case, Suite, results
from cjmap.source import way_to


def lines(report: DiffReport) -> Iterator[str]:
    """Yield one XML document; what fails in it is what makes the run fail."""
    suites = (
        Suite(way_to(file_of(one.pair.either), report.root), _cases(one, report))
        for one in report.maps
    )
    said = "; ".join(filter(None, (summary(report), *report.notes)))
    yield from results("cjmap diff", suites, reasons=report.reasons, summary=said)


def _cases(one: Compared, report: DiffReport) -> tuple[Case, ...]:
    weights: dict[str, list[News]] = {}
    for each in news(one, report):
        weights.setdefault(each.weight, []).append(each)
    cases = tuple(_case(weight, same, report) for weight, same in weights.items())
    return cases or (Case("nothing has changed"),)


def _case(weight: str, same: Sequence[News], report: DiffReport) -> Case:
    """Return what weighs the same: a failure where it is an error, or no change is wanted."""
    said = tuple(map(line, same))
    changes = f"{len(same)} change{'s' * (len(same) != 1)}"
    if weight == "error":
        return Case("compared", failure=same[0].said, kind=same[0].kind, detail=said)
    if weight == "wording" and not report.is_whole:
        said = (f"{changes}; --all shows them",)
    if not report.is_strict:
        return Case(weight, said)
    return Case(weight, failure=f"{changes} of {weight}", kind="change", detail=said)
