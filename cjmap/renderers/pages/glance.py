"""Sum each persona up in a row: her curve, her lowest moment, what is described for her."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.frozen import frozen
from cjmap.layout import Point
from cjmap.renderers.pages.columns import Column
from cjmap.renderers.pages.curves import course, offsets, spark_place, whole_curve
from cjmap.renderers.pages.heat import percent
from cjmap.view.values import PersonaView, PhaseView, View

_SPARK = {"width": 196.0, "height": 44.0, "inset": 6.0}


@frozen
class Glance:
    """The row of a persona in the table at the top.

    `score`, `band` and `dot` are of the lowest rating, empty and None where nothing is rated;
    only a low point has a dot.
    """

    persona: PersonaView
    spark: str
    score: str
    band: int
    dot: tuple[float, float] | None
    cells: tuple[tuple[PhaseView, int, int, str], ...]


def glances(view: View, columns: tuple[Column, ...]) -> Iterator[Glance]:
    """Yield the row of each persona."""
    touchpoints = tuple(column.touchpoint for column in columns)
    place = spark_place(len(touchpoints), **_SPARK)
    for persona in view.personas:
        low = view.lows.get(persona.id)
        score, band, dot = "", 0, None
        if low:
            worst = low.rating.places.index(low.rating.lowest)
            score, band = low.rating.texts[worst], low.rating.bands[worst]
            along = touchpoints.index(low.touchpoint) + offsets(len(low.rating.places))[worst]
            x, y = place(Point(along, low.rating.lowest))
            dot = (round(x, 1), round(y, 1)) if low.is_negative else None
        yield Glance(
            persona=persona,
            spark=whole_curve(course(touchpoints, persona.id), place),
            score=score,
            band=band,
            dot=dot,
            cells=tuple(_covered(view, persona)),
        )


def _covered(view: View, persona: PersonaView) -> Iterator[tuple[PhaseView, int, int, str]]:
    for phase in view.phases:
        count = view.coverage.count(persona=persona.id, phase=phase.id)
        if count.total:
            yield phase, count.filled, count.total, percent(view, count)
