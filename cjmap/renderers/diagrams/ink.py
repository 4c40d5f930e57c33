"""The type of the diagrams."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, partial
from typing import Self

from cjmap import layout
from cjmap.frozen import frozen
from cjmap.renderers import hyphens
from cjmap.view.palette import HEAD_INK, HEAD_MUTED, INK, MUTED, WARNING

# Points that a line leaves free: a fallback font may be a little wider than Arial.
SPARE = 4


@frozen
class Type:
    """How text is set: a size in whole points (older engines cut fractions), colour, weight."""

    size: int
    color: str = INK
    bold: bool = False
    italic: bool = False
    struck: bool = False

    @property
    def leading(self) -> int:
        """The height of a line in points."""
        return round(self.size * 1.3)

    def measure(self, text: str) -> float:
        """Return the length of a line in points."""
        return layout.width(text, self.size, self.bold)

    def wrap(
        self, text: str, width: float, lines: int | None = None, *, language: str = ""
    ) -> tuple[str, ...]:
        """Return the lines that fit into `width` points, what is too much as an ellipsis.

        A word longer than a line is divided as its language does, where that is known.
        """
        return layout.wrap(
            text,
            size=self.size,
            width=width,
            bold=self.bold,
            lines=lines,
            divide=divider(language),
        )

    def striking(self) -> Self:
        """Return the same, struck out."""
        return replace(self, struck=True)

    def colored(self, color: str) -> Self:
        """Return the same in another colour."""
        return replace(self, color=color)


@cache
def divider(language: str) -> layout.Divide | None:
    """Return what divides words as a language does, None where that is not known."""
    return partial(hyphens.place, language=language) if language else None


TITLE = Type(24, bold=True)
SUBTITLE = Type(11, MUTED)
PHASE = Type(13, HEAD_INK, bold=True)
GOAL = Type(9, HEAD_MUTED)
LANE = Type(11, MUTED, bold=True)
NAME = Type(11, bold=True)
SMALL_NAME = Type(9, bold=True)
BODY = Type(9)
ROLE = Type(9, MUTED)
SMALL = Type(8, MUTED)
PAIN = Type(8, WARNING)
FEELING = Type(8, MUTED, italic=True)
