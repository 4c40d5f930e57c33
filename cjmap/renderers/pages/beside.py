"""Lay out what a to-be map changes beside what it changes of the as-is map."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import TypeAlias

from cjmap.diff.words import plain
from cjmap.model import Metric, Phase, Touchpoint
from cjmap.renderers.pages.contrasted import Block, Entry, Line, Row, Shift
from cjmap.renderers.pages.detailed import Notes, based_rows, detail_rows, notes, whole_notes
from cjmap.renderers.pages.figures import figure
from cjmap.view.before import over
from cjmap.view.compare import Texts, with_solutions
from cjmap.view.making import ROWS
from cjmap.view.values import (
    Before,
    Change,
    PhaseView,
    Rating,
    Said,
    TouchpointView,
    View,
)

# What tells enough of a touchpoint that is new; the rest stands in its own column.
_GIST = ("actions", "pain_points", "solutions")
Part: TypeAlias = PhaseView | TouchpointView


def blocks(view: View) -> tuple[Block, ...]:
    """Return all phases with what differs from before; none where there is nothing before."""
    if view.before is None:
        return ()
    return tuple(_blocks(view, view.before))


def _blocks(view: View, before: Before) -> Iterator[Block]:
    place = -1
    for phase in over(view).phases:
        place += not phase.is_former
        yield _block(view, before, phase, max(place, 0))


def _block(view: View, before: Before, phase: PhaseView, place: int) -> Block:
    change = before.phases.get(phase.id, Change())
    entries: list[Entry] = []
    same: list[TouchpointView] = []
    for one in phase.touchpoints:
        id = one.touchpoint.id
        if one.is_former and id not in before.gone:
            continue
        entry = _entry(view, before, id)
        if entry:
            entries.append(entry)
        else:
            same.append(one)
    kind = _kind_of(phase, before, change)
    rows = tuple(_phase_rows(view, before, phase, kind))
    behind = "" if change.behind is None else _behind(view, change.behind, "change.first_phase")
    return Block(phase, kind, place, change.name, behind, rows, tuple(entries), tuple(same))


def _kind_of(phase: PhaseView, before: Before, change: Change) -> str:
    if phase.is_former:
        return "gone"
    if phase.id not in before.known_phases:
        return "new"
    return "moved" if change.is_moved else ""


def _entry(view: View, before: Before, id: str) -> Entry | None:
    if id in before.gone:
        then = before.view.touchpoint(id)
        return Entry(then, "gone", tuple(_shifts(view, then, None)), tuple(_gist(view, before, id)))
    now = view.touchpoint(id)
    if id in before.new:
        return Entry(now, "new", tuple(_shifts(view, None, now)), tuple(_gist(view, before, id)))
    then, change = before.view.touchpoint(id), before.changes.get(id, Change())
    shifts = tuple(_shifts(view, then, now))
    rows = tuple(_rows(view, before, then, now))
    # That a new persona comes by is told of her.
    known = {persona.id for persona in before.view.personas}
    if not (rows or change != Change() or any(one.persona.id in known for one in shifts)):
        return None
    return Entry(now, "moved" if change.is_moved else "reworded", shifts, rows, change.name)


def _shifts(view: View, then: TouchpointView | None, now: TouchpointView | None) -> Iterator[Shift]:
    """Yield the feelings that differ, of everyone who is in the map."""
    for persona in view.personas:
        was = then.ratings.get(persona.id) if then else None
        is_now = now.ratings.get(persona.id) if now else None
        if _felt(was) != _felt(is_now):
            yield Shift(persona, was, is_now)


def _felt(rating: Rating | None) -> tuple[object, ...]:
    return (rating.values, rating.feeling) if rating else ((), "")


def _rows(view: View, before: Before, then: TouchpointView, now: TouchpointView) -> Iterator[Row]:
    change, words = before.changes.get(now.id, Change()), view.labels
    if change.phase:
        yield _plain(words["word.phase"], change.phase, view.phases[now.phase].name)
    if change.channels:
        channels = " · ".join(one.name or one.id for one in now.channels)
        yield _plain(words["word.channel"], change.channels, channels)
    was_met, is_met = (_met(before, view, touchpoint) for touchpoint in (then, now))
    if was_met != is_met:
        yield _plain(words["facet.personas"], ", ".join(was_met), ", ".join(is_met))
    if then.truth != now.truth:
        label = words["facet.moment_of_truth"]
        yield _plain(label, _reason(view, then.truth), _reason(view, now.truth))
    if change.behind is not None and not change.is_elsewhere:
        was = _behind(view, change.behind, "change.first")
        yield _plain(words["word.order"], was, _behind_now(view, now))
    yield from _said_rows(view, before, change, (then, now))
    yield from detail_rows(view, change)
    yield from _metric_rows(view, then.metrics, now.metrics)


def _behind(view: View, name: str, first: str) -> str:
    return view.labels.fill("change.behind", name=name) if name else view.labels[first]


def _behind_now(view: View, touchpoint: TouchpointView) -> str:
    ids = [one.id for one in view.phases[touchpoint.phase].touchpoints]
    place = ids.index(touchpoint.id)
    name = view.touchpoint(ids[place - 1]).name if place else ""
    return _behind(view, name, "change.first")


def _plain(label: str, was: str, now: str) -> Row:
    return Row(label, (Line(was),) if was else (), (Line(now),) if now else ())


def _met(before: Before, view: View, touchpoint: TouchpointView) -> list[str]:
    """Return who comes by, of those who are in both maps."""
    both = {persona.id for persona in before.view.personas}
    return [one.name for one in view.personas if one.id in both and one.id in touchpoint.who]


def _reason(view: View, truth: str | None) -> str:
    return view.labels["flag.false"] if truth is None else truth or view.labels["flag.true"]


def _said_rows(
    view: View,
    before: Before,
    change: Change,
    sides: tuple[TouchpointView, TouchpointView] | None = None,
) -> Iterator[Row]:
    """Yield what is said otherwise, in the order of the matrix."""
    lanes = dict.fromkeys((*before.view.map.lanes, *view.map.lanes))
    for row in (*ROWS, *(f"lane:{lane}" for lane in lanes)):
        was, is_now = change.lost.get(row, ()), change.gained.get(row, ())
        if was or is_now:
            label, foreign = _label(view, before, row)
            none = sides is not None and not is_now and row in sides[1].none
            of_was, of_now = notes(view, change, row, sides) if sides else (Notes(), Notes())
            # Where there is a page of the map, the rest stands in the column of the touchpoint.
            if not view.has_page:
                of_was = _with_all(of_was, {row: was}, before.view, is_gone=True)
                of_now = _with_all(of_now, {row: is_now}, view, is_gone=False)
            lines = _lines(view, before, was, of_was), _lines(view, before, is_now, of_now)
            yield Row(label, *lines, foreign, none)


def _with_all(told: Notes, texts: Texts, whose: View, *, is_gone: bool) -> Notes:
    """Return notes, with all that statements say of which there are none."""
    details = whole_notes(texts, whose.map, whose.labels, is_gone=is_gone).details
    return replace(told, details={**details, **told.details})


def _gist(view: View, before: Before, id: str) -> Iterator[Row]:
    """Yield what there is to know of a touchpoint that is new, or was of one that is gone."""
    is_gone = id in before.gone
    whose = before.view if is_gone else view
    touchpoint = whose.touchpoint(id)
    # A new one has a column of its own where there is a page of the map, with all it says.
    rows = tuple(_rows_of(whose)) if is_gone or not view.has_page else _GIST
    yield from _whole(view, before, touchpoint, rows, is_gone)
    if not view.has_page:
        yield from _further(whose, touchpoint, is_gone)


def _phase_rows(view: View, before: Before, phase: PhaseView, kind: str) -> Iterator[Row]:
    """Yield what a phase says otherwise; all of it where it has no other place on the page."""
    if kind not in ("new", "gone"):
        yield from _said_rows(view, before, before.phases.get(phase.id, Change()))
    elif not view.has_page:
        is_gone = kind == "gone"
        whose = before.view if is_gone else view
        one = next(each for each in whose.phases if each.id == phase.id)
        yield from _whole(view, before, one, tuple(_rows_of(whose)), is_gone)
        yield from _based(whose, one.phase, is_gone)


def _whole(
    view: View, before: Before, part: Part, keys: tuple[str, ...], is_gone: bool
) -> Iterator[Row]:
    whose = before.view if is_gone else view
    own = with_solutions(part.texts)
    beside = whole_notes(own, whose.map, view.labels, is_gone=is_gone)
    if view.has_page and not is_gone:
        beside = replace(beside, details={})
    for row in keys:
        if said := own.get(row):
            label, foreign = _label(view, before, row)
            yield _one_sided(label, _lines(view, before, said, beside), is_gone, foreign)
    yield from _metric_rows(view, *((part.metrics, ()) if is_gone else ((), part.metrics)))


def _further(whose: View, touchpoint: TouchpointView, is_gone: bool) -> Iterator[Row]:
    """Yield for whom a touchpoint is, why all hangs on it, and what it is based on."""
    words = whose.labels
    if touchpoint.touchpoint.says.personas is not None:
        names = ", ".join(whose.persona(id).name for id in touchpoint.who)
        yield _one_sided(words["facet.personas"], (Line(names or "–"),), is_gone)
    if touchpoint.truth is not None:
        reason = (Line(_reason(whose, touchpoint.truth)),)
        yield _one_sided(words["facet.moment_of_truth"], reason, is_gone)
    yield from _based(whose, touchpoint.touchpoint, is_gone)


def _based(whose: View, part: Phase | Touchpoint, is_gone: bool) -> Iterator[Row]:
    for label, text in based_rows(part, whose.map, whose.labels):
        yield _one_sided(label, (Line(text),), is_gone)


def _one_sided(label: str, lines: tuple[Line, ...], is_gone: bool, foreign: bool = False) -> Row:
    return Row(label, lines, (), foreign) if is_gone else Row(label, (), lines, foreign)


def _rows_of(view: View) -> Iterator[str]:
    yield from (*ROWS, *(f"lane:{lane}" for lane in view.map.lanes))


def _label(view: View, before: Before, row: str) -> tuple[str, bool]:
    if not row.startswith("lane:"):
        return view.labels[f"facet.{row}"], False
    id = row.removeprefix("lane:")
    return (view.map.lanes.get(id) or before.view.map.lanes[id]).name, True


def _lines(view: View, before: Before, said: tuple[Said, ...], notes: Notes) -> tuple[Line, ...]:
    here = {persona.id for persona in view.personas}
    return tuple(
        Line(
            " · ".join((one.statement.text, *notes.details.get(plain(one.statement.text), ()))),
            one.statement,
            tuple(id for id in one.who if id in here),
            one.everyone,
            "" if one.everyone else _not_here(before, one, here),
            notes.pains.get(one.statement.place, ""),
        )
        for one in said
    )


def _not_here(before: Before, said: Said, here: Collection[str]) -> str:
    return ", ".join(before.view.persona(id).name for id in said.who if id not in here)


def _metric_rows(view: View, then: tuple[Metric, ...], now: tuple[Metric, ...]) -> Iterator[Row]:
    was, is_now = ([_metric(view, one) for one in metrics] for metrics in (then, now))
    lost = tuple(Line(text) for text in was if text not in is_now)
    gained = tuple(Line(text) for text in is_now if text not in was)
    if lost or gained:
        yield Row(view.labels["facet.metrics"], lost, gained)


def _metric(view: View, metric: Metric) -> str:
    shown = figure(metric, view.labels)
    target = view.labels.fill("target.is", value=shown.target) if shown.target else ""
    told = ", ".join(text for text in (shown.value, target) if text)
    return f"{shown.name}: {told}" if told else shown.name
