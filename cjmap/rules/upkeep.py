"""Upkeep: whether somebody keeps a map alive (CJ501 to CJ505)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cjmap.diagnostics import Severity
from cjmap.facts.gathered import SMALL
from cjmap.model import Touchpoint
from cjmap.rules.declare import Facts, Finding, Option, rule
from cjmap.rules.joining import joined
from cjmap.words.dates import Interval, after, read_date, read_interval, time_between
from cjmap.words.standins import is_said


@rule("CJ501", "no-upkeep", Severity.NOTE, silenced_by=("review-overdue", "old-review"))
def no_upkeep(facts: Facts) -> Iterator[Finding]:
    """A map has no owner, or nothing says when it was last reviewed.

    What customers live through changes with every price, form and opening hour. A map that
    nobody keeps is believed long after it has stopped being true, and then it helps nobody.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          ad: {name: Advertisement}
          shop: {name: Shop}
          shelf: {name: Shelf}
          try-on: {name: Tries them on}
          desk: {name: Cash desk}
          bag: {name: Bag}

    Good:
        title: Shoes
        owner: Renate
        reviewed: 2026-11-02
        phases:
          buy: {name: Buy}
        touchpoints:
          ad: {name: Advertisement}
          shop: {name: Shop}
          shelf: {name: Shelf}
          try-on: {name: Tries them on}
          desk: {name: Cash desk}
          bag: {name: Bag}
    """
    jmap = facts.map
    if len(jmap.touchpoints) < SMALL:
        return
    missing = [key for key in ("owner", "reviewed") if not is_said(getattr(jmap, key))]
    if missing:
        message = ", and ".join(_MISSING[key] for key in missing)
        yield Finding(
            jmap.place / missing[0],
            message,
            "who keeps it alive, and when was it last true? Say so: "
            + ", ".join(_EXAMPLES[key] for key in missing),
        )


_MISSING = {
    "owner": "nobody owns this map",
    "reviewed": "nothing says when this map was last reviewed",
}
_EXAMPLES = {"owner": "`owner: Team Shop`", "reviewed": "`reviewed: 2026-12-15`"}


@rule("CJ502", "review-overdue", Severity.WARNING)
def review_overdue(facts: Facts) -> Iterator[Finding]:
    """A map is to be reviewed again, and was not.

    The team has said how long it trusts its map. After that day nobody knows what in it is
    still true for the customer, and what is decided by it may be wrong. Walk through it with
    those who meet customers every day, mend what has changed, and write the new date.

    Bad:
        title: Shoes
        owner: Renate
        reviewed: 2025-03-14
        review_every: 12 months
        phases:
          buy: {name: Buy}
        touchpoints:
          desk: {name: Cash desk}

    Good:
        title: Shoes
        owner: Renate
        reviewed: 2026-03-14
        review_every: 12 months
        phases:
          buy: {name: Buy}
        touchpoints:
          desk: {name: Cash desk}
    """
    every = read_interval(facts.map.review_every)
    if every:
        message = "the review of this map is overdue since {due}, for {late}"
        help = f"it was to be reviewed every {facts.map.review_every}; {_HOW}"
        yield from _overdue(facts, every, message, help)


@rule(
    "CJ503",
    "old-review",
    Severity.NOTE,
    options=(Option("months", 24, "after how many months a review is old", low=1),),
)
def old_review(facts: Facts) -> Iterator[Finding]:
    """A map was last reviewed years ago, and does not say how often it is to be.

    Prices, forms, opening hours and people have changed since then; customers live through
    something else than the map tells.

    Bad:
        title: Shoes
        owner: Renate
        reviewed: 2024-03-14
        phases:
          buy: {name: Buy}
        touchpoints:
          desk: {name: Cash desk}

    Good:
        title: Shoes
        owner: Renate
        reviewed: 2026-11-02
        review_every: 6 months
        phases:
          buy: {name: Buy}
        touchpoints:
          desk: {name: Cash desk}
    """
    if facts.map.review_every is None:
        months = Interval(facts.number("months"), "month")
        message = "this map was last reviewed {age} ago"
        yield from _overdue(facts, months, message, f"{_HOW}, and `review_every: 6 months`")


_HOW = "walk through it with those who meet customers, then write the new date"


def _overdue(facts: Facts, every: Interval, message: str, help: str) -> Iterator[Finding]:
    jmap, reviewed = facts.map, read_date(facts.map.reviewed)
    if reviewed is None or facts.today is None:
        return
    due = after(reviewed, every)
    if due < facts.today:
        said = message.format(
            due=due, late=time_between(due, facts.today), age=time_between(reviewed, facts.today)
        )
        unowned = ", and nobody owns it" if not is_said(jmap.owner) else ""
        yield Finding(jmap.place / "reviewed", said + unowned, help)


@rule("CJ504", "review-in-future", Severity.WARNING)
def review_in_future(facts: Facts) -> Iterator[Finding]:
    """A map was reviewed on a day that is yet to come.

    That is a slip, often in the year, and a review that is overdue goes unseen by it. The key
    says when the map was last looked at, not when it is to be: for that is `review_every`.

    Bad:
        title: Shoes
        reviewed: 2062-11-02
        phases:
          buy: {name: Buy}
        touchpoints:
          desk: {name: Cash desk}

    Good:
        title: Shoes
        reviewed: 2026-11-02
        phases:
          buy: {name: Buy}
        touchpoints:
          desk: {name: Cash desk}
    """
    reviewed = read_date(facts.map.reviewed)
    if reviewed and facts.today and reviewed > facts.today:
        yield Finding(
            facts.map.place / "reviewed",
            f"this map was reviewed on {reviewed}, and today is {facts.today}",
            "when was it last looked at? How often it is to be stands under `review_every`",
        )


def _said_of_unowned(facts: Facts, left: Sequence[Finding]) -> Iterator[Finding]:
    total = len(facts.map.touchpoints)
    if len(left) == total > 1:
        message = f"none of {total} touchpoints has an owner"
        yield replace(joined(facts.map.place / "touchpoints", message, _WHO, left), related=())
    else:
        yield from left


@rule(
    "CJ505",
    "touchpoint-without-owner",
    Severity.NOTE,
    many="touchpoints have no owner",
    usual=False,
    together=_said_of_unowned,
)
def touchpoint_without_owner(facts: Facts) -> Iterator[Finding]:
    """Nobody is in charge of a touchpoint.

    Customers fall into the gaps between departments. Where nobody is named, nobody hears of it
    when something goes wrong, and nobody may mend it. An owner that a phase names is that of
    all its touchpoints.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          shelf: {name: Shelf, owner: Sales}
          desk: {name: Cash desk}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          shelf: {name: Shelf, owner: Sales}
          desk: {name: Cash desk, owner: Accounting}
    """
    touchpoints = tuple(facts.map.touchpoints.values())
    for one in touchpoints:
        if not _is_owned(facts, one):
            yield Finding(one.place / "owner", f'touchpoint "{one.id}" has no owner', _WHO)


_WHO = "who may mend what goes wrong there? Say so under `owner`, of a touchpoint or a phase"


def _is_owned(facts: Facts, touchpoint: Touchpoint) -> bool:
    phase = facts.map.phases.get(touchpoint.phase)
    said = [touchpoint.says, *touchpoint.per_persona.values(), *([phase.says] if phase else ())]
    return any(is_said(moment.owner) for moment in said)


RULES = (no_upkeep, review_overdue, old_review, review_in_future, touchpoint_without_owner)
