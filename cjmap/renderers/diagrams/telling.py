"""Say in words what a picture shows, for pointers over it and for screen readers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.renderers.diagrams import holes
from cjmap.renderers.diagrams.changes import became_of, counted, since, told_changes
from cjmap.renderers.diagrams.scale import scale_texts
from cjmap.renderers.diagrams.signs import signs_of, told
from cjmap.view.values import PersonaView, Rating, Said, TouchpointView, View


def of_diagram(view: View) -> tuple[str, str]:
    """Return title and description of the swimlanes."""
    words = view.labels
    counts = words.fill(
        "diagram.description",
        phases=words.count("phases", sum(not phase.is_former for phase in view.phases)),
        touchpoints=words.count("touchpoints", sum(not one.is_former for one in view.touchpoints)),
        personas=words.count("personas", sum(bool(persona.id) for persona in view.personas)),
    )
    changes = counted(view)
    differs = (f"{since(view)} {changes}.",) if changes else ()
    ways = (_way(view, persona) for persona in view.personas)
    return words.fill("diagram.title", title=view.title), " ".join((counts, *differs, *ways))


def of_curve(view: View) -> tuple[str, str]:
    """Return title and description of the emotion curve."""
    words = view.labels
    texts = scale_texts(view)
    scale = words.fill("emotion.scale", low=texts[-2], high=texts[2])
    lows = (_low(view, persona) for persona in view.personas if _has_low(view, persona))
    said = words.fill("curve.description", scale=scale)
    return words.fill("curve.title", title=view.title), " ".join((said, *lows))


def of_blueprint(view: View, rows: Sequence[str]) -> tuple[str, str]:
    """Return title and description of the blueprint with these rows."""
    words = view.labels
    counts = words.fill(
        "blueprint.description",
        phases=words.count("phases", sum(not phase.is_former for phase in view.phases)),
        touchpoints=words.count("touchpoints", sum(not one.is_former for one in view.touchpoints)),
    )
    said = (
        f"{words[f'blueprint.{key}']}: "
        + words.count("touchpoints", sum(key in one.texts for one in view.touchpoints))
        for key in rows
    )
    return words.fill("blueprint.title", title=view.title), f"{counts} {'; '.join(said)}."


def of_statements(view: View, whose: str, key: str, said: Sequence[Said]) -> str:
    """Return statements in full, with those for whom they are not for everyone."""
    return "\n".join((whose, view.labels[f"blueprint.{key}"], *(_said(view, one) for one in said)))


def of_touchpoint(view: View, touchpoint: TouchpointView) -> str:
    """Return what a card shows in short, in full."""
    return "\n".join(_lines(view, touchpoint))


def of_truth(view: View, touchpoint: TouchpointView) -> str:
    """Return why a touchpoint is a moment of truth."""
    name = view.labels["diagram.moment_of_truth"]
    return f"{name}: {touchpoint.truth}" if touchpoint.truth else name


def of_rating(view: View, persona: PersonaView, rating: Rating) -> str:
    """Return how a persona feels, in numbers and words."""
    score = "→".join(rating.texts) or view.labels["curve.unrated"]
    felt = f"{score}, {rating.feeling}" if rating.feeling else score
    return f"{persona.name}: {felt}"


def of_step(view: View, persona: PersonaView, source: str, target: str, note: str) -> str:
    """Return who goes from where to where, with the note on the way."""
    way = f"{persona.name}: {view.touchpoint(source).name} → {view.touchpoint(target).name}"
    return f"{way}\n{note}" if note else way


def _lines(view: View, touchpoint: TouchpointView) -> Iterator[str]:
    yield touchpoint.name
    channels = " · ".join(channel.name or channel.id for channel in touchpoint.channels)
    if channels:
        yield channels
    if touchpoint.truth is not None:
        yield of_truth(view, touchpoint)
    for persona in view.personas:
        if persona.id in touchpoint.who:
            yield of_rating(view, persona, touchpoint.ratings[persona.id])
    if touchpoint.is_former:
        yield became_of(view, touchpoint)
    elif not touchpoint.who:
        yield view.labels["diagram.nobody"]
    yield from told(signs_of(touchpoint), view.labels)
    for persona in view.personas:
        if persona.ends and persona.path[-1:] == (touchpoint.id,):
            yield f"{persona.name}: {view.labels[f'ends.{persona.ends}']}"
    yield from told_changes(view, touchpoint)
    yield from holes.told(view, touchpoint)


def _said(view: View, said: Said) -> str:
    names = ", ".join(view.persona(id).name for id in said.who if id)
    if said.everyone or not names:
        return f"• {said.statement.text}"
    return f"• {said.statement.text} ({names})"


def _way(view: View, persona: PersonaView) -> str:
    names = " → ".join(view.touchpoint(id).name for id in persona.path)
    stops = names or view.labels["word.none"]
    end = f" ({view.labels[f'ends.{persona.ends}']})" if persona.ends else ""
    return view.labels.fill("diagram.path_of", persona=persona.name, stops=f"{stops}{end}.")


def _has_low(view: View, persona: PersonaView) -> bool:
    low = view.lows.get(persona.id)
    return low is not None and low.is_negative


def _low(view: View, persona: PersonaView) -> str:
    low = view.lows[persona.id]
    felt = of_rating(view, persona, low.rating)
    return f"{felt}, {view.labels['curve.low']}: {low.touchpoint.name}."
