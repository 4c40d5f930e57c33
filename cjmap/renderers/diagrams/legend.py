"""Explain the signs of a picture: who is who, and what stands for what."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from cjmap.frozen import frozen
from cjmap.layout import Box, Point
from cjmap.renderers.diagrams import holes
from cjmap.renderers.diagrams.cards import ENDS
from cjmap.renderers.diagrams.cells import Cell, Row, block, run
from cjmap.renderers.diagrams.chips import COURSE_TYPE, UNRATED, score_cell
from cjmap.renderers.diagrams.halos import SHINE
from cjmap.renderers.diagrams.ink import (
    BODY,
    FEELING,
    NAME,
    PAIN,
    ROLE,
    SMALL,
    SMALL_NAME,
    Type,
)
from cjmap.renderers.diagrams.marks import (
    Mark,
    Shape,
    Stroke,
    badge,
    css_class,
    diamond,
    rounded,
    straight,
    words,
)
from cjmap.renderers.diagrams.pains import BOLD_DROP
from cjmap.renderers.diagrams.pains import SIGN as PAIN_SIGN
from cjmap.renderers.diagrams.scale import COURSE, scale_texts
from cjmap.renderers.diagrams.signs import CALL, SOLUTION, large
from cjmap.renderers.diagrams.unrated import unrated
from cjmap.view.palette import AXIS, CARD, HEAD_INK, MUTED
from cjmap.view.values import PersonaView, View

HEIGHT = 16
_SAMPLE = Point(16, 8), Point(42, 8)
_AFTER_SAMPLE = 50
_LONGEST_NAME, _LONGEST_ROLE = 190, 230


@frozen
class Entry:
    """A sign with its words, drawn from (0, 0) in a row of `HEIGHT` points."""

    width: float
    marks: tuple[Mark, ...]


def persona_entry(persona: PersonaView) -> Entry:
    """Return the entry of a persona: badge, a piece of her line, name and role."""
    parts = (persona.name, persona.persona.role, persona.journey_name)
    told = " · ".join(part for part in parts if part)
    look, id = persona.look, persona.id
    sign = badge(f"legend-badge-{id}", Box(0, 0, HEIGHT, HEIGHT), look, tooltip=told)
    line = Stroke(straight(*_SAMPLE), look.color, 2.6, look.style, css=css_class(id))
    name = NAME.wrap(persona.name, _LONGEST_NAME, 1)
    said = _words(f"legend-name-{id}", Point(_AFTER_SAMPLE, 0), name, NAME, told)
    # One point higher, so that both stand on one line.
    at = Point(said[-1].box.right, -1)
    role = ROLE.wrap(persona.persona.role or "", _LONGEST_ROLE, 1)
    said += _words(f"legend-role-{id}", at, role, ROLE, told)
    return Entry(said[-1].box.right, (line, sign, *said))


def key_entries(view: View, *keys: str) -> Iterator[Entry]:
    """Yield the entries of some signs, by their keys in `occurring`."""
    for key in keys:
        yield _DRAWN[key](view) if key in _DRAWN else _written(view, key)


def entry(
    key: str, cells: Sequence[Cell], *signs: Mark, after: float = 0, drop: float = 0
) -> Entry:
    """Return cells side by side, with signs before them that take `after` points.

    They stand `drop` points lower than usual.
    """
    shape = words(f"legend-{key}", Point(after, drop), [Row(tuple(cells), HEIGHT)])
    return Entry(shape.box.right, (*signs, shape))


def cell(text: str, type: Type) -> Cell:
    """Return a cell as wide as its text, and some points wider."""
    return Cell(run(text, type), round(type.measure(text)) + 6)


def _written(view: View, key: str) -> Entry:
    sign, type, label, said = _WRITTEN[key]
    cells = (cell(sign, type), cell(view.labels[label], said))
    return entry(key, cells, drop=BOLD_DROP if said.bold else 0)


def _grey(view: View, *, key: str, label: str, type: Type) -> Entry:
    """Return the entry of grey words: such words that say what they mean."""
    said = view.labels.fill("sign.grey", meaning=view.labels[label])
    return entry(key, (cell(said, type),), drop=BOLD_DROP if type.bold else 0)


def _end(view: View, end: str) -> Entry:
    sign, color = ENDS[end]
    said = cell(f"{sign} {view.labels[f'ends.{end}']}", Type(8, color, bold=True))
    return entry(end, (said,), drop=BOLD_DROP)


def _unsolved(view: View) -> Entry:
    sign = cell(view.labels.fill("sign.open", n=1), PAIN)
    return entry("unsolved", (sign, cell(view.labels["sign.unsolved"], ROLE)))


def _truth(view: View) -> Entry:
    sign = diamond("legend-truth-sign", Box(0, 3.5, 9, 9))
    return entry("truth", (cell(view.labels["diagram.moment_of_truth"], ROLE),), sign, after=15)


def _low(view: View) -> Entry:
    """Return what explains the shine around a low: a dot in no persona's colour."""
    look = {"shape": "circle", "style": "filled", "penwidth": "0"}
    shine = Shape("legend-low-shine", Box(0, 0, 16, 16), look=look | {"fillcolor": MUTED + SHINE})
    dot = Shape("legend-low-dot", Box(4, 4, 8, 8), look=look | {"fillcolor": MUTED})
    said = words("legend-low", Point(22, 0), [Row((cell(view.labels["curve.low"], ROLE),), HEIGHT)])
    return Entry(said.box.right, (shine, dot, said))


def _behind(view: View) -> Entry:
    look = {"shape": "box", "style": "rounded,dashed", "color": AXIS}
    sign = Shape("legend-behind-sign", Box(0, 2, 20, 12), look=look)
    return entry("behind", (cell(view.labels["diagram.nobody"], ROLE),), sign, after=26)


def _unrated(view: View) -> Entry:
    sign = Cell("", 15, fill=CARD, border=MUTED)
    is_bare = any("" in unrated(view, touchpoint) for touchpoint in view.touchpoints)
    dash = (cell(UNRATED, SMALL),) if is_bare else ()
    return entry("unrated", (sign, Cell("", 5), *dash, cell(view.labels["curve.unrated"], ROLE)))


def _dot(view: View) -> Entry:
    said = view.labels.fill("curve.dot", score=_bad_score(view))
    return entry("dot", (cell(said, ROLE),), _round("dot", CARD), after=20)


def _bad_dot(view: View) -> Entry:
    said = view.labels.fill("curve.bad_dot", score=_bad_score(view))
    return entry("bad-dot", (cell(said, ROLE),), _round("bad-dot", MUTED), after=20)


def _bad_score(view: View) -> str:
    return scale_texts(view)[-1]


def _round(key: str, fill: str) -> Shape:
    look = {"shape": "circle", "style": "filled", "fillcolor": fill, "color": MUTED}
    return Shape(f"legend-{key}-sign", Box(1, 2, 12, 12), look=look | {"penwidth": "2"})


def _felt(view: View) -> Entry:
    look = {"shape": "circle", "style": "dashed", "color": MUTED, "penwidth": "1.2"}
    sign = Shape("legend-felt-sign", Box(1, 2, 12, 12), look=look)
    return entry("felt", (cell(view.labels["curve.unrated"], ROLE),), sign, after=20)


def _answer(view: View) -> Entry:
    line = Stroke(straight(Point(0, 8), Point(22, 8)), AXIS, tip=Point(28, 8))
    return entry("answer", (cell(view.labels["sign.answer"], ROLE),), line, after=34)


def _goes_on(view: View) -> Entry:
    arrow = block([Row((cell("→", ROLE.colored(HEAD_INK)),), 12)])
    sign = rounded("legend-goes-on-sign", Box(0, 2, 22, 12), arrow, fill=view.palette.head[0])
    return entry("goes-on", (cell(view.labels["diagram.goes_on"], ROLE),), sign, after=28)


def _loop(view: View) -> Entry:
    start, end = Point(0, 8), Point(28, 8)
    tip = Point(end.x + 5, end.y)
    line = Stroke(straight(start, end), MUTED, 1.6, style="dashed", tip=tip, arrow="vee")
    return entry("loop", (cell(view.labels["sign.loop"], ROLE),), line, after=39)


def _passage(view: View) -> Entry:
    arrow = block([Row((cell("→", ROLE),), 12)])
    sign = rounded("legend-passage-sign", Box(0, 2, 22, 12), arrow, fill=CARD, border=AXIS)
    return entry("passage", (cell(view.labels["diagram.passage"], ROLE),), sign, after=28)


def _scale(view: View) -> Entry:
    cells = [cell(view.labels["diagram.experience"], ROLE)]
    for band, text in scale_texts(view).items():
        cells += (Cell("", 2), score_cell(text, band))
    return entry("scale", cells)


_SEVERE = replace(PAIN, bold=True)
_WRITTEN = {
    "pain": (PAIN_SIGN, PAIN, "diagram.pain_point", ROLE),
    "severe": (PAIN_SIGN, _SEVERE, "sign.severe", _SEVERE),
    "solution": (SOLUTION, replace(large(SMALL), bold=False), "facet.solutions", ROLE),
    "call": (CALL, SMALL, "facet.call_to_action", ROLE),
    "gap": (holes.SIGN, SMALL, "sign.gap", ROLE),
    "more": ("+1", SMALL, "sign.more", ROLE),
    "none": ("–", SMALL, "word.looked_none", ROLE),
    "course": (COURSE, replace(COURSE_TYPE, bold=False), "sign.course", ROLE),
}
_DRAWN: dict[str, Callable[[View], Entry]] = {
    "dot": _dot,
    "bad-dot": _bad_dot,
    "low": _low,
    "felt": _felt,
    "shared": partial(_grey, key="shared", label="sign.shared", type=FEELING),
    "unmet": partial(_grey, key="unmet", label="diagram.nobody", type=SMALL_NAME.colored(MUTED)),
    "idle": partial(_grey, key="idle", label="sign.idle", type=BODY.colored(MUTED)),
    "answer": _answer,
    "unsolved": _unsolved,
    "truth": _truth,
    "behind": _behind,
    "unrated": _unrated,
    "loop": _loop,
    "passage": _passage,
    "goes-on": _goes_on,
    "scale": _scale,
    **{end: partial(_end, end=end) for end in ENDS},
}


def _words(id: str, at: Point, texts: Sequence[str], type: Type, tooltip: str) -> tuple[Shape, ...]:
    rows = [Row((cell(text, type),), HEIGHT) for text in texts]
    return (words(id, at, rows, tooltip=tooltip),) if rows else ()
