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
        self._points: defaultdict[tuple[int, int], list[Point]] = defaultdict(list)
        self._dots: defaultdict[int, list[Box]] = defaultdict(list)

    def block(self, box: Box) -> None:
        """Keep a box free."""
        for cell in _cells(box):
            self._boxes[cell].append(box)

    def block_dot(self, box: Box) -> None:
        """Keep a dot free, and words that belong to others away from it."""
        self.block(box)
        self._dots[floor(box.middle.x / _NEAR)].append(box)

    def block_line(self, points: Iterable[Point]) -> None:
        """Keep a line free, by points that are close to each other."""
        for point in points:
            self._points[floor(point.x / _CELL), floor(point.y / _CELL)].append(point)

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
    ) -> Iterator[Shape]:
        """Yield lines of text at a free spot beside a box, nothing when there is none."""
        width = 2 * round(max((type.measure(text) for text in texts), default=0) / 2 + 2)
        box = self.find(beside, width, len(texts) * type.leading, ways) if texts else None
        if box:
            rows = lines(texts, type, width, align="CENTER")
            yield words(id, Point(box.x, box.y), rows, tooltip=tooltip)

    def _is_free(self, box: Box) -> bool:
        page = self.page
        inside = page.x <= box.x and box.right <= page.right
        if not inside or box.y < page.y or box.bottom > page.bottom:
            return False
        cells = tuple(_cells(box))
        if any(_meet(box, other) for cell in cells for other in self._boxes[cell]):
            return False
        return not any(_touches(box, point) for cell in cells for point in self._points[cell])

    def _is_nearest(self, box: Box, beside: Box) -> bool:
        own = _gap(box, beside) - _GAP
        around = range(floor((box.x - own) / _NEAR) - 1, floor((box.right + own) / _NEAR) + 2)
        return all(_gap(box, dot) >= own for cell in around for dot in self._dots[cell])


def sampled(piece: Cubic) -> Iterator[Point]:
    """Yield points along a curve, close enough to each other that no words slip through."""
    height = abs(piece.end.y - piece.start.y)
    # At its steepest a curve goes down three halves as fast as on the whole.
    steps = ceil(1.5 * hypot(piece.end.x - piece.start.x, height) / _CLOSE) + 1
    for step in range(steps + 1):
        t = step / steps
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        yield Point(
            a * piece.start.x + b * piece.leaving.x + c * piece.arriving.x + d * piece.end.x,
            a * piece.start.y + b * piece.leaving.y + c * piece.arriving.y + d * piece.end.y,
        )


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


def _touches(box: Box, point: Point) -> bool:
    across = box.x - _BREADTH < point.x < box.right + _BREADTH
    return across and box.y - _BREADTH < point.y < box.bottom + _BREADTH
