"""Upkeep: whether a text is written in one place only (CJ540)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from cjmap.diagnostics import Related, Severity
from cjmap.model import Persona
from cjmap.place import Place, Span
from cjmap.rules.declare import Facts, Finding, Option, rule
from cjmap.rules.phrases import quoted_ids
from cjmap.source import shortened
from cjmap.words.standins import is_stand_in


@rule(
    "CJ540",
    "same-text",
    Severity.NOTE,
    many="texts stand word for word in several places",
    options=(Option("characters", 40, "how long a text must be to be looked at", low=10),),
)
def same_text(facts: Facts) -> Iterator[Finding]:
    """The same text stands in two places.

    Next time one of them is changed and the other is not, and then the map says two things about
    the customer. What is true of a whole phase can be said there, once; what is the same problem
    or solution in two places can be an alias of the first (`&name`, then `*name`). And often the
    copy hides that nobody has asked what is different here.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          shelf: {name: Shelf, pain_points: Sizes of this maker are smaller than all others}
          desk: {name: Cash desk, pain_points: Sizes of this maker are smaller than all others}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          shelf: {name: Shelf, pain_points: &sizes Sizes of this maker are smaller than all others}
          desk: {name: Cash desk, pain_points: *sizes}
    """
    for text, places in _texts(facts).items():
        where = _written(facts, places)
        if len(where) > 1:
            ids = [str(part.route[-1]) for part in where]
            yield Finding(
                tuple(where.values())[1],
                f'"{shortened(text)}" stands word for word at {quoted_ids(ids)}',
                "say it once, for the phase or with an alias; or what is different here?",
                tuple(
                    Related(place, f'at "{id}"')
                    for id, place in zip(ids, where.values(), strict=True)
                ),
            )


# In which part a text stands, and where there.
_Where: TypeAlias = tuple[Place, Place]


def _texts(facts: Facts) -> dict[str, list[_Where]]:
    """Return each long text with where it stands; what personas say stands in one place."""
    least = facts.number("characters")
    found: dict[str, list[_Where]] = {}
    for part, _, said in (*facts.gathered.of_personas, *facts.gathered.statements):
        for text, place in ((said.text, said.place), (said.answer, said.place / "answer")):
            if text and len(text) >= least and not is_stand_in(text):
                owner = facts.map.place / "personas" if isinstance(part, Persona) else part.place
                found.setdefault(" ".join(text.split()), []).append((owner, place))
    return {text: places for text, places in found.items() if len(text) >= least}


def _written(facts: Facts, places: list[_Where]) -> dict[Place, Place]:
    """Return in which parts a text is written, and where in each it is so first.

    Aliases are written once; what a base says is not written here.
    """
    if len({part for part, _ in places}) == 1:
        return {}
    spans: dict[Span, _Where] = {}
    for where in places:
        spans.setdefault(facts.written(where[1]), where)
    own = (where for span, where in spans.items() if span.file == facts.map.file)
    first: dict[Place, Place] = {}
    for part, place in own:
        first.setdefault(part, place)
    return first


RULES = (same_text,)
