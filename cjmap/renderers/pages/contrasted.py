"""What stands beside what it was: lines, rows, feelings, touchpoints, phases."""

from __future__ import annotations

from cjmap.frozen import frozen
from cjmap.model import Statement
from cjmap.view.values import PersonaView, PhaseView, Rating, TouchpointView


@frozen
class Line:
    """One thing that is said: a statement of whoever is in `who`, or any other text.

    `others` are the names of those it held for who are not in the map any more. `against` is the
    pain point that a solution is for.
    """

    text: str
    statement: Statement | None = None
    who: tuple[str, ...] = ()
    everyone: bool = True
    others: str = ""
    against: str = ""


@frozen
class Row:
    """An aspect that is different; `foreign` when its label is the author's own word.

    `none` says that the author looked, and there is nothing any more.
    """

    label: str
    was: tuple[Line, ...] = ()
    now: tuple[Line, ...] = ()
    foreign: bool = False
    none: bool = False


@frozen
class Shift:
    """How a persona felt and is to feel; None where she did not or does not come by."""

    persona: PersonaView
    was: Rating | None
    now: Rating | None

    @property
    def rise(self) -> float:
        """How far the lowest feeling rises: below 0 it sinks, 0.0 where one is not rated."""
        if not (self.was and self.now and self.was.is_rated and self.now.is_rated):
            return 0.0
        return self.now.lowest - self.was.lowest


@frozen
class Entry:
    """A touchpoint that is different: `kind` is new, gone, moved or reworded.

    `was` is what it was called, "" when that is still its name.
    """

    touchpoint: TouchpointView
    kind: str
    shifts: tuple[Shift, ...] = ()
    rows: tuple[Row, ...] = ()
    was: str = ""


@frozen
class Block:
    """A phase with what is different in it, and the touchpoints that stay as they are.

    `kind` is new, gone or moved, "" where it is none of these; `place` counts from 0 over the
    phases of today, that of one which is gone is the place of the phase before it. `rows` are what
    the phase itself says otherwise, `was` is what it was called, or "", `behind` where it stood.
    """

    phase: PhaseView
    kind: str
    place: int
    was: str
    behind: str
    rows: tuple[Row, ...]
    entries: tuple[Entry, ...]
    same: tuple[TouchpointView, ...]
