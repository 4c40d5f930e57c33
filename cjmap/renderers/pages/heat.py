"""Lay the coverage of a map out as a heat map: facets by persona and phase."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from cjmap.catalog import format_percent
from cjmap.coverage import Cell, Count
from cjmap.frozen import frozen
from cjmap.view.values import PersonaView, View

# Wider tables are split: one for each persona.
_MOST_COLUMNS = 24


@frozen
class HeatCell:
    """A field of the heat map.

    `look` is `full`, `part`, `none`, or `out` where the persona does not pass. `link` leads to
    the first touchpoint with a hole, or to a phase without any; `hint` says what is missing.
    """

    text: str
    look: Literal["full", "part", "none", "out"]
    link: str = ""
    hint: str = ""


@frozen
class HeatRow:
    """A facet with the cells of each persona, and how much of it each of them and all have."""

    name: str
    cells: tuple[tuple[HeatCell, ...], ...]
    counts: tuple[Count, ...]
    percent: str


@frozen
class HeatMap:
    """A table of the heat map: its personas, its rows, the sums of its columns."""

    personas: tuple[PersonaView, ...]
    rows: tuple[HeatRow, ...]
    sums: tuple[tuple[str, ...], ...]
    totals: tuple[str, ...]
    alone: tuple[str, ...]


def heat_maps(view: View) -> tuple[HeatMap, ...]:
    """Return one table for all primary personas, or one for each when they would be too wide."""
    owed = tuple(view.persona(id) for id in view.coverage.personas)
    if len(owed) * (len(view.phases) + 1) <= _MOST_COLUMNS:
        return (_heat_map(view, owed),) if owed else ()
    return tuple(_heat_map(view, (persona,)) for persona in owed)


def percent(view: View, count: Count) -> str:
    """Return a percentage as people write it, a dash where there is nothing to count."""
    return "–" if count.percent is None else format_percent(count.percent, view.labels.language)


def _heat_map(view: View, personas: tuple[PersonaView, ...]) -> HeatMap:
    measured = view.coverage
    return HeatMap(
        personas=personas,
        rows=tuple(_row(view, personas, facet) for facet in measured.facets),
        sums=tuple(tuple(_sums(view, persona)) for persona in personas),
        totals=tuple(percent(view, measured.count(persona=p.id)) for p in personas),
        alone=tuple(percent(view, measured.alone[p.id]) for p in personas),
    )


def _sums(view: View, persona: PersonaView) -> Iterator[str]:
    for phase in view.phases:
        yield percent(view, view.coverage.count(persona=persona.id, phase=phase.id))


def _row(view: View, personas: tuple[PersonaView, ...], facet: str) -> HeatRow:
    measured = view.coverage
    counts = tuple(measured.count(persona=persona.id, facet=facet) for persona in personas)
    return HeatRow(
        name=view.facet_name(facet),
        cells=tuple(
            tuple(_cell(view, measured.cell(p.id, phase.id, facet)) for phase in view.phases)
            for p in personas
        ),
        counts=counts,
        percent=percent(view, sum(counts, Count())),
    )


def _cell(view: View, cell: Cell | None) -> HeatCell:
    if cell is None:
        return HeatCell("", "out")
    count = cell.count
    if cell.absent:
        hint = view.labels["coverage.empty_phase"]
        return HeatCell("–", "none", f"#ph-{cell.phase}", hint)
    if not cell.missing:
        return HeatCell(str(count.filled), "full")
    names = ", ".join(view.touchpoint(id).name for id in cell.missing)
    hint = view.labels.fill("coverage.missing_at", names=names)
    look: Literal["part", "none"] = "part" if count.filled else "none"
    return HeatCell(f"{count.filled}/{count.total}", look, f"#t-{cell.missing[0]}", hint)
