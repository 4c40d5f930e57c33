"""Make the view of a checked map."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import chain

from cjmap.catalog import Labels, format_score, labels
from cjmap.check import Checked
from cjmap.coverage import is_filled
from cjmap.facts.channels import channels_of
from cjmap.facts.paths import journey_of, path_of
from cjmap.facts.problems import unsolved
from cjmap.load import Loaded
from cjmap.model import Channel, JourneyMap, Metric, Persona, Phase, Touchpoint
from cjmap.project import Project
from cjmap.saying import course, meets, merged_metrics, met, said, statements
from cjmap.view.looks import Look, band, looks
from cjmap.view.lows import find_lows
from cjmap.view.opening import find_open_points
from cjmap.view.palette import USUAL, Palette
from cjmap.view.saids import gather, phase_texts
from cjmap.view.values import (
    PersonaView,
    PhaseView,
    Rating,
    Row,
    TouchpointView,
    View,
)

# The rows of the matrix in reading order; all but the first appear only where something is said.
ROWS = (
    "emotion",
    "description",
    "goal",
    "actions",
    "steps",
    "motivations",
    "thoughts",
    "questions",
    "pain_points",
    "solutions",
    "opportunities",
    "call_to_action",
    "frontstage",
    "backstage",
    "support",
    "evidence_shown",
    "resources",
    "duration",
    "owner",
    "metrics",
)


def make_view(
    checked: Checked,
    project: Project,
    *,
    language: str | None = None,
    journey: str | None = None,
    palette: Palette = USUAL,
) -> View:
    """Return the view of a map that was read without errors.

    `language` replaces the map's for the labels; `journey` draws this journey of its persona
    instead of the first; `palette` has the colours.
    """
    loaded, jmap, measured = checked.loaded, checked.loaded.map, checked.coverage
    assert jmap
    assert measured
    words = labels(language or jmap.language)
    personas = tuple(_personas(loaded, words, journey, palette))
    touchpoints = tuple(_touchpoints(loaded, project, words, measured.facets))
    phases = tuple(_phases(jmap, touchpoints))
    return View(
        name=loaded.name,
        file=loaded.path.name,
        map=jmap,
        title=jmap.title,
        subtitle=_subtitle(jmap, words),
        language=jmap.language,
        labels=words,
        personas=personas,
        phases=phases,
        touchpoints=touchpoints,
        channels=_channels(jmap, touchpoints),
        rows=tuple(_rows(jmap, words, touchpoints, phases, measured.facets)),
        coverage=measured,
        open_points=find_open_points(jmap, words, touchpoints, measured),
        lows=find_lows(jmap, personas, touchpoints),
        palette=palette,
    )


def _subtitle(jmap: JourneyMap, words: Labels) -> str:
    state = words[f"state.{jmap.state}"] if jmap.state else ""
    return " · ".join(text for text in (state, jmap.description or "") if text.strip())


def _personas(
    loaded: Loaded, words: Labels, journey: str | None, palette: Palette
) -> Iterator[PersonaView]:
    jmap = loaded.map
    assert jmap
    names = [
        _seen(walker.name or "") or walker.id or words["word.unnamed_persona"]
        for walker in jmap.walkers
    ]
    for walker, name, look in zip(jmap.walkers, names, looks(names, palette), strict=True):
        yield _persona(loaded, jmap, walker, name, look, journey)


def _seen(text: str) -> str:
    """Return a text unless nobody can see any of it."""
    return text if any(character.isprintable() for character in text.strip()) else ""


def _persona(
    loaded: Loaded, jmap: JourneyMap, walker: Persona, name: str, look: Look, wanted: str | None
) -> PersonaView:
    journey = journey_of(jmap, walker, wanted)
    stops = path_of(jmap, walker, journey)
    return PersonaView(
        id=walker.id,
        name=name,
        persona=walker,
        look=look,
        met=tuple(touchpoint.id for touchpoint in met(jmap, walker)),
        path=tuple(stop.touchpoint for stop in stops),
        notes=tuple(stop.note or "" for stop in stops),
        journey_name=(journey.name or journey.id) if journey else "",
        ends=(journey.ends or "") if journey else "",
        picture=loaded.pictures.get(walker.id, ""),
    )


def _phases(jmap: JourneyMap, touchpoints: tuple[TouchpointView, ...]) -> Iterator[PhaseView]:
    problems = {part.id: pains for part, pains in unsolved(jmap) if isinstance(part, Phase)}
    for number, phase in enumerate(jmap.phases.values(), 1):
        yield PhaseView(
            id=phase.id,
            number=number,
            name=phase.name,
            goal=" · ".join(statement.text for statement in phase.says.goal or ()),
            phase=phase,
            touchpoints=tuple(t for t in touchpoints if t.phase == number - 1),
            texts=phase_texts(jmap, phase),
            unsolved=problems.get(phase.id, ()),
            metrics=_metrics(jmap, phase),
        )


def _touchpoints(
    loaded: Loaded, project: Project, words: Labels, facets: tuple[str, ...]
) -> Iterator[TouchpointView]:
    jmap = loaded.map
    assert jmap
    by_phase: dict[str, list[Touchpoint]] = {id: [] for id in jmap.phases}
    for touchpoint in jmap.touchpoints.values():
        by_phase[touchpoint.phase].append(touchpoint)
    problems = {part.id: pains for part, pains in unsolved(jmap) if isinstance(part, Touchpoint)}
    column = 0
    for number, group in enumerate(by_phase.values()):
        for touchpoint in group:
            who = tuple(walker for walker in jmap.walkers if meets(jmap, touchpoint, walker))
            texts, none = gather(jmap, touchpoint, who)
            yield TouchpointView(
                id=touchpoint.id,
                column=column,
                phase=number,
                name=touchpoint.name,
                touchpoint=touchpoint,
                who=tuple(walker.id for walker in who),
                channels=_channels_at(jmap, touchpoint, who),
                channels_of={w.id: channels_of(jmap, touchpoint, w.id) for w in who},
                ratings={w.id: _rating(jmap, touchpoint, w, words) for w in who},
                texts=texts,
                none=none,
                holes=_holes(jmap, touchpoint, who, facets),
                unsolved=problems.get(touchpoint.id, ()),
                truth=_truth(jmap, touchpoint, who),
                metrics=_metrics(jmap, touchpoint),
                links=touchpoint.says.links or (),
                map_link=_map_link(loaded, project, jmap.phases[touchpoint.phase], touchpoint),
                sources=touchpoint.says.source or (),
                confidence=touchpoint.says.confidence or "",
                says=touchpoint.says,
            )
            column += 1


def _channels_at(
    jmap: JourneyMap, touchpoint: Touchpoint, who: tuple[Persona, ...]
) -> tuple[Channel, ...]:
    """Return every channel of a touchpoint, for whomever, its own main one first."""
    ids = ("", *(walker.id for walker in who))
    used = chain.from_iterable(channels_of(jmap, touchpoint, id) for id in ids)
    return tuple({channel.id: channel for channel in used}.values())


def _channels(jmap: JourneyMap, touchpoints: tuple[TouchpointView, ...]) -> tuple[Channel, ...]:
    """Return the channels that touchpoints use: the map's own in its order, then as they come."""
    used = dict.fromkeys(channel.id for t in touchpoints for channel in t.channels)
    order = [id for id in jmap.channels if id in used]
    return tuple(jmap.channels[id] for id in order)


def _rating(jmap: JourneyMap, touchpoint: Touchpoint, walker: Persona, words: Labels) -> Rating:
    feeling = " · ".join(s.text for s in statements(jmap, touchpoint, walker.id, "feeling"))
    values = course(jmap, touchpoint, walker.id)
    places = tuple(jmap.scale.position(value) for value in values)
    return Rating(
        values=values,
        places=places,
        texts=tuple(_score(value, words, jmap.scale.is_signed) for value in values),
        bands=tuple(band(place) for place in places),
        feeling=feeling,
    )


def _score(value: Decimal, words: Labels, signed: bool) -> str:
    return format_score(value, words.language, signed=signed)


def _holes(
    jmap: JourneyMap, touchpoint: Touchpoint, who: tuple[Persona, ...], facets: tuple[str, ...]
) -> dict[str, tuple[str, ...]]:
    owed = [walker.id for walker in who if walker.is_primary]
    holes = {
        facet: tuple(id for id in owed if not is_filled(jmap, touchpoint, id, facet))
        for facet in facets
    }
    return {facet: ids for facet, ids in holes.items() if ids}


def _truth(jmap: JourneyMap, touchpoint: Touchpoint, who: tuple[Persona, ...]) -> str | None:
    ids = [walker.id for walker in who] or [""]
    answers = [said(jmap, touchpoint, id, "moment_of_truth") for id in ids]
    if not any(answers):
        return None
    reasons = (touchpoint.says.moment_of_truth, *answers)
    return " · ".join(dict.fromkeys(reason for reason in reasons if isinstance(reason, str)))


def _metrics(jmap: JourneyMap, part: Phase | Touchpoint) -> tuple[Metric, ...]:
    """Return what a part itself measures: for everyone, then for one persona, who is named.

    A figure of a phase is one, not one for each touchpoint.
    """
    shared = part.says.metrics or {}
    own = (
        replace(metric, name=f"{metric.name or metric.id} · {jmap.personas[id].name or id}")
        for id, moment in part.per_persona.items()
        for metric in merged_metrics((moment, part.says)).values()
        if metric.id in (moment.metrics or {})
    )
    return (*shared.values(), *own)


def _map_link(loaded: Loaded, project: Project, phase: Phase, touchpoint: Touchpoint) -> str:
    """Return the address of the page of the map that shows this moment in detail, or ""."""
    moments = (touchpoint.says, *touchpoint.per_persona.values(), phase.says)
    targets = (loaded.linked.get(moment.place / "map") for moment in moments)
    target = next((one for one in targets if one), None)
    if target is None:
        return ""
    here, there = loaded.name, project.name_of(target)
    return os.path.relpath(f"{there}/matrix.html", here).replace(os.sep, "/")


def _rows(
    jmap: JourneyMap,
    words: Labels,
    touchpoints: tuple[TouchpointView, ...],
    phases: tuple[PhaseView, ...],
    facets: tuple[str, ...],
) -> Iterator[Row]:
    written = {key for t in touchpoints for key in (*t.texts, *t.none)}
    written |= {key for phase in phases for key in phase.texts}
    if any(t.metrics for t in touchpoints):
        written.add("metrics")
    pains = chain.from_iterable(t.texts.get("pain_points", ()) for t in touchpoints)
    if any(pain.statement.solutions for pain in pains):
        written.add("solutions")
    for key in ROWS:
        if key == "emotion" or key in written or key in facets:
            yield Row(key, words[f"facet.{key}"])
    for lane in jmap.lanes.values():
        yield Row(f"lane:{lane.id}", lane.name, own=True)
