"""Say how much is different between two sides, and in a map as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.catalog import Labels
from cjmap.check import Checked
from cjmap.diff import CoverageChanged, Weight
from cjmap.reporters.coverage.tables import change as percentages
from cjmap.reporters.coverage.tables import percent
from cjmap.reporters.coverage.words import fault
from cjmap.reporters.coverage.words import state as became
from cjmap.reporters.differences.places import file_of
from cjmap.reporters.differences.report import Compared, DiffReport
from cjmap.totals.trend import counted

WEIGHTS: tuple[Weight, ...] = ("structure", "meaning", "wording")


def summary(report: DiffReport) -> str:
    """Return in a line how much is different."""
    words = report.words
    maps = [one for one in report.changed if not one.is_broken]
    states = [one.became for one in maps]
    numbers = {
        "changed": sum(one not in ("new", "gone") for one in states),
        "new": states.count("new"),
        "gone": states.count("gone"),
        "broken": sum(one.is_broken for one in report.changed),
    }
    found = [(one, number) for one, number in numbers.items() if number]
    # Only what comes first says that it counts maps.
    said = [words.count(f"summary.{one}", number) for one, number in found[:1]]
    said += [words.fill(f"summary.{one}", n=number) for one, number in found[1:]]
    counts = ((sum(len(one.of_weight(weight)) for one in maps), weight) for weight in WEIGHTS)
    of = [words.fill(f"summary.{weight}", n=number) for number, weight in counts if number]
    whole = ", ".join(said)
    return words.fill("summary.changes", maps=whole, counts=", ".join(of)) if of else whole


def state(one: Compared, words: Labels) -> str:
    """Return what became of a map's file, and what it is compared with, "" where it is the same."""
    pair = one.pair
    if one.became != "same":
        return became(pair, words)
    files = [file_of(checked) for checked in (pair.now, pair.before) if checked]
    return words.fill("compared_with", file=files[-1]) if files[0] != files[-1] else ""


def faults(one: Compared, report: DiffReport) -> Iterator[str]:
    """Yield why a map can't be compared, and on which side."""
    for side, checked in broken_in(one, report).items():
        yield report.words.fill("not_compared", fault=fault(checked), side=side)


def broken_in(one: Compared, report: DiffReport) -> dict[str, Checked]:
    """Return a map as it is on the sides where it has errors, by what those are called."""
    sides = {report.old: one.pair.before, report.new: one.pair.now}
    return {name: side for name, side in sides.items() if side and side.is_refused}


def size(checked: Checked, words: Labels) -> str:
    """Return how much there is in a map that is new, or was in one that is gone."""
    jmap, coverage = checked.loaded.map, counted(checked)
    if jmap is None or coverage is None:
        return ""
    return words.fill(
        "size",
        touchpoints=words.count("touchpoints", len(jmap.touchpoints)),
        phases=words.count("phases", len(jmap.phases)),
        percent=percent(coverage.count(), words),
    )


def coverage(one: Compared, words: Labels) -> str:
    """Return how the percentages of a map's coverage have changed, "" where none has."""
    changes = one.difference.coverage if one.difference else ()
    return "; ".join(covered(change, words) for change in changes)


def covered(one: CoverageChanged, words: Labels) -> str:
    """Return how a percentage of coverage has changed, and of what it is one.

    It is of the map where it does not say.
    """
    change, part = percentages(one.after, one.before, words), one.what.either
    if one.of == "map":
        return change
    is_usual = one.of == "facet" and f"facet.{part.id}" in words
    return f"{words[f'key.{part.id}'] if is_usual else part.name} {change}"
