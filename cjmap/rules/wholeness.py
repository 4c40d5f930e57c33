"""Is it the whole way, from before the purchase to long after it (CJ301, CJ317, CJ318)?"""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.diagnostics import Related, Severity
from cjmap.model import Touchpoint
from cjmap.rules.declare import Facts, Finding, Option, from_touchpoints, rule
from cjmap.rules.phases import place_of_phases


@rule("CJ301", "stops-at-purchase", Severity.WARNING)
def stops_at_purchase(facts: Facts) -> Iterator[Finding]:
    """The journey stops at the purchase.

    That is a buyer's journey. Customers go on: they use what they bought, need help, give it
    back, come again, recommend it or warn others. Keeping them costs less than winning new
    ones. Add a phase with `when: after`. A map that does not say `when`, or does not say it of
    its last phase, is left in peace; so is one whose phases after the purchase hold no
    touchpoint yet, which is a finding of its own.

    Bad:
        title: Shoes
        phases:
          look: {name: Look, when: before}
          buy: {name: Buy, when: during}
        touchpoints:
          ad: {name: Advertisement, phase: look}
          desk: {name: Cash desk, phase: buy}

    Good:
        title: Shoes
        phases:
          look: {name: Look, when: before}
          buy: {name: Buy, when: during}
          wear: {name: Wear, when: after}
        touchpoints:
          ad: {name: Advertisement, phase: look}
          desk: {name: Cash desk, phase: buy}
          letter: {name: Letter after a month, phase: wear}
    """
    said = [phase.when for phase in facts.map.phases.values()]
    if "after" in said or said[-1] is None or not facts.map.touchpoints:
        return
    message, help = _ENDS.get(frozenset(said), _AT_PURCHASE)
    yield Finding(place_of_phases(facts.map), message, help)


_AT_PURCHASE = (
    "the journey stops at the purchase: no phase lies after it",
    "add a phase with `when: after`: how do customers use it, come back, tell others?",
)
# What the phases say, where they all say the same.
_ENDS: dict[frozenset[str | None], tuple[str, str]] = {
    frozenset({"before"}): (
        "the journey stops before the purchase: no phase lies during or after it",
        "add phases with `when: during` and `when: after`: what do customers live through there?",
    ),
    frozenset({"during"}): (
        "the map shows the purchase alone: no phase lies before or after it",
        "add phases with `when: before` and `when: after`: "
        "what leads customers here, and what comes of it?",
    ),
}


@rule(
    "CJ317",
    "thin-after",
    Severity.NOTE,
    options=(
        from_touchpoints(12),
        Option("percent", 10, "the least share of touchpoints after the purchase", high=100),
    ),
    silenced_by=("stops-at-purchase",),
)
def thin_after(facts: Facts) -> Iterator[Finding]:
    """Hardly anything is told of the time after the purchase.

    For customers that time is the longest of all, and what they live through in it decides
    whether they come again and what they tell others. A last phase with a single touchpoint
    looks complete and says little. Ask those who bought half a year ago what has happened since.

    Bad:
        title: Shoes
        phases: {look: {name: Look, when: before}, wear: {name: Wear, when: after}}
        touchpoints:
          ad: {name: Advertisement, phase: look}
          film: {name: Film, phase: look}
          window: {name: Window, phase: look}
          friend: {name: Friend's advice, phase: look}
          tests: {name: Test report, phase: look}
          reviews: {name: Reviews, phase: look}
          list: {name: List of shops, phase: look}
          route: {name: Way to the shop, phase: look}
          shelf: {name: Shelf, phase: look}
          advice: {name: Advice, phase: look, pain_points: Nobody is free, solutions: A bell}
          mirror: {name: Mirror, phase: look}
          letter: {name: Letter after a month, phase: wear}

    Good:
        title: Shoes
        phases: {look: {name: Look, when: before}, wear: {name: Wear, when: after}}
        touchpoints:
          ad: {name: Advertisement, phase: look}
          film: {name: Film, phase: look}
          window: {name: Window, phase: look}
          friend: {name: Friend's advice, phase: look}
          tests: {name: Test report, phase: look}
          reviews: {name: Reviews, phase: look}
          shelf: {name: Shelf, phase: look}
          advice: {name: Advice, phase: look, pain_points: Nobody is free, solutions: A bell}
          mirror: {name: Mirror, phase: look}
          walk: {name: First long walk, phase: wear}
          repair: {name: New soles, phase: wear}
          letter: {name: Letter after a month, phase: wear}
    """
    met = facts.gathered.of_customers
    said = [phase.when for phase in facts.map.phases.values()]
    if len(met) < facts.number("touchpoints") or said[-1] is None:
        return
    after = [one for one in met if facts.map.phases[one.phase].when == "after"]
    if after and len(after) * 100 < len(met) * facts.number("percent"):
        yield Finding(
            facts.map.phases[after[0].phase].place,
            _share(after, met),
            "what happens when they use it, need help, come again, tell others?",
            tuple(Related(one.place, "this one does") for one in after),
        )


def _share(after: list[Touchpoint], met: tuple[Touchpoint, ...]) -> str:
    verb = "lies" if len(after) == 1 else "lie"
    return f"{len(after)} of {len(met)} touchpoints that customers meet {verb} after the purchase"


@rule(
    "CJ318",
    "starts-at-purchase",
    Severity.NOTE,
    options=(from_touchpoints(),),
    silenced_by=("stops-at-purchase",),
)
def starts_at_purchase(facts: Facts) -> Iterator[Finding]:
    """The journey starts at the purchase.

    Customers come with a picture in their heads: advertising, reviews and friends have told
    them what to expect, and they judge all that follows by it. Add a phase with `when: before`,
    or set the finding aside where nobody has a choice. A map that does not say `when` of its
    first phase is left in peace.

    Bad:
        title: Shoes
        phases: {buy: {name: Buy, when: during}, wear: {name: Wear, when: after}}
        touchpoints:
          shelf: {name: Shelf, phase: buy}
          advice: {name: Advice, phase: buy, pain_points: Nobody is free, solutions: A bell}
          desk: {name: Cash desk, phase: buy}
          walk: {name: First long walk, phase: wear}
          repair: {name: New soles, phase: wear}
          letter: {name: Letter after a month, phase: wear}

    Good:
        title: Shoes
        phases:
          look: {name: Look, when: before}
          buy: {name: Buy, when: during}
          wear: {name: Wear, when: after}
        touchpoints:
          window: {name: Window, phase: look, call_to_action: Come in and try them on}
          advice: {name: Advice, phase: buy, pain_points: Nobody is free, solutions: A bell}
          desk: {name: Cash desk, phase: buy}
          walk: {name: First long walk, phase: wear}
          repair: {name: New soles, phase: wear}
          letter: {name: Letter after a month, phase: wear}
    """
    said = [phase.when for phase in facts.map.phases.values()]
    if facts.is_small or "before" in said or said[0] is None:
        return
    yield Finding(
        place_of_phases(facts.map),
        "the journey starts at the purchase: no phase lies before it",
        "add a phase with `when: before`: how do people hear of you, whom do they ask, "
        "what do they expect?",
    )


RULES = (stops_at_purchase, thin_after, starts_at_purchase)
