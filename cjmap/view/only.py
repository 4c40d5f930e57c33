"""Show a map as one persona has it: what she meets, her way, and what is said for her."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from cjmap.catalog import Labels
from cjmap.model import JourneyMap, Statement
from cjmap.saying import of_moment, own_levels, passes, said
from cjmap.view.lows import find_lows
from cjmap.view.values import PersonaView, PhaseView, Said, TouchpointView, View


def only(view: View, persona: str) -> View:
    """Return the view with nothing but what one persona meets and what holds for her.

    The phases that she passes keep their numbers. Her name joins the title, and the subtitle
    says who she is. What was before is what she met before. `rows` and `coverage` stay those of
    the whole map.
    """
    her = view.persona(persona)
    met = {one.id for one in view.touchpoints if her.id in one.who}
    phases = tuple(
        phase
        for phase in view.phases
        if passes(phase.phase, her.persona) or any(one.id in met for one in phase.touchpoints)
    )
    places = {phase.number - 1: place for place, phase in enumerate(phases)}
    touchpoints = tuple(
        _met(view.map, one, her.id, places[one.phase]) for one in view.touchpoints if one.id in met
    )
    used = {channel.id for one in touchpoints for channel in one.channels}
    made = replace(
        view,
        title=view.labels.fill("diagram.of_persona", title=view.title, persona=her.name),
        subtitle=_who_she_is(her, view.labels),
        personas=(her,),
        phases=tuple(_passed(phase, her.id, touchpoints) for phase in phases),
        touchpoints=touchpoints,
        channels=tuple(channel for channel in view.channels if channel.id in used),
        open_points=tuple(point for point in view.open_points if her.id in point.who),
        lows=find_lows(view.map, (her,), touchpoints),
        alone=(),
        before=None,
    )
    if view.before is None or not any(one.id == her.id for one in view.before.view.personas):
        return made
    from cjmap.view.compare import compare

    return replace(made, before=compare(only(view.before.view, her.id), made))


def _who_she_is(her: PersonaView, words: Labels) -> str:
    persona = her.persona
    goal = " · ".join(statement.text for statement in persona.goal or ())
    quote = words.fill("word.quoted", text=persona.quote) if persona.quote else ""
    return " · ".join(text for text in (persona.role, goal, quote) if text)


def _passed(phase: PhaseView, persona: str, touchpoints: tuple[TouchpointView, ...]) -> PhaseView:
    mine = {one.id for one in phase.touchpoints}
    texts = dict(_phase_texts(phase, persona))
    pains = [one.statement for one in texts.get("pain_points", ())]
    return replace(
        phase,
        goal=" · ".join(one.text for one in _of_phase(phase, persona, "goal")),
        touchpoints=tuple(one for one in touchpoints if one.id in mine),
        texts=texts,
        unsolved=tuple(pain for pain in phase.unsolved if pain in pains),
    )


def _phase_texts(phase: PhaseView, persona: str) -> Iterator[tuple[str, tuple[Said, ...]]]:
    for row in phase.texts:
        hers = _of_phase(phase, persona, row.removeprefix("lane:"))
        if hers:
            yield row, tuple(Said(one, (persona,), everyone=True) for one in hers)


def _of_phase(phase: PhaseView, persona: str, facet: str) -> tuple[Statement, ...]:
    """Return what a phase itself says for her: her own words, else those for everyone."""
    values = (of_moment(moment, facet) for moment, _ in own_levels(phase.phase, persona))
    nearest = next((value for value in values if value is not None), None)
    return nearest if isinstance(nearest, tuple) else ()


def _met(jmap: JourneyMap, touchpoint: TouchpointView, persona: str, phase: int) -> TouchpointView:
    texts = _hers(touchpoint.texts, persona)
    pains = [one.statement for one in texts.get("pain_points", ())]
    return replace(
        touchpoint,
        phase=phase,
        who=(persona,),
        channels=touchpoint.channels_of[persona],
        channels_of={persona: touchpoint.channels_of[persona]},
        ratings={persona: touchpoint.ratings[persona]},
        texts=texts,
        none=_named(touchpoint.none, persona),
        holes=_named(touchpoint.holes, persona),
        unsolved=tuple(pain for pain in touchpoint.unsolved if pain in pains),
        truth=_truth(jmap, touchpoint, persona),
    )


def _hers(texts: Mapping[str, tuple[Said, ...]], persona: str) -> dict[str, tuple[Said, ...]]:
    kept = {row: [one for one in said if persona in one.who] for row, said in texts.items()}
    return {
        row: tuple(replace(one, who=(persona,), everyone=True) for one in said)
        for row, said in kept.items()
        if said
    }


def _named(who: Mapping[str, tuple[str, ...]], persona: str) -> dict[str, tuple[str, ...]]:
    return {key: (persona,) for key, ids in who.items() if persona in ids}


def _truth(jmap: JourneyMap, touchpoint: TouchpointView, persona: str) -> str | None:
    hers = said(jmap, touchpoint.touchpoint, persona, "moment_of_truth")
    if not hers:
        return None
    reasons = (hers, touchpoint.says.moment_of_truth)
    return next((reason for reason in reasons if isinstance(reason, str)), "")
