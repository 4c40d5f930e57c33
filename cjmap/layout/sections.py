"""Set columns of one width side by side, phase by phase, in strips that are not too wide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from cjmap.frozen import frozen
from cjmap.layout.cuts import cuts
from cjmap.layout.shapes import Box


@frozen
class Section:
    """A strip of columns, with x of its own.

    `phases` are the numbers of those in it, with the x and width of each in `spans`; `slots` are
    those of its columns, by their numbers. Its first phase may go on from the strip before, its
    last in the next. Boxes have no height.
    """

    phases: tuple[int, ...]
    spans: tuple[Box, ...]
    slots: dict[int, Box]
    goes_on_from: bool = False
    goes_on: bool = False

    @property
    def right(self) -> float:
        """The x where it ends."""
        return self.spans[-1].right if self.spans else 0


def sections(
    counts: Sequence[int], *, left: float, pitch: float, width: float
) -> tuple[Section, ...]:
    """The strips of some phases, by how many columns each has; one without any is as wide as one.

    Columns are `pitch` points wide and begin at `left`; no strip is wider than `width` that has
    more than one.

    >>> one, two = sections([3, 0, 4], left=10, pitch=100, width=510)
    >>> list(one.slots), one.phases, one.goes_on
    ([0, 1, 2], (0, 1), False)
    >>> list(two.slots), two.spans[0].x, two.right
    ([3, 4, 5, 6], 10, 410)
    """
    phase_of = [phase for phase, count in enumerate(counts) for _ in range(max(1, count))]
    column_of = tuple(_columns(counts))
    seams = {at for at, phase in enumerate(phase_of) if not at or phase_of[at - 1] != phase}
    found = cuts([pitch] * len(phase_of), seams=seams, room=width - left)
    return tuple(
        Section(
            phases=tuple(dict.fromkeys(phase_of[place] for place in places)),
            spans=tuple(_spans([phase_of[place] for place in places], left, pitch)),
            slots={
                column: Box(left + number * pitch, 0, pitch, 0)
                for number, place in enumerate(places)
                if (column := column_of[place]) is not None
            },
            goes_on_from=places.start not in seams,
            goes_on=places.stop < len(phase_of) and places.stop not in seams,
        )
        for places in found
    )


def _columns(counts: Sequence[int]) -> Iterator[int | None]:
    """The number of the column at each place, None where a phase has none."""
    column = 0
    for count in counts:
        yield from range(column, column + count) if count else (None,)
        column += count


def _spans(phases: Sequence[int], left: float, pitch: float) -> Iterator[Box]:
    for _, group in groupby(phases):
        width = len(list(group)) * pitch
        yield Box(left, 0, width, 0)
        left += width
