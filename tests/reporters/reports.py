"""Make reports: of maps, and of findings that hold any text."""

from __future__ import annotations

from pathlib import Path

from cjmap.check import Checked, Found, Position, check
from cjmap.config import Config
from cjmap.diagnostics import Diagnostic, Problem, Severity
from cjmap.load import load_bytes
from cjmap.place import Place
from cjmap.project import Project
from cjmap.reporters import FINDINGS, Report, reporter

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


def told(report: Report, format_: str) -> list[str]:
    """Return the lines of a report in a format."""
    return [line for text in reporter(FINDINGS[format_])(report) for line in text.split("\n")]
