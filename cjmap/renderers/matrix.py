"""Write the page of a map: the matrix, and every other way to look at the same journey."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from cjmap.catalog import MODELS, format_date, format_number, format_score, load_model
from cjmap.layout import Point
from cjmap.model import Channel
from cjmap.renderers import text
from cjmap.renderers.breaks import Change, find_changes
from cjmap.renderers.columns import Column, columns, course
from cjmap.renderers.curves import offsets, spark_place, sparkline
from cjmap.renderers.facts import Fact, facts
from cjmap.renderers.figures import figure
from cjmap.renderers.heat import facet_name, heat_maps, percent
from cjmap.renderers.opening import hole_label
from cjmap.renderers.pages import compile_templates, page
from cjmap.renderers.remedies import plans
from cjmap.renderers.view import OpenPoint, PersonaView, PhaseView, TouchpointView, View

STYLES = ("page.css", "matrix.css", "matrix_views.css", "matrix_print.css")
SCRIPTS = ("matrix_boot.js", "matrix.js")

PhaseFacts: TypeAlias = tuple[tuple[PersonaView | None, tuple[Fact, ...]], ...]

_SPARK = {"width": 196.0, "height": 44.0, "inset": 6.0}
# Words that the page's script puts together itself.
_SPOKEN_BY_SCRIPT = (
    "bar.filtered",
    "bar.filtered_persona",
    "bar.no_hit",
    "bar.only_persona",
    "days_overdue.one",
    "days_overdue.other",
    "details.copied",
    "details.copy_link",
    "due.by",
    "due.since",
    "due.was",
    "hits.one",
    "hits.other",
    "matrix.sheet",
    "review.overdue",
    "word.of",
)
_OPEN_KINDS = {
    "pain_point": "open.pain_points",
    "question": "open.questions",
    "hole": "open.holes",
    "solution": "open.solutions",
}
_WEIGHT = {"high": 0, "medium": 1, "low": 2, "": 3}


def render(view: View, *, diagram: str = "", emotion: str = "") -> bytes:
    """Return the page of a map; `diagram` and `emotion` are SVG elements safe to stand in it.

    Without any of the two the page has no view of diagrams.
    """
    return page(
        "matrix.html.j2",
        _context(view, diagram, emotion),
        styles=STYLES,
        scripts=SCRIPTS,
    )


def prepare() -> None:
    """Read in the page's templates, which takes longer than filling them; in the idle, say."""
    compile_templates("matrix")


@dataclass(frozen=True, slots=True)
class Glance:
    """The row of a persona in the table at the top.

    `score`, `band` and `dot` are of the lowest rating, empty and None where nothing is rated.
    """

    persona: PersonaView
    spark: str
    score: str
    band: int
    dot: tuple[float, float] | None
    cells: tuple[tuple[PhaseView, int, int, str], ...]


@dataclass(frozen=True, slots=True)
class Met:
    """A channel with its touchpoints by phase; `channel` is None for those without one."""

    channel: Channel | None
    touchpoints: tuple[tuple[TouchpointView, ...], ...]


def _context(view: View, diagram: str, emotion: str) -> dict[str, object]:
    from markupsafe import Markup

    words, language = view.labels, view.labels.language
    all_columns = columns(view)
    changes = find_changes(view)
    phase_facts = {phase.id: _phase_facts(view, phase) for phase in view.phases}
    return {
        "view": view,
        "map": view.map,
        "w": words,
        # Labels in another language than the author's text say so.
        "ui": "" if _is_spoken(view) else Markup(f' lang="{language}"'),
        "diagram": Markup(diagram),
        "emotion": Markup(emotion),
        "named": bool(view.map.personas),
        "people": {persona.id: persona for persona in view.personas},
        "at": {persona.id: number for number, persona in enumerate(view.personas)},
        "short": _short_names(view.personas),
        "columns": all_columns,
        "rows": tuple(row for row in view.rows if row.key != "goal" or _has_own(view, "goal")),
        "glances": tuple(_glances(view, all_columns)),
        "axis": tuple(_axis(view)),
        "described": percent(view, view.coverage.count()),
        "covered": view.coverage.count(),
        "heat_maps": heat_maps(view),
        "open_groups": tuple(_open_groups(view)),
        "open_count": len(view.left_open),
        "met": tuple(_met(view)),
        "channels": _channels(view),
        "changes": tuple(_counted(changes)),
        "breaks": sorted((c for c in changes if c.drop), key=lambda change: -change.drop),
        "figures": tuple(figure(metric, words) for metric in (view.map.metrics or {}).values()),
        "phase_facts": phase_facts,
        "detailed": {id for id, said in phase_facts.items() if _is_detailed(said)},
        "plans": plans(view),
        "owners": _owners(all_columns),
        "model": _model_name(view),
        "required": tuple(facet_name(view, facet) for facet in view.map.required or ()),
        "data": Markup(text.json_for_script(_data(view, all_columns))),
        "figure_of": lambda metric: figure(metric, words),
        "hole_of": lambda facet: hole_label(view.map, words, facet),
        "has_open_questions": any(point.kind == "question" for point in view.open_points),
        "touchpoints": {touchpoint.id: touchpoint for touchpoint in view.touchpoints},
        "phases": {phase.id: phase for phase in view.phases},
        "number_of": {c.touchpoint.id: c.index for c in all_columns if c.touchpoint},
        "has_figures": any(column.figures for column in all_columns),
        "shares": {p.id: percent(view, view.coverage.count(persona=p.id)) for p in view.personas},
        "aspects": tuple(_aspects(view)),
        "date": lambda value: format_date(value, language),
        "number": lambda value: format_number(value, language),
        "is_date": lambda value: format_date(value, language) != value,
        "safe_link": text.safe_link,
    }


def _is_spoken(view: View) -> bool:
    return view.language.lower().partition("-")[0] == view.labels.language


def _short_names(personas: tuple[PersonaView, ...]) -> dict[str, str]:
    """Return the first words of names where they tell people apart, else whole names."""
    first = {persona.id: _first_word(persona.name) for persona in personas}
    counts = Counter(first.values())
    return {p.id: first[p.id] if counts[first[p.id]] == 1 else p.name for p in personas}


def _first_word(name: str) -> str:
    # Titles end in a full stop: Dr. Ilse Marten.
    return next((word for word in name.split() if not word.endswith(".")), name)


def _glances(view: View, all_columns: tuple[Column, ...]) -> Iterator[Glance]:
    touchpoints = tuple(column.touchpoint for column in all_columns)
    place = spark_place(len(touchpoints), **_SPARK)
    for persona in view.personas:
        low = view.lows.get(persona.id)
        score, band, dot = "", 0, None
        if low:
            worst = low.rating.places.index(low.rating.lowest)
            score, band = low.rating.texts[worst], low.rating.bands[worst]
            along = touchpoints.index(low.touchpoint) + offsets(len(low.rating.places))[worst]
            x, y = place(Point(along, low.rating.lowest))
            dot = (round(x, 1), round(y, 1))
        yield Glance(
            persona=persona,
            spark=sparkline(course(touchpoints, persona.id), **_SPARK),
            score=score,
            band=band,
            dot=dot,
            cells=tuple(_covered(view, persona)),
        )


def _covered(view: View, persona: PersonaView) -> Iterator[tuple[PhaseView, int, int, str]]:
    for phase in view.phases:
        count = view.coverage.count(persona=persona.id, phase=phase.id)
        if count.total:
            yield phase, count.filled, count.total, str(count.percent)


def _axis(view: View) -> Iterator[tuple[int, str]]:
    """Yield the lines of the lane of emotions: their bands and the author's own numbers."""
    scale = view.map.scale
    for band in (2, 1, 0, -1, -2):
        value = scale.low + (scale.high - scale.low) * Decimal(band + 2) / 4
        yield band, format_score(value.normalize() + 0, view.labels.language)


def _aspects(view: View) -> Iterator[tuple[str, str, str, bool]]:
    """Yield what articles list: the key of a row, its name, its facet, whether it is a lane."""
    shown = {"emotion", "metrics"}
    for row in view.rows:
        if row.key not in shown:
            yield row.key, row.name, row.key.removeprefix("lane:"), row.own
    named = {row.key for row in view.rows} | shown
    written = dict.fromkeys(key for t in view.touchpoints for key in (*t.texts, *t.none))
    for key in written:
        if key not in named and f"facet.{key}" in view.labels:
            yield key, view.labels[f"facet.{key}"], key, False


def _has_own(view: View, row: str) -> bool:
    """Tell whether a touchpoint says something in a row that its phase's head doesn't show."""
    return any(not said.inherited for t in view.touchpoints for said in t.texts.get(row, ()))


def _open_groups(view: View) -> Iterator[tuple[str, str, list[OpenPoint]]]:
    for kind, label in _OPEN_KINDS.items():
        points = [point for point in view.left_open if point.kind == kind]
        if points:
            yield kind, view.labels[label], sorted(points, key=lambda p: _WEIGHT[p.severity])


def _channels(view: View) -> tuple[Channel, ...]:
    """Return the channels that touchpoints use, then those that are only named."""
    return tuple(dict.fromkeys((*view.channels, *view.map.channels.values())))


def _met(view: View) -> Iterator[Met]:
    for channel in _channels(view):
        yield Met(
            channel,
            tuple(
                tuple(t for t in phase.touchpoints if channel in t.channels)
                for phase in view.phases
            ),
        )
    without = tuple(tuple(t for t in p.touchpoints if not t.channels) for p in view.phases)
    if any(without):
        yield Met(None, without)


def _counted(changes: tuple[Change, ...]) -> Iterator[tuple[PersonaView, int, int]]:
    by_persona: dict[str, list[Change]] = {}
    for change in changes:
        by_persona.setdefault(change.persona.id, []).append(change)
    for found in by_persona.values():
        yield found[0].persona, len(found), sum(change.crosses for change in found)


def _phase_facts(view: View, phase: PhaseView) -> PhaseFacts:
    """Return what a phase says, for everyone and for each persona."""
    people = {persona.id: persona for persona in view.personas}
    shared = tuple(facts(phase.phase.says, view.map, view.labels))
    own = (
        (people[id], tuple(facts(moment, view.map, view.labels)))
        for id, moment in phase.phase.per_persona.items()
    )
    return ((None, shared), *own)


def _is_detailed(said: PhaseFacts) -> bool:
    """Tell whether a phase says more than the head of the matrix shows."""
    return any(fact.key != "goal" for _, group in said for fact in group)


def _owners(all_columns: tuple[Column, ...]) -> list[str]:
    return sorted({owner for column in all_columns for owner in _owners_of(column)})


def _owners_of(column: Column) -> list[str]:
    if column.touchpoint is None:
        return []
    solutions = [remedy.statement for remedy in column.remedies]
    solutions += [said.statement for said in column.touchpoint.texts.get("opportunities", ())]
    named = [solution.owner for solution in solutions if solution.owner]
    named += [said.statement.text for said in column.touchpoint.texts.get("owner", ())]
    return list(dict.fromkeys(named))


def _model_name(view: View) -> str:
    model = view.map.model
    return load_model(model).name.in_(view.language) if model in MODELS else model or ""


def _data(view: View, all_columns: tuple[Column, ...]) -> Mapping[str, object]:
    """Return what the page's script knows."""
    words = view.labels.words
    return {
        "personas": [
            {"id": p.id, "name": p.name, "initials": p.look.initials} for p in view.personas
        ],
        "phases": [{"id": p.id, "name": p.name, "goal": p.goal} for p in view.phases],
        "columns": [_column_data(view, column) for column in all_columns],
        "channels": {channel.id: channel.name or channel.id for channel in view.channels},
        "words": {key: words[key] for key in _SPOKEN_BY_SCRIPT},
        "reviewed": view.map.reviewed or "",
        "reviewEvery": view.map.review_every or "",
    }


def _column_data(view: View, column: Column) -> Mapping[str, object]:
    touchpoint = column.touchpoint
    if touchpoint is None:
        return {"id": "", "phase": column.phase.number - 1}
    numbers = {persona.id: number for number, persona in enumerate(view.personas)}
    return {
        "id": touchpoint.id,
        "phase": column.phase.number - 1,
        "who": [numbers[id] for id in touchpoint.who],
        "channels": [channel.id for channel in touchpoint.channels],
        "owners": _owners_of(column),
        "holes": touchpoint.hole_count,
        "places": {numbers[id]: r.places for id, r in touchpoint.ratings.items()},
    }
