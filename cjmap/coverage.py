"""Count what a map describes and what it does not: persona by phase by facet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import reduce

from cjmap.model import JourneyMap, Moment, Persona, Phase, Touchpoint
from cjmap.saying import levels, meets, of_moment, passes

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


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Cell:
    """One facet of one persona in one phase; `missing` are the touchpoints that lack it.

    `absent` says that the persona passes through the phase and meets no touchpoint there.
    """

    persona: str
    phase: str
    facet: str
    count: Count
    missing: tuple[str, ...] = ()
    absent: bool = False


@dataclass(frozen=True, slots=True)
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
        return total(cell for cell in self.cells if _is_in(cell, persona, phase, facet))

    def cell(self, persona: str, phase: str, facet: str) -> Cell | None:
        """Return one cell, or None where the persona does not pass through the phase."""
        return next((c for c in self.cells if _is_in(c, persona, phase, facet)), None)


def total(cells: Iterable[Cell]) -> Count:
    """Add up cells."""
    return reduce(lambda count, cell: count + cell.count, cells, Count())


def measure(jmap: JourneyMap, facets: tuple[str, ...] | None = None) -> Coverage:
    """Return the coverage of a map; `facets` are the project's, which the map's own replace."""
    owed = jmap.required if jmap.required is not None else facets
    owed = FACETS if owed is None else owed
    primary = tuple(persona for persona in jmap.walkers if persona.is_primary)
    cells: list[Cell] = []
    alone: dict[str, Count] = {}
    for persona in primary:
        others = tuple(other for other in primary if other is not persona)
        own = Count()
        for phase in (phase for phase in jmap.phases.values() if passes(phase, persona)):
            met = [t for t in jmap.touchpoints_of(phase.id) if meets(jmap, t, persona)]
            cells += _cells(jmap, persona, phase, met, owed)
            own += _alone(jmap, persona, others, met, owed)
        alone[persona.id] = own
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
    """Tell whether a facet (a key of a touchpoint or a lane's id) is described for a persona."""
    return facet == "touchpoint" or _filled_by(jmap, touchpoint, persona, facet) is not None


def _cells(
    jmap: JourneyMap,
    persona: Persona,
    phase: Phase,
    met: list[Touchpoint],
    facets: tuple[str, ...],
) -> Iterator[Cell]:
    for facet in facets:
        if not met:
            yield Cell(persona.id, phase.id, facet, Count(0, 1), absent=True)
            continue
        missing = tuple(t.id for t in met if not is_filled(jmap, t, persona.id, facet))
        yield Cell(persona.id, phase.id, facet, Count(len(met) - len(missing), len(met)), missing)


def _alone(
    jmap: JourneyMap,
    persona: Persona,
    others: tuple[Persona, ...],
    met: list[Touchpoint],
    facets: tuple[str, ...],
) -> Count:
    """Count the filled cells that were written for this persona and no other primary one."""
    filled = own = 0
    for touchpoint in met:
        only_here = not any(meets(jmap, touchpoint, other) for other in others)
        for facet in facets:
            if facet == "touchpoint":
                filled, own = filled + 1, own + only_here
                continue
            level = _filled_by(jmap, touchpoint, persona.id, facet)
            if level is not None:
                filled, own = filled + 1, own + (level or only_here)
    return Count(own, filled)


def _filled_by(jmap: JourneyMap, touchpoint: Touchpoint, persona: str, facet: str) -> bool | None:
    """Return None where nothing is said, else whether it was said for this persona alone."""
    for moment, is_own in levels(jmap, touchpoint, persona):
        if _says(moment, facet):
            return is_own
    return None


def _says(moment: Moment, facet: str) -> bool:
    if of_moment(moment, facet) is not None:
        return True
    if facet == "emotion":
        return moment.feeling is not None
    if facet == "solutions":
        pains = moment.pain_points or ()
        return moment.opportunities is not None or any(p.solutions for p in pains)
    return False


def _is_in(cell: Cell, persona: str | None, phase: str | None, facet: str | None) -> bool:
    return (
        (persona is None or cell.persona == persona)
        and (phase is None or cell.phase == phase)
        and (facet is None or cell.facet == facet)
    )
