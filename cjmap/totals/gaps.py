"""Find the gaps that keep coverage from being whole, each at its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cjmap.coverage import KNOWN_FACETS, Coverage
from cjmap.frozen import frozen
from cjmap.model import JourneyMap
from cjmap.place import Place

# The facet of those who meet no touchpoint at all.
TOUCHPOINT = "touchpoint"


@frozen
class Gap:
    """A facet that a touchpoint does not say, or a phase in which somebody meets nothing.

    `phase`, `touchpoint` and `personas` are ids; `touchpoint` is "" where none is met, and the
    facet `TOUCHPOINT`. There are no personas where nobody has what is missing.
    """

    place: Place
    phase: str
    touchpoint: str
    facet: str
    personas: tuple[str, ...]


def gaps(jmap: JourneyMap, coverage: Coverage) -> Iterator[Gap]:
    """Yield the gaps of a map, phase by phase, touchpoint by touchpoint, facet by facet.

    What several personas lack is one gap.
    """
    lacking: dict[tuple[str, str, str], dict[str, None]] = {}
    concerned: dict[tuple[str, str], set[str]] = {}
    for cell in coverage.cells:
        facet = TOUCHPOINT if cell.absent else cell.facet
        for touchpoint in ("", *cell.met):
            concerned.setdefault((cell.phase, touchpoint), set()).add(cell.persona)
        for touchpoint in ("",) if cell.absent else cell.missing:
            lacking.setdefault((cell.phase, touchpoint, facet), {})[cell.persona] = None
    order = (_ranks(coverage.phases), _ranks(jmap.touchpoints), _ranks(coverage.facets))

    def rank(key: tuple[str, str, str]) -> list[int]:
        return [ranks.get(id, -1) for ranks, id in zip(order, key, strict=True)]

    for phase, touchpoint, facet in sorted(lacking, key=rank):
        personas = tuple(lacking[phase, touchpoint, facet])
        is_all = concerned[phase, touchpoint] == set(personas)
        place = _place(jmap, phase, touchpoint, facet)
        yield Gap(place, phase, touchpoint, facet, () if is_all else personas)


def _ranks(ids: Iterable[str]) -> dict[str, int]:
    return {id: number for number, id in enumerate(ids)}


def _place(jmap: JourneyMap, phase: str, touchpoint: str, facet: str) -> Place:
    """Return where a gap is to be filled; what is not written is shown at its part."""
    if not touchpoint:
        return jmap.phases[phase].place
    place = jmap.touchpoints[touchpoint].place
    return place / facet if facet in KNOWN_FACETS else place / "lanes" / facet
