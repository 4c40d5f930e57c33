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
    "low",
    "pain",
    "severe",
    "unsolved",
    "solution",
    "call",
    "more",
    "truth",
    "behind",
    "gap",
    "recommends",
    "warns",
    "leaves",
    "unrated",
    "loop",
    "passage",
    "scale",
    "course",
)


def on_swimlanes(view: View, lines: Iterable[str]) -> tuple[str, ...]:
    """Return the keys of all signs that the swimlanes of a map show, in the order of a legend.

    `lines` are the kinds of lines in them, `loop` and `passage` among others.
    """
    found = set(lines)
    for phase in view.phases:
        found.update(_said(signs_of_phase(phase)))
    for touchpoint in view.touchpoints:
        found.update(_said(signs_of(touchpoint)))
        found.update(_shown(view, touchpoint))
    if holes.occur(view):
        found.add("gap")
    found.update(persona.ends for persona in view.personas if persona.path)
    return _ordered(found)


def on_curves(view: View, ends: Iterable[str]) -> tuple[str, ...]:
    """Return the keys of all signs at the curves of a map and below, in the order of a legend.

    `ends` are those for which there is room beside the curves.
    """
    found = set(ends)
    for touchpoint in view.touchpoints:
        found.update(_said(signs_of(touchpoint)))
        if touchpoint.truth is not None:
            found.add("truth")
    if any(low.is_negative for low in view.lows.values()):
        found.add("low")
    return _ordered(found)


def _ordered(found: Container[str]) -> tuple[str, ...]:
    return tuple(key for key in _ORDER if key in found)


def of_moments(view: View) -> tuple[str, ...]:
    """Return the keys of the signs that stand on the heads of a blueprint's columns."""
    found: set[str] = set()
    for touchpoint in view.touchpoints:
        found.update(_said(Signs(own_pains(touchpoint), (), (), ())))
        found.update(_shown(view, touchpoint))
    return tuple(key for key in _ORDER if key in found - {"behind"})


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
    courses = [len(rating.places) for rating in touchpoint.ratings.values()]
    if any(courses):
        yield "scale"
    if max(courses, default=0) > 1:
        yield "course"
