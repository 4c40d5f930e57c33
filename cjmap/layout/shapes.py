"""The values that a layout is asked with and answers with; points, y downwards."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from cjmap.frozen import frozen
from cjmap.layout.text import Divide


class Point(NamedTuple):
    """A place on the page."""

    x: float
    y: float


@frozen
class Box:
    """A rectangle, by its upper left corner and its size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right side."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of the lower side."""
        return self.y + self.height

    @property
    def middle(self) -> Point:
        """The centre."""
        return Point(self.x + self.width / 2, self.y + self.height / 2)


@frozen
class Metrics:
    """What all parts of one picture share: its measures, in points; all are even numbers.

    `left` and `top` are kept free for the names of lanes and phases, `padding` above and below the
    cards of a lane, `clearance` between a card and what passes it, `arrow_room` before a card where
    a line arrives. Lines meet a card `port_pitch` apart, or down to `least_pitch` where there are
    many, and run beside each other `track_pitch` apart. `lane_height` is that of a lane without
    cards, `gutter` the least between columns; `stub` joins a card and the nearest `badge`, or the
    tag of a step to or from another strip. `divide` says where notes divide long words.
    """

    left: int = 118
    top: int = 62
    card_width: int = 158
    lane_height: int = 28
    padding: int = 16
    gutter: int = 46
    arrow_room: int = 18
    port_pitch: int = 10
    least_pitch: int = 6
    track_pitch: int = 8
    clearance: int = 10
    badge: int = 16
    stub: int = 12
    tag_stub: int = 18
    tag_width: int = 130
    tag_height: int = 14
    note_size: float = 8
    note_leading: int = 10
    note_padding: int = 4
    note_width: int = 84
    note_lines: int = 3
    divide: Divide | None = None


@frozen
class Card:
    """A card to be placed: its phase and lane by number, and the height its text needs."""

    id: str
    phase: int
    lane: int
    height: float


@frozen
class Path:
    """One way through the cards: their ids in walking order, with a note on the arrival there.

    Repeats and steps back are allowed. `notes` is as long as `stops`, or empty. A path that
    `begins` gets a badge before its first card.
    """

    id: str
    stops: tuple[str, ...]
    notes: tuple[str | None, ...] = ()
    begins: bool = True


@frozen
class Columns:
    """The columns of one phase."""

    first: int
    count: int


@frozen
class Label:
    """A note on a line: its lines of text, and the box around them that nothing else enters."""

    lines: tuple[str, ...]
    box: Box


@frozen
class Route:
    """The line of one path from one card to the next: level and upright runs, from edge to edge.

    A `loop` leads back: to an earlier column, or to where the path has been before. `step` counts
    those of the path from 1.
    """

    path: str
    step: int
    source: str
    target: str
    points: tuple[Point, ...]
    kind: Literal["step", "loop"]
    label: Label | None


@frozen
class Start:
    """Where a path begins: the box of its badge, and the line from there to the card."""

    path: str
    card: str
    badge: Box
    points: tuple[Point, Point]


@frozen
class End:
    """One end of a step to or from another strip: the box of its tag, and its piece of line.

    It `leaves` the card here for the `other`, or arrives from there; the points run along with
    the step. The tag stands on that side of the card where the other is. `note` are the lines of
    what is said on arrival, below the first line of the tag.
    """

    path: str
    step: int
    card: str
    other: str
    leaves: bool
    kind: Literal["step", "loop"]
    tag: Box
    points: tuple[Point, Point]
    note: tuple[str, ...]


@frozen
class Layout:
    """Everything in its place. Phases and lanes are in order, routes in walking order by path.

    Only a strip of a folded picture has `ends`.
    """

    width: float
    height: float
    columns: tuple[Columns, ...]
    phases: tuple[Box, ...]
    lanes: tuple[Box, ...]
    cards: Mapping[str, Box]
    routes: tuple[Route, ...]
    starts: tuple[Start, ...]
    ends: tuple[End, ...] = ()
