"""Draw the lanes of a strip: a quiet band for each channel, and its name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap.layout import Box, Point
from cjmap.model import Channel
from cjmap.renderers.diagrams.cells import height_of, lines
from cjmap.renderers.diagrams.ink import LANE
from cjmap.renderers.diagrams.marks import Band, Mark, words
from cjmap.view.palette import BANDS
from cjmap.view.values import View

# What the names take at the left of all bands.
NAMES = 134
_LINES = 3


def bands(
    view: View,
    lanes: Sequence[Channel | None],
    boxes: Sequence[Box],
    *,
    width: float,
    named: bool = True,
    prefix: str = "",
) -> Iterator[Mark]:
    """Yield a band for each channel (None for having none) from the left edge to `width`.

    `named` is whether the picture tells channels apart at all; `prefix` leads the ids.
    """
    for number, (channel, box) in enumerate(zip(lanes, boxes, strict=True)):
        without = view.labels["word.without_channel"] if named else ""
        name = (channel.name or channel.id) if channel else without
        id = f"{prefix}lane-{channel.id}" if channel else f"{prefix}no-lane"
        yield Band(id, Box(0, box.y, width, box.height), BANDS[number % 2], name)
        texts = LANE.wrap(name, NAMES - 32, _LINES, language=view.language)
        if texts:
            rows = lines(texts, LANE, NAMES - 24)
            y = round(box.middle.y - height_of(rows) / 2)
            yield words(f"name-of-{id}", Point(14, y), rows, tooltip=name)
