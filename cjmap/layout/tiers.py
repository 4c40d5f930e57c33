"""Stack tiers of boxes below columns, and join the boxes that stand below each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise

from cjmap.frozen import frozen
from cjmap.layout.shapes import Box, Point


@frozen
class Block:
    """A box to be placed: in which tier, below which columns beside each other, how high.

    One that `joins` is joined with the next below it; any other ends the line of those above.
    """

    id: str
    tier: int
    columns: tuple[int, ...]
    height: float
    joins: bool = True


@frozen
class Link:
    """A straight line down from one block to another."""

    upper: str
    lower: str
    start: Point
    end: Point


@frozen
class Measures:
    """What is free, in points: around the blocks of a tier, between tiers, and around lines.

    `margin` is left and right of a block, `padding` above and below; `least` is the height of a
    tier without blocks.
    """

    margin: float = 6
    padding: float = 10
    between: float = 4
    line: float = 26
    least: float = 40


@frozen
class Tiers:
    """Everything in its place: a band for each tier, the y of each line, boxes by id, links.

    `lines` has one entry for each tier, for the line above it, None where there is none; `bottom`
    is where the last tier ends.
    """

    bands: tuple[Box, ...]
    lines: tuple[float | None, ...]
    boxes: Mapping[str, Box]
    links: tuple[Link, ...]
    bottom: float


_USUAL = Measures()


def stack(
    blocks: Sequence[Block],
    *,
    slots: Mapping[int, Box],
    lines: Sequence[bool],
    top: float,
    width: float,
    measures: Measures = _USUAL,
) -> Tiers:
    """The tiers from `top` downwards, each as high as its highest block; one for each of `lines`.

    `slots` are the columns' x and width. Where `lines` says so there is room for a line above the
    tier, and its y is told. Bands reach from 0 to `width`.

    >>> blocks = [Block("a", 0, (0,), 30), Block("b", 1, (0,), 20)]
    >>> down = stack(blocks, slots={0: Box(0, 0, 90, 0)}, lines=[False, True], top=0, width=90)
    >>> down.lines, down.links[0].start, down.links[0].end
    ((None, 67.0), Point(x=45.0, y=44), Point(x=45.0, y=90))
    """
    heights = [measures.least] * len(lines)
    for block in blocks:
        needed = block.height + 2 * measures.padding
        heights[block.tier] = max(heights[block.tier], needed)
    gaps = [measures.line if drawn else measures.between for drawn in lines]
    bottoms = list(accumulate(map(sum, zip(gaps, heights, strict=True)), initial=top))
    bands = tuple(
        Box(0, bottom - height, width, height)
        for bottom, height in zip(bottoms[1:], heights, strict=True)
    )
    boxes = {block.id: _placed(block, bands[block.tier], slots, measures) for block in blocks}
    return Tiers(
        bands=bands,
        lines=tuple(
            band.y - measures.line / 2 if drawn else None
            for band, drawn in zip(bands, lines, strict=True)
        ),
        boxes=boxes,
        links=tuple(_links(blocks, boxes, slots)),
        bottom=bottoms[-1],
    )


def _placed(block: Block, band: Box, slots: Mapping[int, Box], measures: Measures) -> Box:
    first, last = slots[block.columns[0]], slots[block.columns[-1]]
    x = first.x + measures.margin
    return Box(x, band.y + measures.padding, last.right - measures.margin - x, block.height)


def _links(
    blocks: Sequence[Block], boxes: Mapping[str, Box], slots: Mapping[int, Box]
) -> Iterator[Link]:
    for (upper, lower), columns in _neighbours(blocks).items():
        # Between two wide boxes one line says it all.
        are_wide = len(upper.columns) > 1 and len(lower.columns) > 1
        for column in [columns[len(columns) // 2]] if are_wide else columns:
            x = slots[column].middle.x
            start, end = Point(x, boxes[upper.id].bottom), Point(x, boxes[lower.id].y)
            yield Link(upper.id, lower.id, start, end)


def _neighbours(blocks: Sequence[Block]) -> dict[tuple[Block, Block], list[int]]:
    """The columns in which two blocks stand below each other, with nothing between."""
    by_column: dict[int, list[Block]] = {}
    for block in sorted(blocks, key=lambda block: block.tier):
        for column in block.columns:
            by_column.setdefault(column, []).append(block)
    found: dict[tuple[Block, Block], list[int]] = {}
    for column, down in by_column.items():
        for upper, lower in pairwise(down):
            if upper.joins and lower.joins:
                found.setdefault((upper, lower), []).append(column)
    return found
