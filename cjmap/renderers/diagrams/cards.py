"""Write a touchpoint as a card of exact size, with its measured height."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cjmap.frozen import frozen
from cjmap.layout import Box, Metrics
from cjmap.renderers.diagrams.cells import Cell, Row, block, height_of, lines, run, space
from cjmap.renderers.diagrams.change_signs import EDGE, edge_color
from cjmap.renderers.diagrams.changes import change_rows, former_rows
from cjmap.renderers.diagrams.chips import chip_rows, initials
from cjmap.renderers.diagrams.holes import hole_rows
from cjmap.renderers.diagrams.ink import NAME, SMALL, SPARE, Type
from cjmap.renderers.diagrams.marks import Shape, rounded
from cjmap.renderers.diagrams.signs import sign_rows, signs_of
from cjmap.view.palette import AXIS, CARD, GOOD, HAIRLINE, MUTED, WARNING
from cjmap.view.values import TouchpointView, View

WIDTH = Metrics().card_width
TRUTH = 9
_MARGIN, _BORDER = 11, 1
_INNER = WIDTH - 2 * _MARGIN - 2 * _BORDER
_AROUND = _BORDER + 8
_GAP = 4
_ENDS_HEIGHT, _ENDS_GAP, _AFTER_MARKS = 13, 2, 4
_NAME_LINES = 4

ENDS = {"recommends": ("+", GOOD), "warns": ("!", WARNING), "leaves": ("×", MUTED)}


@frozen
class Card:
    """What stands on a card: rows from its top and rows at its bottom.

    A quiet one is for what happens behind the scenes; one that is former is empty paper. `edge` is
    the colour of an edge that is a sign, "" for the usual one.
    """

    top: tuple[Row, ...]
    bottom: tuple[Row, ...]
    is_quiet: bool
    is_former: bool = False
    edge: str = ""

    @property
    def height(self) -> int:
        """The least height in points, an even number."""
        needed = 2 * _AROUND + height_of(self.top) + height_of(self.bottom)
        return -(-round(needed) // 2) * 2


def card(view: View, touchpoint: TouchpointView) -> Card:
    """Return what the card of a touchpoint says."""
    edge = edge_color(view, touchpoint)
    if touchpoint.is_former:
        top = tuple(former_rows(view, touchpoint, _INNER))
        return Card(top, (), is_quiet=True, is_former=True, edge=edge)
    return Card(
        top=tuple(_top(view, touchpoint)),
        bottom=tuple(_bottom(view, touchpoint)),
        is_quiet=not touchpoint.who,
        edge=edge,
    )


def shape(id: str, card: Card, box: Box, *, tooltip: str, link: str) -> Shape:
    """Return a card in its place, which is `WIDTH` wide and as high as needed or more."""
    room = box.height - 2 * _AROUND - height_of(card.top) - height_of(card.bottom)
    filler = (space(room, _INNER),) if room > 0 else ()
    drawn = rounded(
        id,
        box,
        block((*card.top, *filler, *card.bottom)),
        fill="transparent" if card.is_former else CARD,
        border=card.edge or (AXIS if card.is_quiet else HAIRLINE),
        width=EDGE if card.edge else 1,
        dashed=card.is_quiet,
        tooltip=tooltip,
    )
    return replace(drawn, link=link)


def _top(view: View, touchpoint: TouchpointView) -> Iterator[Row]:
    yield from change_rows(view, touchpoint, _INNER)
    type = NAME.colored(MUTED) if not touchpoint.who else NAME
    sign = TRUTH + 2 if touchpoint.truth is not None else 0
    room = _INNER - SPARE - sign
    texts = type.wrap(touchpoint.name, room, _NAME_LINES, language=view.language)
    yield from lines(texts, type, _INNER)
    also = " · ".join(channel.name or channel.id for channel in touchpoint.channels[1:])
    if also:
        said = view.labels.fill("sign.also", channels=also)
        yield from lines(SMALL.wrap(said, _INNER - SPARE, 1), SMALL, _INNER)
    signs = (
        *sign_rows(signs_of(touchpoint), view, _INNER),
        *hole_rows(view, touchpoint, _INNER),
    )
    if signs:
        yield space(2, _INNER)
        yield from signs


def _bottom(view: View, touchpoint: TouchpointView) -> Iterator[Row]:
    chips = chip_rows(view, touchpoint, _INNER)
    ends = tuple(_ends(view, touchpoint))
    if chips or ends:
        yield space(_GAP, _INNER)
    yield from chips
    if chips and ends:
        yield space(_ENDS_GAP, _INNER)
    yield from ends


def _ends(view: View, touchpoint: TouchpointView) -> Iterator[Row]:
    """Yield a row for each way in which paths end here: who, and what she does then."""
    for end, (sign, color) in ENDS.items():
        who = [p for p in view.personas if p.ends == end and p.path[-1:] == (touchpoint.id,)]
        if not who:
            continue
        type = Type(8, color, bold=True)
        words = f"{sign} {view.labels[f'ends.{end}']}"
        told = Cell(run(words, type), round(type.measure(words)) + SPARE)
        marks = tuple(initials(persona.look) for persona in who if persona.id)
        yield from _flowed((*marks, Cell("", _AFTER_MARKS), told) if marks else (told,))


def _flowed(cells: Sequence[Cell]) -> Iterator[Row]:
    """Yield rows of as many cells as fit, a little apart."""
    row: tuple[Cell, ...] = ()
    for cell in cells:
        if row and sum(one.width for one in (*row, cell)) > _INNER:
            yield Row(row, _ENDS_HEIGHT)
            row = ()
        row = (*row, cell)
    yield Row(row, _ENDS_HEIGHT)
    yield space(_ENDS_GAP, _INNER)
