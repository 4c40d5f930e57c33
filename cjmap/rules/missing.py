"""Coverage: what touchpoints leave out (CJ203), each hole once, as high up as it is true."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from cjmap.coverage import KNOWN_FACETS, Cell, Count, total
from cjmap.diagnostics import Related, Severity
from cjmap.facts.gathered import SMALL
from cjmap.facts.ratings import needs_reason
from cjmap.frozen import frozen
from cjmap.model import Touchpoint
from cjmap.place import Place, Span
from cjmap.rules.coverage import grouped_by, is_nowhere, phases_without_solution, present
from cjmap.rules.declare import Facts, Finding, rule
from cjmap.rules.phrases import and_, quoted_ids
from cjmap.rules.rollup import most_alike
from cjmap.rules.thin import bare_touchpoints, thin_moments
from cjmap.saying import of_moment
from cjmap.words.standins import is_said


def _said_of_gaps(facts: Facts, left: Sequence[Finding]) -> Iterator[Finding]:
    """Say what is left of the holes as high up as it is true: of a map, a persona, a phase.

    A hole at a touchpoint is said with others of the touchpoint, or with all that are too many.
    """
    places = {one.place for one in left}
    lacks = {
        facet: _left_of(facts, lack, facet, places) for facet, lack in _lacks_of(facts).items()
    }
    often = {facet for facet, lack in lacks.items() if lack.is_often}
    single = _by_touchpoint(lacks, set(lacks) - often)
    if often and len(single) > most_alike(len(facts.map.touchpoints)):
        often |= {facet for facets in single.values() for facet in facets}
        lacks |= {facet: lacks[facet].without_phases() for facet in often}
        single = {}
    yield from _of_gaps(lacks)
    if often:
        yield _together(facts, _by_touchpoint(lacks, often), lacks)
    for id, facets in single.items():
        place = facts.map.touchpoints[id].place
        yield Finding(place, unsaid(id, facets), how_to_say(facets), count=len(facets))


def _of_gaps(lacks: Mapping[str, _Lack]) -> Iterator[Finding]:
    gaps: dict[tuple[Place, str], dict[str, int]] = {}
    for facet, lack in lacks.items():
        for gap in lack.gaps:
            gaps.setdefault((gap.place, gap.words), {})[facet] = len(gap.single)
    for (place, words), counts in gaps.items():
        count = sum(counts.values())
        yield Finding(place, f"{words} {_named(counts)}", how_to_say(counts), count=count)


@rule(
    "CJ203",
    "missing-facet",
    Severity.WARNING,
    many="things are left unsaid",
    silenced_by=("told-from-inside",),
    together=_said_of_gaps,
)
def missing_facet(facts: Facts) -> Iterator[Finding]:
    """The map leaves out something that it owes.

    What people do, why, what they ask and what hurts differ at every touchpoint, and to each
    belongs what the brand does about it. A facet that is missing everywhere, or at half of the
    touchpoints, is reported once for the map, else once for the persona or the phase that lacks
    it, else at the touchpoint. `[]` says that you looked and there is none;
    `coverage: {require: […]}` says what a map owes.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          cart: {name: Cart, phase: buy, actions: Puts in a pair}
          desk: {name: Cash desk, phase: buy}
        coverage: {require: [actions]}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          cart: {name: Cart, phase: buy, actions: Puts in a pair}
          desk: {name: Cash desk, phase: buy, actions: Pays}
        coverage: {require: [actions]}
    """
    for facet, lack in _lacks_of(facts).items():
        how = how_to_say([facet])
        for whole in lack.parts:
            for id, who in whole.single.items():
                place = _place_of(facts, id, facet, whole)
                yield Finding(place, unsaid(id, {facet: who}), how)


def _place_of(facts: Facts, id: str, facet: str, whole: _Gap | _Lack) -> Place:
    """Return where a hole is to be filled at a touchpoint, for a persona who lacks it at all."""
    place = facts.map.touchpoints[id].place
    own = whole.persona if isinstance(whole, _Gap) else ""
    return place / "per_persona" / own / facet if own else place / facet


@lru_cache(maxsize=1)
def _lacks_of(facts: Facts) -> Mapping[str, _Lack]:
    """Return where the facets lack that the map owes, and of which no other rule speaks."""
    thin = _thin(facts)
    facets = (one for one in facts.coverage.facets if not _is_said_by_others(facts, one))
    lacks = {facet: _lack_of(facts, facet, thin) for facet in facets}
    if "pain_points" in lacks and not lacks["pain_points"].is_often:
        lacks["pain_points"] = _without_lows(facts, lacks["pain_points"])
    return lacks


def _without_lows(facts: Facts, lack: _Lack) -> _Lack:
    single = {id: who for id, who in lack.single.items() if not _is_low(facts, id, who)}
    return replace(lack, single=single)


def _left_of(facts: Facts, lack: _Lack, facet: str, places: Collection[Place | Span]) -> _Lack:
    """Return a lack with the holes at some places only; a gap with fewer than it had is none."""
    whole = []
    single: dict[str, tuple[str, ...]] = {}
    for part in lack.parts:
        here = {
            id: who
            for id, who in part.single.items()
            if _place_of(facts, id, facet, part) in places
        }
        if isinstance(part, _Gap) and len(here) == len(part.single):
            whole.append(part)
        else:
            single = _joined(single, here)
    return _Lack(tuple(whole), single, lack.places)


def _joined(
    some: Mapping[str, tuple[str, ...]], others: Mapping[str, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    """Return for whom touchpoints lack something, of two of which each knows a part."""
    met = [id for id in some if id in others]
    both = {id: (*some[id], *others[id]) if some[id] and others[id] else () for id in met}
    return {**some, **others, **both}


def _by_touchpoint(
    lacks: Mapping[str, _Lack], facets: Collection[str]
) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return what touchpoints lack of some facets, and for whom: () for everyone."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for facet, lack in lacks.items():
        for id, who in lack.single.items() if facet in facets else ():
            found.setdefault(id, {})[facet] = who
    return found


@frozen
class _Gap:
    """A whole map, persona or phase without a facet: where that is said, and in which words.

    `single` are the touchpoints and for whom these lack it, () for everyone; `persona` is who
    lacks it everywhere, else "".
    """

    place: Place
    words: str
    cells: tuple[Cell, ...]
    single: Mapping[str, tuple[str, ...]]
    persona: str = ""


@frozen
class _Lack:
    """Where a facet lacks: in a whole map, persona or phase, else at which touchpoints.

    `single` holds for whom touchpoints lack the facet: () for everyone; `places` is out of how
    many.
    """

    gaps: tuple[_Gap, ...]
    single: Mapping[str, tuple[str, ...]]
    places: int

    @property
    def parts(self) -> tuple[_Gap | _Lack, ...]:
        """The gaps, and what lacks at single touchpoints."""
        return (*self.gaps, self)

    @property
    def everywhere(self) -> tuple[str, ...]:
        """The touchpoints that lack it for everyone."""
        return tuple(id for id, who in self.single.items() if not who)

    @property
    def is_often(self) -> bool:
        """Whether half of the touchpoints of a map that is not small lack it."""
        return self.places >= SMALL and 2 * len(self.everywhere) >= self.places

    def without_phases(self) -> _Lack:
        """Return the same with all that lacks in phases said of single touchpoints."""
        single = dict(self.single)
        for gap in self.gaps:
            single = single if _is_high(gap) else _joined(single, gap.single)
        return replace(self, gaps=tuple(filter(_is_high, self.gaps)), single=single)


def _is_high(gap: _Gap) -> bool:
    return gap.place.route[:1] != ("phases",)


def _is_said_by_others(facts: Facts, facet: str) -> bool:
    """Tell whether another rule says that a facet is nowhere, and what follows from it."""
    if facet == "pain_points":
        return facts.gathered.is_painless
    return facet == "solutions" and facts.gathered.is_unsolved and is_nowhere(facts, facet)


def said_above(facts: Facts, facet: str) -> set[tuple[str, str]]:
    """Return for whom and in which phases a lack is said of more than a single touchpoint.

    These are pairs of a persona's and a phase's id.
    """
    lack, everything = _lack_of(facts, facet, _thin(facts)), present(facts, facet)
    groups = [list(gap.cells) for gap in lack.gaps]
    if lack.is_often or _is_empty(everything):
        groups.append(everything)
    return {(cell.persona, cell.phase) for cells in groups for cell in cells}


def _thin(facts: Facts) -> frozenset[str]:
    """Return the touchpoints of which other rules say that nearly everything is missing."""
    return bare_touchpoints(facts) | frozenset(thin_moments(facts))


def _lack_of(facts: Facts, facet: str, thin: frozenset[str]) -> _Lack:
    """Return where a facet lacks, as high up as it is true."""
    apart = thin | _kept_free(facts, facet)
    if facet == "solutions" and not is_nowhere(facts, "solutions"):
        apart |= _asked_for(facts)
    cells, places = _owed(facts, facet, apart), {id for c in present(facts, facet) for id in c.met}
    if _is_empty(cells):
        place, everyone = facts.map.place / "touchpoints", dict.fromkeys(_without(cells), ())
        gap = _Gap(place, "nothing in the map says", tuple(cells), everyone)
        return _Lack((gap,), {}, len(places))
    gaps = []
    for persona, own in grouped_by(cells, "persona").items():
        if persona and _is_empty(own):
            place = facts.map.personas[persona].place
            words, hers = f'for persona "{persona}" nothing says', (persona,)
            single = dict.fromkeys(_without(own), hers)
            gaps.append(_Gap(place, words, tuple(own), single, persona))
            cells = [cell for cell in cells if cell.persona != persona]
    lack = _Lack(tuple(gaps), _for_whom(cells), len(places))
    if lack.is_often:
        return lack
    for phase, here in grouped_by(cells, "phase").items():
        if _is_empty(here):
            place, words = facts.map.phases[phase].place, f'nothing in phase "{phase}" says'
            gaps.append(_Gap(place, words, tuple(here), _for_whom(here)))
            cells = [cell for cell in cells if cell.phase != phase]
    return _Lack(tuple(gaps), _for_whom(cells), len(places))


def _asked_for(facts: Facts) -> frozenset[str]:
    """Return where a pain point asks for a solution, which is another rule's matter."""
    asking = {part.id for part, _ in facts.gathered.unsolved}
    hurt = {t.id for id in phases_without_solution(facts) for t in facts.gathered.by_phase[id]}
    return frozenset(asking | hurt)


def _kept_free(facts: Facts, facet: str) -> frozenset[str]:
    """Return where only something like "TODO" stands."""
    return frozenset(
        part.id
        for part, moment in facts.gathered.moments
        if isinstance(part, Touchpoint)
        and (value := of_moment(moment, facet)) is not None
        and not is_said(value)
    )


def _owed(facts: Facts, facet: str, apart: frozenset[str]) -> list[Cell]:
    """Return the cells of a facet without the touchpoints that lack it and stand apart."""
    cells = []
    for cell in present(facts, facet):
        left = apart.intersection(cell.missing)
        if not left:
            cells.append(cell)
            continue
        met = tuple(id for id in cell.met if id not in left)
        missing = tuple(id for id in cell.missing if id not in left)
        if met:
            count = Count(len(met) - len(missing), len(met))
            cells.append(replace(cell, count=count, missing=missing, met=met))
    return cells


def _is_empty(cells: list[Cell]) -> bool:
    """Tell whether several touchpoints lack what nothing says."""
    return total(cells).filled == 0 and len(_without(cells)) > 1


def _is_low(facts: Facts, touchpoint: str, who: tuple[str, ...]) -> bool:
    """Tell whether somebody feels bad where it is not said why, which is another rule's matter."""
    courses, it = facts.gathered.courses, facts.map.touchpoints[touchpoint]
    rated = [one for one in who or facts.coverage.personas if (one, touchpoint) in courses]
    return any(needs_reason(it, one, courses[one, touchpoint]) for one in rated)


def _without(cells: list[Cell]) -> tuple[str, ...]:
    """Return the touchpoints that lack something for anybody."""
    return tuple(dict.fromkeys(id for cell in cells for id in cell.missing))


def _for_whom(cells: list[Cell]) -> dict[str, tuple[str, ...]]:
    """Return the touchpoints that lack something, and for whom: () for everyone."""
    met: dict[str, list[str]] = {}
    lacking: dict[str, list[str]] = {}
    for cell in cells:
        for id in cell.met:
            met.setdefault(id, []).append(cell.persona)
        for id in cell.missing:
            lacking.setdefault(id, []).append(cell.persona)
    return {id: () if who == met[id] else tuple(who) for id, who in lacking.items()}


def _together(
    facts: Facts, single: Mapping[str, dict[str, tuple[str, ...]]], lacks: Mapping[str, _Lack]
) -> Finding:
    """Say what many touchpoints leave out, those that matter most first."""
    counts = Counter(facet for facets in single.values() for facet in facets)
    said = [
        f'"{facet}" ({counts[facet]} of {lacks[facet].places})' for facet, _ in counts.most_common()
    ]
    parts = sorted((facts.map.touchpoints[id] for id in single), key=facts.gathered.worst_first)
    first = quoted_ids(part.id for part in parts[:3])
    return Finding(
        facts.map.place / "touchpoints",
        f"touchpoints leave out {and_(said)}",
        f"{how_to_say(counts)}; begin with {first}",
        tuple(Related(part.place, unsaid(part.id, single[part.id])) for part in parts),
        count=counts.total(),
    )


def unsaid(id: str, facets: Mapping[str, tuple[str, ...]]) -> str:
    """Say what a touchpoint lacks: by facet for whom, nobody where it is for all."""
    names = (f'"{facet}"' + (f" (for {and_(who)})" if who else "") for facet, who in facets.items())
    return f'touchpoint "{id}" does not say {and_(names)}'


def _named(facets: Iterable[str]) -> str:
    return and_(f'"{facet}"' for facet in facets)


def how_to_say(facets: Iterable[str]) -> str:
    """Return what would be right where these facets are missing."""
    others = [facet for facet in facets if facet != "emotion"]
    if not others:
        return "rate it from bad to good, or say in words under `feeling` how it feels"
    where = "" if others[0] in KNOWN_FACETS else " under `lanes`"
    return f"write what you know; `{others[0]}: []`{where} says that you looked and there is none"


RULES = (missing_facet,)
