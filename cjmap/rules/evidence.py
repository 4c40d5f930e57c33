"""Upkeep: whether a map says what it is based on (CJ530 to CJ534)."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.diagnostics import Related, Severity
from cjmap.model import Moment, Persona, Phase, Statement, Touchpoint
from cjmap.place import Span
from cjmap.rules.declare import Facts, Finding, Option, rule
from cjmap.source import shortened
from cjmap.words.dates import Interval, after, read_date
from cjmap.words.standins import said_of


@rule(
    "CJ530",
    "pain-without-source",
    Severity.NOTE,
    many="pain points have no source",
    once=True,
)
def pain_without_source(facts: Facts) -> Iterator[Finding]:
    """Nothing says how you know of a pain point, in a map that names its sources.

    What hurts customers is what money is spent on. Whoever is to spend it asks: who said so, and
    how many were they? Name the source at the pain point, at its touchpoint or phase, or at the
    persona; where it is a guess, `confidence: assumed` says so.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        sources:
          talks: {name: Talks in October}
        touchpoints:
          shelf: {name: Shelf, pain_points: Too high, source: talks}
          desk: {name: Cash desk, pain_points: The line}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        sources:
          talks: {name: Talks in October}
        touchpoints:
          shelf: {name: Shelf, pain_points: Too high, source: talks}
          desk:
            name: Cash desk
            pain_points: {text: The line, confidence: assumed}
    """
    if not _names_sources(facts):
        return
    backed = {persona.id for persona in facts.map.walkers if _is_backed(persona)}
    found: dict[Span, tuple[Phase | Touchpoint, Statement]] = {}
    for part, persona, moment in _moments(facts):
        around = [moment, part.says]
        if isinstance(part, Touchpoint) and part.phase in facts.map.phases:
            around.append(facts.map.phases[part.phase].says)
        who = {persona} if persona else _who(facts, part)
        if any(map(_is_backed, around)) or who & backed:
            continue
        for pain in said_of(moment.pain_points):
            if not _is_backed(pain) and not pain.links:
                found.setdefault(facts.written(pain.place), (part, pain))
    for part, pain in sorted(found.values(), key=lambda pair: _WORST.index(pair[1].severity)):
        yield Finding(
            pain.place / "source",
            f'nothing says how you know of the pain point "{shortened(pain.text)}" of "{part.id}"',
            "who told you? Name one of the `sources`; if nobody did, say `confidence: assumed`",
        )


_WORST = ("high", None, "medium", "low")


def _names_sources(facts: Facts) -> bool:
    """Tell whether a source is named anywhere; one that is only declared is unused."""
    return bool(facts.map.sources) and any(part.source for part in facts.gathered.claims)


def _moments(facts: Facts) -> Iterator[tuple[Phase | Touchpoint, str, Moment]]:
    parts: list[Phase | Touchpoint] = [
        *facts.map.phases.values(),
        *facts.map.touchpoints.values(),
    ]
    for part in parts:
        yield part, "", part.says
        for persona, moment in part.per_persona.items():
            yield part, persona, moment


def _is_backed(part: Moment | Persona | Statement) -> bool:
    return part.source is not None or part.confidence == "assumed"


def _who(facts: Facts, part: Phase | Touchpoint) -> frozenset[str]:
    if isinstance(part, Touchpoint):
        return facts.gathered.met_by[part.id]
    touchpoints = facts.gathered.by_phase[part.id]
    return frozenset().union(*(facts.gathered.met_by[one.id] for one in touchpoints))


@rule(
    "CJ531",
    "persona-without-source",
    Severity.NOTE,
    many="personas have no source",
    once=True,
)
def persona_without_source(facts: Facts) -> Iterator[Finding]:
    """Nothing says whom a persona was made from, in a map that names its sources.

    A persona of whom nobody can say whom she stands for is a wish: what she wants, asks and
    suffers from is what the team thinks of its customers. Ask some of them first, and name the
    talks; where she is a guess, `confidence: assumed` says so.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        sources:
          talks: {name: Talks in October}
        personas:
          ana: {name: Ana, source: talks}
          ben: {name: Ben}
        touchpoints:
          desk: {name: Cash desk}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        sources:
          talks: {name: Talks in October}
        personas:
          ana: {name: Ana, source: talks}
          ben: {name: Ben, confidence: assumed}
        touchpoints:
          desk: {name: Cash desk}
    """
    for persona in facts.gathered.primary if _names_sources(facts) else ():
        if not _is_backed(persona):
            yield Finding(
                persona.place / "source",
                f'nothing says how you know persona "{persona.id}"',
                "whom have you met who is like that? Name one of the `sources`; if nobody, say "
                "`confidence: assumed`",
            )


@rule(
    "CJ532",
    "old-source",
    Severity.NOTE,
    options=(Option("years", 3, "after how many years a source is old", low=1),),
)
def old_source(facts: Facts) -> Iterator[Finding]:
    """Half of what a map is based on is years old.

    Customers have other choices by now, other devices, other prices and other habits. What they
    said then was true then.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        sources:
          talks: {name: Talks, date: 2021-10-04}
          till: {name: Till, date: 2026-09-30}
        touchpoints:
          desk: {name: Cash desk, source: [talks, till]}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        sources:
          talks: {name: Talks, date: 2025-10-04}
          till: {name: Till, date: 2026-09-30}
        touchpoints:
          desk: {name: Cash desk, source: [talks, till]}
    """
    if facts.today is None:
        return
    read = [(read_date(one.date), one) for one in facts.map.sources.values()]
    dated = sorted(((day, one) for day, one in read if day), key=lambda pair: pair[0])
    years = facts.number("years")
    old = [one for day, one in dated if after(day, Interval(years, "year")) < facts.today]
    if old and 2 * len(old) >= len(dated):
        many = f"{len(old)} of {len(dated)} dated sources {'are' if len(old) > 1 else 'is'}"
        age = f"more than {years} years" if years > 1 else "more than a year"
        yield Finding(
            facts.map.place / "sources",
            f"{many if len(dated) > 1 else 'the only dated source is'} {age} old",
            f'the oldest is "{old[0].id}" of {old[0].date}: is it still like that? Ask three '
            "customers",
            tuple(Related(one.place, f'"{one.id}" is of {one.date}') for one in old),
        )


@rule(
    "CJ533",
    "all-assumed",
    Severity.NOTE,
    options=(Option("statements", 3, "from how many words of confidence on", low=1),),
)
def all_assumed(facts: Facts) -> Iterator[Finding]:
    """Whatever says how sure it is, is assumed.

    The map is honest, and a beginning: it says what the team believes about its customers. Five
    talks with some of them tell which of it is true, and what nobody has thought of.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          ad: {name: Advertisement, confidence: assumed}
          shelf: {name: Shelf, confidence: assumed}
          desk: {name: Cash desk, confidence: assumed}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          ad: {name: Advertisement, confidence: assumed}
          shelf: {name: Shelf, confidence: observed}
          desk: {name: Cash desk, confidence: assumed}
    """
    said = [one for one in facts.gathered.claims if one.confidence]
    is_asked = any(one.source for one in facts.gathered.claims)
    if facts.map.state == "to-be" or len(said) < facts.number("statements") or is_asked:
        return
    if all(one.confidence == "assumed" for one in said):
        yield Finding(
            said[0].place / "confidence",
            f"{len(said)} times this map says how sure it is, and each time it is assumed",
            "which of it matters most, and whom could you ask? Begin with that",
            tuple(Related(one.place / "confidence", "assumed") for one in said),
        )


@rule(
    "CJ534",
    "nothing-asked",
    Severity.NOTE,
    options=(Option("touchpoints", 8, "from how many touchpoints on a map is judged", low=1),),
)
def nothing_asked(facts: Facts) -> Iterator[Finding]:
    """Nothing says what a map is based on.

    It was reviewed, so others rely on it; but nobody can tell what customers said or did, and
    what somebody in a meeting thought they would. List talks, complaints, figures under
    `sources`, and name them where they tell something.

    Bad:
        title: Trains
        owner: Sales
        reviewed: 2026-11-02
        phases:
          ride: {name: Ride}
        touchpoints:
          plan: {name: Plan}
          ticket: {name: Ticket}
          platform: {name: Platform}
          train: {name: Train}
          seat: {name: Seat}
          delay: {name: Delay}
          change: {name: Change of trains}
          refund: {name: Refund}

    Good:
        title: Trains
        owner: Sales
        reviewed: 2026-11-02
        phases:
          ride: {name: Ride}
        sources:
          complaints: {name: Complaints from January to June, n: 312}
        touchpoints:
          plan: {name: Plan}
          ticket: {name: Ticket}
          platform: {name: Platform}
          train: {name: Train}
          seat: {name: Seat}
          delay: {name: Delay, source: complaints}
          change: {name: Change of trains}
          refund: {name: Refund}
    """
    jmap = facts.map
    is_young = jmap.reviewed is None or jmap.state == "to-be"
    if is_young or jmap.sources or len(jmap.touchpoints) < facts.number("touchpoints"):
        return
    if not any(one.source is not None or one.confidence for one in facts.gathered.claims):
        yield Finding(
            jmap.place / "sources",
            "nothing in this map says what it is based on",
            "which talks, complaints or figures is it from? List them under `sources`; what is "
            "only believed, mark with `confidence: assumed`",
        )


RULES = (pain_without_source, persona_without_source, old_source, all_assumed, nothing_asked)
