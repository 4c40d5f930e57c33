"""Gather the findings of one file: a few of each kind, the rest as a number."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import NamedTuple

from cjmap.diagnostics import Diagnostic, Edit, Fix, Problem, Related, report
from cjmap.place import Span
from cjmap.source.problems import SYNTAX
from cjmap.source.quoting import quoted

SHOWN = 20


class Written(NamedTuple):
    """What is right from offset to offset, and in a line what writing it does."""

    start: int
    end: int
    text: str
    does: str = "puts the text in quotes"


class Findings:
    """The findings of one file; of each problem the first `SHOWN` are kept, the others counted."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._kept: list[tuple[int, Diagnostic]] = []
        self._seen: Counter[Problem] = Counter()

    def add(
        self,
        problem: Problem,
        where: tuple[int, int],
        message: str,
        *,
        help: str = "",
        first: tuple[tuple[int, int], str] | None = None,
        fix: Fix | None = None,
    ) -> None:
        """Note a problem from offset to offset; `first` is another stretch that it speaks of."""
        self._seen[problem] += 1
        if self._seen[problem] > SHOWN:
            return
        related = (Related(Span(self.file, *first[0]), first[1]),) if first else ()
        span = Span(self.file, *where)
        one = report(problem, span, message, help=help, related=related, fix=fix)
        self._kept.append((where[0], one))

    def fix(self, *right: Written) -> Fix | None:
        """Return the fix that writes what is right, None where nothing is known to be."""
        edits = tuple(Edit(Span(self.file, one.start, one.end), one.text) for one in right)
        return Fix(edits, right[0].does) if right else None

    def quoting(self, where: tuple[int, int], raw: str) -> Fix | None:
        """Return the fix that puts in quotes what stands there in one line, None where it can't."""
        text = raw.rstrip()
        if "\n" in text or "\r" in text:
            return None
        return self.fix(Written(where[0], where[0] + len(text), quoted(text)))

    def count(self, problem: Problem, more: int) -> None:
        """Note that a problem was found some more times, at places that are not kept."""
        self._seen[problem] += more

    def has(self, problem: Problem) -> bool:
        """Whether the problem was found."""
        return self._seen[problem] > 0

    def all(self) -> tuple[Diagnostic, ...]:
        """Return what was found in the order of the text; the last of a long row says how many."""
        last = {diagnostic.problem: n for n, (_, diagnostic) in enumerate(self._kept)}
        for problem, n in last.items():
            hidden = self._seen[problem] - SHOWN
            if hidden > 0:
                start, diagnostic = self._kept[n]
                message = f"{diagnostic.message} (and {hidden} more of this kind)"
                self._kept[n] = start, replace(diagnostic, message=message)
        # What stands where the syntax breaks was a first guess at the same fault.
        broken = {start for start, found in self._kept if found.problem is SYNTAX}
        kept = [
            (start, found)
            for start, found in self._kept
            if start not in broken or found.problem is SYNTAX
        ]
        return tuple(found for _, found in sorted(kept, key=lambda pair: pair[0]))
