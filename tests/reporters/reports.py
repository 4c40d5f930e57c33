"""Make reports: of maps, and of findings and differences that hold any text."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from cjmap.catalog import report_words
from cjmap.check import Checked, Found, Position, check
from cjmap.config import Config
from cjmap.coverage import Count
from cjmap.diagnostics import Diagnostic, Problem, Severity
from cjmap.diff import Change, Difference
from cjmap.load import load_bytes
from cjmap.place import Place
from cjmap.project import Project
from cjmap.reporters import COVERAGE, DIFFERENCES, FINDINGS, Report, reporter
from cjmap.reporters.coverage.report import CoverageReport
from cjmap.reporters.differences.report import Compared, DiffReport, compared
from cjmap.reporters.verdict import Reason, TooLittle
from cjmap.totals.trend import Pair, State

ENGLISH, GERMAN = report_words("en"), report_words("de")
MAP = """\
title: Shoes
phases: {buy: {name: Buy}}
touchpoints:
  cart:
    name: Cart
    pain_points:
      - {text: Nobody answers, solutions: [A phone]}
      - Freight shows late
  desk: {name: Desk, pain_points: A queue}
coverage: {require: [pain_points]}
channels: {fax: {name: Fax}}
"""


def checked(text: str = MAP, *, file: str = "map.journey.yaml") -> Checked:
    """Return a checked map."""
    return check(load_bytes(text.encode(), Project(Path("/nowhere")), file=file), Config())


def finding(
    message: str = "it is so",
    *,
    severity: Severity = Severity.WARNING,
    file: str = "map.journey.yaml",
    lines: tuple[int, int] = (3, 3),
    rule: str = "a-rule",
    help: str = "",
    page: str | None = None,
    count: int = 1,
) -> Found:
    """Return a finding that holds any texts."""
    place = Place(file, ("touchpoints", "cart"))
    one = Diagnostic(Problem("CJ999", rule), severity, message, place, help, count=count)
    at = Position(file, lines[0], 5, lines[1], 9, "  cart: {name: Cart}")
    return Found(one, at, "touchpoints.cart", page=page)


def difference(old: str | None, new: str | None, *, file: str = "map.journey.yaml") -> Compared:
    """Return what is different between two maps; None where there is none."""
    was, now = (None if text is None else checked(text, file=file) for text in (old, new))
    return compared(Pair(now, was))


def changed(title: str, *changes: Change, became: State = "same") -> Compared:
    """Return a map with a title and changes that hold any texts."""
    one = checked()
    assert one.loaded.map
    loaded = replace(one.loaded, map=replace(one.loaded.map, title=title))
    named = replace(one, loaded=loaded)
    return Compared(Pair(named, named), Difference(changes), became)


def told_differences(
    format_: str,
    *maps: Compared,
    sides: tuple[str, str] = ("main", "feature"),
    notes: str = "",
    language: str = "en",
) -> list[str]:
    """Return the lines of a report of differences in a format."""
    report = DiffReport(*sides, maps, (notes,) if notes else (), language=language)
    return [line for text in reporter(DIFFERENCES[format_])(report) for line in text.split("\n")]


def told(report: Report, format_: str) -> list[str]:
    """Return the lines of a report in a format."""
    return [line for text in reporter(FINDINGS[format_])(report) for line in text.split("\n")]


def asks(who: str) -> TooLittle:
    """Return that somebody asks for more coverage, as a reason why a run fails."""
    return TooLittle(Count(0, 2), Decimal(1), who, 1, ("", Count()))


def told_coverage(
    format_: str, *maps: Checked | Pair, reasons: tuple[Reason, ...] = (), **said: Any
) -> str:
    """Return a report of coverage in a format."""
    pairs = tuple(one if isinstance(one, Pair) else Pair(one) for one in maps)
    report = CoverageReport(pairs, reasons=reasons, **said)
    return "\n".join(reporter(COVERAGE[format_])(report))
