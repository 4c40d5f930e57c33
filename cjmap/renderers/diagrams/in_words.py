"""Write the feelings that no number says below the scale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.frozen import frozen
from cjmap.layout import Box, Point
from cjmap.renderers.diagrams import telling
from cjmap.renderers.diagrams.cells import lines
from cjmap.renderers.diagrams.ink import FEELING
from cjmap.renderers.diagrams.marks import Mark, Shape, css_class, initials, words
from cjmap.renderers.diagrams.scores import Column
from cjmap.renderers.diagrams.unrated import unrated
from cjmap.view.values import PersonaView, View

_MARGIN = 6
_LINES = 3
_ROUND, _APART, _BETWEEN, _AFTER = 14, 18, 6, 8


@frozen
class _Felt:
    """What some personas feel at a touchpoint, with its words broken into lines."""

    column: Column
    who: tuple[PersonaView, ...]
    texts: tuple[str, ...]
    per_row: int

    @property
    def signs_height(self) -> float:
        return -(-len(self.who) // self.per_row) * _APART

    @property
    def words_height(self) -> float:
        return len(self.texts) * FEELING.leading

    @property
    def height(self) -> float:
        if len(self.who) == 1:
            return max(_ROUND, self.words_height) + _BETWEEN
        return self.signs_height + self.words_height + _BETWEEN


def in_words(
    view: View, columns: Sequence[Column], *, top: float
) -> tuple[tuple[Mark, ...], float]:
    """Return hollow signs with words in each column, and how high the highest stack is."""
    marks: list[Mark] = []
    highest = 0.0
    for column in columns:
        y = top
        for felt in _felt(view, column):
            marks += _beside(view, felt, y) if len(felt.who) == 1 else _below(view, felt, y)
            y += felt.height
        highest = max(highest, y - top)
    return tuple(marks), highest + _AFTER if highest else 0


def _felt(view: View, column: Column) -> Iterator[_Felt]:
    room = column.width - 2 * _MARGIN
    for feeling, who in unrated(view, column.touchpoint).items():
        width = room - (_APART + 4 if len(who) == 1 else 4)
        texts = FEELING.wrap(feeling, width, _LINES, language=view.language)
        if texts:
            yield _Felt(column, who, texts, int(room // _APART))


def _beside(view: View, felt: _Felt, y: float) -> Iterator[Mark]:
    """Yield a sign with the words beside it, both in the middle of the column."""
    (persona,) = felt.who
    length = _length(felt)
    height = felt.height - _BETWEEN
    x = round(felt.column.middle - (_APART + length) / 2)
    yield _sign(view, felt, persona, Point(x, y + (height - _ROUND) / 2))
    yield _words(view, felt, Point(x + _APART, y + (height - felt.words_height) / 2))


def _below(view: View, felt: _Felt, y: float) -> Iterator[Mark]:
    """Yield rows of signs with the words of all below them."""
    for start in range(0, len(felt.who), felt.per_row):
        row = felt.who[start : start + felt.per_row]
        x = round(felt.column.middle - (len(row) * _APART - (_APART - _ROUND)) / 2)
        for number, persona in enumerate(row):
            at = Point(x + number * _APART, y + start // felt.per_row * _APART)
            yield _sign(view, felt, persona, at)
    x = round(felt.column.middle - _length(felt) / 2)
    yield _words(view, felt, Point(x, y + felt.signs_height - 2))


def _sign(view: View, felt: _Felt, persona: PersonaView, at: Point) -> Shape:
    color = persona.look.color
    return Shape(
        f"felt_{persona.id}_{felt.column.touchpoint.id}",
        Box(at.x, at.y, _ROUND, _ROUND),
        initials(persona.look, color) if persona.id else "",
        {"shape": "circle", "style": "dashed", "color": color, "penwidth": "1.2"},
        tooltip=_told(view, felt, (persona,)),
        css=css_class(persona.id),
        signs=("felt",),
    )


def _words(view: View, felt: _Felt, at: Point) -> Shape:
    is_single = len(felt.who) == 1
    type = FEELING.colored(felt.who[0].look.color) if is_single else FEELING
    align, sign = ("LEFT", "") if is_single else ("CENTER", "shared")
    rows = lines(felt.texts, type, _length(felt), align, sign=sign)
    id = f"words_{felt.who[0].id}_{felt.column.touchpoint.id}"
    return words(id, at, rows, tooltip=_told(view, felt, felt.who))


def _told(view: View, felt: _Felt, who: Sequence[PersonaView]) -> str:
    ratings = felt.column.touchpoint.ratings
    return "\n".join(telling.of_rating(view, persona, ratings[persona.id]) for persona in who)


def _length(felt: _Felt) -> int:
    return 2 * round(max(FEELING.measure(text) for text in felt.texts) / 2 + 2)
