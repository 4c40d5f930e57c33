"""Gather what the templates of a map's page show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import chain
from typing import TypeAlias

from cjmap.catalog import MODELS, format_date, format_number, format_score, load_model
from cjmap.facts.problems import unanswered
from cjmap.frozen import frozen
from cjmap.renderers import text
from cjmap.renderers.diagrams.table import DIAGRAMS
from cjmap.renderers.hyphens import softened
from cjmap.renderers.pages.breaks import find_changes, seams
from cjmap.renderers.pages.columns import columns
from cjmap.renderers.pages.equivalents import EQUIVALENTS
from cjmap.renderers.pages.facts import Fact, facts
from cjmap.renderers.pages.figures import figure, verdicts
from cjmap.renderers.pages.glance import glances
from cjmap.renderers.pages.heat import heat_maps, percent
from cjmap.renderers.pages.knowledge import knowledge, owners
from cjmap.renderers.pages.meeting import meetings
from cjmap.renderers.pages.open_groups import open_groups
from cjmap.renderers.pages.remedies import plans
from cjmap.view.opening import hole_label
from cjmap.view.values import PersonaView, PhaseView, View
from cjmap.words.dates import read_interval

PhaseFacts: TypeAlias = tuple[tuple[PersonaView | None, tuple[Fact, ...]], ...]


@frozen
class _Drawing:
    """A picture on the page, with the macro and rows of the table below.

    `name` leads the ids of its cards.
    """

    format: str
    name: str
    svg: str
    is_low: bool
    macro: str = ""
    rows: object = None


def content(view: View, pictures: Mapping[str, str]) -> dict[str, object]:
    """Return all that the templates show, by the name under which they find it.

    `pictures` are SVG elements safe to stand in a page, by format.
    """
    from markupsafe import Markup

    all_columns = columns(view)
    return {
        "view": view,
        "map": view.map,
        "w": view.labels,
        "ui": spoken(view),
        "drawings": tuple(_drawings(view, pictures)),
        "columns": all_columns,
        "glances": tuple(glances(view, all_columns)),
        "owners": owners(all_columns),
        "number_of": {c.touchpoint.id: c.index for c in all_columns if c.touchpoint},
        "has_figures": any(p.metrics for p in view.phases) or any(c.figures for c in all_columns),
        "data": Markup(text.json_for_script(knowledge(view, all_columns))),
        **people(view),
        **_lists(view),
        **_tables(view),
        **_changes(view),
        **functions(view),
    }


def _drawings(view: View, pictures: Mapping[str, str]) -> Iterator[_Drawing]:
    from markupsafe import Markup

    shown = view if view.shows_before else replace(view, before=None)
    for format_, picture in pictures.items():
        table = EQUIVALENTS.get(format_)
        told = (table.macro, table.rows(shown)) if table else ()
        one = DIAGRAMS[format_]
        yield _Drawing(format_, one.name, Markup(picture), one.is_low, *told)


def people(view: View) -> dict[str, object]:
    """Return what the signs of personas show."""
    return {
        "named": bool(view.map.personas),
        "people": {persona.id: persona for persona in view.personas},
        "at": {persona.id: number for number, persona in enumerate(view.personas)},
        "short": _short_names(view.personas),
        "shares": {p.id: percent(view, view.coverage.count(persona=p.id)) for p in view.personas},
    }


def _lists(view: View) -> dict[str, object]:
    phase_facts = {phase.id: _phase_facts(view, phase) for phase in view.phases}
    return {
        "touchpoints": {touchpoint.id: touchpoint for touchpoint in view.touchpoints},
        "phases": {phase.id: phase for phase in view.phases},
        "phase_facts": phase_facts,
        "detailed": {id for id, said in phase_facts.items() if _is_detailed(said)},
        "rows": tuple(row for row in view.rows if row.key != "goal" or _has_own(view, "goal")),
        "aspects": tuple(_aspects(view)),
        "axis": tuple(_axis(view)),
        "model": _model_name(view),
        "required": tuple(view.facet_name(facet) for facet in view.map.required or ()),
    }


def _tables(view: View) -> dict[str, object]:
    changes = find_changes(view)
    metrics = (view.map.metrics or {}).values()
    figures = tuple(figure(metric, view.labels) for metric in metrics)
    figures_of = {p.id: tuple(figure(m, view.labels) for m in p.metrics) for p in view.phases}
    own = (figure(metric, view.labels) for t in view.touchpoints for metric in t.metrics)
    return {
        "described": percent(view, view.coverage.count()),
        "covered": view.coverage.count(),
        "heat_maps": heat_maps(view),
        "open_groups": tuple(open_groups(view)),
        "open_count": len(view.left_open),
        "unanswered": {one.place for _, asked in unanswered(view.map) for one in asked},
        "met": tuple(meetings(view)),
        "seams": tuple(seams(view)),
        "breaks": sorted((c for c in changes if c.drop), key=lambda change: -(change.drop or 0)),
        "figures": figures,
        "lights": tuple(verdicts((*figures, *chain.from_iterable(figures_of.values()), *own))),
        "figures_of": figures_of,
        "plans": plans(view),
    }


def _changes(view: View) -> dict[str, object]:
    if view.before is None:
        return {}
    from cjmap.renderers.pages.beside import blocks
    from cjmap.renderers.pages.findings import asides, headline

    found = blocks(view)
    return {
        "blocks": found,
        "headline": headline(view, found),
        "asides": tuple(asides(view, found)),
        "heads": (view.labels["beside.was"], view.labels["beside.now"]),
        "prefix": "",
    }


def functions(view: View) -> dict[str, object]:
    """Return what templates call."""
    language = view.labels.language
    return {
        "hole_of": lambda facet: hole_label(view.map, view.labels, facet),
        "date": lambda value: format_date(value, language),
        "interval": lambda value: _interval(view, value),
        "number": lambda value: format_number(value, language),
        "is_date": lambda value: format_date(value, language) != value,
        "safe_link": text.safe_link,
        "soft": lambda name: softened(name, language=view.language),
    }


def _interval(view: View, written: str) -> str:
    """Return `6 months` in the language of the labels, anything else as it was written."""
    found = read_interval(written)
    return view.labels.count(found.unit, found.number) if found else written


def spoken(view: View) -> str:
    """Return the attribute by which labels say that they are in another language than the map."""
    from markupsafe import Markup

    primary = view.language.strip().lower().replace("_", "-").partition("-")[0]
    is_same = primary == view.labels.language
    return "" if is_same else Markup(f' lang="{view.labels.language}"')


def _short_names(personas: tuple[PersonaView, ...]) -> dict[str, str]:
    """Return the first words of names where they tell people apart, else whole names."""
    first = {persona.id: _first_word(persona.name) for persona in personas}
    counts = Counter(first.values())
    return {p.id: first[p.id] if counts[first[p.id]] == 1 else p.name for p in personas}


def _first_word(name: str) -> str:
    # Titles end in a full stop: Dr. Ilse Marten.
    return next((word for word in name.split() if not word.endswith(".")), name)


def _axis(view: View) -> Iterator[tuple[int, str]]:
    """Yield the lines of the lane of emotions: their bands and the author's own numbers."""
    scale = view.map.scale
    for band in (2, 1, 0, -1, -2):
        value = (scale.low + (scale.high - scale.low) * Decimal(band + 2) / 4).normalize() + 0
        yield band, format_score(value, view.labels.language, signed=scale.is_signed)


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


def _model_name(view: View) -> str:
    model = view.map.model
    return load_model(model).name.in_(view.language) if model in MODELS else model or ""
