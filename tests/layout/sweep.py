"""Find the boxes that overlap, without comparing all with all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from cjmap.layout import Box

_WIDTH, _HEIGHT = 240, 120
TOUCH = 0.01


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes have more than an edge in common."""
    return (
        one.x < other.x + other.width - TOUCH
        and other.x < one.x + one.width - TOUCH
        and one.y < other.y + other.height - TOUCH
        and other.y < one.y + one.height - TOUCH
    )


class Pages:
    """Boxes by the pages of a grid that they touch."""

    def __init__(self, boxes: Sequence[Box]) -> None:
        self._boxes = boxes
        self._on: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
        for number, box in enumerate(boxes):
            for page in _pages(box):
                self._on[page].append(number)

    def under(self, box: Box) -> list[int]:
        """The numbers of the boxes that a box overlaps, in their order."""
        near = {number for page in _pages(box) for number in self._on.get(page, ())}
        return sorted(number for number in near if overlap(self._boxes[number], box))


def pairs(boxes: Sequence[Box]) -> Iterator[tuple[int, int]]:
    """The numbers of every two boxes that overlap."""
    pages = Pages(boxes)
    for number, box in enumerate(boxes):
        yield from ((number, other) for other in pages.under(box) if other > number)


def _pages(box: Box) -> Iterator[tuple[int, int]]:
    for x in range(int(box.x // _WIDTH), int((box.x + box.width) // _WIDTH) + 1):
        for y in range(int(box.y // _HEIGHT), int((box.y + box.height) // _HEIGHT) + 1):
            yield x, y
