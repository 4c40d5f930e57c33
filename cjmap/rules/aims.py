"""Does the map say where the way leads, and what it takes (CJ322 to CJ325)?"""

from __future__ import annotations

from collections.abc import Iterator

from cjmap import catalog
from cjmap.diagnostics import Severity
from cjmap.model import Touchpoint
from cjmap.rules.declare import Facts, Finding, Option, from_touchpoints, rule
from cjmap.rules.phrases import quoted_ids
from cjmap.saying import said


@rule(
    "CJ322",
    "no-call-to-action",
    Severity.NOTE,
    options=(Option("touchpoints", 6, "from how many touchpoints before the purchase on", low=1),),
    silenced_by=("no-customer", "told-from-inside"),
)
def no_call_to_action(facts: Facts) -> Iterator[Finding]:
    """Nothing before the purchase says what customers are asked to do next.

    A touchpoint that ends in nothing leaves people where they are. A good one gives the right
    information and the next step with it: come in, try it on, ask us, buy. Early on the step is
    small, for nobody wants to be pushed. Say it under `call_to_action`; `[]` says that nothing
    is asked there. One at the purchase itself is enough to keep this quiet, and a map that
    hardly says yet what the brand does for customers is left in peace.

    Bad:
        title: Shoes
        phases: {look: {name: Look, when: before, solutions: Time}, wear: {name: Wear, when: after}}
        touchpoints:
          ad: {name: Advertisement, phase: look}
          film: {name: Film, phase: look}
          window: {name: Window, phase: look}
          shelf: {name: Shelf, phase: look}
          advice: {name: Advice, phase: look, pain_points: Nobody is free}
          mirror: {name: Mirror, phase: look}
          walk: {name: First long walk, phase: wear}

    Good:
        title: Shoes
        phases: {look: {name: Look, when: before, solutions: Time}, wear: {name: Wear, when: after}}
        touchpoints:
          ad: {name: Advertisement, phase: look}
          film: {name: Film, phase: look}
          window: {name: Window, phase: look, call_to_action: Come in and try them on}
          shelf: {name: Shelf, phase: look}
          advice: {name: Advice, phase: look, pain_points: Nobody is free}
          mirror: {name: Mirror, phase: look}
          walk: {name: First long walk, phase: wear}
    """
    before = _lying(facts, "before")
    answered = _saying(facts, before, "solutions", "opportunities")
    if len(before) < facts.number("touchpoints") or 2 * len(answered) < len(before):
        return
    ahead = [*before, *_lying(facts, "during")]
    if not _saying(facts, ahead, "call_to_action"):
        yield Finding(
            facts.map.place / "touchpoints",
            f"none of the {len(before)} touchpoints before the purchase says what customers are "
            "asked to do next",
            "where are they ready for a next step, and which? Say it under `call_to_action`",
        )


def _lying(facts: Facts, when: str) -> list[Touchpoint]:
    """Return the touchpoints that customers meet before, during or after the purchase."""
    phases = facts.map.phases
    return [one for one in facts.gathered.of_customers if phases[one.phase].when == when]


def _saying(facts: Facts, touchpoints: list[Touchpoint], *keys: str) -> list[Touchpoint]:
    """Return the touchpoints at which any of these keys is said, there or in their phases."""
    places = {
        part.place
        for part, moment in facts.gathered.moments
        if any(getattr(moment, key) is not None for key in keys)
    }
    phases = facts.map.phases
    return [
        one for one in touchpoints if not places.isdisjoint((one.place, phases[one.phase].place))
    ]


@rule("CJ323", "no-goal", Severity.NOTE, options=(from_touchpoints(),), usual=False)
def no_goal(facts: Facts) -> Iterator[Finding]:
    """The map says no goal.

    A journey leads somewhere: people want to have reached something at its end, and the brand
    wishes for an act, a purchase or a signature. Only against a goal can anybody say whether a
    step helps or is in the way. Say a `goal` for the phases, the personas or the journeys.

    Bad:
        title: Shoes
        phases: {buy: {name: Buy}}
        touchpoints:
          ad: {name: Advertisement}
          window: {name: Window}
          shelf: {name: Shelf}
          advice: {name: Advice, pain_points: Nobody is free, solutions: A bell}
          desk: {name: Cash desk}
          walk: {name: First long walk}

    Good:
        title: Shoes
        phases: {buy: {name: Buy, goal: Goes home with one pair that fits}}
        touchpoints:
          ad: {name: Advertisement}
          window: {name: Window}
          shelf: {name: Shelf}
          advice: {name: Advice, pain_points: Nobody is free, solutions: A bell}
          desk: {name: Cash desk}
          walk: {name: First long walk}
    """
    jmap = facts.map
    goals = (
        *(moment.goal for _, moment in facts.gathered.moments),
        *(persona.goal for persona in jmap.personas.values()),
        *(journey.goal for journey in jmap.journeys.values()),
    )
    if facts.is_small or any(goal is not None for goal in goals):
        return
    yield Finding(
        next(iter(jmap.phases.values())).place,
        "no phase, touchpoint, persona or journey says a goal",
        "what do customers want to have reached, phase by phase, and what do you wish they do?",
    )


@rule("CJ324", "no-resources", Severity.NOTE, options=(from_touchpoints(),), usual=False)
def no_resources(facts: Facts) -> Iterator[Finding]:
    """The map says nowhere what it takes.

    To know one's resources is a step of the method: people, time, tools and money that stand
    behind a touchpoint decide what can be made better and how soon. Say them under `resources`,
    first where a solution is planned.

    Bad:
        title: Shoes
        phases: {buy: {name: Buy}}
        touchpoints:
          ad: {name: Advertisement}
          window: {name: Window}
          shelf: {name: Shelf}
          advice: {name: Advice, pain_points: Nobody is free, solutions: A bell}
          desk: {name: Cash desk}
          walk: {name: First long walk}

    Good:
        title: Shoes
        phases: {buy: {name: Buy}}
        touchpoints:
          ad: {name: Advertisement}
          window: {name: Window}
          shelf: {name: Shelf}
          advice:
            name: Advice
            pain_points: Nobody is free
            solutions: A bell
            resources: Three people, four on Saturdays
          desk: {name: Cash desk}
          walk: {name: First long walk}
    """
    said_anywhere = any(moment.resources is not None for _, moment in facts.gathered.moments)
    if not facts.is_small and not said_anywhere:
        yield Finding(
            facts.map.place / "touchpoints",
            "no touchpoint or phase says which resources it takes",
            "who and what stands behind the moments that count? Say it under `resources`",
        )


@rule(
    "CJ325",
    "only-own-voice",
    Severity.NOTE,
    options=(
        Option("touchpoints", 4, "from how many touchpoints before the purchase on", low=1),
        Option(
            "others",
            ("search", "social-media", "press", "word-of-mouth", "community", "event"),
            "the channels on which others speak as well",
        ),
    ),
    usual=False,
)
def only_own_voice(facts: Facts) -> Iterator[Finding]:
    """Before the purchase nobody but the brand speaks.

    What people expect is formed by others: reviews, press, search results, the advice of
    friends. A map that only knows the brand's own channels there is surprised by customers who
    have long made up their minds. Channels of the map's own are taken for voices of others.

    Bad:
        title: Shoes
        phases: {look: {name: Look, when: before}, wear: {name: Wear, when: after}}
        touchpoints:
          ad: {name: Advertisement, phase: look, channel: ads}
          page: {name: Shop page, phase: look, channel: website, call_to_action: Order now}
          mail: {name: Newsletter, phase: look, channel: email}
          advice: {name: Advice, phase: look, channel: store, pain_points: Slow, solutions: A bell}
          walk: {name: First long walk, phase: wear, channel: word-of-mouth}

    Good:
        title: Shoes
        phases: {look: {name: Look, when: before}, wear: {name: Wear, when: after}}
        touchpoints:
          ad: {name: Advertisement, phase: look, channel: ads}
          page: {name: Shop page, phase: look, channel: website, call_to_action: Order now}
          friend: {name: Friend's advice, phase: look, channel: word-of-mouth}
          advice: {name: Advice, phase: look, channel: store, pain_points: Slow, solutions: A bell}
          walk: {name: First long walk, phase: wear, channel: word-of-mouth}
    """
    before = _lying(facts, "before")
    channels = [ids for one in before for ids in _channels(facts, one)]
    own = catalog.load_channels().keys() - facts.words("others")
    used = dict.fromkeys(id for ids in channels for id in ids)
    if len(before) >= facts.number("touchpoints") and all(channels) and used.keys() <= own:
        yield Finding(
            facts.map.phases[before[0].phase].place,
            f"before the purchase only you speak: {len(before)} touchpoints, all on "
            f"{quoted_ids(used)}",
            "whom do people ask, what do they read about you? Reviews, press and friends form "
            "what they expect",
        )


def _channels(facts: Facts, touchpoint: Touchpoint) -> Iterator[tuple[str, ...]]:
    """Yield the channels of a touchpoint for each customer who meets it, () where none is said."""
    for persona in facts.gathered.customers:
        if persona.id in facts.gathered.met_by[touchpoint.id]:
            ids = said(facts.map, touchpoint, persona.id, "channel")
            yield ids if isinstance(ids, tuple) else ()


RULES = (no_call_to_action, no_goal, no_resources, only_own_voice)
