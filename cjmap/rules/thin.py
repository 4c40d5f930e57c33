"""Coverage: touchpoints of which too little is known (CJ208, CJ209)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cjmap.coverage import is_filled
from cjmap.diagnostics import Severity
from cjmap.facts.gathered import SMALL
from cjmap.model import Moment, Touchpoint
from cjmap.rules.declare import Facts, Finding, rule
from cjmap.rules.joining import joined
from cjmap.rules.phrases import and_, quoted_ids

# What says where a touchpoint is, not what happens there.
_WHERE = ("place", "personas", "channel")
# A touchpoint owes these, but they tell nothing of what happens there.
_NAMES = ("touchpoint", "channel")


def _said_of_bare(facts: Facts, left: Sequence[Finding]) -> Iterator[Finding]:
    if len(left) == 1:
        yield left[0]
        return
    named = quoted_ids(one.about[0] for one in left)
    yield joined(
        facts.map.place / "touchpoints",
        f"{len(left)} of {left[0].total} touchpoints have only a name: {named}",
        _TELL,
        left,
        related=[replace(one, message=f'touchpoint "{one.about[0]}"') for one in left],
    )


@rule("CJ208", "bare-touchpoint", Severity.WARNING, together=_said_of_bare)
def bare_touchpoint(facts: Facts) -> Iterator[Finding]:
    """A touchpoint has a name and nothing else.

    It stands in the picture as if somebody had looked at it. What do customers do there, what
    do they ask, what hurts? What the phase says for all of its touchpoints counts, and so does
    a `map` that tells the same moment in detail. In a map of fewer than 6 touchpoints what is
    missing is said one by one.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          ad: {name: Advertisement, actions: Sees it in the tram}
          shop: {name: Shop, actions: Comes in}
          shelf: {name: Shelf, actions: Looks for her size}
          try-on: {name: Tries them on, actions: Walks up and down}
          desk: {name: Cash desk, actions: Pays}
          bag: {name: Bag}
        coverage: {require: [actions]}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          ad: {name: Advertisement, actions: Sees it in the tram}
          shop: {name: Shop, actions: Comes in}
          shelf: {name: Shelf, actions: Looks for her size}
          try-on: {name: Tries them on, actions: Walks up and down}
          desk: {name: Cash desk, actions: Pays}
          bag: {name: Bag, actions: Carries the box home in the rain}
        coverage: {require: [actions]}
    """
    bare = bare_touchpoints(facts)
    total = len(facts.map.touchpoints)
    for one in facts.map.touchpoints.values():
        if one.id in bare:
            message = f'touchpoint "{one.id}" has only a name'
            yield Finding(one.place, message, _TELL, total=total, about=(one.id,))


_TELL = "what do customers do here, what do they ask, what hurts? Tell it, or take it away"


def bare_touchpoints(facts: Facts) -> frozenset[str]:
    """Return the touchpoints that have only a name, by id; none in a small map."""
    if len(facts.map.touchpoints) < SMALL:
        return frozenset()
    return frozenset(one.id for one in facts.map.touchpoints.values() if _is_bare(facts, one))


def _is_bare(facts: Facts, touchpoint: Touchpoint) -> bool:
    if touchpoint.per_persona or any(getattr(touchpoint.says, key) is not None for key in _KEYS):
        return False
    owed = _owed(facts)
    who = facts.gathered.met_by[touchpoint.id]
    if who.isdisjoint(facts.coverage.personas):
        return not who
    return bool(owed) and 2 * len(_filled(facts, touchpoint)) < len(owed)


_KEYS = tuple(key for key in Moment.__dataclass_fields__ if key not in _WHERE)


def _owed(facts: Facts) -> list[str]:
    return [facet for facet in facts.coverage.facets if facet not in _NAMES]


def _filled(facts: Facts, touchpoint: Touchpoint) -> list[str]:
    """Return what is said of a touchpoint, or for its phase, for any customer."""
    met = facts.gathered.met_by[touchpoint.id]
    who = [persona for persona in facts.coverage.personas if persona in met]
    return [
        facet
        for facet in _owed(facts)
        if any(is_filled(facts.map, touchpoint, persona, facet) for persona in who)
    ]


@rule(
    "CJ209",
    "thin-moment-of-truth",
    Severity.WARNING,
    many="moments of truth are hardly described",
    silenced_by=("all-moments-of-truth",),
)
def thin_moment_of_truth(facts: Facts) -> Iterator[Finding]:
    """A moment of truth is hardly described.

    Here customers decide whether they stay: of all touchpoints this is the one to know best.
    At least half of what the map owes should be said of it, and what hurts or what is done
    about it.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          try-on: {name: Tries them on, moment_of_truth: true, actions: Walks up and down}
        coverage: {require: [actions, questions, pain_points]}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          try-on:
            name: Tries them on
            moment_of_truth: true
            actions: Walks up and down
            questions: Will they stretch?
            pain_points: The left one pinches
            solutions: The fitter has a look
        coverage: {require: [actions, questions, pain_points]}
    """
    for id, filled in thin_moments(facts).items():
        owed = _owed(facts)
        missing = [f'"{facet}"' for facet in owed if facet not in filled]
        of = f"{len(missing)} of {len(owed)} things: {and_(missing)}"
        lacks = f"leaves out {of}" if filled else f"says nothing of {and_(missing)}"
        yield Finding(
            facts.map.touchpoints[id].place,
            f'moment of truth "{id}" {lacks}',
            "ask those who were there: what do customers do, ask and feel in this moment?",
        )


def thin_moments(facts: Facts) -> dict[str, list[str]]:
    """Return the moments of truth that are hardly described, by id, with the facets that are.

    Where more than a third of the touchpoints are moments of truth, none counts as one.
    """
    truths = [one for one in facts.map.touchpoints.values() if _is_truth(facts, one)]
    if len(truths) * 3 > max(len(facts.map.touchpoints), SMALL):
        return {}
    told = {one.id: _filled(facts, one) for one in truths}
    return {id: filled for id, filled in told.items() if _is_thin(_owed(facts), filled)}


def _is_truth(facts: Facts, touchpoint: Touchpoint) -> bool:
    """Tell whether a touchpoint is a moment of truth of somebody to whom the map owes all."""
    moments = (touchpoint.says, *touchpoint.per_persona.values())
    is_met = not facts.gathered.met_by[touchpoint.id].isdisjoint(facts.coverage.personas)
    return is_met and any(moment.moment_of_truth for moment in moments)


def _is_thin(owed: list[str], filled: list[str]) -> bool:
    central = {"pain_points", "solutions"}
    is_hollow = central <= set(owed) and central.isdisjoint(filled)
    return 2 * len(filled) < len(owed) or is_hollow


RULES = (bare_touchpoint, thin_moment_of_truth)
