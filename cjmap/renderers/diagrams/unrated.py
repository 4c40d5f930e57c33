"""Find who has no score at a touchpoint, and what they feel in words."""

from __future__ import annotations

from cjmap.view.values import PersonaView, TouchpointView, View


def unrated(view: View, touchpoint: TouchpointView) -> dict[str, tuple[PersonaView, ...]]:
    """Return who comes by without a score, by the words for what they feel, "" for none."""
    groups: dict[str, tuple[PersonaView, ...]] = {}
    for persona in view.personas:
        rating = touchpoint.ratings.get(persona.id)
        if rating and not rating.is_rated:
            groups[rating.feeling] = (*groups.get(rating.feeling, ()), persona)
    return groups
