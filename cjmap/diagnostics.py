"""A finding as a value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import total_ordering

from cjmap.place import Place, Span


@total_ordering
class Severity(Enum):
    """How much a finding weighs; `OFF` findings are not reported. Compares by weight."""

    OFF = "off"
    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Severity):
            return NotImplemented
        order = list(Severity)
        return order.index(self) < order.index(other)


@dataclass(frozen=True, slots=True)
class Problem:
    """What kind of fault a finding reports: a stable code, a readable name, a default severity."""

    code: str
    name: str
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that a finding speaks of, such as the first of two equal keys."""

    place: Place | Span
    message: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding. The message is one line, lower case, without full stop; the rest is help.

    `count` is how many faults it speaks of.
    """

    problem: Problem
    severity: Severity
    message: str
    place: Place | Span
    help: str = ""
    related: tuple[Related, ...] = ()
    count: int = 1


def report(
    problem: Problem,
    place: Place | Span,
    message: str,
    *,
    help: str = "",
    related: tuple[Related, ...] = (),
    count: int = 1,
) -> Diagnostic:
    """Return a finding with its problem's default severity."""
    return Diagnostic(problem, problem.severity, message, place, help, related, count)
