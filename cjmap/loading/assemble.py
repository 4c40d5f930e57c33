"""Make a whole map of decoded values: phase model, catalogue, defaults, rules between keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Any

from cjmap import catalog, source
from cjmap.decode import BAD_ID, BAD_VALUE, MISSING_KEY, Walk, decode_part
from cjmap.decoding.walk import is_empty
from cjmap.diagnostics import Diagnostic, report
from cjmap.fields import MAP, TOUCHPOINT, Parts
from cjmap.model import Channel, JourneyMap, Moment, Phase, Scale, Touchpoint
from cjmap.place import Place
from cjmap.words.suggest import did_you_mean

FORMAT = 1


def assemble(root: source.Mapping, file: str) -> tuple[JourneyMap, tuple[Diagnostic, ...]]:
    """Return the map that a tree of nodes says, and what is wrong with it.

    The map is as complete as its findings allow: a part that cannot be read is left out.
    """
    walk, place = Walk(), Place(file)
    values = decode_part(walk, "map", root, place)
    jmap = _with_catalogue(_map(file, place, values))
    findings = [
        *walk.findings,
        *_format(values, place),
        *_faults(jmap, values, partial(_is_open, walk, root)),
    ]
    return jmap, tuple(findings)


def is_told_apart(root: source.Mapping) -> bool:
    """Tell whether each part in a tree has an id; one of a list has none that could be named."""
    return not any(
        isinstance(field.kind, Parts) and isinstance(root.get(field.name), source.Sequence)
        for field in MAP
    )


def _map(file: str, place: Place, values: dict[str, Any]) -> JourneyMap:
    own = dict(values)
    own.pop("cjmap", None)
    coverage = own.pop("coverage", None) or {}
    scale = own.pop("emotion_scale", None) or {}
    language = own.pop("language", None) or "en"
    usable = scale.keys() == {"low", "high"} and scale["low"] < scale["high"]
    return JourneyMap(
        file=file,
        place=place,
        title=own.pop("title", None) or "",
        language=language,
        bases=own.pop("extends", None) or (),
        required=coverage.get("require"),
        scale=Scale(**scale) if usable else Scale(),
        **own,
    )


def _with_catalogue(jmap: JourneyMap) -> JourneyMap:
    """Add what the phase model and the catalogue of channels know."""
    phases, touchpoints = jmap.phases, jmap.touchpoints
    if jmap.model in catalog.MODELS:
        known = catalog.load_model(jmap.model)
        phases = _phases_of_model(jmap, known)
        touchpoints = {
            id: _touchpoint_of_model(jmap, known, touchpoint)
            for id, touchpoint in touchpoints.items()
        }
    if len(phases) == 1:
        (only,) = phases
        touchpoints = {
            id: t if t.phase else replace(t, phase=only) for id, t in touchpoints.items()
        }
    jmap = replace(jmap, phases=phases, touchpoints=touchpoints)
    return replace(jmap, channels=_channels(jmap))


def _phases_of_model(jmap: JourneyMap, known: catalog.Model) -> dict[str, Phase]:
    """Return the model's phases with the map's detail, then what the model does not have."""
    phases = {phase.id: _phase_of_model(jmap, phase) for phase in known.phases}
    return {**phases, **{id: phase for id, phase in jmap.phases.items() if id not in phases}}


def _phase_of_model(jmap: JourneyMap, known: catalog.CatalogPhase) -> Phase:
    name = known.name.in_(jmap.language)
    own = jmap.phases.get(known.id)
    if own:
        return replace(own, name=own.name or name, when=own.when or known.when)
    place = jmap.place / "model"
    return Phase(id=known.id, place=place, name=name, when=known.when, says=Moment(place=place))


def _touchpoint_of_model(
    jmap: JourneyMap, known: catalog.Model, touchpoint: Touchpoint
) -> Touchpoint:
    entry = known.touchpoint(touchpoint.id)
    if entry is None or touchpoint.phase not in ("", entry.phase):
        return touchpoint
    says = touchpoint.says
    if says.channel is None:
        says = replace(says, channel=(entry.channel,))
    name = touchpoint.name or entry.name.in_(jmap.language)
    return replace(touchpoint, name=name, phase=entry.phase, says=says)


def _channels(jmap: JourneyMap) -> dict[str, Channel]:
    """Return the map's channels in file order, then the catalogue's that it names."""
    usual = catalog.load_channels()
    named = dict.fromkeys([*jmap.channels, *_named_channels(jmap)])
    channels = {}
    for id in named:
        place = jmap.place / "channels" / id
        own = jmap.channels.get(id) or Channel(id=id, place=place, declared=False)
        known = usual.get(id)
        if known:
            name = own.name or known.name.in_(jmap.language)
            own = replace(own, name=name, kind=own.kind or known.kind)
        if known or id in jmap.channels:
            channels[id] = own
    return channels


def _named_channels(jmap: JourneyMap) -> Iterator[str]:
    for _, moment in moments(jmap):
        yield from moment.channel or ()
    for persona in jmap.personas.values():
        yield from persona.channels or ()


def moments(jmap: JourneyMap) -> Iterator[tuple[Phase | Touchpoint, Moment]]:
    """Yield everything that phases and touchpoints say, also for one persona."""
    parts: tuple[Mapping[str, Phase | Touchpoint], ...] = (jmap.phases, jmap.touchpoints)
    for part in (part for group in parts for part in group.values()):
        yield part, part.says
        for moment in part.per_persona.values():
            yield part, moment


def _format(values: dict[str, Any], place: Place) -> Iterator[Diagnostic]:
    version = values.get("cjmap")
    if version is not None and version != FORMAT:
        yield report(
            BAD_VALUE,
            place / "cjmap",
            f"this map is written in format {version}, and this cjmap reads format {FORMAT}",
            help="install a cjmap that is as new as the map",
        )


def _faults(
    jmap: JourneyMap, values: dict[str, Any], is_open: Callable[[Place], bool]
) -> Iterator[Diagnostic]:
    """Yield what is wrong between keys, which no single key shows."""
    if "model" not in values and is_open(jmap.place / "phases"):
        message = '"phases" is missing here, or a "model" of the catalogue'
        yield report(MISSING_KEY, jmap.place / "phases", message, help=_MODELS_HELP)
    if jmap.model in (None, *catalog.MODELS):
        # Of an unknown model nothing is known: neither its phases nor the names that it gives.
        yield from _incomplete(jmap, is_open)
    for lane in jmap.lanes.values():
        if lane.id in _NO_LANES:
            message = f'"{lane.id}" is a key of touchpoints and cannot be the id of a lane'
            yield report(BAD_ID, lane.place, message, help="give the lane another id")
    yield from _scale(jmap, values)


_NO_LANES = {"touchpoint", *(field.name for field in TOUCHPOINT)}
_MODELS_HELP = "`cjmap models` lists the phase models of the catalogue"


def _incomplete(jmap: JourneyMap, is_open: Callable[[Place], bool]) -> Iterator[Diagnostic]:
    for phase in jmap.phases.values() if jmap.model is None else ():
        if not phase.name and is_open(phase.place / "name"):
            yield report(MISSING_KEY, phase.place / "name", f'phase "{phase.id}" has no name')
    for touchpoint in jmap.touchpoints.values():
        if not touchpoint.name and is_open(touchpoint.place / "name"):
            yield _nameless(jmap, touchpoint)
        if not touchpoint.phase and jmap.phases and is_open(touchpoint.place / "phase"):
            message = f'touchpoint "{touchpoint.id}" does not say its phase'
            help = f"one of: {', '.join(jmap.phases)}"
            yield report(MISSING_KEY, touchpoint.place / "phase", message, help=help)


def _nameless(jmap: JourneyMap, touchpoint: Touchpoint) -> Diagnostic:
    message, help = f'touchpoint "{touchpoint.id}" has no name', ""
    known = catalog.load_model(jmap.model).touchpoint(touchpoint.id) if jmap.model else None
    if known:
        message += f'; the model knows "{touchpoint.id}" in the phase "{known.phase}"'
        help = "add a name, or use that phase"
    elif jmap.model and (meant := _of_catalogue(jmap, jmap.model, touchpoint)):
        message += meant
        help = "add a name, or take the id of a touchpoint that the catalogue names"
    return report(MISSING_KEY, touchpoint.place / "name", message, help=help)


def _of_catalogue(jmap: JourneyMap, model: str, touchpoint: Touchpoint) -> str:
    """Return which touchpoint of the catalogue an id may mean, of its phase if it says one."""
    known = catalog.load_model(model).touchpoints
    ids = [one.id for one in known if touchpoint.phase in ("", one.phase)]
    return did_you_mean(touchpoint.id, (id for id in ids if id not in jmap.touchpoints))


def _is_open(walk: Walk, root: source.Mapping, place: Place) -> bool:
    """Tell whether a key is missing or empty; one with a wrong value has its finding already."""
    node = source.find(root, place.route)
    return (node is None or is_empty(node)) and place not in walk.meant


def _scale(jmap: JourneyMap, values: dict[str, Any]) -> Iterator[Diagnostic]:
    said = values.get("emotion_scale") or {}
    if said.keys() == {"low", "high"} and said["low"] >= said["high"]:
        message = f'"low" is {said["low"]} and must be less than "high", which is {said["high"]}'
        yield report(BAD_VALUE, jmap.place / "emotion_scale" / "low", message)
        return
    for _, moment in moments(jmap):
        for rating in moment.emotion or ():
            if not jmap.scale.low <= rating <= jmap.scale.high:
                yield _off_scale(jmap.scale, moment, rating)


def _off_scale(scale: Scale, moment: Moment, rating: Decimal) -> Diagnostic:
    return report(
        BAD_VALUE,
        moment.place / "emotion",
        f"{rating} is not on the scale of emotions, which goes from {scale.low} to {scale.high}",
        help="rate on this scale, or say `emotion_scale: {low: …, high: …}` for another one",
    )
