"""Find which signs occur in the pictures of a map."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from cjmap.renderers.diagrams import holes
from cjmap.renderers.diagrams.pains import is_severe, own_pains, worst
from cjmap.renderers.diagrams.signs import Signs, signs_of, signs_of_phase
from cjmap.renderers.diagrams.unrated import unrated
from cjmap.view.values import TouchpointView, View

# In the order in which a legend explains them.
_ORDER = (
    "dot",
    "bad-dot",
    "low",
    "felt",
    "shared",
    "pain",
    "severe",
    "unsolved",
    "solution",
    "call",
    "more",
    "truth",
    "behind",
    "unmet",
    "gap",
    "idle",
    "none",
    "answer",
    "recommends",
    "warns",
    "leaves",
    "unrated",
    "loop",
    "passage",
    "goes-on",
    "scale",
    "course",
)


def on_swimlanes(view: View, shown: Iterable[str]) -> tuple[str, ...]:
    """Return the keys of all signs that the swimlanes of a map show, in the order of a legend.

    `shown` are those on their marks, and the kinds of lines in them, `loop` and `passage` too.
    """
    found = set(shown)
    for phase in view.phases:
        found.update(_said(signs_of_phase(phase)))
    for touchpoint in view.touchpoints:
        found.update(_said(signs_of(touchpoint)))
        found.update(_shown(view, touchpoint))
    if holes.occur(view):
        found.add("gap")
    found.update(persona.ends for persona in view.personas if persona.path)
    return _ordered(found)


def on_curves(view: View, shown: Iterable[str]) -> tuple[str, ...]:
    """Return the keys of all signs at the curves of a map and below, in the order of a legend.

    `shown` are those on the marks, for which there was room.
    """
    found = set(shown)
    for touchpoint in view.touchpoints:
        found.update(_said(signs_of(touchpoint)))
        if touchpoint.truth is not None:
            found.add("truth")
    return _ordered(found)


def on_blueprints(view: View, shown: Iterable[str]) -> tuple[str, ...]:
    """Return the keys of all signs that the blueprint of a map shows, in the order of a legend.

    `shown` are those on its marks.
    """
    found = set(shown)
    for touchpoint in view.touchpoints:
        found.update(_said(Signs(own_pains(touchpoint), (), (), ())))
        found.update(_shown(view, touchpoint))
    return _ordered(found - {"behind"})


def _ordered(found: Container[str]) -> tuple[str, ...]:
    return tuple(key for key in _ORDER if key in found)


def _said(signs: Signs) -> Iterator[str]:
    if signs.pains:
        yield "severe" if is_severe(worst(signs.pains)) else "pain"
    if signs.unsolved:
        yield "unsolved"
    if signs.solutions:
        yield "solution"
    if signs.calls:
        yield "call"
    if len(signs.pains) > 1 or len(signs.calls) > 1:
        yield "more"


def _shown(view: View, touchpoint: TouchpointView) -> Iterator[str]:
    if touchpoint.truth is not None:
        yield "truth"
    if not (touchpoint.who or touchpoint.is_former):
        yield "behind"
    if any(persona.id for who in unrated(view, touchpoint).values() for persona in who):
        yield "unrated"
    rated = {id: rating for id, rating in touchpoint.ratings.items() if rating.is_rated}
    if rated:
        yield "scale"
    change = view.before.changes.get(touchpoint.id) if view.before else None
    former = change.ratings if change else {}
    courses = (*rated.values(), *(former[id] for id in rated if id in former))
    if any(len(rating.places) > 1 for rating in courses):
        yield "course"
