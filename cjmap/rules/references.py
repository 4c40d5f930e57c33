"""References: what a map names has to be there (CJ1xx)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cjmap import bases, catalog, load, named
from cjmap.assemble import moments
from cjmap.diagnostics import Related, Severity
from cjmap.model import JourneyMap, Moment, Phase, Statement, Touchpoint
from cjmap.place import Place
from cjmap.rules.declare import Facts, Finding, page, rule
from cjmap.saying import meets
from cjmap.source import shortened
from cjmap.suggest import did_you_mean


@rule("CJ101", "unknown-phase", Severity.ERROR)
def unknown_phase(facts: Facts) -> Iterator[Finding]:
    """A touchpoint names a phase that the map does not have.

    It would stand in no column, and nobody would see it. Where the phases come from a model,
    this also reports a key under `phases` that the model does not know.

    Bad:
        title: Shoes
        phases:
          look: {name: Look}
          buy: {name: Buy}
        touchpoints:
          ad: {name: Advertisement, phase: look}
          cart: {name: Cart, phase: bui}

    Good:
        title: Shoes
        phases:
          look: {name: Look}
          buy: {name: Buy}
        touchpoints:
          ad: {name: Advertisement, phase: look}
          cart: {name: Cart, phase: buy}
    """
    jmap = facts.map
    if jmap.model in catalog.MODELS:
        known = [phase.id for phase in catalog.load_model(jmap.model).phases]
        for id in (id for id in jmap.phases if id not in known):
            message = f'the model "{jmap.model}" has no phase "{id}"{did_you_mean(id, known)}'
            yield Finding(jmap.phases[id].place, message, f"its phases: {', '.join(known)}")
    if not jmap.phases or jmap.model not in (None, *catalog.MODELS):
        # Without any phase, what is wrong is said elsewhere.
        return
    for touchpoint in jmap.touchpoints.values():
        if touchpoint.phase and touchpoint.phase not in jmap.phases:
            yield _unknown("phase", touchpoint.phase, touchpoint.place / "phase", jmap.phases)


@rule("CJ102", "unknown-persona", Severity.ERROR)
def unknown_persona(facts: Facts) -> Iterator[Finding]:
    """A persona is named that the map does not describe.

    What is said for that persona would be said for nobody.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        personas:
          ana: {name: Ana}
        touchpoints:
          cart: {name: Cart, phase: buy, personas: [anna]}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        personas:
          ana: {name: Ana}
        touchpoints:
          cart: {name: Cart, phase: buy, personas: [ana]}
    """
    jmap = facts.map
    for part in _parts(jmap):
        for id in part.says.personas or ():
            if id not in jmap.personas:
                yield _unknown("persona", id, part.place / "personas", jmap.personas)
        for id in part.per_persona:
            if id not in jmap.personas:
                yield _unknown("persona", id, part.place / "per_persona" / id, jmap.personas)
    for journey in jmap.journeys.values():
        if journey.persona is not None and journey.persona not in jmap.personas:
            yield _unknown("persona", journey.persona, journey.place / "persona", jmap.personas)


@rule("CJ103", "unknown-channel", Severity.ERROR)
def unknown_channel(facts: Facts) -> Iterator[Finding]:
    """A channel is named that neither the map nor the catalogue knows.

    The touchpoint would have no lane in the picture. `cjmap models` lists the usual channels;
    one of your own stands under `channels`.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          cart: {name: Cart, phase: buy, channel: webiste}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          cart: {name: Cart, phase: buy, channel: website}
    """
    jmap = facts.map
    known = [*jmap.channels, *catalog.load_channels()]
    for _, moment in moments(jmap):
        for id in moment.channel or ():
            if id not in jmap.channels:
                yield _unknown("channel", id, moment.place / "channel", known)
    for persona in jmap.personas.values():
        for id in persona.channels or ():
            if id not in jmap.channels:
                yield _unknown("channel", id, persona.place / "channels", known)


@rule("CJ104", "unknown-touchpoint", Severity.ERROR)
def unknown_touchpoint(facts: Facts) -> Iterator[Finding]:
    """A path leads over a touchpoint that the map does not have.

    The line of the persona would break off there.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          cart: {name: Cart, phase: buy}
        journeys:
          usual: {path: [crat]}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          cart: {name: Cart, phase: buy}
        journeys:
          usual: {path: [cart]}
    """
    jmap = facts.map
    for journey in jmap.journeys.values():
        for stop in journey.path or ():
            if stop.touchpoint not in jmap.touchpoints:
                yield _unknown("touchpoint", stop.touchpoint, stop.place, jmap.touchpoints)


@rule("CJ105", "unknown-source", Severity.ERROR)
def unknown_source(facts: Facts) -> Iterator[Finding]:
    """Something is said to come from a source that the map does not declare.

    Whoever doubts the statement could not look it up.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          cart: {name: Cart, phase: buy, source: interviews}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          cart: {name: Cart, phase: buy, source: interviews}
        sources:
          interviews: {name: Interviews in May}
    """
    jmap = facts.map
    for place, ids in _sources_named(jmap):
        for id in ids:
            if id not in jmap.sources:
                yield _unknown("source", id, place, jmap.sources)


@rule("CJ106", "unknown-lane", Severity.ERROR)
def unknown_lane(facts: Facts) -> Iterator[Finding]:
    """A lane is filled that the map does not declare.

    Its text would stand in no row.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          cart: {name: Cart, phase: buy, lanes: {legal: Consent is needed}}
          desk: {name: Cash desk, phase: buy, lanes: {leagl: The receipt is kept}}
        lanes:
          legal: Legal matters

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          cart: {name: Cart, phase: buy, lanes: {legal: Consent is needed}}
        lanes:
          legal: Legal matters
    """
    jmap = facts.map
    for _, moment in moments(jmap):
        for id in moment.lanes or ():
            if id not in jmap.lanes:
                yield _unknown("lane", id, moment.place / "lanes" / id, jmap.lanes)
    for persona in jmap.personas.values():
        for id in persona.lanes or ():
            if id not in jmap.lanes:
                yield _unknown("lane", id, persona.place / "lanes" / id, jmap.lanes)


@rule("CJ107", "unknown-model", Severity.ERROR)
def unknown_model(facts: Facts) -> Iterator[Finding]:
    """The map takes its phases from a model that the catalogue does not have.

    Without the model there are no phases. `cjmap models` lists the models.

    Bad:
        title: Shoes
        model: five-stages
        touchpoints:
          advertising: {phase: awareness}

    Good:
        title: Shoes
        model: three-stage
        touchpoints:
          found: {name: Finds the shop, phase: pre-service}
          visit: {name: Visits the shop, phase: service}
          letter: {name: Gets a letter, phase: post-service}
    """
    jmap = facts.map
    if jmap.model is not None and jmap.model not in catalog.MODELS:
        yield _unknown("model", jmap.model, jmap.place / "model", catalog.MODELS)


@page(named.MISSING_FILE)
def missing_file() -> None:
    """A map names a file that is not there.

    Paths are relative to the file that names them.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          cart: {name: Cart, phase: buy, map: cart.journey.yaml}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          cart: {name: Cart, phase: buy, map: cart.journey.yaml}
        # file: cart.journey.yaml
        title: The cart in detail
        phases:
          fill: {name: Fill}
        touchpoints:
          add: {name: Add a pair}
    """


@page(named.OUTSIDE_PROJECT)
def outside_project() -> None:
    """A map names a file outside of its project.

    A map that is read somewhere else, in CI for example, must not reach for other files of the
    machine. The project is the folder of `cjmap.yaml`, else the git root, else the map's folder.

    Bad:
        title: Shoes
        extends: ../../other/base.yaml
        phases:
          buy: {name: Buy}
        touchpoints:
          cart: {name: Cart, phase: buy}

    Good:
        title: Shoes
        extends: base.yaml
        touchpoints:
          cart: {name: Cart, phase: buy}
        # file: base.yaml
        phases:
          buy: {name: Buy}
    """


@page(bases.EXTENDS_CYCLE)
def extends_cycle() -> None:
    """Maps extend each other in a circle.

    There is no first one to start from.

    Bad:
        title: Shoes
        extends: base.yaml
        phases:
          buy: {name: Buy}
        touchpoints:
          cart: {name: Cart, phase: buy}
        # file: base.yaml
        extends: map.journey.yaml

    Good:
        title: Shoes
        extends: base.yaml
        touchpoints:
          cart: {name: Cart, phase: buy}
        # file: base.yaml
        phases:
          buy: {name: Buy}
    """


@rule("CJ111", "persona-elsewhere", Severity.ERROR)
def persona_elsewhere(facts: Facts) -> Iterator[Finding]:
    """Something is said for a persona who is not there.

    A touchpoint's `personas` are among those of its phase; `per_persona` speaks only for those
    who meet the touchpoint; a path leads only over touchpoints that its persona meets.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        personas:
          ana: {name: Ana}
          ben: {name: Ben}
        touchpoints:
          cart:
            name: Cart
            phase: buy
            personas: [ana]
            per_persona:
              ben: {emotion: 1}
          desk: {name: Cash desk, phase: buy}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        personas:
          ana: {name: Ana}
          ben: {name: Ben}
        touchpoints:
          cart:
            name: Cart
            phase: buy
            per_persona:
              ben: {emotion: 1}
          desk: {name: Cash desk, phase: buy}
    """
    jmap = facts.map
    for phase in jmap.phases.values():
        yield from _elsewhere_in_phase(jmap, phase)
    for touchpoint in jmap.touchpoints.values():
        yield from _elsewhere_at_touchpoint(jmap, touchpoint)
    yield from _elsewhere_on_path(jmap)


@page(load.BAD_PICTURE)
def bad_picture() -> None:
    """The picture of a persona cannot be shown.

    Pages hold their pictures themselves, so that they work offline: PNG, JPEG, GIF or WebP, at
    most 512 KiB.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        personas:
          ana: {name: Ana, image: ana.txt}
        touchpoints:
          cart: {name: Cart, phase: buy}
        # file: ana.txt
        not a picture

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        personas:
          ana: {name: Ana}
        touchpoints:
          cart: {name: Cart, phase: buy}
    """


@rule("CJ113", "unknown-facet", Severity.ERROR)
def unknown_facet(facts: Facts) -> Iterator[Finding]:
    """Coverage asks for something that is neither a key of a touchpoint nor a lane.

    It could never be filled.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          cart: {name: Cart, phase: buy, actions: Puts in a pair}
        coverage: {require: [actoins]}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          cart: {name: Cart, phase: buy, actions: Puts in a pair}
        coverage: {require: [actions]}
    """
    jmap = facts.map
    known = ["touchpoint", *_facet_keys(), *jmap.lanes]
    for id in jmap.required or ():
        if id not in known:
            yield _unknown("facet", id, jmap.place / "coverage" / "require", known)


@rule("CJ120", "unused", Severity.NOTE)
def unused(facts: Facts) -> Iterator[Finding]:
    """Something is declared and never used.

    Often the rest of an older state of the map, or a name that is spelled differently elsewhere.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        channels:
          fax: {name: Fax}
        touchpoints:
          cart: {name: Cart, phase: buy, channel: website}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        channels:
          shop: {name: Online shop}
        touchpoints:
          cart: {name: Cart, phase: buy, channel: shop}
    """
    jmap = facts.map
    channels = {id for _, moment in moments(jmap) for id in moment.channel or ()}
    channels |= {id for persona in jmap.personas.values() for id in persona.channels or ()}
    lanes = {id for _, moment in moments(jmap) for id in moment.lanes or ()}
    lanes |= {id for persona in jmap.personas.values() for id in persona.lanes or ()}
    sources = {id for _, ids in _sources_named(jmap) for id in ids}
    for title, parts, used in (
        ("channel", jmap.channels, channels),
        ("lane", jmap.lanes, lanes),
        ("source", jmap.sources, sources),
    ):
        for id, part in parts.items():
            if id not in used:
                yield Finding(part.place, f'{title} "{id}" is declared and never used')


def _elsewhere_in_phase(jmap: JourneyMap, phase: Phase) -> Iterator[Finding]:
    through = phase.says.personas
    for id in phase.per_persona:
        if through is not None and id not in through and id in jmap.personas:
            message = f'"{id}" does not pass through phase "{phase.id}"'
            yield Finding(phase.place / "per_persona" / id, message)


def _elsewhere_at_touchpoint(jmap: JourneyMap, touchpoint: Touchpoint) -> Iterator[Finding]:
    phase = jmap.phases.get(touchpoint.phase)
    through = phase.says.personas if phase else None
    for id in touchpoint.says.personas or ():
        if phase and through is not None and id not in through and id in jmap.personas:
            message = f'"{id}" does not pass through phase "{phase.id}" of this touchpoint'
            related = (Related(phase.place / "personas", "who passes through is said here"),)
            yield Finding(touchpoint.place / "personas", message, related=related)
    for id in touchpoint.per_persona:
        persona = jmap.personas.get(id)
        if persona and phase and not meets(jmap, touchpoint, persona):
            message = f'"{id}" does not meet touchpoint "{touchpoint.id}"'
            yield Finding(touchpoint.place / "per_persona" / id, message)


def _elsewhere_on_path(jmap: JourneyMap) -> Iterator[Finding]:
    for journey in jmap.journeys.values():
        persona = jmap.personas.get(journey.persona or "")
        for stop in journey.path or () if persona else ():
            touchpoint = jmap.touchpoints.get(stop.touchpoint)
            known = touchpoint and touchpoint.phase in jmap.phases
            if persona and touchpoint and known and not meets(jmap, touchpoint, persona):
                message = f'"{persona.id}" does not meet touchpoint "{touchpoint.id}"'
                help = "add the persona to the touchpoint, or take the touchpoint from the path"
                yield Finding(stop.place, message, help)


def _unknown(title: str, id: str, place: Place, known: Iterable[str]) -> Finding:
    choices = list(dict.fromkeys(known))
    message = f'{title} "{shortened(id)}" is not defined{did_you_mean(id, choices)}'
    return Finding(place, message, f"defined: {', '.join(choices[:24])}" if choices else "")


def _facet_keys() -> list[str]:
    return [key for key in Moment.__dataclass_fields__ if key != "place"]


def _parts(jmap: JourneyMap) -> Iterator[Phase | Touchpoint]:
    yield from jmap.phases.values()
    yield from jmap.touchpoints.values()


def _sources_named(jmap: JourneyMap) -> Iterator[tuple[Place, tuple[str, ...]]]:
    for _, moment in moments(jmap):
        yield moment.place / "source", moment.source or ()
        for metric in (moment.metrics or {}).values():
            yield metric.place / "source", metric.source or ()
        for statement in all_statements(moment):
            yield statement.place / "source", statement.source or ()
    for metric in (jmap.metrics or {}).values():
        yield metric.place / "source", metric.source or ()
    for persona in jmap.personas.values():
        yield persona.place / "source", persona.source or ()
        for key in ("background", "goal", "motivations", "pain_points"):
            for statement in _inner(getattr(persona, key) or ()):
                yield statement.place / "source", statement.source or ()


def all_statements(moment: Moment) -> Iterator[Statement]:
    """Yield every statement of a moment, with those inside of pain points."""
    for key in Moment.__dataclass_fields__:
        value = getattr(moment, key)
        if isinstance(value, tuple):
            yield from _inner(one for one in value if isinstance(one, Statement))
    for lane in (moment.lanes or {}).values():
        yield from _inner(lane)


def _inner(said: Iterable[Statement]) -> Iterator[Statement]:
    for statement in said:
        yield statement
        yield from _inner(statement.solutions or ())


RULES = (
    unknown_phase,
    unknown_persona,
    unknown_channel,
    unknown_touchpoint,
    unknown_source,
    unknown_lane,
    unknown_model,
    missing_file,
    outside_project,
    extends_cycle,
    persona_elsewhere,
    bad_picture,
    unknown_facet,
    unused,
)
