"""List what the diagrams show, for those who read a table rather than a picture."""

from __future__ import annotations

from collections.abc import Callable

from cjmap.catalog import Labels
from cjmap.frozen import frozen
from cjmap.renderers.diagrams.blueprint import tiers
from cjmap.renderers.diagrams.sides import sided
from cjmap.view.values import PersonaView, Rating, TouchpointView, View


@frozen
class Step:
    """A step of a persona: where it leads, and what is noted on the way; `felt` is in full."""

    touchpoint: TouchpointView
    phase: str
    channels: str
    note: str
    felt: str


@frozen
class Level:
    """A touchpoint with the scores of all personas in their order, "" for whom it is not met."""

    touchpoint: TouchpointView
    scores: tuple[str, ...]


def walks(view: View) -> tuple[tuple[PersonaView, tuple[Step, ...]], ...]:
    """Return the steps of each persona in walking order, as the swimlanes draw them."""
    return tuple(
        (
            persona,
            tuple(
                _step(view, persona, view.touchpoint(id), note)
                for id, note in zip(persona.path, persona.notes, strict=True)
            ),
        )
        for persona in view.personas
    )


def levels(view: View) -> tuple[Level, ...]:
    """Return the scores at each touchpoint, as the emotion curve draws them."""
    return tuple(
        Level(
            touchpoint,
            tuple(
                score(touchpoint.ratings[persona.id], view.labels)
                if persona.id in touchpoint.who
                else ""
                for persona in view.personas
            ),
        )
        for touchpoint in view.touchpoints
    )


def layers(view: View) -> tuple[tuple[str, ...], tuple[TouchpointView, ...]]:
    """Return the rows of the blueprint, and the touchpoints with what stands in them."""
    served = sided(view)
    return tiers(served), served.touchpoints


def score(rating: Rating, labels: Labels) -> str:
    """Return a rating in numbers, without any in words."""
    return " → ".join(rating.texts) or rating.feeling or labels["emotion.unrated"]


def _step(view: View, persona: PersonaView, touchpoint: TouchpointView, note: str) -> Step:
    channels = touchpoint.channels_of.get(persona.id) or touchpoint.channels
    return Step(
        touchpoint,
        view.phases[touchpoint.phase].name,
        " · ".join(channel.name or channel.id for channel in channels),
        note,
        _felt(touchpoint.ratings.get(persona.id, Rating()), view.labels),
    )


def _felt(rating: Rating, labels: Labels) -> str:
    """Return a rating in numbers and words: the author's, else those of the scale."""
    words = rating.feeling or " → ".join(labels[f"emotion.{band}"] for band in rating.bands)
    return f"{score(rating, labels)}, {words}" if rating.is_rated else score(rating, labels)


@frozen
class Equivalent:
    """A table below a picture: its macro in matrix/equivalents.html.j2, and what that is given."""

    macro: str
    rows: Callable[[View], object]


# By the format of the picture.
EQUIVALENTS = {
    "diagram": Equivalent("steps", walks),
    "emotion": Equivalent("scores", levels),
    "blueprint": Equivalent("layers", layers),
}
