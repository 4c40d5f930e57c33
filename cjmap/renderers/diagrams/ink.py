"""The type of the diagrams."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Self

from cjmap import layout
from cjmap.view.palette import HEAD_INK, HEAD_MUTED, INK, MUTED, WARNING

# Arial's widths are known to the layout; the characters below are wider than it takes them for.
_WIDE = "→▲−"
_WIDER_BY = 0.4


@dataclass(frozen=True, slots=True)
class Type:
    """How text is set: a size in whole points (older engines cut fractions), colour, weight."""

    size: int
    color: str = INK
    bold: bool = False
    italic: bool = False

    @property
    def leading(self) -> int:
        """The height of a line in points."""
        return round(self.size * 1.3)

    def measure(self, text: str) -> float:
        """Return the length of a line in points."""
        extra = sum(text.count(character) for character in _WIDE) * _WIDER_BY * self.size
        return layout.width(text, self.size, self.bold) + extra

    def wrap(self, text: str, width: float, lines: int | None = None) -> tuple[str, ...]:
        """Return the lines that fit into `width` points, what is too much as an ellipsis."""
        return layout.wrap(text, size=self.size, width=width, bold=self.bold, lines=lines)

    def colored(self, color: str) -> Self:
        """Return the same in another colour."""
        return replace(self, color=color)


TITLE = Type(24, bold=True)
SUBTITLE = Type(11, MUTED)
PHASE = Type(13, HEAD_INK, bold=True)
GOAL = Type(9, HEAD_MUTED)
LANE = Type(11, MUTED, bold=True)
NAME = Type(11, bold=True)
SMALL_NAME = Type(9, bold=True)
ROLE = Type(9, MUTED)
SMALL = Type(8, MUTED)
PAIN = Type(8, WARNING)
FEELING = Type(8, MUTED, italic=True)
