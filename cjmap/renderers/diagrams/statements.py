"""Write statements as a list, those of some personas behind their signs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cjmap.renderers.diagrams.cells import Cell, Row, lines, run, space
from cjmap.renderers.diagrams.chips import initials
from cjmap.renderers.diagrams.ink import BODY, SMALL, SPARE, Type
from cjmap.view.palette import MUTED
from cjmap.view.values import Said, View

# So many lines a statement, and so many all of them together, have room.
_EACH, _TOGETHER = 5, 12
_SIGN_HEIGHT, _APART, _BETWEEN = 13, 5, 3
_BULLET = Cell(run("•", SMALL), 9)


def statement_rows(view: View, said: Sequence[Said], width: float) -> Iterator[Row]:
    """Yield the statements below each other, what is too much as an ellipsis and as "+2"."""
    signs = [marks(view, one) for one in said]
    height, before = 0, None
    for number, (one, who) in enumerate(zip(said, signs, strict=True)):
        is_one_of_many = signs.count(who) > 1
        rows = tuple(
            _statement(
                one, who, width, first=who != before, bullet=is_one_of_many, language=view.language
            )
        )
        if number and height + len(rows) > _TOGETHER:
            yield from lines((f"+{len(said) - number}",), SMALL, width, sign="more")
            return
        if number:
            yield space(_BETWEEN, width)
        yield from rows
        height, before = height + len(rows), who


def marks(view: View, said: Said) -> tuple[Cell, ...]:
    """Return the signs of those for whom something is said, none where it holds for everyone."""
    if said.everyone:
        return ()
    return tuple(initials(view.persona(id).look) for id in said.who if id)


def _statement(
    said: Said, who: tuple[Cell, ...], width: float, *, first: bool, bullet: bool, language: str
) -> Iterator[Row]:
    type, sign = (BODY, "") if said.everyone or said.who else (BODY.colored(MUTED), "idle")
    lead = (_BULLET,) if bullet else ()
    if sum(cell.width for cell in who) > width / 3:
        if first:
            yield from _signs(who, width)
        rows = _hanging(said.statement.text, type, width, lead=lead, language=language)
        yield from (replace(row, sign=sign) for row in rows)
        return
    signs = (*who, Cell("", _APART)) if who else ()
    if not first:
        signs = (Cell("", sum(cell.width for cell in signs)),) if signs else ()
    lead = (*signs, *lead)
    rows = _hanging(said.statement.text, type, width, lead=lead, language=language)
    yield from (replace(row, sign=sign) for row in rows)


def _signs(who: Sequence[Cell], width: float) -> Iterator[Row]:
    row: tuple[Cell, ...] = ()
    for cell in who:
        if row and sum(one.width for one in (*row, cell)) > width:
            yield Row(row, _SIGN_HEIGHT)
            row = ()
        row = (*row, cell)
    yield Row(row, _SIGN_HEIGHT)
    yield space(2, width)


def _hanging(
    text: str, type: Type, width: float, *, lead: tuple[Cell, ...], language: str
) -> Iterator[Row]:
    """Yield a text right of what leads it."""
    indent = sum(cell.width for cell in lead)
    for line in type.wrap(text, width - indent - SPARE, _EACH, language=language):
        is_signed = any(cell.fill for cell in lead)
        height = _SIGN_HEIGHT if is_signed else type.leading
        yield Row((*lead, Cell(run(line, type), width - indent)), height)
        lead = (Cell("", indent),) if indent else ()
