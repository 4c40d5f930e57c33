"""Say how much is different between two sides, and in a map as a whole."""

from __future__ import annotations

from collections.abc import Iterator

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
    maps = [one for one in report.changed if not one.is_broken]
    states = [one.became for one in maps]
    changed = sum(one not in ("new", "gone") for one in states)
    said = [f"{number_of(changed, 'map')} changed"] * bool(changed)
    said += [f"{number} {one}" for one in ("new", "gone") if (number := states.count(one))]
    broken = sum(one.is_broken for one in report.changed)
    said += [f"{broken} not compared"] * bool(broken)
    counts = ((sum(one.count(weight) for one in maps), weight) for weight in WEIGHTS)
    of = [f"{number} of {weight}" for number, weight in counts if number]
    return ", ".join(said) + (f"; changes: {', '.join(of)}" if of else "")


def state(one: Compared) -> str:
    """Return what became of a map's file, and what it is compared with, "" where it is the same."""
    pair = one.pair
    if one.became != "same":
        return became(pair)
    files = [file_of(checked) for checked in (pair.now, pair.before) if checked]
    return f"compared with {files[-1]}" if files[0] != files[-1] else ""


def faults(one: Compared, report: DiffReport) -> Iterator[str]:
    """Yield why a map can't be compared, and on which side."""
    for side, checked in broken_in(one, report).items():
        yield f"not compared: {fault(checked)} (in {side})"


def broken_in(one: Compared, report: DiffReport) -> dict[str, Checked]:
    """Return a map as it is on the sides where it has errors, by what those are called."""
    sides = {report.old: one.pair.before, report.new: one.pair.now}
    return {name: side for name, side in sides.items() if side and side.is_refused}


def size(checked: Checked) -> str:
    """Return how much there is in a map that is new, or was in one that is gone."""
    jmap, coverage = checked.loaded.map, counted(checked)
    if jmap is None or coverage is None:
        return ""
    touchpoints = number_of(len(jmap.touchpoints), "touchpoint")
    phases = number_of(len(jmap.phases), "phase")
    return f"{touchpoints} in {phases}, {percent(coverage.count())} described"


def covered(one: CoverageChanged) -> str:
    """Return how a percentage of coverage has changed, and of what it is one.

    It is of the map where it does not say.
    """
    name = "" if one.of == "map" else f"{one.what.either.name.replace('_', ' ')} "
    return f"{name}{percentages(one.after, one.before)}"


def number_of(number: int, what: str) -> str:
    """Return how many there are of something.

    >>> number_of(1, "map"), number_of(2, "map")
    ('1 map', '2 maps')
    """
    return f"{number} {what}{'s' * (number != 1)}"
