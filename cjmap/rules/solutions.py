"""Gather the solutions of a map with who takes care of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cjmap.facts.owners import owner_of
from cjmap.frozen import frozen
from cjmap.model import Persona, Phase, Statement, Touchpoint
from cjmap.place import Span
from cjmap.rules.declare import Facts
from cjmap.source import shortened
from cjmap.words.dates import read_date


@frozen
class Solution:
    """A solution or opportunity, of a touchpoint, phase or persona; `owner` is "" for nobody."""

    part: Phase | Touchpoint | Persona
    said: Statement
    owner: str

    @property
    def named(self) -> str:
        """The solution as a sentence names it."""
        return f'solution "{shortened(self.said.text)}" of "{self.part.id}"'

    @property
    def is_under_way(self) -> bool:
        """Whether somebody has promised it."""
        return self.said.status in ("planned", "doing")

    @property
    def due(self) -> date | None:
        """The day on which it is due, None where it has none that is a date."""
        return read_date(self.said.due)


def solutions(facts: Facts) -> tuple[Solution, ...]:
    """Return every solution, each once where aliases repeat it, in file order.

    Whoever owns the touchpoint or its phase owns its solutions, too.
    """
    found: dict[Span, Solution] = {}
    for one in _solutions(facts):
        span = facts.written(one.said.place)
        if one.owner or span not in found:
            found[span] = one
    return tuple(found.values())


def _solutions(facts: Facts) -> Iterator[Solution]:
    for part, key, said in (*facts.gathered.statements, *facts.gathered.of_personas):
        # One without status and day promises nothing.
        if key in ("solutions", "opportunities") and (said.status or said.due):
            yield Solution(part, said, owner_of(facts.map, part, said))
