"""Find what is said for personas who are not there."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.diagnostics import Related
from cjmap.model import Journey, JourneyMap, Persona, Phase, Touchpoint
from cjmap.rules.declare import Finding
from cjmap.saying import meets, passes


def in_phase(jmap: JourneyMap, phase: Phase) -> Iterator[Finding]:
    """Yield what a phase says for personas who do not pass through it."""
    for id in phase.per_persona:
        persona = jmap.personas.get(id)
        if persona and not passes(phase, persona):
            message = f'"{id}" does not pass through phase "{phase.id}"'
            yield Finding(phase.place / "per_persona" / id, message)


def at_touchpoint(jmap: JourneyMap, touchpoint: Touchpoint) -> Iterator[Finding]:
    """Yield whom a touchpoint names or speaks for, though they are not there."""
    phase = jmap.phases.get(touchpoint.phase)
    if phase is None:
        return
    for number, id in enumerate(touchpoint.says.personas or ()):
        persona = jmap.personas.get(id)
        if persona and not passes(phase, persona):
            message = f'"{id}" does not pass through phase "{phase.id}" of this touchpoint'
            related = (Related(phase.place / "personas", "who passes through is said here"),)
            yield Finding(touchpoint.place / "personas" / number, message, related=related)
    for id in touchpoint.per_persona:
        persona = jmap.personas.get(id)
        if persona and not meets(jmap, touchpoint, persona):
            message = f'"{id}" does not meet touchpoint "{touchpoint.id}"'
            yield Finding(touchpoint.place / "per_persona" / id, message)


def on_path(jmap: JourneyMap, journey: Journey) -> Iterator[Finding]:
    """Yield where a path leads over a touchpoint that its persona does not meet."""
    walker = _walker(jmap, journey)
    if walker is None:
        return
    who = f'"{walker.id}" does not meet' if walker.id else "nobody meets"
    for stop in journey.path or ():
        touchpoint = jmap.touchpoints.get(stop.touchpoint)
        if touchpoint is None or touchpoint.phase not in jmap.phases:
            continue
        if not meets(jmap, touchpoint, walker):
            help = "add the persona to the touchpoint, or take the touchpoint from the path"
            yield Finding(stop.place, f'{who} touchpoint "{touchpoint.id}"', help)


def _walker(jmap: JourneyMap, journey: Journey) -> Persona | None:
    """Return who walks a journey; None where it is nobody in particular."""
    if journey.persona is not None:
        return jmap.personas.get(journey.persona)
    return jmap.walkers[0] if len(jmap.walkers) == 1 else None
