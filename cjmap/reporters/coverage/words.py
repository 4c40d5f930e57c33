"""Say what tables of coverage leave out: what became of maps, and what is not counted."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.catalog import Labels
from cjmap.check import Checked, Position
from cjmap.checking.weigh import refuses
from cjmap.coverage import Count
from cjmap.reporters.coverage.report import CoverageReport
from cjmap.reporters.coverage.tables import percent
from cjmap.totals.trend import Pair, counted


def state(pair: Pair, words: Labels) -> str:
    """Return what became of a map's file, "" where it is where it was."""
    if pair.state == "moved" and pair.before:
        return words.fill("became.moved", file=pair.before.loaded.path.as_posix())
    return "" if pair.state == "same" else words[f"became.{pair.state}"]


def summary(report: CoverageReport) -> str:
    """Return how much of all maps is described, and what has changed."""
    words = report.words
    number = sum(pair.now is not None for pair in report.pairs)
    known = sum(counted(pair.now) is not None for pair in report.pairs)
    maps = words.count("coverage.maps", number)
    if known < number:
        maps = words.count("coverage.known", number, known=known)
    said = words.fill("coverage.whole", maps=maps, described=described(report.now, words))
    if report.against is None:
        return said
    states = [pair.state for pair in report.pairs]
    counts = {one: states.count(one) for one in ("new", "moved", "gone", "apart")}
    became = (words.fill(f"summary.{one}", n=number) for one, number in counts.items() if number)
    return "; ".join((said, _before(report, report.against.revision), *became))


def _before(report: CoverageReport, revision: str) -> str:
    words = report.words
    if report.is_even and report.before == report.now:
        return words.fill("coverage.at_same", revision=revision)
    key = "coverage.at" if report.is_even else "coverage.at_uneven"
    return words.fill(key, revision=revision, described=described(report.before, words))


def described(count: Count, words: Labels) -> str:
    """Return how much is described, in percent and in cells."""
    if count.percent is None:
        return words["coverage.nothing"]
    cells = {"filled": count.filled, "total": count.total}
    return words.fill("coverage.described", percent=percent(count, words), **cells)


def remarks(report: CoverageReport) -> Iterator[str]:
    """Yield which maps are not counted and why, and what else keeps numbers from being alike."""
    words = report.words
    for pair in report.pairs:
        if pair.now and pair.now.is_refused:
            yield words.fill("coverage.not_counted", fault=fault(pair.now))
    if report.against is None:
        return
    at = report.against.revision
    for pair in report.pairs:
        if pair.before and pair.before.is_refused:
            yield words.fill("coverage.not_counted_at", revision=at, fault=fault(pair.before))
        if asked := _asked(pair, words):
            yield words.fill("coverage.asked", map=pair.path, revision=at, facets=asked)
    yield from report.notes


def fault(checked: Checked) -> str:
    """Return why a map is refused: where its first error is, and what it says."""
    at, said = refusal(checked)
    return f"{at.file}:{at.line}:{at.column}: {said}"


def refusal(checked: Checked) -> tuple[Position, str]:
    """Return the lines of the first error for which a map is refused, and what it says.

    Where a baseline keeps the errors back, it is the beginning of the map.
    """
    errors = [one for one in checked.found if refuses(one.diagnostic)]
    if not errors:
        return Position(next(iter(checked.loaded.sources)), 1, 1, 1, 1), "it has errors"
    more = len(errors) - 1
    rest = f" (and {more} more error{'s' * (more != 1)})" if more else ""
    return errors[0].at, f"{errors[0].diagnostic.message}{rest}"


def _asked(pair: Pair, words: Labels) -> str:
    """Return which facets a map owes now and did not owe before, and the other way round."""
    now, before = counted(pair.now), counted(pair.before)
    if now is None or before is None or set(now.facets) == set(before.facets):
        return ""
    new = [("+", facet) for facet in now.facets if facet not in before.facets]
    old = [("−", facet) for facet in before.facets if facet not in now.facets]
    return ", ".join(f"{sign} {words.get(f'facet.{one}', one)}" for sign, one in (*new, *old))
