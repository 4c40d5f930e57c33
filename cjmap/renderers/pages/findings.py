"""Say in a sentence what a to-be map changes, and in a few more what else is worth knowing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from cjmap.renderers.pages.contrasted import Block, Entry, Shift
from cjmap.view.values import Before, Rating, TouchpointView, View

_KINDS = {
    "new": "beside.new",
    "moved": "beside.moved",
    "reworded": "beside.reworded",
    "gone": "beside.gone",
}


def headline(view: View, blocks: tuple[Block, ...]) -> str:
    """Return how many touchpoints change, where the feeling rises most, how many problems go."""
    return ", ".join(_headline(view, blocks)) or view.labels["beside.same_touchpoints"]


def asides(view: View, blocks: tuple[Block, ...]) -> Iterator[str]:
    """Yield what else changes: where a feeling sinks, how journeys end, who comes and goes."""
    before = view.before
    assert before
    sinking = min(_shifts(blocks), key=lambda found: found[1].rise, default=None)
    if sinking and sinking[1].rise < 0:
        yield view.labels.fill("beside.sinks", feeling=_feeling(view, *sinking))
    yield from _ends(view, before)
    then, now = before.view, view
    for key, some, others in (
        ("beside.phases_new", now.phases, then.phases),
        ("beside.phases_gone", then.phases, now.phases),
        ("beside.personas_new", now.personas, then.personas),
        ("beside.personas_gone", then.personas, now.personas),
    ):
        known = {one.id for one in others}
        names = [one.name for one in some if one.id not in known]
        if names:
            yield view.labels.fill(key, names=", ".join(names))


def _headline(view: View, blocks: tuple[Block, ...]) -> Iterator[str]:
    before, words = view.before, view.labels
    assert before
    kinds = Counter(entry.kind for entry in _entries(blocks))
    yield from (words.count(key, kinds[kind]) for kind, key in _KINDS.items() if kinds[kind])
    rising = max(_shifts(blocks), key=lambda found: found[1].rise, default=None)
    if rising and rising[1].rise > 0:
        yield _feeling(view, *rising)
    then, now = _pains(before.view), _pains(view)
    for key, pains in (("beside.pains_gone", then - now), ("beside.pains_new", now - then)):
        if pains:
            yield words.count(key, pains.total())


def _entries(blocks: tuple[Block, ...]) -> Iterator[Entry]:
    for block in blocks:
        yield from block.entries


def _shifts(blocks: tuple[Block, ...]) -> Iterator[tuple[TouchpointView, Shift]]:
    for entry in _entries(blocks):
        yield from ((entry.touchpoint, shift) for shift in entry.shifts)


def _feeling(view: View, touchpoint: TouchpointView, shift: Shift) -> str:
    assert shift.was
    assert shift.now
    said = view.labels.fill(
        "beside.feeling", touchpoint=touchpoint.name, was=_lowest(shift.was), now=_lowest(shift.now)
    )
    return f"{said} ({shift.persona.name})" if len(view.personas) > 1 else said


def _lowest(rating: Rating) -> str:
    return rating.texts[rating.places.index(rating.lowest)]


def _pains(view: View) -> Counter[str]:
    """Return the texts of all pain points, those of a phase once."""
    whole = (one for phase in view.phases for one in phase.texts.get("pain_points", ()))
    own = (one for t in view.touchpoints for one in t.texts.get("pain_points", ()))
    said = chain(whole, (one for one in own if not one.inherited))
    return Counter(one.statement.text for one in said)


def _ends(view: View, before: Before) -> Iterator[str]:
    ends = {persona.id: persona.ends for persona in before.view.personas}
    for persona in view.personas:
        was = ends.get(persona.id, "")
        if persona.ends and was and persona.ends != was:
            told = (view.labels[f"ends.{end}"] for end in (was, persona.ends))
            yield f"{persona.name}: {' → '.join(told)}"
