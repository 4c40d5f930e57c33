"""Count what a map describes and what it does not: persona by phase by facet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from operator import attrgetter
from typing import TypeAlias

from cjmap.fields import MOMENT, Statements
from cjmap.frozen import frozen
from cjmap.model import JourneyMap, Moment, Persona, Phase, Touchpoint
from cjmap.saying import by_phase, levels, meets, of_moment, own_levels, passes
from cjmap.words.standins import is_said

FACETS = (
    "touchpoint",
    "actions",
    "motivations",
    "questions",
    "pain_points",
    "solutions",
    "emotion",
    "channel",
)

KNOWN_FACETS = ("touchpoint", *(field.name for field in MOMENT))


@frozen
class Count:
    """How many cells are filled, out of how many."""

    filled: int = 0
    total: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.filled + other.filled, self.total + other.total)

    @property
    def percent(self) -> int | None:
        """The whole percentage, rounded down; None where there is no cell.

        >>> Count(2, 3).percent, Count(0, 0).percent
        (66, None)
        """
        return self.filled * 100 // self.total if self.total else None

    @property
    def holes(self) -> int:
        """How many cells are not filled."""
        return self.total - self.filled


@frozen
class Cell:
    """One facet of one persona in one phase; `missing` are the touchpoints that lack it.

    `met` are all the touchpoints that the persona meets there; `absent` says that there is none
    though the persona passes through the phase.
    """

    persona: str
    phase: str
    facet: str
    count: Count
    missing: tuple[str, ...] = ()
    absent: bool = False
    met: tuple[str, ...] = ()


@dataclass(frozen=True)
class Coverage:
    """The coverage of a map, by primary persona, phase and facet, all in file order.

    `alone` counts, for each persona, the filled cells whose text was written for that persona
    alone, out of all her filled cells. `unmet` are the touchpoints no primary persona meets.
    """

    personas: tuple[str, ...]
    phases: tuple[str, ...]
    facets: tuple[str, ...]
    cells: tuple[Cell, ...]
    alone: dict[str, Count]
    unmet: tuple[str, ...]

    def count(
        self, *, persona: str | None = None, phase: str | None = None, facet: str | None = None
    ) -> Count:
        """Add up the cells of a persona, a phase, a facet, or any of these together."""
        return self._counts.get((persona, phase, facet), Count())

    def cell(self, persona: str, phase: str, facet: str) -> Cell | None:
        """Return one cell, or None where the persona does not pass through the phase."""
        return self._cells.get((persona, phase, facet))

    @cached_property
    def _cells(self) -> dict[tuple[str, str, str], Cell]:
        return {(cell.persona, cell.phase, cell.facet): cell for cell in self.cells}

    @cached_property
    def _counts(self) -> dict[tuple[str | None, ...], Count]:
        """Every sum that can be asked for; None stands for all."""
        counts: dict[tuple[str | None, ...], Count] = {}
        for cell in self.cells:
            keys = ((cell.persona, None), (cell.phase, None), (cell.facet, None))
            for key in product(*keys):
                counts[key] = counts.get(key, Count()) + cell.count
        return counts


def total(cells: Iterable[Cell]) -> Count:
    """Add up cells."""
    counts = [cell.count for cell in cells]
    return Count(sum(one.filled for one in counts), sum(one.total for one in counts))


def measure(jmap: JourneyMap, facets: tuple[str, ...] | None = None) -> Coverage:
    """Return the coverage of a map; `facets` are the project's, which the map's own replace.

    A lane that the project names is owed only by the maps that have it.
    """
    if facets is not None:
        facets = tuple(one for one in facets if one in KNOWN_FACETS or one in jmap.lanes)
    owed = jmap.required if jmap.required is not None else facets
    owed = FACETS if owed is None else owed
    primary = tuple(persona for persona in jmap.walkers if persona.is_primary)
    places = by_phase(jmap)
    cells: list[Cell] = []
    alone: dict[str, Count] = {}
    for persona in primary:
        others = tuple(other for other in primary if other is not persona)
        known: list[Told] = []
        for phase in (phase for phase in jmap.phases.values() if passes(phase, persona)):
            met = tuple(t for t in places[phase.id] if meets(jmap, t, persona))
            told = {t.id: _told(jmap, t, persona, others, owed) for t in met}
            cells += _cells(persona, phase, told, owed)
            known += told.values()
        alone[persona.id] = _alone(known)
    return Coverage(
        personas=tuple(persona.id for persona in primary),
        phases=tuple(jmap.phases),
        facets=owed,
        cells=tuple(cells),
        alone=alone,
        unmet=tuple(
            touchpoint.id
            for touchpoint in jmap.touchpoints.values()
            if not any(meets(jmap, touchpoint, persona) for persona in primary)
        ),
    )


def is_filled(jmap: JourneyMap, touchpoint: Touchpoint, persona: str, facet: str) -> bool:
    """Tell whether a facet (a key of a touchpoint or a lane's id) is described for a persona.

    A text that only keeps the place free, such as "???", describes nothing.
    """
    if facet == "touchpoint":
        return True
    return _who_says(tuple(levels(jmap, touchpoint, persona)), facet) is not None


# By facet: whether it was said for a persona alone, None where it is not said.
Told: TypeAlias = Mapping[str, bool | None]


def _cells(
    persona: Persona, phase: Phase, told: Mapping[str, Told], facets: tuple[str, ...]
) -> Iterator[Cell]:
    ids = tuple(told)
    for facet in facets:
        if not ids:
            yield Cell(persona.id, phase.id, facet, Count(0, 1), absent=True)
            continue
        missing = tuple(id for id in ids if told[id][facet] is None)
        count = Count(len(ids) - len(missing), len(ids))
        yield Cell(persona.id, phase.id, facet, count, missing, met=ids)


def _alone(told: Iterable[Told]) -> Count:
    """Count the filled cells whose text was written for one persona and no other primary one."""
    said = [own for facets in told for own in facets.values() if own is not None]
    return Count(sum(said), len(said))


def _told(
    jmap: JourneyMap,
    touchpoint: Touchpoint,
    persona: Persona,
    others: tuple[Persona, ...],
    facets: tuple[str, ...],
) -> Told:
    parts: list[tuple[Phase | Touchpoint, bool]] = [
        (touchpoint, not any(meets(jmap, touchpoint, other) for other in others))
    ]
    phase = jmap.phases.get(touchpoint.phase)
    if phase:
        parts.append((phase, not any(passes(phase, other) for other in others)))
    told = tuple(
        (moment, is_own or is_hers)
        for part, is_hers in parts
        for moment, is_own in own_levels(part, persona.id)
    )
    return {
        facet: parts[0][1] if facet == "touchpoint" else _who_says(told, facet) for facet in facets
    }


def _who_says(told: Sequence[tuple[Moment, bool]], facet: str) -> bool | None:
    """Return what comes with the first moment that fills a facet, None where none does.

    Where nothing hurts, there is nothing to solve.
    """
    for moment, own in told:
        if _says(moment, facet):
            return own
    if facet == "solutions":
        for moment, own in told:
            if moment.pain_points is not None:
                return None if moment.pain_points else own
    return None


def _says(moment: Moment, facet: str) -> bool:
    if is_said(of_moment(moment, facet)):
        return True
    if facet == "emotion":
        return is_said(moment.feeling)
    if facet == "solutions":
        return is_said(moment.opportunities) or _has_own_solutions(moment)
    return False


def _has_own_solutions(moment: Moment) -> bool:
    """Tell whether an item brings its solutions along, as pain points do."""
    said = filter(None, _statements(moment))
    return any(is_said(one.solutions) for statements in said for one in statements)


_statements = attrgetter(*(one.name for one in MOMENT if isinstance(one.kind, Statements)))
