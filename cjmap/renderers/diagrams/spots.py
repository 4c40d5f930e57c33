"""Find words a free spot beside the point that they belong to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import ceil, floor, hypot

from cjmap.layout import Box, Cubic, Point
from cjmap.renderers.diagrams.cells import lines
from cjmap.renderers.diagrams.ink import Type
from cjmap.renderers.diagrams.marks import Shape, words

_CELL = 48
_NEAR = 96
_CLOSE = 5
# Half the breadth of a line.
_BREADTH = 1
_GAP = 3
# Where words stand to their point: so many half breadths and half heights away, in this order.
ABOVE = (
    *((0, -1), (1, -1), (-1, -1), (0.6, -1), (-0.6, -1)),
    *((0, -1.7), (0, -2.1), (1, -0.7), (-1, -0.7)),
    *((0.6, -1.7), (-0.6, -1.7), (1, -1.5), (-1, -1.5), (0, -2.6), (0.6, -2.6), (-0.6, -2.6)),
    *((1, -2.1), (-1, -2.1), (1.2, -0.4), (-1.2, -0.4), (1.2, 0), (-1.2, 0)),
)
BELOW = tuple((right, -down) for right, down in ABOVE)
BESIDE = ((1, -0.6), (1, 0.6), (1, -1.2), (1, 1.2), (1, -2), (1, 2), (-1, -0.6), (-1, 0.6), *ABOVE)


class Spots:
    """A page that fills: what has been blocked or found a spot is in the way of what follows."""

    def __init__(self, page: Box) -> None:
        self.page = page
        self._boxes: defaultdict[tuple[int, int], list[Box]] = defaultdict(list)
        self._lines: defaultdict[int, list[Cubic]] = defaultdict(list)
        self._dots: defaultdict[int, list[Box]] = defaultdict(list)

    def block(self, box: Box) -> None:
        """Keep a box free."""
        for cell in _cells(box):
            self._boxes[cell].append(box)

    def block_dot(self, box: Box) -> None:
        """Keep a dot free, and words that belong to others away from it."""
        self.block(box)
        self._dots[floor(box.middle.x / _NEAR)].append(box)

    def block_line(self, line: Cubic) -> None:
        """Keep a line free that runs to the right."""
        for column in range(floor(line.start.x / _CELL), floor(line.end.x / _CELL) + 1):
            self._lines[column].append(line)

    def find(
        self, beside: Box, width: float, height: float, ways: Iterable[tuple[float, float]]
    ) -> Box | None:
        """Return a free box of this size beside another and block it, or None.

        No dot is nearer to it than what it stands beside.
        """
        for box in (_at(beside, width, height, *way) for way in ways):
            if self._is_free(box) and self._is_nearest(box, beside):
                self.block(box)
                return box
        return None

    def written(
        self,
        id: str,
        texts: Sequence[str],
        type: Type,
        beside: Box,
        ways: Iterable[tuple[float, float]],
        *,
        tooltip: str = "",
        sign: str = "",
    ) -> Iterator[Shape]:
        """Yield lines of text at a free spot beside a box, nothing when there is none."""
        width = 2 * round(max((type.measure(text) for text in texts), default=0) / 2 + 2)
        box = self.find(beside, width, len(texts) * type.leading, ways) if texts else None
        if box:
            rows = lines(texts, type, width, align="CENTER", sign=sign)
            yield words(id, Point(box.x, box.y), rows, tooltip=tooltip)

    def _is_free(self, box: Box) -> bool:
        page = self.page
        inside = page.x <= box.x and box.right <= page.right
        if not inside or box.y < page.y or box.bottom > page.bottom:
            return False
        cells = tuple(_cells(box))
        if any(_meet(box, other) for cell in cells for other in self._boxes[cell]):
            return False
        columns = range(floor(box.x / _CELL), floor(box.right / _CELL) + 1)
        return not any(_crosses(line, box) for column in columns for line in self._lines[column])

    def _is_nearest(self, box: Box, beside: Box) -> bool:
        own = _gap(box, beside) - _GAP
        around = range(floor((box.x - own) / _NEAR) - 1, floor((box.right + own) / _NEAR) + 2)
        return all(_gap(box, dot) >= own for cell in around for dot in self._dots[cell])


def _crosses(line: Cubic, box: Box) -> bool:
    """Tell whether a line runs through a box, by points so close that no words slip through.

    The x of a line grows evenly, so only the points above and below the box are looked at.
    """
    heights = (line.start.y, line.leaving.y, line.arriving.y, line.end.y)
    low, high = min(heights), max(heights)
    if not _lies(box, low, high):
        return False
    breadth = line.end.x - line.start.x
    # At its steepest a curve goes down three halves as fast as on the whole.
    steps = ceil(1.5 * hypot(breadth, high - low) / _CLOSE) + 1
    first, last = (
        (x - line.start.x) / breadth * steps for x in (box.x - _BREADTH, box.right + _BREADTH)
    )
    near = range(max(0, floor(first) + 1), min(steps + 1, ceil(last)))
    return any(_lies(box, y, y) for y in (_height(line, step / steps) for step in near))


def _lies(box: Box, low: float, high: float) -> bool:
    """Tell whether what lies between two heights reaches those of a box."""
    return box.y - _BREADTH < high and low < box.bottom + _BREADTH


def _height(line: Cubic, t: float) -> float:
    rest = 1 - t
    leaving, arriving = 3 * t * rest * rest * line.leaving.y, 3 * t * t * rest * line.arriving.y
    return rest**3 * line.start.y + leaving + arriving + t**3 * line.end.y


def _at(beside: Box, width: float, height: float, right: float, down: float) -> Box:
    x = beside.middle.x + right * ((beside.width + width) / 2 + _GAP)
    y = beside.middle.y + down * ((beside.height + height) / 2 + _GAP)
    return Box(round(x - width / 2), round(y - height / 2), width, height)


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    for column in range(floor(box.x / _CELL), floor(box.right / _CELL) + 1):
        for row in range(floor(box.y / _CELL), floor(box.bottom / _CELL) + 1):
            yield column, row


def _gap(one: Box, other: Box) -> float:
    across = max(one.x - other.right, other.x - one.right, 0)
    return hypot(across, max(one.y - other.bottom, other.y - one.bottom, 0))


def _meet(one: Box, other: Box) -> bool:
    return (
        one.x < other.right
        and other.x < one.right
        and one.y < other.bottom
        and other.y < one.bottom
    )
