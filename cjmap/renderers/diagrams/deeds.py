"""Write what is done at touchpoints, and what shows it, as the boxes of a blueprint."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from cjmap.layout import Block, Box, Section
from cjmap.renderers.diagrams import telling
from cjmap.renderers.diagrams.cells import Row, framed, height_of, lines, signs_in, space
from cjmap.renderers.diagrams.ink import SMALL, SPARE
from cjmap.renderers.diagrams.marks import Shape
from cjmap.renderers.diagrams.statements import statement_rows
from cjmap.view.palette import AXIS, CARD, HAIRLINE
from cjmap.view.values import Said, TouchpointView, View

_MARGIN, _BORDER, _PADDING = 8, 1, 6
_FOOT_LINES, _BEFORE_FOOT = 2, 4
# What stands small below what is done: who answers for it, and what it needs.
_FEET = {"backstage": "owner", "support": "resources"}


@dataclass(frozen=True, slots=True)
class Deed:
    """A box of a blueprint before it has its place: what it says, below which columns.

    `columns` are beside each other, more than one where a phase says one thing for all of them.
    One that `is_missing` stands for what is not described yet.
    """

    id: str
    tier: int
    key: str
    columns: tuple[int, ...]
    rows: tuple[Row, ...]
    tooltip: str
    is_missing: bool = False

    @property
    def block(self) -> Block:
        """What the layout has to know of it."""
        height = height_of(self.rows) + 2 * (_BORDER + _PADDING)
        even = -(-round(height) // 2) * 2
        return Block(
            self.id,
            self.tier,
            self.columns,
            even,
            joins=not self.is_missing and self.key != "evidence_shown",
        )


def deeds(
    view: View,
    section: Section,
    touchpoints: Sequence[TouchpointView],
    keys: Sequence[str],
    *,
    margin: float,
) -> Iterator[Deed]:
    """Yield the boxes of a strip, column by column; `margin` is free left and right of them.

    `touchpoints` are those of all columns, `keys` what the tiers show.
    """
    for tier, key in enumerate(keys):
        for columns in _alike(section, touchpoints, key):
            slots = [section.slots[column] for column in columns]
            width = sum(slot.width for slot in slots) - 2 * margin
            found = _deed(view, [touchpoints[c] for c in columns], key, tier, columns, width)
            if found:
                yield found


def shape(deed: Deed, box: Box) -> Shape:
    """Return a deed as a box in its place."""
    inner = box.width - 2 * (_MARGIN + _BORDER)
    rest = box.height - height_of(deed.rows) - 2 * _BORDER - _PADDING
    rows = (space(_PADDING, inner), *deed.rows, space(rest, inner))
    style, border = ("ROUNDED,DASHED", AXIS) if deed.is_missing else ("ROUNDED", HAIRLINE)
    label = framed(rows, margin=_MARGIN, fill=CARD, border=border, style=style)
    return Shape(deed.id, box, label, tooltip=deed.tooltip, signs=signs_in(deed.rows))


def _deed(
    view: View,
    touchpoints: Sequence[TouchpointView],
    key: str,
    tier: int,
    columns: tuple[int, ...],
    width: float,
) -> Deed | None:
    touchpoint = touchpoints[0]
    said = touchpoint.texts.get(key, ())
    id, inner = f"{key}_{touchpoint.id}", width - 2 * (_MARGIN + _BORDER)
    if said:
        rows = (*statement_rows(view, said, inner), *_foot(view, touchpoint, key, inner))
        whose = touchpoint.name if len(columns) == 1 else view.phases[touchpoint.phase].name
        return Deed(id, tier, key, columns, rows, telling.of_statements(view, whose, key, said))
    if is_hole(view, touchpoint, key):
        text = view.labels[f"hole.{key}"]
        missing = lines(
            SMALL.wrap(text, inner - SPARE, _FOOT_LINES, language=view.labels.language),
            SMALL,
            inner,
        )
        return Deed(id, tier, key, columns, missing, f"{touchpoint.name}\n{text}", is_missing=True)
    return None


def is_hole(view: View, touchpoint: TouchpointView, key: str) -> bool:
    """Tell whether a touchpoint is shown to lack what others say."""
    # Where nobody comes by, no customer does anything.
    is_owed = bool(touchpoint.who) or key not in ("actions", "evidence_shown")
    return view.shows_gaps and is_owed and key not in {*touchpoint.texts, *touchpoint.none}


def _foot(view: View, touchpoint: TouchpointView, key: str, width: float) -> Iterator[Row]:
    foot = _FEET.get(key, "")
    said = [one for one in touchpoint.texts.get(foot, ()) if not one.inherited]
    if said and not all(one.inherited for one in touchpoint.texts[key]):
        told = " · ".join(dict.fromkeys(one.statement.text for one in said))
        text = f"{view.labels[f'facet.{foot}']}: {told}"
        yield space(_BEFORE_FOOT, width)
        yield from lines(
            SMALL.wrap(text, width - SPARE, _FOOT_LINES, language=view.language), SMALL, width
        )


def _alike(
    section: Section, touchpoints: Sequence[TouchpointView], key: str
) -> Iterator[tuple[int, ...]]:
    """Yield the columns one by one, but together where their phase says one thing for them."""
    for (_, shared), group in groupby(section.slots, lambda c: _shared(touchpoints[c], c, key)):
        columns = tuple(group)
        yield from [columns] if shared else [(column,) for column in columns]


def _shared(touchpoint: TouchpointView, column: int, key: str) -> tuple[int, tuple[object, ...]]:
    said = touchpoint.texts.get(key, ())
    if not said or not all(one.inherited for one in said):
        return column, ()
    return touchpoint.phase, tuple(map(_what, said))


def _what(said: Said) -> object:
    return said.statement.place, () if said.everyone else said.who
