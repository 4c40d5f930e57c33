"""Place the feelings of a touchpoint as dots, so that none hides another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cjmap.frozen import frozen
from cjmap.renderers.pages.curves import lane_y, offsets
from cjmap.view.values import PersonaView, TouchpointView, View

# Below the lowest line of the lane.
UNRATED_Y = 142
_WIDTH = 19
_WIDTH_UNRATED = 30
_ROOM = 190


@frozen
class Dot:
    """One rating of one persona.

    `along` is where it stands on the way through the cell, in percent, `shift` how many pixels
    it is moved there to stand beside others; `lane` is the height in the lane of the matrix, in
    pixels.
    """

    persona: PersonaView
    along: float
    shift: float
    lane: float
    is_rated: bool
    is_negative: bool
    is_low: bool


def dots(view: View, touchpoint: TouchpointView) -> tuple[Dot, ...]:
    """Return the dots of everyone who meets a touchpoint; who did not rate it stands below."""
    rated = [
        (persona, along, place)
        for persona in view.personas
        if (rating := touchpoint.ratings.get(persona.id)) and rating.is_rated
        for along, place in zip(offsets(len(rating.places)), rating.places, strict=True)
    ]
    crowds = Counter((along, place) for _, along, place in rated)
    before: Counter[tuple[float, float]] = Counter()
    found = []
    for persona, along, place in rated:
        spot = (along, place)
        shift = _shift(before[spot], crowds[spot], _WIDTH)
        before[spot] += 1
        found.append(
            Dot(
                persona,
                round(100 * along, 1),
                shift,
                round(lane_y(place), 1),
                is_rated=True,
                is_negative=place < 0,
                is_low=_is_low(view, persona, touchpoint, place),
            )
        )
    return (*found, *_unrated(view, touchpoint))


def _unrated(view: View, touchpoint: TouchpointView) -> Iterator[Dot]:
    who = [
        persona
        for persona in view.personas
        if (rating := touchpoint.ratings.get(persona.id)) and not rating.is_rated
    ]
    for number, persona in enumerate(who):
        shift = _shift(number, len(who), _WIDTH_UNRATED)
        yield Dot(persona, 50, shift, UNRATED_Y, is_rated=False, is_negative=False, is_low=False)


def _is_low(view: View, persona: PersonaView, touchpoint: TouchpointView, place: float) -> bool:
    low = view.lows.get(persona.id)
    if low is None or not low.is_negative:
        return False
    return low.touchpoint is touchpoint and place == low.rating.lowest


def _shift(number: int, count: int, width: float) -> float:
    return round((number - (count - 1) / 2) * min(width, _ROOM / count), 1)
