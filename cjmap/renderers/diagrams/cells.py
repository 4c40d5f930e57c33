"""Write HTML-like labels for Graphviz, made of cells of exact size."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from cjmap.frozen import frozen
from cjmap.layout import ELLIPSIS
from cjmap.renderers.diagrams.ink import SPARE, Type
from cjmap.renderers.text import dot_html

# The column of the signs, behind which all words of a card begin.
SIGN_WIDTH = 12
_MORE_GAP = 3
_BARE = 'BORDER="0" CELLSPACING="0" CELLPADDING="0"'


@frozen
class Cell:
    """A part of a row: what stands in it, its width in points, and how it is filled.

    `content` is markup; `align` is LEFT or CENTER.
    """

    content: str
    width: float
    align: str = "LEFT"
    fill: str = ""
    border: str = ""


@frozen
class Row:
    """Cells side by side, all of one height in points (at least 1.2 of the type in them).

    `sign` is the key of what a legend has to explain in them, "" for nothing.
    """

    cells: tuple[Cell, ...]
    height: float
    sign: str = ""


def run(text: str, type: Type) -> str:
    """Return text as markup in its type, quoted.

    >>> run("5 < 6", Type(8, "#000000", bold=True))
    '<FONT POINT-SIZE="8" COLOR="#000000"><B>5 &lt; 6</B></FONT>'
    """
    quoted = dot_html(text)
    if not quoted:
        return ""
    if type.struck:
        quoted = f"<S>{quoted}</S>"
    if type.bold:
        quoted = f"<B>{quoted}</B>"
    if type.italic:
        quoted = f"<I>{quoted}</I>"
    return f'<FONT POINT-SIZE="{type.size}" COLOR="{type.color}">{quoted}</FONT>'


def lines(
    texts: Iterable[str], type: Type, width: float, align: str = "LEFT", *, sign: str = ""
) -> tuple[Row, ...]:
    """Return a row for each line of text."""
    return tuple(Row(_line(text, type, width, align), type.leading, sign) for text in texts)


def in_full(text: str, shown: Sequence[str]) -> str:
    """Return a text as the tooltip of lines that do not say all of it, else ""."""
    return text if shown and shown[-1].endswith(ELLIPSIS) else ""


def signed(
    sign: str,
    text: str,
    type: Type,
    width: float,
    *,
    lines: int,
    language: str,
    more: int = 0,
) -> Iterator[Row]:
    """Yield the lines of a text behind a sign, and "+2" at its end where there are two more."""
    counted = f"+{more}" if more else ""
    count = Cell(run(counted, type), round(type.measure(counted)) + _MORE_GAP)
    room = width - SIGN_WIDTH
    left = room - SPARE - (count.width if more else 0)
    texts = type.wrap(text.strip(), left, lines, language=language) or ("",)
    first = Cell(run(sign, type), SIGN_WIDTH)
    for line in texts[:-1]:
        yield Row((first, Cell(run(line, type), room)), type.leading)
        first = Cell("", SIGN_WIDTH)
    if not more:
        yield Row((first, Cell(run(texts[-1], type), room)), type.leading)
        return
    length = min(round(type.measure(texts[-1])) + SPARE, room - count.width)
    yield Row((first, Cell(run(texts[-1], type), length), count), type.leading)


def space(height: float, width: float) -> Row:
    """Return an empty row."""
    return Row((Cell("", width),), height)


def signs_in(rows: Iterable[Row]) -> tuple[str, ...]:
    """Return the keys of what a legend has to explain in rows, each once."""
    return tuple(dict.fromkeys(row.sign for row in rows if row.sign))


def height_of(rows: Iterable[Row]) -> float:
    """Return how high rows are together."""
    return sum(row.height for row in rows)


def block(rows: Sequence[Row]) -> str:
    """Return a label of rows, "" of none, without anything around; all as wide as the widest."""
    if not rows:
        return ""
    width = max(sum(cell.width for cell in row.cells) for row in rows)
    if len(rows) == 1:
        return f"<{_table(_side_by_side(rows[0]))}>"
    return f"<{_table(''.join(_row(row, width) for row in _with_whole_spaces(rows)))}>"


def _line(text: str, type: Type, width: float, align: str) -> tuple[Cell, ...]:
    if align == "LEFT" or text.isascii():
        return (Cell(run(text, type), width, align),)
    # Engines centre by widths of their own, which are wrong for what Arial lacks.
    before = max(0, round((width - type.measure(text)) / 2))
    told = Cell(run(text, type), width - before)
    return (Cell("", before), told) if before else (told,)


def _with_whole_spaces(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield rows with one empty row for several: each costs an engine half as much as words do."""
    for is_empty, alike in groupby(rows, key=_is_space):
        if is_empty:
            first, *others = alike
            yield Row(first.cells, first.height + height_of(others))
        else:
            yield from alike


def _is_space(row: Row) -> bool:
    return not any(cell.content or cell.fill or cell.border for cell in row.cells)


def _table(rows: str) -> str:
    return f"<TABLE {_BARE}>{rows}</TABLE>"


def _row(row: Row, width: float) -> str:
    """Return a row; cells side by side go into a table, as columns would share widths."""
    if len(row.cells) == 1 and row.cells[0].width >= width:
        return _side_by_side(row)
    # Cells stretch to fill their row unless something empty takes the rest.
    rest = width - sum(cell.width for cell in row.cells)
    cells = (*row.cells, Cell("", rest)) if rest > 0 else row.cells
    return (
        f'<TR><TD FIXEDSIZE="TRUE" WIDTH="{width:g}" HEIGHT="{row.height:g}" ALIGN="LEFT">'
        f"{_table(_side_by_side(Row(cells, row.height)))}</TD></TR>"
    )


def _side_by_side(row: Row) -> str:
    return f"<TR>{''.join(_cell(cell, row.height) for cell in row.cells)}</TR>"


def _cell(cell: Cell, height: float) -> str:
    content = cell.content
    if cell.align == "LEFT" and not content.isascii():
        # Keeps text at the left that the engine takes for wider than the cell.
        content += '<BR ALIGN="LEFT"/>'
    fill = f' BGCOLOR="{cell.fill}"' if cell.fill else ""
    border = f' BORDER="1" COLOR="{cell.border}"' if cell.border else ""
    return (
        f'<TD FIXEDSIZE="TRUE" WIDTH="{cell.width:g}" HEIGHT="{height:g}"'
        f' ALIGN="{cell.align}"{fill}{border}>{content}</TD>'
    )
