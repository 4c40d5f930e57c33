"""Declare a rule: its code, its name, its page."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from cjmap.coverage import Coverage
from cjmap.diagnostics import Problem, Related, Severity
from cjmap.model import JourneyMap
from cjmap.place import Place, Span


@dataclass(frozen=True, slots=True)
class Facts:
    """What a rule looks at."""

    map: JourneyMap
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule has found, and where."""

    place: Place | Span
    message: str
    help: str = ""
    related: tuple[Related, ...] = ()


Check: TypeAlias = Callable[[Facts], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule and its page; `check` is None where the reader itself reports the fault."""

    problem: Problem
    page: str
    check: Check | None = None


def rule(code: str, name: str, severity: Severity) -> Callable[[Check], Rule]:
    """Make a rule of the function that checks it; the function's docstring is its page."""

    def declare(check: Check) -> Rule:
        return Rule(Problem(code, name, severity), inspect.getdoc(check) or "", check)

    return declare


def page(problem: Problem) -> Callable[[Callable[[], None]], Rule]:
    """Make a rule of a fault that is found while reading, with a docstring as its page."""

    def declare(text: Callable[[], None]) -> Rule:
        return Rule(problem, inspect.getdoc(text) or "")

    return declare
