"""References: what a map names has to be there (CJ1xx)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cjmap import catalog, load
from cjmap.assets import named
from cjmap.coverage import KNOWN_FACETS
from cjmap.diagnostics import Severity, rename_to_neighbour
from cjmap.loading import bases
from cjmap.model import JourneyMap, Phase
from cjmap.rules import elsewhere
from cjmap.rules.declare import Facts, Finding, page, rule
from cjmap.rules.mentions import (
    channels_named,
    lanes_named,
    personas_named,
    sources_named,
    unknown,
)
from cjmap.words.suggest import did_you_mean


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
    if not jmap.phases or jmap.model not in (None, *catalog.MODELS):
        # Without any phase, what is wrong is said elsewhere.
        return
    known: dict[str, Phase | None] = dict(jmap.phases)
    if jmap.model is not None:
        known = {phase.id: None for phase in catalog.load_model(jmap.model).phases}
        yield from _foreign_phases(jmap, list(known))
    phases = ((t.place / "phase", t.phase) for t in jmap.touchpoints.values() if t.phase)
    if jmap.model is not None or len(known) == 1:
        # Touchpoints that do not say their phase have one here, which nobody has spelled.
        phases = (one for one in phases if one[1] not in jmap.phases)
    yield from unknown("phase", phases, known, among=jmap)


def _foreign_phases(jmap: JourneyMap, known: list[str]) -> Iterator[Finding]:
    """Yield the phases that the model of a map does not have."""
    for id, phase in jmap.phases.items():
        if id not in known:
            message = f'the model "{jmap.model}" has no phase "{id}"{did_you_mean(id, known)}'
            fix = rename_to_neighbour(replace(phase.place, is_key=True), id, known)
            yield Finding(phase.place, message, f"its phases: {', '.join(known)}", fix=fix)


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
    yield from unknown("persona", personas_named(facts.map), facts.map.personas, among=facts.map)


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
    own = {id: one if one.declared else None for id, one in facts.map.channels.items()}
    known = {**own, **{id: own.get(id) for id in catalog.load_channels()}}
    mentions = list(channels_named(facts.map))
    found = unknown("channel", iter(mentions), known, among=facts.map)
    missing = (id for _, id in mentions if id not in known)
    if not all(id in known for _, id in mentions):
        from cjmap.rules.usual_channels import once_each

        yield from once_each(zip(missing, found, strict=True), facts.map.language or "")


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
    stops = (stop for journey in facts.map.journeys.values() for stop in journey.path or ())
    touchpoints = ((stop.place, stop.touchpoint) for stop in stops)
    yield from unknown("touchpoint", touchpoints, facts.map.touchpoints, among=facts.map)


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
    yield from unknown(
        "source", sources_named(facts.gathered.claims), facts.map.sources, among=facts.map
    )


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
    yield from unknown("lane", lanes_named(facts.map), facts.map.lanes, among=facts.map)


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
    if jmap.model is not None:
        models = dict.fromkeys(catalog.MODELS)
        yield from unknown("model", iter([(jmap.place / "model", jmap.model)]), models)


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
        yield from elsewhere.in_phase(jmap, phase)
    for touchpoint in jmap.touchpoints.values():
        yield from elsewhere.at_touchpoint(jmap, touchpoint)
    for journey in jmap.journeys.values():
        yield from elsewhere.on_path(jmap, journey)


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
    place = jmap.place / "coverage" / "require"
    facets = ((place / number, id) for number, id in enumerate(jmap.required or ()))
    yield from unknown("facet", facets, {**jmap.lanes, **dict.fromkeys(KNOWN_FACETS)})


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
    for title, parts, mentions in (
        ("channel", jmap.channels, channels_named(jmap)),
        ("lane", jmap.lanes, lanes_named(jmap)),
        ("source", jmap.sources, sources_named(facts.gathered.claims)),
    ):
        used = {id for _, id in mentions} if parts else set()
        for id, part in parts.items():
            if id not in used:
                yield Finding(part.place, f'{title} "{id}" is declared and never used')


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
