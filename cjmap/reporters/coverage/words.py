"""Say what tables of coverage leave out: what became of maps, and what is not counted."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.check import Checked
from cjmap.checking.weigh import refuses
from cjmap.coverage import Count
from cjmap.reporters.coverage.report import CoverageReport
from cjmap.reporters.coverage.tables import percent
from cjmap.totals.trend import Pair, counted

_BECAME = {"same": "", "new": "new", "moved": "moved", "gone": "gone", "apart": "not compared"}


def state(pair: Pair) -> str:
    """Return what became of a map's file, "" where it is where it was."""
    if pair.state == "moved" and pair.before:
        return f"moved from {pair.before.loaded.path.as_posix()}"
    return _BECAME[pair.state]


def summary(report: CoverageReport) -> str:
    """Return how much of all maps is described, and what has changed."""
    number = sum(pair.now is not None for pair in report.pairs)
    known = sum(counted(pair.now) is not None for pair in report.pairs)
    of = f"{known} of " if known < number else ""
    said = f"{of}{number} map{'s' * (number != 1)}: {_described(report.now)}"
    if report.against is None:
        return said
    states: list[str] = [pair.state for pair in report.pairs]
    became = [f"{n} {word}" for one, word in _BECAME.items() if word and (n := states.count(one))]
    was = "the same" if report.before == report.now else _described(report.before)
    if not report.is_even:
        was = f"{_described(report.before)}, with other maps counted"
    return "; ".join((said, f"at {report.against.revision} {was}", *became))


def _described(count: Count) -> str:
    if count.percent is None:
        return "nothing to describe"
    return f"{percent(count)} described, {count.filled} of {count.total} cells"


def remarks(report: CoverageReport) -> Iterator[str]:
    """Yield which maps are not counted and why, and what else keeps numbers from being alike."""
    for pair in report.pairs:
        if pair.now and pair.now.is_refused:
            yield f"not counted: {fault(pair.now)}"
    if report.against is None:
        return
    at = report.against.revision
    for pair in report.pairs:
        if pair.before and pair.before.is_refused:
            yield f"not counted at {at}: {fault(pair.before)}"
        if asked := _asked(pair):
            yield f"{pair.path} is asked for more or less than at {at}: {asked}"
    yield from report.notes


def fault(checked: Checked) -> str:
    """Return why a map is refused: where its first error is, and what it says."""
    errors = [one for one in checked.found if refuses(one.diagnostic)]
    if not errors:
        return f"{checked.loaded.path.as_posix()} has errors"
    at, more = errors[0].at, len(errors) - 1
    rest = f" (and {more} more error{'s' * (more != 1)})" if more else ""
    return f"{at.file}:{at.line}:{at.column}: {errors[0].diagnostic.message}{rest}"


def _asked(pair: Pair) -> str:
    """Return which facets a map owes now and did not owe before, and the other way round."""
    now, before = counted(pair.now), counted(pair.before)
    if now is None or before is None or set(now.facets) == set(before.facets):
        return ""
    new = [f"+ {facet}" for facet in now.facets if facet not in before.facets]
    old = [f"− {facet}" for facet in before.facets if facet not in now.facets]
    return ", ".join((*new, *old))
