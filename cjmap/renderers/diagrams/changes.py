"""Say on cards what a to-be map changes: what is new, moved, different, or there no longer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cjmap.renderers.diagrams.cells import Cell, Row, lines, run, space
from cjmap.renderers.diagrams.change_signs import (
    BELOW,
    HEIGHT,
    SIGNS,
    change_key,
    phase_key,
    sign_cell,
)
from cjmap.renderers.diagrams.ink import NAME, SMALL, SPARE, Type
from cjmap.renderers.diagrams.scale import COURSE
from cjmap.view.palette import CARD, HAIRLINE, MUTED
from cjmap.view.values import Change, PhaseView, Rating, TouchpointView, View

_OTHER = Type(8, MUTED, bold=True)
# What stands between two scores of a course that is no longer true.
THEN_BEFORE = (Cell("", 2), Cell(run(COURSE, _OTHER), 4))
_NAME_LINES, _PLACE_LINES = 3, 3
_LONGEST_NAME = 40


def change_rows(view: View, touchpoint: TouchpointView, width: float) -> Iterator[Row]:
    """Yield for the top of a card whether its touchpoint is new, moved or different."""
    key = change_key(view, touchpoint)
    if not key:
        return
    yield Row((sign_cell(view, key),), HEIGHT)
    was = tuple(place_rows(view, touchpoint, width))
    yield from (space(2, width), *was) if was else ()
    yield space(BELOW, width)


def place_rows(
    view: View, touchpoint: TouchpointView, width: float, align: str = "LEFT"
) -> Iterator[Row]:
    """Yield where a touchpoint was before, or where a former one is now, if anywhere."""
    change = view.before.changes.get(touchpoint.id, Change()) if view.before else Change()
    told = ""
    if touchpoint.is_former and not change_key(view, touchpoint):
        told = became_of(view, touchpoint)
    elif change.is_moved:
        told = view.labels.fill("change.was", place=_former_place(view, change))
    # No line begins with the dot.
    told = told.replace(" · ", "\N{NO-BREAK SPACE}· ")
    texts = SMALL.wrap(told, width - SPARE, _PLACE_LINES, language=view.language)
    yield from lines(texts, SMALL, width, align)


def former_rows(view: View, touchpoint: TouchpointView, width: float) -> Iterator[Row]:
    """Yield what stands where a touchpoint was: its name struck out, and what became of it."""
    if key := change_key(view, touchpoint):
        yield from (Row((sign_cell(view, key),), HEIGHT, key), space(BELOW, width))
    type = NAME.colored(MUTED).striking()
    yield from lines(
        type.wrap(touchpoint.name, width - SPARE, _NAME_LINES, language=view.language), type, width
    )
    yield space(2, width)
    yield from place_rows(view, touchpoint, width)


def became_of(view: View, touchpoint: TouchpointView) -> str:
    """Return what became of a former touchpoint: that it is gone, or where it is now."""
    id = touchpoint.touchpoint.id
    if view.before is None or id in view.before.gone:
        return view.labels["change.gone"]
    now, change = view.touchpoint(id), view.before.changes[id]
    phase = view.phases[now.phase].name if change.phase else ""
    channels = " · ".join(one.name or one.id for one in now.channels[:1]) if change.channels else ""
    return view.labels.fill("change.now", place=_place(phase, channels))


def former_rating(view: View, touchpoint: TouchpointView, persona: str) -> Rating | None:
    """Return how a persona felt before, None where she feels the same."""
    change = view.before.changes.get(touchpoint.id) if view.before else None
    return change.ratings.get(persona) if change else None


def score_before(text: str) -> Cell:
    """Return the cell of a score that is no longer true."""
    return Cell(run(text, _OTHER), _width(text, _OTHER, 6), "CENTER", CARD, HAIRLINE)


def told_changes(view: View, touchpoint: TouchpointView) -> Iterator[str]:
    """Yield in full what is different at a touchpoint, one thing a line."""
    if view.before is None:
        return
    words = view.labels
    if touchpoint.id in view.before.new:
        yield words["change.new"]
    change = view.before.changes.get(touchpoint.id, Change())
    if change.is_moved:
        yield words.fill("change.was", place=_former_place(view, change))
    for persona, rating in change.ratings.items():
        name = view.persona(persona).name
        yield words.fill("change.was", place=f"{name} {_felt(rating)}")
    yield from _told_texts(view, change)


def phase_was(view: View, phase: PhaseView) -> str:
    """Return what a phase was called, and behind what it stood; "" where that stayed."""
    told = " · ".join(_former_of_phase(view, phase))
    return view.labels.fill("change.was", place=told) if told else ""


def told_of_phase(view: View, phase: PhaseView) -> Iterator[str]:
    """Yield in full what is different of a phase, one thing a line."""
    if key := phase_key(view, phase):
        yield view.labels[key]
    yield phase_was(view, phase)
    yield from _told_texts(view, _change_of(view, phase))


def since(view: View) -> str:
    """Return with what a map is compared, as the beginning of a sentence with a colon."""
    name = view.before.name if view.before else ""
    if not name:
        return view.labels["change.since"]
    shown = name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1]}…"
    return view.labels.fill("change.against", name=shown)


def counted(view: View) -> str:
    """Return how many touchpoints are new, moved, different and gone, "" where none is."""
    keys = Counter(change_key(view, touchpoint) for touchpoint in view.touchpoints)
    counts = (
        view.labels.count(f"beside.{key.removeprefix('change.')}", keys[key])
        for key in SIGNS
        if keys[key]
    )
    return "; ".join(filter(None, (", ".join(counts), *_phases(view))))


def _phases(view: View) -> Iterator[str]:
    """Yield which phases are new and gone."""
    for label, key in (("new", "change.new"), ("gone", "change.gone")):
        names = [phase.name for phase in view.phases if phase_key(view, phase) == key]
        if names:
            yield view.labels.fill(f"beside.phases_{label}", names=", ".join(names))


def _former_of_phase(view: View, phase: PhaseView) -> Iterator[str]:
    change = _change_of(view, phase)
    if change.name:
        yield view.labels.fill("word.quoted", text=change.name)
    if change.behind is not None:
        yield _behind(view, change.behind, "change.first_phase")


def _change_of(view: View, phase: PhaseView) -> Change:
    changes = view.before.phases if view.before and not phase.is_former else {}
    return changes.get(phase.id, Change())


def _told_texts(view: View, change: Change) -> Iterator[str]:
    for key, texts in (("change.gone", change.lost), ("change.new", change.gained)):
        for row, said in texts.items():
            named = f"{view.labels[key]}: {_row(view, row)}"
            yield from (f"{named}: {one.statement.text}" for one in said)


def _row(view: View, row: str) -> str:
    lane = view.map.lanes.get(row.removeprefix("lane:"))
    return lane.name if row.startswith("lane:") and lane else view.labels[f"facet.{row}"]


def _felt(rating: Rating) -> str:
    score = "→".join(rating.texts)
    return f"{score}, {rating.feeling}" if rating.feeling else score


def _former_place(view: View, change: Change) -> str:
    """Return where something was: in which phase and channel, or else behind what."""
    if change.is_elsewhere:
        return _place(change.phase, change.channels)
    return _behind(view, change.behind or "", "change.first")


def _behind(view: View, name: str, first: str) -> str:
    """Return what something stood behind; the label `first` where it stood behind nothing."""
    return view.labels.fill("change.behind", name=name) if name else view.labels[first]


def _place(phase: str, channels: str) -> str:
    return " · ".join(part for part in (phase, channels) if part)


def _width(text: str, type: Type, more: int) -> int:
    return round(type.measure(text)) + more


def change_keys(view: View) -> Iterator[str]:
    """Yield the keys of the signs of changes that may occur in a picture."""
    before = view.before
    if before is None:
        return
    keys = {change_key(view, touchpoint) for touchpoint in view.touchpoints}
    yield from (keys | {phase_key(view, phase) for phase in view.phases}) & {*SIGNS}
    if any(
        view.touchpoint(id).ratings[persona].is_rated
        for id, change in before.changes.items()
        for persona in change.ratings
    ):
        yield "change.score"
    yield "change.curve"
    former = [touchpoint for touchpoint in view.touchpoints if touchpoint.is_former]
    if former:
        yield "change.struck"
    if not all(change_key(view, touchpoint) for touchpoint in former):
        yield "change.away"
    if before.steps:
        yield "change.step"
