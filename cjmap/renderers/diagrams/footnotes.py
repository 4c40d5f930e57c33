"""Write below the names what each touchpoint says behind signs, in rows that align."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from cjmap.layout import Box, Point
from cjmap.model import Statement
from cjmap.renderers.diagrams import pains, telling
from cjmap.renderers.diagrams.captions import unsaid
from cjmap.renderers.diagrams.cells import Cell, Row, block, height_of, lines, run
from cjmap.renderers.diagrams.ink import FEELING, PAIN, SMALL, SPARE, Type
from cjmap.renderers.diagrams.marks import Mark, Shape, rounded, words
from cjmap.renderers.diagrams.scores import Column
from cjmap.renderers.diagrams.signs import CALL, Signs, answer_cells, large, signs_of, told
from cjmap.view.palette import WARNING_TINT
from cjmap.view.values import PersonaView, View

MARGIN = 6
_PAIN_LINES, _CALL_LINES = 6, 4
_BETWEEN = 6
_FEELING_LINES, _MOST_SIGNS, _AFTER_SIGN = 3, 3, 3


def footnotes(
    view: View, columns: Sequence[Column], *, top: float, curves: Sequence[Mark] = ()
) -> tuple[tuple[Shape, ...], float]:
    """Return what hurts, how many solutions there are and the call to action, and their end.

    Each has a row of its own, if anything stands in it; before them, so have the feelings that
    found no place beside the curves.
    """
    said = [(column, signs_of(column.touchpoint)) for column in columns]
    shapes: list[Shape] = []
    bottom = top
    for write in (partial(_feelings, curves=curves), _pains, _answers, _calls):
        row = [shape for column, signs in said for shape in write(view, column, signs, top)]
        shapes += row
        bottom = max((shape.box.bottom for shape in row), default=bottom)
        top = bottom + _BETWEEN if row else top
    return tuple(shapes), bottom


def _feelings(
    view: View, column: Column, signs: Signs, y: float, *, curves: Sequence[Mark]
) -> Iterator[Shape]:
    """Yield the words for scores that stand beside no curve, behind the signs of whose they are."""
    width = column.width - 2 * MARGIN
    touchpoint = column.touchpoint
    rows: list[Row] = []
    told: list[str] = []
    for feeling, who in unsaid(view, touchpoint, curves).items():
        rows += _felt(view, feeling, who, width)
        told += (telling.of_rating(view, one, touchpoint.ratings[one.id]) for one in who)
    if rows:
        at = Point(column.x + MARGIN, y)
        yield words(f"unsaid-{touchpoint.id}", at, rows, tooltip="\n".join(told))


def _felt(view: View, feeling: str, who: Sequence[PersonaView], width: float) -> Iterator[Row]:
    is_shared = len(who) > 1
    type = FEELING if is_shared else FEELING.colored(who[0].look.color)
    # More signs leave no room for words; whose these are is in the tooltip.
    named = who if len(who) <= _MOST_SIGNS else ()
    signs = [_sign(persona) for persona in named if persona.id]
    indent = sum(cell.width for cell in signs)
    texts = type.wrap(feeling, width - indent - SPARE, _FEELING_LINES, language=view.language)
    longest = max((type.measure(text) for text in texts), default=0)
    left = max(0, round((width - indent - longest) / 2))
    lead = (Cell("", left), *signs)
    for text in texts:
        sign = "shared" if is_shared else ""
        yield Row((*lead, Cell(run(text, type), width - left - indent)), type.leading, sign)
        lead = (Cell("", left + indent),)


def _sign(persona: PersonaView) -> Cell:
    type = Type(FEELING.size, persona.look.color, bold=True)
    initials = persona.look.initials
    return Cell(run(initials, type), round(type.measure(initials)) + _AFTER_SIGN)


def _pains(view: View, column: Column, signs: Signs, y: float) -> Iterator[Shape]:
    """Yield the worst pain point in full, as far as there is room, and how many more there are."""
    if not signs.pains:
        return
    worst = pains.worst(signs.pains)
    type = replace(PAIN, bold=pains.is_severe(worst))
    width = column.width - 2 * MARGIN
    texts = type.wrap(_signed(pains.SIGN, worst), width - 12, _PAIN_LINES, language=view.language)
    texts = _counted(texts, len(signs.pains) - 1, type, width - 12)
    rows = lines(texts, type, width - 8, align="CENTER")
    box = Box(column.x + MARGIN, y, width, height_of(rows) + 10)
    full = _in_full(view, replace(signs, solutions=(), calls=()))
    id = f"pain-{column.touchpoint.id}"
    yield rounded(id, box, block(rows), fill=WARNING_TINT, tooltip=full)


def _answers(view: View, column: Column, signs: Signs, y: float) -> Iterator[Shape]:
    cells = tuple(answer_cells(signs, view.labels))
    if cells:
        x = round(column.middle - sum(cell.width for cell in cells) / 2)
        full = _in_full(view, replace(signs, pains=signs.unsolved, calls=()))
        id = f"answers-{column.touchpoint.id}"
        yield words(id, Point(x, y), [Row(cells, large(SMALL).leading)], tooltip=full)


def _calls(view: View, column: Column, signs: Signs, y: float) -> Iterator[Shape]:
    if signs.calls:
        width = column.width - 2 * MARGIN
        call = _signed(CALL, signs.calls[0])
        texts = SMALL.wrap(call, width - 4, _CALL_LINES, language=view.language)
        texts = _counted(texts, len(signs.calls) - 1, SMALL, width - 4)
        rows = lines(texts, SMALL, width, align="CENTER")
        full = _in_full(view, replace(signs, pains=(), unsolved=(), solutions=()))
        id = f"call-{column.touchpoint.id}"
        yield words(id, Point(column.x + MARGIN, y), rows, tooltip=full)


def _signed(sign: str, said: Statement) -> str:
    """Return words behind a sign, which never stands alone at the end of a line."""
    return f"{sign}\N{NO-BREAK SPACE}{said.text.lstrip()}"


def _counted(texts: tuple[str, ...], more: int, type: Type, width: float) -> tuple[str, ...]:
    """Return lines that end in how many more there are, on the last line if there is room."""
    if not more:
        return texts
    last = f"{texts[-1]} +{more}"
    return (*texts[:-1], last) if type.measure(last) <= width else (*texts, f"+{more}")


def _in_full(view: View, signs: Signs) -> str:
    return "\n".join(told(signs, view.labels))
