"""Head the columns of a blueprint: what each touchpoint is, where, how it feels, what hurts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.layout import Box, Point
from cjmap.renderers.diagrams import telling
from cjmap.renderers.diagrams.cards import TRUTH
from cjmap.renderers.diagrams.cells import Row, lines, space
from cjmap.renderers.diagrams.change_signs import BELOW, HEIGHT, change_key, sign_cell
from cjmap.renderers.diagrams.changes import place_rows
from cjmap.renderers.diagrams.chips import chip_rows
from cjmap.renderers.diagrams.ink import NAME, SMALL, SPARE
from cjmap.renderers.diagrams.links import to_page
from cjmap.renderers.diagrams.marks import Mark, diamond, words
from cjmap.renderers.diagrams.pains import own_pains, pain_rows
from cjmap.view.palette import MUTED
from cjmap.view.values import TouchpointView, View

_NAME_LINES, _PLACE_LINES = 3, 2
_APART, _AFTER_TRUTH = 3, 4


def moment_rows(
    view: View, touchpoints: Sequence[TouchpointView], width: float
) -> tuple[tuple[Row, ...], ...]:
    """Return what heads the columns of touchpoints, in rows of a width; names align."""
    signs = [change_key(view, touchpoint) for touchpoint in touchpoints]
    return tuple(
        (
            *(_change_rows(view, sign, width) if any(signs) else ()),
            *_rows(view, touchpoint, width),
        )
        for touchpoint, sign in zip(touchpoints, signs, strict=True)
    )


def _change_rows(view: View, key: str, width: float) -> Iterator[Row]:
    yield Row((sign_cell(view, key),), HEIGHT, key) if key else space(HEIGHT, width)
    yield space(BELOW, width)


def moment(
    view: View, touchpoint: TouchpointView, rows: tuple[Row, ...], box: Box
) -> tuple[Mark, ...]:
    """Return the head of a column at the top of a box, with the sign of a moment of truth."""
    head = words(
        f"t-{touchpoint.id}",
        Point(box.x, box.y),
        rows,
        tooltip=telling.of_touchpoint(view, touchpoint),
        link=to_page(view, touchpoint),
    )
    if touchpoint.truth is None:
        return (head,)
    # Beside the name, which stands below the sign of a change.
    y = box.y + 3 + (HEIGHT + BELOW if rows[0].height == HEIGHT else 0)
    sign = Box(box.right - TRUTH, y, TRUTH, TRUTH)
    told = telling.of_truth(view, touchpoint)
    return head, diamond(f"truth-{touchpoint.id}", sign, tooltip=told)


def _rows(view: View, touchpoint: TouchpointView, width: float) -> Iterator[Row]:
    type = NAME if touchpoint.who else NAME.colored(MUTED)
    if touchpoint.is_former:
        type = type.striking()
    sign = TRUTH + _AFTER_TRUTH if touchpoint.truth is not None else 0
    yield from lines(
        type.wrap(touchpoint.name, width - SPARE - sign, _NAME_LINES, language=view.language),
        type,
        width,
        sign="" if touchpoint.who or touchpoint.is_former else "unmet",
    )
    place = " · ".join((*_channels(touchpoint), *_durations(touchpoint)))
    yield from lines(
        SMALL.wrap(place, width - SPARE, _PLACE_LINES, language=view.language), SMALL, width
    )
    yield from place_rows(view, touchpoint, width)
    yield from pain_rows(own_pains(touchpoint), width, language=view.language)
    if chips := chip_rows(view, touchpoint, width):
        yield space(_APART, width)
        yield from chips


def _channels(touchpoint: TouchpointView) -> Iterator[str]:
    yield from (channel.name or channel.id for channel in touchpoint.channels)


def _durations(touchpoint: TouchpointView) -> Iterator[str]:
    said = touchpoint.texts.get("duration", ())
    yield from (one.statement.text for one in said if not one.inherited)
