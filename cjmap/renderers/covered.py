"""Spell coverage as values for JSON: whole, as map.json has it, and in short, as `check` has it."""

from __future__ import annotations

from typing import Any

from cjmap.coverage import Count, Coverage


def counted(count: Count) -> dict[str, int | None]:
    """Return a count with its whole percentage, None where there is no cell."""
    return {"filled": count.filled, "total": count.total, "percent": count.percent}


def covered(coverage: Coverage) -> dict[str, Any]:
    """Return all sums and all cells."""
    return {
        **counted(coverage.count()),
        "by_persona": [
            {
                "persona": id,
                **counted(coverage.count(persona=id)),
                "written_for_them_alone": counted(coverage.alone[id]),
            }
            for id in coverage.personas
        ],
        "by_phase": [{"phase": id, **counted(coverage.count(phase=id))} for id in coverage.phases],
        "by_facet": [{"facet": id, **counted(coverage.count(facet=id))} for id in coverage.facets],
        "cells": [
            {
                "persona": cell.persona,
                "phase": cell.phase,
                "facet": cell.facet,
                **counted(cell.count),
                "missing": list(cell.missing),
                "absent": cell.absent,
            }
            for cell in coverage.cells
        ],
        "met_by_no_primary_persona": list(coverage.unmet),
    }


def covered_in_short(coverage: Coverage) -> dict[str, Any]:
    """Return the percentages: of all, of each facet, and of each persona in each phase."""
    everything = coverage.count()
    return {
        "percent": everything.percent,
        "filled": everything.filled,
        "total": everything.total,
        "facets": {one: coverage.count(facet=one).percent for one in coverage.facets},
        "personas": {
            persona: {
                "percent": coverage.count(persona=persona).percent,
                "own_words": coverage.alone[persona].percent,
                "phases": {
                    phase: coverage.count(persona=persona, phase=phase).percent
                    for phase in coverage.phases
                },
            }
            for persona in coverage.personas
        },
        "unmet": list(coverage.unmet),
    }
