"""Whether a map sees what is bad as well as what is good (CJ330 to CJ333)."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.diagnostics import Severity
from cjmap.facts.ratings import score
from cjmap.rules.declare import Facts, Finding, Option, rule

_RATINGS = Option("ratings", 6, "how many ratings a map must have to be judged by them", low=2)


@rule("CJ330", "no-problem", Severity.WARNING)
def no_problem(facts: Facts) -> Iterator[Finding]:
    """Nothing on the whole way hurts.

    No real journey is like that. A map without a pain point shows what the brand would like
    customers to live through, and nobody can make it better: what hurts is what they warn
    others of. Ask those who answer the phone, read complaints, go the way yourself. A map of
    what is to come says so with `state: to-be`.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          ad: {name: Advertisement, emotion: 2}
          shop: {name: Shop, emotion: 2}
          shelf: {name: Shelf, emotion: 1, pain_points: []}
          try-on: {name: Tries them on, emotion: 2}
          desk: {name: Cash desk, emotion: 1}
          bag: {name: Bag, emotion: 2}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          ad: {name: Advertisement, emotion: 2}
          shop: {name: Shop, emotion: 2}
          shelf: {name: Shelf, emotion: 1, pain_points: []}
          try-on: {name: Tries them on, emotion: 2}
          desk:
            name: Cash desk
            emotion: -1
            pain_points:
              - text: The line is long after work
                solutions: A second desk from five to seven
          bag: {name: Bag, emotion: 2}
    """
    jmap = facts.map
    if not facts.gathered.is_painless:
        return
    message = f"not one of {len(jmap.touchpoints)} touchpoints has a pain point"
    rated = len(facts.gathered.ratings)
    if rated and not _any_below(facts):
        message += f", and no rating of {rated} is below the middle"
    yield Finding(jmap.place / "touchpoints", message, _where_it_hurts(facts))


def _where_it_hurts(facts: Facts) -> str:
    for persona in facts.gathered.customers:
        if persona.pain_points and persona.id:
            return f'persona "{persona.id}" says what hurts: at which touchpoint does it?'
    return "where do customers wait, search, ask again or give up? Ask those who hear them complain"


@rule(
    "CJ331",
    "only-good-emotions",
    Severity.WARNING,
    options=(_RATINGS,),
    silenced_by=("no-problem", "flat-emotions"),
)
def only_good_emotions(facts: Facts) -> Iterator[Finding]:
    """All emotions are good ones.

    The map shows a curve without a low. Customers have lows, and they decide there whether they
    stay. A rating in the middle is 0; where the feeling changes in the course of a touchpoint,
    a list says so.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          ad: {name: Advertisement, emotion: 1}
          shop: {name: Shop, emotion: 2}
          shelf: {name: Shelf, emotion: 1}
          try-on: {name: Tries them on, emotion: 2}
          desk: {name: Cash desk, emotion: 0, pain_points: The line, solutions: A second desk}
          bag: {name: Bag, emotion: 2}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          ad: {name: Advertisement, emotion: 1}
          shop: {name: Shop, emotion: 2}
          shelf: {name: Shelf, emotion: 1}
          try-on: {name: Tries them on, emotion: 2}
          desk: {name: Cash desk, emotion: [-1, 0], pain_points: The line, solutions: A second desk}
          bag: {name: Bag, emotion: 2}
    """
    rated = len(facts.gathered.ratings)
    if facts.map.state == "to-be" or rated < facts.number("ratings") or _any_below(facts):
        return
    yield Finding(
        facts.map.place / "touchpoints",
        f"no rating of {rated} is below the middle",
        "where is it worst for the customer? Rate that below the middle, then compare the others",
    )


@rule("CJ332", "flat-emotions", Severity.WARNING, options=(_RATINGS,))
def flat_emotions(facts: Facts) -> Iterator[Finding]:
    """All emotions are the same.

    If everything feels alike, no moment is better or worse than another, and the map does not
    tell where to begin. Compare: where is it a little better, where does it hurt most?

    Bad:
        title: Trains
        phases:
          ride: {name: Ride}
        touchpoints:
          ticket: {name: Ticket, emotion: -2, pain_points: "Four zones", solutions: One price}
          platform: {name: Platform, emotion: -2, pain_points: No roof, solutions: A roof}
          train: {name: Train, emotion: -2, pain_points: Full, solutions: Longer trains}
          delay: {name: Delay, emotion: -2, pain_points: No word, solutions: Announcements}
          refund: {name: Refund, emotion: -2, pain_points: On paper, solutions: An app}
          answer: {name: Answer, emotion: -2, pain_points: Six weeks, solutions: Two days}

    Good:
        title: Trains
        phases:
          ride: {name: Ride}
        touchpoints:
          ticket: {name: Ticket, emotion: -1, pain_points: "Four zones", solutions: One price}
          platform: {name: Platform, emotion: 0, pain_points: No roof, solutions: A roof}
          train: {name: Train, emotion: 1, pain_points: Full, solutions: Longer trains}
          delay: {name: Delay, emotion: -2, pain_points: No word, solutions: Announcements}
          refund: {name: Refund, emotion: -1, pain_points: On paper, solutions: An app}
          answer: {name: Answer, emotion: -2, pain_points: Six weeks, solutions: Two days}
    """
    jmap, ratings = facts.map, facts.gathered.ratings
    if jmap.state == "to-be" or len(ratings) < facts.number("ratings"):
        return
    values = {value for rating in ratings for value in rating.values}
    if len(values) == 1:
        yield Finding(
            jmap.place / "touchpoints",
            f"all {len(ratings)} ratings are {score(jmap, values.pop())}",
            "compare the touchpoints: where is it a little better, and where is it worst?",
        )


@rule(
    "CJ333",
    "only-bad-emotions",
    Severity.NOTE,
    options=(Option("ratings", 8, "how many ratings a map must have to be judged by them", low=2),),
    silenced_by=("flat-emotions",),
)
def only_bad_emotions(facts: Facts) -> Iterator[Finding]:
    """No emotion is a good one.

    A map that only complains does not say what customers come back for. What is good has to be
    known too, so that nobody takes it away when the rest is mended.

    Bad:
        title: Trains
        phases:
          ride: {name: Ride}
        touchpoints:
          plan: {name: Plan, emotion: 0}
          ticket: {name: Ticket, emotion: -1, pain_points: Four zones, solutions: One price}
          platform: {name: Platform, emotion: 0}
          train: {name: Train, emotion: -1, pain_points: Full, solutions: Longer trains}
          seat: {name: Seat, emotion: 0}
          delay: {name: Delay, emotion: -2, pain_points: No word, solutions: Announcements}
          change: {name: Change of trains, emotion: 0}
          refund: {name: Refund, emotion: -1, pain_points: On paper, solutions: An app}

    Good:
        title: Trains
        phases:
          ride: {name: Ride}
        touchpoints:
          plan: {name: Plan, emotion: 0}
          ticket: {name: Ticket, emotion: -1, pain_points: Four zones, solutions: One price}
          platform: {name: Platform, emotion: 0}
          train: {name: Train, emotion: -1, pain_points: Full, solutions: Longer trains}
          seat: {name: Seat, emotion: 1}
          delay: {name: Delay, emotion: -2, pain_points: No word, solutions: Announcements}
          change: {name: Change of trains, emotion: 0}
          refund: {name: Refund, emotion: -1, pain_points: On paper, solutions: An app}
    """
    ratings = facts.gathered.ratings
    if len(ratings) < facts.number("ratings"):
        return
    if all(place <= 0 for rating in ratings for place in rating.course):
        yield Finding(
            facts.map.place / "touchpoints",
            f"no rating of {len(ratings)} is above the middle",
            "what do customers like, or come back for? Rate it, so that nobody takes it away",
        )


def _any_below(facts: Facts) -> bool:
    return any(place < 0 for rating in facts.gathered.ratings for place in rating.course)


RULES = (no_problem, only_good_emotions, flat_emotions, only_bad_emotions)
