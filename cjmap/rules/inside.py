"""Is it the customer's journey, or the company's (CJ311, CJ327, CJ328)?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cjmap.diagnostics import Related, Severity
from cjmap.model import Moment, Phase, Touchpoint
from cjmap.rules.declare import Facts, Finding, Option, from_touchpoints, rule
from cjmap.rules.phrases import quoted_ids
from cjmap.words.standins import is_said

_OF_THE_COMPANY = ("frontstage", "backstage", "support", "resources", "owner")
_OF_THE_CUSTOMER = (
    "actions",
    "motivations",
    "thoughts",
    "questions",
    "pain_points",
    "emotion",
    "feeling",
)
_WORST_NAMED = 3


@rule(
    "CJ311",
    "told-from-inside",
    Severity.WARNING,
    options=(
        Option("touchpoints", 6, "from how many touchpoints of customers on", low=1),
        Option("percent", 50, "how many of them may not be told so, in percent", low=1, high=100),
    ),
)
def told_from_inside(facts: Facts) -> Iterator[Finding]:
    """Touchpoints tell what the company does and nothing of the customer.

    A blueprint of the work is useful, and no customer journey. A journey is told from outside:
    what people do, why, what they ask, what hurts, how they feel. Begin where most depends on
    it, and ask somebody who was there as a customer.

    Bad:
        title: Shoes
        phases: {buy: {name: Buy}}
        touchpoints:
          order: {name: Order, backstage: Written over into the old system, owner: Sales}
          credit: {name: Credit check, backstage: Above 150 euros, support: Agency}
          pick: {name: Picking, backstage: Heavy boxes first, resources: Two carts}
          bag: {name: Bag, actions: Carries it home, pain_points: Heavy, solutions: A strap}
          mail: {name: Invoice, frontstage: Sent on the 28th, support: Printer}
          desk: {name: Cash desk, frontstage: Scans and asks for the card, owner: Shop}

    Good:
        title: Shoes
        phases: {buy: {name: Buy}}
        touchpoints:
          order: {name: Order, actions: Waits for the mail, backstage: Old system}
          credit: {name: Credit check, questions: [], backstage: Above 150 euros}
          pick: {name: Picking, feeling: Wonders whether they forgot it, resources: Two carts}
          bag: {name: Bag, actions: Carries it home, pain_points: Heavy, solutions: A strap}
          mail: {name: Invoice, frontstage: Sent on the 28th, support: Printer}
          desk: {name: Cash desk, frontstage: Scans and asks for the card, owner: Shop}
    """
    met = facts.gathered.of_customers
    inside = [one for one in met if _is_inside(facts, one)]
    enough = len(met) >= facts.number("touchpoints")
    if not enough or len(inside) * 100 < len(met) * facts.number("percent"):
        return
    inside.sort(key=lambda one: not one.says.moment_of_truth)
    named = quoted_ids([one.id for one in inside[:_WORST_NAMED]])
    yield Finding(
        facts.map.place / "touchpoints",
        f"{len(inside)} of {len(met)} touchpoints that customers meet tell what the company does "
        f"and nothing of the customer{_out_of_sight(facts)}",
        f"what do people do, ask and feel there? Begin with {named}",
        tuple(Related(one.place, "nothing of the customer") for one in inside),
        count=len(inside),
    )


def _out_of_sight(facts: Facts) -> str:
    """Return the end of a sentence where at least half of the map happens out of sight."""
    number, behind = len(facts.map.touchpoints), len(_behind(facts))
    return f", and {behind} of {number} happen where no customer is" if 2 * behind >= number else ""


def _behind(facts: Facts) -> list[Touchpoint]:
    met = {one.id for one in facts.gathered.of_customers}
    return [one for one in facts.map.touchpoints.values() if one.id not in met]


def _is_inside(facts: Facts, touchpoint: Touchpoint) -> bool:
    """Tell whether a touchpoint speaks of the company, and nothing there of the customer."""
    own = _of_customers(facts, touchpoint)
    if not _any_says(own, _OF_THE_COMPANY):
        return False
    of_phase = _of_customers(facts, facts.map.phases[touchpoint.phase])
    return not _any_says(own + of_phase, _OF_THE_CUSTOMER)


def _of_customers(facts: Facts, part: Phase | Touchpoint) -> list[Moment]:
    """Return what a part says for everyone, and for each customer alone."""
    who = (one.id for one in facts.gathered.customers if one.id in part.per_persona)
    return [part.says, *(part.per_persona[id] for id in who)]


def _any_says(moments: Iterable[Moment], keys: tuple[str, ...]) -> bool:
    return any(is_said(getattr(moment, key)) for moment in moments for key in keys)


@rule(
    "CJ327",
    "mostly-backstage",
    Severity.NOTE,
    options=(
        from_touchpoints(),
        Option("percent", 50, "how many may not happen out of sight, in percent", low=1, high=100),
    ),
    silenced_by=("told-from-inside", "no-customer"),
)
def mostly_backstage(facts: Facts) -> Iterator[Finding]:
    """Half of the map or more happens where no customer is.

    A touchpoint is a moment in which somebody meets the brand. Steps of work that nobody sees
    push those moments apart, and the way of the customer is lost among them. Write the work
    where it is felt: as `backstage`, `support` or `resources` of the touchpoint that it serves.

    Bad:
        title: Shoes
        phases: {buy: {name: Buy}}
        touchpoints:
          order: {name: Order, actions: Sends the form, pain_points: Long, solutions: Two fields}
          credit: {name: Credit check, personas: [], backstage: Above 150 euros}
          pick: {name: Picking, personas: [], backstage: Heavy boxes first}
          pack: {name: Packing, personas: [], backstage: Paper from the roll}
          parcel: {name: Parcel, actions: Opens it on the stairs}
          walk: {name: First long walk, actions: Goes up the hill}

    Good:
        title: Shoes
        phases: {buy: {name: Buy}}
        touchpoints:
          order:
            name: Order
            actions: Sends the form
            pain_points: Long
            solutions: Two fields
            backstage: [Credit check above 150 euros, Picking, Packing]
          confirm: {name: Confirmation, actions: Looks for the day}
          sms: {name: Text message, actions: Stays at home}
          parcel: {name: Parcel, actions: Opens it on the stairs}
          walk: {name: First long walk, actions: Goes up the hill}
          box: {name: Empty box, actions: Puts it on the cupboard}
    """
    number, behind = len(facts.map.touchpoints), _behind(facts)
    if facts.is_small or len(behind) * 100 < number * facts.number("percent"):
        return
    yield Finding(
        facts.map.place / "touchpoints",
        f"{len(behind)} of {number} touchpoints happen where no customer is",
        "let a step of work stand as `backstage`, `support` or `resources` of the touchpoint "
        "that it serves",
        tuple(Related(one.place, "no customer meets this one") for one in behind),
        count=len(behind),
    )


@rule(
    "CJ328",
    "felt-by-nobody",
    Severity.WARNING,
    many="touchpoints that nobody meets say what is felt there",
)
def felt_by_nobody(facts: Facts) -> Iterator[Finding]:
    """A touchpoint that nobody meets says how it feels.

    Six weeks without a word are hard for customers, though nobody from the company is there:
    that is a touchpoint, and someone lives through it. Where truly no customer is, nobody wants,
    asks or feels anything, and what is written so is missing from every curve and count. What
    troubles those who do the work may stand there, under `pain_points` alone.

    Bad:
        title: Shoes
        phases: {buy: {name: Buy}}
        touchpoints:
          order: {name: Order, actions: Sends the form}
          wait:
            name: Waits for the parcel
            personas: []
            emotion: -1
            questions: {text: Did it work?, answer: "Yes, it is on its way"}
            backstage: Packs the parcel

    Good:
        title: Shoes
        phases: {buy: {name: Buy}}
        touchpoints:
          order: {name: Order, actions: Sends the form}
          wait:
            name: Waits for the parcel
            emotion: -1
            pain_points: No word for days
            solutions: A message a day
            questions: {text: Did it work?, answer: "Yes, it is on its way"}
          pack: {name: Packing, personas: [], backstage: Packs the parcel}
    """
    touchpoints = facts.map.touchpoints.values()
    found = [one for one in touchpoints if one.place in facts.gathered.unlived]
    for touchpoint in sorted(found, key=facts.gathered.worst_first):
        is_own = touchpoint.says.personas is not None
        keys = quoted_ids(facts.gathered.unlived[touchpoint.place])
        yield Finding(
            touchpoint.place / "personas" if is_own else touchpoint.place,
            f'nobody meets "{touchpoint.id}", and still it says {keys}',
            "who lives through it? Name them under `personas`; if it is behind the scenes, nobody "
            "asks or feels anything there",
        )


RULES = (told_from_inside, mostly_backstage, felt_by_nobody)
