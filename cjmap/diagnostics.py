"""A finding as a value."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from functools import total_ordering

from cjmap.frozen import frozen
from cjmap.place import Place, Span
from cjmap.words.suggest import only_neighbour


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


@frozen
class Problem:
    """What kind of fault a finding reports: a stable code, a readable name, a default severity."""

    code: str
    name: str
    severity: Severity = Severity.ERROR


@frozen
class Related:
    """Another place that a finding speaks of, such as the first of two equal keys."""

    place: Place | Span
    message: str


@frozen
class Edit:
    """A stretch of a file that is to be written otherwise.

    With `was`, only this word of what stands there is replaced: quotes around it stay.
    """

    where: Place | Span
    text: str
    was: str = ""


@frozen
class Fix:
    """The one right answer to a finding, and in a line what it does.

    One that `reorders` writes the same in another order.
    """

    edits: tuple[Edit, ...]
    does: str
    reorders: bool = False


@frozen
class Diagnostic:
    """One finding. The message is one line, lower case, without full stop; the rest is help.

    `count` is how many faults it speaks of, out of a `total` where that is known; `high` how many
    of these are of high severity. `about` are the words that a sentence for several takes from it.
    """

    problem: Problem
    severity: Severity
    message: str
    place: Place | Span
    help: str = ""
    related: tuple[Related, ...] = ()
    count: int = 1
    fix: Fix | None = None
    total: int = 0
    high: int = 0
    about: tuple[str, ...] = ()


def report(
    problem: Problem,
    place: Place | Span,
    message: str,
    *,
    help: str = "",
    related: tuple[Related, ...] = (),
    count: int = 1,
    fix: Fix | None = None,
) -> Diagnostic:
    """Return a finding with its problem's default severity."""
    return Diagnostic(problem, problem.severity, message, place, help, related, count, fix)


def rename(where: Place | Span, was: str, to: str) -> Fix:
    """Return the fix that writes one word instead of another."""
    return Fix((Edit(where, to, was),), f'writes "{to}" instead of "{was}"')


def rename_to_neighbour(where: Place | Span, was: str, known: Iterable[str]) -> Fix | None:
    """Return the fix that writes the one known word that a mistyped one must mean, if any."""
    to = only_neighbour(was, known)
    return rename(where, was, to) if to else None
