"""Split the coverage of maps by whose it is: by map, persona, phase, facet and owner."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias

from cjmap.check import Checked
from cjmap.coverage import Count
from cjmap.frozen import frozen
from cjmap.model import JourneyMap, Moment, Persona
from cjmap.saying import by_phase, levels, meets, own_levels

Axis: TypeAlias = Literal["map", "persona", "phase", "facet", "owner"]
AXES: tuple[Axis, ...] = ("persona", "phase", "facet", "owner", "map")

NOBODY = ""


@frozen
class Share:
    """What one owner has of a facet of one persona in one phase; ids, and a map's path."""

    map: str
    persona: str
    phase: str
    facet: str
    owner: str
    count: Count


def shares(checked: Checked, *, path: str = "") -> Iterator[Share]:
    """Yield the coverage of a map in its smallest shares; none where the map is refused.

    A cell belongs to who is the `owner` of the touchpoint for this persona, else of its phase,
    else of the map; `owner: []` says that nobody is. `path` is what the map is called.
    """
    jmap, coverage = checked.loaded.map, checked.coverage
    if jmap is None or coverage is None or checked.is_refused:
        return
    called = path or checked.loaded.path.as_posix()
    owners = dict(_owners(jmap))
    for cell in coverage.cells:
        missing = set(cell.missing)
        counts: dict[str, Count] = {}
        for touchpoint, owner in owners[cell.persona, cell.phase]:
            filled = not cell.absent and touchpoint not in missing
            counts[owner] = counts.get(owner, Count()) + Count(int(filled), 1)
        for owner, count in counts.items():
            yield Share(called, cell.persona, cell.phase, cell.facet, owner, count)


def tally(known: Iterable[Share], *axes: Axis) -> dict[tuple[str, ...], Count]:
    """Add up shares by one axis, or by several together, in the order in which they come."""
    counts: dict[tuple[str, ...], Count] = {}
    for share in known:
        key = tuple(str(getattr(share, axis)) for axis in axes)
        counts[key] = counts.get(key, Count()) + share.count
    return counts


def _owners(jmap: JourneyMap) -> Iterator[tuple[tuple[str, str], list[tuple[str, str]]]]:
    """Yield, by persona and phase, the touchpoints that she meets and who has them.

    Where she meets none, it is one without id, as coverage counts it.
    """
    for persona in jmap.walkers:
        for phase, touchpoints in by_phase(jmap).items():
            met = [one for one in touchpoints if meets(jmap, one, persona)]
            owned = [(t.id, _owner(jmap, levels(jmap, t, persona.id))) for t in met]
            yield (persona.id, phase), owned or [("", _of_phase(jmap, persona, phase))]


def _of_phase(jmap: JourneyMap, persona: Persona, phase: str) -> str:
    return _owner(jmap, own_levels(jmap.phases[phase], persona.id))


def _owner(jmap: JourneyMap, moments: Iterable[tuple[Moment, bool]]) -> str:
    said = (moment.owner for moment, _ in moments if moment.owner is not None)
    nearest = next(said, None)
    if nearest is None:
        return " ".join((jmap.owner or NOBODY).split())
    return " ".join(" ".join(one.text for one in nearest).split())
