"""Gather what the page shows in the column of a touchpoint."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cjmap.frozen import frozen
from cjmap.place import Place
from cjmap.renderers.pages.curves import course, lane_slices
from cjmap.renderers.pages.facts import Fact, facts, is_stated
from cjmap.renderers.pages.feelings import Dot, dots
from cjmap.renderers.pages.figures import Figure, figure
from cjmap.renderers.pages.remedies import Remedy, pain_numbers, remedies
from cjmap.view.values import PersonaView, PhaseView, TouchpointView, View

# What the head of an article and its table of feelings show already.
_SHOWN_ABOVE = {"emotion", "channel", "personas", "moment_of_truth", "metrics"}


@frozen
class Column:
    """A touchpoint in the matrix; a phase without any has one column without `touchpoint`.

    `lines` are the pieces of the curves that cross its cell, by persona. `owed` is how many
    personas it must be described for, `holes` are the facets missing that have no row of their
    own. `shared` is the rest of what the touchpoint says for everyone, `apart` what it says for
    one persona beyond its texts, and `unheard` how everyone else would feel, where each persona
    has a feeling of her own.
    """

    index: int
    phase: PhaseView
    is_last: bool
    touchpoint: TouchpointView | None
    lines: Mapping[str, str]
    owed: int = 0
    dots: tuple[Dot, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    pain_numbers: Mapping[Place, int] | None = None
    figures: tuple[Figure, ...] = ()
    holes: Mapping[str, tuple[str, ...]] | None = None
    shared: tuple[Fact, ...] = ()
    apart: tuple[tuple[PersonaView, tuple[Fact, ...]], ...] = ()
    unheard: tuple[Fact, ...] = ()


def columns(view: View) -> tuple[Column, ...]:
    """Return the columns of a map in phase order."""
    places = tuple(_places(view))
    touchpoints = tuple(touchpoint for _, touchpoint in places)
    lines = _lines(view, touchpoints)
    return tuple(
        _column(view, index, phase, touchpoint, lines[index])
        for index, (phase, touchpoint) in enumerate(places)
    )


def _places(view: View) -> Iterator[tuple[PhaseView, TouchpointView | None]]:
    for phase in view.phases:
        yield from ((phase, touchpoint) for touchpoint in phase.touchpoints or (None,))


def _lines(
    view: View, touchpoints: tuple[TouchpointView | None, ...]
) -> tuple[dict[str, str], ...]:
    found: tuple[dict[str, str], ...] = tuple({} for _ in touchpoints)
    for persona in view.personas:
        for index, path in lane_slices(course(touchpoints, persona.id)).items():
            found[index][persona.id] = path
    return found


def _column(
    view: View,
    index: int,
    phase: PhaseView,
    touchpoint: TouchpointView | None,
    lines: Mapping[str, str],
) -> Column:
    if touchpoint is None:
        return Column(index, phase, True, None, lines)
    rows = {row.key for row in view.rows}
    said = tuple(facts(touchpoint.says, view.map, view.labels))
    return Column(
        index=index,
        phase=phase,
        is_last=touchpoint is phase.touchpoints[-1],
        touchpoint=touchpoint,
        lines=lines,
        owed=sum(id in view.coverage.personas for id in touchpoint.who),
        dots=dots(view, touchpoint),
        remedies=remedies(touchpoint),
        pain_numbers=pain_numbers(touchpoint),
        figures=tuple(figure(metric, view.labels) for metric in touchpoint.metrics),
        holes={
            facet: who
            for facet, who in touchpoint.holes.items()
            if facet not in rows and f"lane:{facet}" not in rows
        },
        shared=tuple(f for f in said if not is_stated(f) and f.key not in _SHOWN_ABOVE),
        apart=tuple(_apart(view, touchpoint)),
        unheard=tuple(f for f in said if f.key in ("emotion", "feeling"))
        if _is_unheard(touchpoint)
        else (),
    )


def _apart(
    view: View, touchpoint: TouchpointView
) -> Iterator[tuple[PersonaView, tuple[Fact, ...]]]:
    for id, moment in touchpoint.touchpoint.per_persona.items():
        said = facts(moment, view.map, view.labels)
        rest = tuple(f for f in said if not is_stated(f) and f.key != "emotion")
        if rest:
            yield view.persona(id), rest


def _is_unheard(touchpoint: TouchpointView) -> bool:
    """Tell whether nobody's feeling is the one that stands for everyone."""
    own = touchpoint.touchpoint.per_persona
    says = touchpoint.says
    alone = [own[id] for id in touchpoint.who if id in own]
    is_covered = len(alone) == len(touchpoint.who)
    return is_covered and (
        (says.emotion is not None and all(m.emotion is not None for m in alone))
        or (says.feeling is not None and all(m.feeling is not None for m in alone))
    )
