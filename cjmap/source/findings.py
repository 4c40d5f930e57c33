"""Gather the findings of one file: a few of each kind, the rest as a number."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from cjmap.diagnostics import Diagnostic, Edit, Fix, Problem, Related, report
from cjmap.place import Span
from cjmap.source.problems import SYNTAX

SHOWN = 20


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

    def fix(self, where: tuple[int, int], text: str, does: str) -> Fix:
        """Return the fix that writes a text in a stretch of the file."""
        return Fix((Edit(Span(self.file, *where), text),), does)

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
