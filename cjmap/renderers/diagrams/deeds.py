"""Write what is done at touchpoints, and what shows it, as the boxes of a blueprint."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from cjmap.frozen import frozen
from cjmap.layout import Block, Box, Section
from cjmap.renderers.diagrams import telling
from cjmap.renderers.diagrams.cells import Row, block, height_of, lines, signs_in, space
from cjmap.renderers.diagrams.change_signs import BELOW, HEIGHT, sign_cell
from cjmap.renderers.diagrams.ink import SMALL, SPARE
from cjmap.renderers.diagrams.marks import Shape, rounded
from cjmap.renderers.diagrams.sides import OURS
from cjmap.renderers.diagrams.statements import statement_rows
from cjmap.view.palette import AXIS, CARD, HAIRLINE
from cjmap.view.values import Said, TouchpointView, View

_MARGIN, _BORDER, _PADDING = 8, 1, 6
_FOOT_LINES, _BEFORE_FOOT = 2, 4
# So many statements that are gone have room.
_GONE = 3
_FOR_CUSTOMERS = ("actions", "evidence_shown", "frontstage")
# What stands small below what is done: who answers for it, and what it needs.
_FEET = {"backstage": "owner", "support": "resources"}


@frozen
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
    rest = box.height - height_of(deed.rows) - 2 * (_BORDER + _PADDING)
    filler = (space(rest, inner),) if rest > 0 else ()
    drawn = rounded(
        deed.id,
        box,
        block((*deed.rows, *filler)),
        fill=CARD,
        border=AXIS if deed.is_missing else HAIRLINE,
        dashed=deed.is_missing,
        tooltip=deed.tooltip,
    )
    return replace(drawn, signs=signs_in(deed.rows))


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
        rows = (
            *_change_rows(view, touchpoint, key, inner),
            *statement_rows(view, said, inner),
            *_foot(view, touchpoint, key, inner),
        )
        whose = touchpoint.name if len(columns) == 1 else view.phases[touchpoint.phase].name
        return Deed(id, tier, key, columns, rows, telling.of_statements(view, whose, key, said))
    gone = lost(view, touchpoint).get(key, ())
    if gone:
        rows = tuple(_gone_rows(view, gone, inner))
        told = "\n".join((touchpoint.name, view.labels["change.gone"], *gone))
        return Deed(id, tier, key, columns, rows, told, is_missing=True)
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
    if not view.shows_gaps or touchpoint.is_former or key in {*touchpoint.texts, *touchpoint.none}:
        return False
    # Where no customer comes by, none does or sees anything.
    kinds = {view.persona(id).persona.kind for id in touchpoint.who}
    return key not in _FOR_CUSTOMERS or bool(kinds - {*OURS})


def lost(view: View, touchpoint: TouchpointView) -> Mapping[str, tuple[str, ...]]:
    """Return what was said before at a touchpoint, by rows of which it says nothing any more."""
    change = view.before.changes.get(touchpoint.id) if view.before else None
    gone = change.lost if change else {}
    return {
        row: tuple(one.statement.text for one in said)
        for row, said in gone.items()
        if row not in touchpoint.texts
    }


def _change_rows(view: View, touchpoint: TouchpointView, key: str, width: float) -> Iterator[Row]:
    """Yield at the top of a box whether what it says is new or different."""
    change = view.before.changes.get(touchpoint.id) if view.before else None
    if change is None or key not in {*change.gained, *change.lost}:
        return
    assert view.before
    was = view.before.view.touchpoint(touchpoint.id).texts
    sign = "change.reworded" if key in was else "change.new"
    yield Row((sign_cell(view, sign),), HEIGHT, sign)
    yield space(BELOW, width)


def _gone_rows(view: View, texts: Sequence[str], width: float) -> Iterator[Row]:
    """Yield what is no longer said, struck out."""
    type = SMALL.striking()
    for text in texts[:_GONE]:
        shown = type.wrap(text, width - SPARE, _FOOT_LINES, language=view.language)
        yield from lines(shown, type, width, sign="change.struck")
    if texts[_GONE:]:
        yield from lines((f"+{len(texts) - _GONE}",), SMALL, width, sign="more")
    yield from lines((view.labels["change.gone"],), SMALL, width)


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
