"""Paths: how journeys end (CJ409 to CJ413)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from cjmap.diagnostics import Related, Severity
from cjmap.facts.ratings import score
from cjmap.facts.walks import Step, Walk
from cjmap.model import JourneyMap
from cjmap.rules.declare import Facts, Finding, Option, rule
from cjmap.saying import passes, said


@rule(
    "CJ409",
    "end-against-feeling",
    Severity.WARNING,
    many="journeys end against what was felt",
    options=(
        Option("part", 25, "how much of the scale is its good or its bad end, in percent", high=49),
    ),
)
def end_against_feeling(facts: Facts) -> Iterator[Finding]:
    """A journey ends otherwise than its customer feels at the end of it.

    Whether customers recommend or warn depends on what they lived through. Who recommends with
    the worst rating of the scale, or warns with the best, had a change of heart that the map
    does not show; and nobody can recommend what they never came to buy or use. One of the two
    is wrong, or a note at the last step is missing.

    Bad:
        title: Shoes
        phases:
          look: {name: Look, when: before}
          wear: {name: Wear, when: after}
        touchpoints:
          shelf: {name: Shelf, phase: look, emotion: 2}
          walk: {name: Walk, phase: wear, emotion: -2}
        journeys:
          pair: {path: [shelf, walk], ends: recommends}

    Good:
        title: Shoes
        phases:
          look: {name: Look, when: before}
          wear: {name: Wear, when: after}
        touchpoints:
          shelf: {name: Shelf, phase: look, emotion: 2}
          walk: {name: Walk, phase: wear, emotion: -2}
        journeys:
          pair: {path: [shelf, walk], ends: warns}
    """
    for walk in _customers_walks(facts):
        if not walk.steps[-1].stop.note:
            yield from _against_feeling(facts, walk)


def _against_feeling(facts: Facts, walk: Walk) -> Iterator[Finding]:
    journey, place = walk.journey, walk.journey.place / "ends"
    if journey.ends == "recommends" and _stops_before(facts.map, walk):
        yield Finding(
            place,
            f'"{journey.id}" ends with "recommends", and its path never gets to the purchase',
            "does it end with `leaves`? Or let the path go on to what they recommend",
        )
        return
    last = _last_rating(facts.map, walk)
    if last and journey.ends in _against(facts, last[1]):
        step, rating = last
        yield Finding(
            place,
            f'"{journey.id}" ends with "{journey.ends}", and its last rating is '
            f'{score(facts.map, rating)}, at "{step.touchpoint.id}"',
            "which of the two is true? A note at the last step can say what turned them round",
            (Related(step.touchpoint.place, "the last rating on the path"),),
        )


def _against(facts: Facts, rating: Decimal) -> tuple[str, ...]:
    """Return the ends that a last rating speaks against."""
    part = facts.number("part") / 100
    share = (facts.map.scale.position(rating) + 2) / 4
    return ("recommends",) if share <= part else ("warns",) if share >= 1 - part else ()


def _last_rating(jmap: JourneyMap, walk: Walk) -> tuple[Step, Decimal] | None:
    for step in reversed(walk.steps):
        course = _course(jmap, walk, step)
        if course:
            return step, course[-1]
    return None


def _course(jmap: JourneyMap, walk: Walk, step: Step) -> tuple[Decimal, ...]:
    course = said(jmap, step.touchpoint, walk.persona, "emotion")
    return course if isinstance(course, tuple) else ()


@rule("CJ410", "open-end", Severity.NOTE, many="journeys do not say how they end")
def open_end(facts: Facts) -> Iterator[Finding]:
    """A journey does not say how it ends, while others do.

    After the service customers recommend, warn others, or are gone, and that decides who comes
    next. Where one line of the picture has an end and another has none, readers take the open
    one for a good one.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          shelf: {name: Shelf}
          desk: {name: Cash desk}
        journeys:
          pair: {path: [shelf, desk], ends: recommends}
          wrong-size: {path: [desk, shelf]}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          shelf: {name: Shelf}
          desk: {name: Cash desk}
        journeys:
          pair: {path: [shelf, desk], ends: recommends}
          wrong-size: {path: [desk, shelf], ends: leaves}
    """
    walks = _customers_walks(facts)
    others = [walk.journey for walk in walks if walk.journey.ends]
    for walk in walks:
        if others and not walk.journey.ends and not _drops_off(facts.map, walk):
            yield Finding(
                walk.journey.place / "ends",
                f'journey "{walk.journey.id}" does not say how it ends, as "{others[0].id}" does',
                "`ends: recommends`, `warns` or `leaves`: what do they tell others afterwards?",
            )


@rule("CJ411", "unsaid-drop-off", Severity.WARNING, many="journeys stop before the purchase")
def unsaid_drop_off(facts: Facts) -> Iterator[Finding]:
    """A path stops before the purchase, and the journey does not say that the customer leaves.

    Where customers drop off is what most maps are drawn for. A line that just stops may be one
    that nobody finished drawing; `ends: leaves` makes it a lost customer, whom the picture and
    the analysis show as one.

    Bad:
        title: Shoes
        phases:
          look: {name: Look, when: before}
          buy: {name: Buy, when: during}
        touchpoints:
          ad: {name: Advertisement, phase: look}
          shelf: {name: Shelf, phase: look}
          desk: {name: Cash desk, phase: buy}
        journeys:
          pair: {path: [ad, shelf, desk]}
          too-dear: {path: [ad, shelf]}

    Good:
        title: Shoes
        phases:
          look: {name: Look, when: before}
          buy: {name: Buy, when: during}
        touchpoints:
          ad: {name: Advertisement, phase: look}
          shelf: {name: Shelf, phase: look}
          desk: {name: Cash desk, phase: buy}
        journeys:
          pair: {path: [ad, shelf, desk], ends: recommends}
          too-dear: {path: [ad, shelf], ends: leaves}
    """
    for walk in _customers_walks(facts):
        if _drops_off(facts.map, walk):
            last = walk.steps[-1].touchpoint.id
            yield Finding(
                walk.journey.place / "ends",
                f'"{walk.journey.id}" stops before the purchase, at "{last}", and does not say '
                "how it ends",
                "do they drop off here? Then write `ends: leaves`; else let the path go on",
            )


def _drops_off(jmap: JourneyMap, walk: Walk) -> bool:
    return walk.journey.ends is None and _stops_before(jmap, walk)


def _stops_before(jmap: JourneyMap, walk: Walk) -> bool:
    """Tell whether a path stays before a purchase that its customers do come to."""
    ahead = [phase for phase in jmap.phases.values() if phase.when == "during"]
    return all(step.phase.when == "before" for step in walk.steps) and any(
        passes(phase, persona) for phase in ahead for persona in walk.customers
    )


@rule("CJ412", "nobody-recommends-or-warns", Severity.NOTE, silenced_by=("open-end",))
def nobody_recommends_or_warns(facts: Facts) -> Iterator[Finding]:
    """The journeys go on after the purchase, and nobody recommends or warns.

    What customers tell others afterwards is the advertisement that others believe. A journey
    has no clear end: it comes round to the first phase of the next customer, and `ends` says
    with which words.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy, when: during}
          wear: {name: Wear, when: after}
        touchpoints:
          desk: {name: Cash desk, phase: buy}
          walk: {name: Walk, phase: wear}
        journeys:
          pair: {path: [desk, walk]}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy, when: during}
          wear: {name: Wear, when: after}
        touchpoints:
          desk: {name: Cash desk, phase: buy}
          walk: {name: Walk, phase: wear}
        journeys:
          pair: {path: [desk, walk], ends: recommends}
    """
    walks = _customers_walks(facts)
    phases = facts.map.phases.values()
    goes_on = any(one.when == "after" and facts.gathered.by_phase[one.id] for one in phases)
    if walks and goes_on and not any(walk.journey.ends in _TELLING for walk in walks):
        only = f'journey "{walks[0].journey.id}" does not end'
        none = f"none of {len(walks)} journeys ends" if len(walks) > 1 else only
        yield Finding(
            facts.map.place / "journeys",
            f'{none} with "recommends" or "warns"',
            "what do these customers tell others afterwards? `ends` at a journey says it",
        )


_TELLING = ("recommends", "warns")


@rule(
    "CJ413",
    "only-happy-ends",
    Severity.NOTE,
    options=(Option("journeys", 2, "from how many journeys on", low=2),),
    silenced_by=("no-problem", "only-good-emotions"),
)
def only_happy_ends(facts: Facts) -> Iterator[Finding]:
    """All journeys end with a recommendation, and nothing on them feels bad.

    Some customers give up, buy elsewhere, warn their friends. A map without them shows the
    service as it was meant; what could be better stands on the path of somebody who was lost.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          shelf: {name: Shelf, emotion: 1}
          desk: {name: Cash desk, emotion: 2}
        journeys:
          pair: {path: [shelf, desk], ends: recommends}
          boots: {path: [desk, shelf], ends: recommends}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          shelf: {name: Shelf, emotion: 1}
          desk: {name: Cash desk, emotion: 2}
        journeys:
          pair: {path: [shelf, desk], ends: recommends}
          wrong-size: {path: [desk, shelf], ends: leaves}
    """
    walks = _customers_walks(facts)
    if facts.map.state == "to-be" or len(walks) < facts.number("journeys"):
        return
    if any(walk.journey.ends != "recommends" for walk in walks):
        return
    ratings = [rating for walk in walks for rating in _ratings(facts.map, walk)]
    if all(facts.map.scale.position(rating) >= 0 for rating in ratings):
        felt = ", and no rating on them lies under the middle" if ratings else ""
        how_many = "both" if len(walks) == 2 else f"all {len(walks)}"
        yield Finding(
            facts.map.place / "journeys",
            f'{how_many} journeys end with "recommends"{felt}',
            "draw the way of a customer you lost: where did it turn?",
        )


def _ratings(jmap: JourneyMap, walk: Walk) -> Iterator[Decimal]:
    for step in walk.steps:
        yield from _course(jmap, walk, step)


def _customers_walks(facts: Facts) -> tuple[Walk, ...]:
    """Return the different walks of customers that have more than one step."""
    return tuple(
        walk
        for walk in facts.gathered.walks
        if walk.customers and len(walk.steps) > 1 and not walk.first
    )


RULES = (
    end_against_feeling,
    open_end,
    unsaid_drop_off,
    nobody_recommends_or_warns,
    only_happy_ends,
)
