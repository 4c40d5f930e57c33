"""Do the phases stand as people live them (CJ319 to CJ321)?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cjmap.diagnostics import Related, Severity
from cjmap.model import JourneyMap, Phase
from cjmap.place import Place
from cjmap.rules.declare import Facts, Finding, Option, from_touchpoints, rule
from cjmap.rules.joining import joined
from cjmap.rules.phrases import quoted_ids


@rule("CJ319", "when-out-of-order", Severity.WARNING, many="phases stand out of order")
def when_out_of_order(facts: Facts) -> Iterator[Finding]:
    """A phase stands behind one that comes later.

    Phases are read, drawn and walked in their order. What lies before or during the purchase
    cannot follow what lies after it, unless people begin anew: a second round may stand behind a
    whole first one, and the last phase may lie before the next purchase.

    Bad:
        title: Shoes
        phases:
          look: {name: Look, when: before}
          wear: {name: Wear, when: after}
          buy: {name: Buy, when: during}
        touchpoints:
          ad: {name: Advertisement, phase: look}
          walk: {name: First long walk, phase: wear}
          desk: {name: Cash desk, phase: buy}

    Good:
        title: Shoes
        phases:
          look: {name: Look, when: before}
          buy: {name: Buy, when: during}
          wear: {name: Wear, when: after}
          again: {name: Look again, when: before}
        touchpoints:
          ad: {name: Advertisement, phase: look}
          desk: {name: Cash desk, phase: buy}
          walk: {name: First long walk, phase: wear}
          letter: {name: Letter after a year, phase: again}
    """
    phases = [phase for phase in facts.map.phases.values() if phase.when]
    after: Phase | None = None
    for number, phase in enumerate(phases):
        if phase.when == "after":
            after = phase
        elif after and _begins_anew(phases, number):
            after = None
        elif after:
            yield Finding(
                phase.place / "when",
                f'phase "{phase.id}" lies {_LIES[phase.when or ""]} the purchase and stands '
                f'behind "{after.id}", which lies after it',
                "put the phases in the order in which people live them, or mend `when`",
                (Related(after.place / "when", "this one lies after the purchase"),),
            )


_LIES = {"before": "before", "during": "at"}


def _begins_anew(phases: list[Phase], number: int) -> bool:
    """Tell whether a second round begins here: the way to the next purchase."""
    had_purchase = any(phase.when == "during" for phase in phases[:number])
    follows = (phase.when for phase in phases[number:] if phase.when != "before")
    return phases[number].when == "before" and had_purchase and next(follows, "") != "after"


@rule(
    "CJ320",
    "when-unsaid",
    Severity.NOTE,
    options=(from_touchpoints(),),
    usual=False,
)
def when_unsaid(facts: Facts) -> Iterator[Finding]:
    """Phases do not say whether they lie before, during or after the purchase.

    Without `when` nobody sees whether a map ends at the cash desk or goes on with the customer,
    and what asks for the time before or after the purchase stays silent. The phases of a model
    say it.

    Bad:
        title: Shoes
        phases: {look: {name: Look}, wear: {name: Wear}}
        touchpoints:
          ad: {name: Advertisement, phase: look, call_to_action: Come in}
          window: {name: Window, phase: look}
          advice: {name: Advice, phase: look, pain_points: Nobody is free, solutions: A bell}
          walk: {name: First long walk, phase: wear}
          repair: {name: New soles, phase: wear}
          letter: {name: Letter after a month, phase: wear}

    Good:
        title: Shoes
        phases: {look: {name: Look, when: before}, wear: {name: Wear, when: after}}
        touchpoints:
          ad: {name: Advertisement, phase: look, call_to_action: Come in}
          window: {name: Window, phase: look}
          advice: {name: Advice, phase: look, pain_points: Nobody is free, solutions: A bell}
          walk: {name: First long walk, phase: wear}
          repair: {name: New soles, phase: wear}
          letter: {name: Letter after a month, phase: wear}
    """
    phases = tuple(facts.map.phases.values())
    silent = [phase for phase in phases if phase.when is None]
    if facts.is_small or not silent:
        return
    which = "no phase says" if len(silent) == len(phases) else f"{_named(silent)} not say"
    yield Finding(
        silent[0].place,
        f"{which} whether it lies before, during or after the purchase",
        "add `when: before`, `during` or `after` to each phase",
        tuple(Related(phase.place, "this one does not say it either") for phase in silent[1:]),
    )


def _named(silent: list[Phase]) -> str:
    if len(silent) == 1:
        return f'phase "{silent[0].id}" does'
    return f"phases {quoted_ids(phase.id for phase in silent)} do"


def _said_of_crowded(facts: Facts, left: Sequence[Finding]) -> Iterator[Finding]:
    if len(left) == 1:
        yield left[0]
        return
    (id, size), most = left[0].about, facts.number("most")
    yield joined(
        place_of_phases(facts.map),
        f"{len(left)} of {left[0].total} phases have more than {most} touchpoints, "
        f'"{id}" even {size}',
        _LESS,
        left,
        related=[replace(one, message=f"{one.about[1]} touchpoints") for one in left],
    )


@rule(
    "CJ321",
    "crowded-phase",
    Severity.NOTE,
    together=_said_of_crowded,
    options=(Option("most", 12, "how many touchpoints a phase may have", low=1),),
)
def crowded_phase(facts: Facts) -> Iterator[Finding]:
    """A phase has more touchpoints than anybody takes in.

    A map is to make a tangled experience simple. It shows the touchpoints that most people of a
    phase meet, or on which everything hangs, not each that can be thought of: among thirty the
    few that decide are lost. Let a touchpoint lead to a `map` of its own, divide the phase, or
    leave out what hardly anybody meets.

    Bad:
        title: Shoes
        phases: {look: {name: Look}, wear: {name: Wear}}
        touchpoints:
          ad: {name: Advertisement, phase: look}
          film: {name: Film, phase: look}
          window: {name: Window, phase: look}
          friend: {name: Friend's advice, phase: look}
          tests: {name: Test report, phase: look}
          reviews: {name: Reviews, phase: look}
          list: {name: List of shops, phase: look}
          route: {name: Way to the shop, phase: look}
          door: {name: Door, phase: look}
          sign: {name: Sign, phase: look}
          shelf: {name: Shelf, phase: look}
          advice: {name: Advice, phase: look, pain_points: Nobody is free, solutions: A bell}
          mirror: {name: Mirror, phase: look}
          walk: {name: First long walk, phase: wear}

    Good:
        title: Shoes
        phases: {look: {name: Look}, wear: {name: Wear}}
        touchpoints:
          film: {name: Film, phase: look}
          reviews: {name: Reviews, phase: look}
          arrival: {name: Way into the shop, phase: look}
          advice: {name: Advice, phase: look, pain_points: Nobody is free, solutions: A bell}
          mirror: {name: Mirror, phase: look}
          walk: {name: First long walk, phase: wear}
    """
    jmap, most = facts.map, facts.number("most")
    met = {touchpoint.id for touchpoint in facts.gathered.of_customers}
    sizes = [
        (sum(one.id in met for one in touchpoints), jmap.phases[id])
        for id, touchpoints in facts.gathered.by_phase.items()
    ]
    crowded = [(size, phase) for size, phase in sizes if size > most]
    crowded.sort(key=lambda pair: -pair[0])
    for size, phase in crowded:
        message, about = f'phase "{phase.id}" has {size} touchpoints', (phase.id, str(size))
        yield Finding(phase.place, message, _LESS, total=len(sizes), about=about)


def place_of_phases(jmap: JourneyMap) -> Place:
    """Return where a map says its phases, or the model that has them."""
    return jmap.place / ("model" if jmap.model else "phases")


_LESS = (
    "keep what most people meet, or what decides; a touchpoint may lead to a `map` that "
    "shows it in detail"
)


RULES = (when_out_of_order, when_unsaid, crowded_phase)
