"""Say what paths do on a grid of cards: where they begin, step, come in and go out."""

from __future__ import annotations

from collections.abc import Sequence

from cjmap.frozen import frozen
from cjmap.layout.grid import Grid
from cjmap.layout.shapes import Path
from cjmap.layout.ways import Hop, walk


@frozen
class Beginning:
    """The first card of a path, by the number of the path."""

    path: int
    card: str


@frozen
class Passage:
    """A step of which only one card is on the grid: it leaves that card, or arrives at it.

    `to_right` when the other card comes later in the picture.
    """

    hop: Hop
    leaves: bool
    to_right: bool

    @property
    def card(self) -> str:
        """The card on the grid."""
        return self.hop.source if self.leaves else self.hop.target

    @property
    def other(self) -> str:
        """The card elsewhere."""
        return self.hop.target if self.leaves else self.hop.source


@frozen
class Walks:
    """What some paths do on a grid; `paths` are the ids of all, whose numbers the rest uses."""

    paths: tuple[str, ...]
    beginnings: tuple[Beginning, ...]
    hops: tuple[Hop, ...]
    passages: tuple[Passage, ...] = ()


def walks(paths: Sequence[Path], grid: Grid) -> Walks:
    """The walks of paths whose cards are all on the grid. A stop that is no card is a KeyError."""
    return Walks(
        paths=tuple(path.id for path in paths),
        beginnings=tuple(
            Beginning(number, path.stops[0])
            for number, path in enumerate(paths)
            if path.stops and path.begins
        ),
        hops=tuple(walk(paths, grid)),
    )
