"""Decide how a persona and a rating look: colour, line style, initials, band."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

# Light and dark variants; each has a contrast of at least 4.5 on the paper of its theme.
PERSONA_COLORS = (
    ("#3F37A5", "#AAA4FA"),
    ("#0B7A75", "#54C7BF"),
    ("#C2185B", "#F58BB5"),
    ("#8A5A00", "#E0B25A"),
    ("#1565A8", "#7DB8F0"),
    ("#6A1B9A", "#D6A0EE"),
    ("#4A6B12", "#A9C96A"),
    ("#A33A12", "#F3A07C"),
)
LINE_STYLES = ("solid", "dashed", "dotted")

# Fill and text of the five bands from -2 to +2, on light paper.
BAND_COLORS = {
    -2: ("#9A3A00", "#FFFFFF"),
    -1: ("#FBC48A", "#3B2100"),
    0: ("#E2E6EB", "#2C3542"),
    1: ("#A9D3EE", "#06304F"),
    2: ("#1B62A5", "#FFFFFF"),
}


@dataclass(frozen=True, slots=True)
class Look:
    """How a persona is told apart: by `number` (0-7) of the colour, line style and initials."""

    number: int
    style: str
    initials: str

    @property
    def color(self) -> str:
        """The colour on light paper."""
        return PERSONA_COLORS[self.number][0]


def looks(names: Sequence[str]) -> tuple[Look, ...]:
    """Return a look for each name; initials get a second letter where they collide.

    >>> [look.initials for look in looks(["Clara Martin", "Jana", "Joyce Okafor"])]
    ['C', 'JA', 'JO']
    """
    short = [_initial(name) for name in names]
    counts = Counter(short)
    longer = [_two(name) if counts[s] > 1 else s for name, s in zip(names, short, strict=True)]
    counts = Counter(longer)
    return tuple(
        Look(
            number=i % len(PERSONA_COLORS),
            style=LINE_STYLES[i % len(LINE_STYLES)],
            initials=text if counts[text] == 1 else f"{text[:1]}{i + 1}",
        )
        for i, text in enumerate(longer)
    )


def band(position: float) -> int:
    """Return the band, from -2 to 2, of a place on the common scale.

    Halves go outwards, so that a feeling is never shown weaker than it was rated.

    >>> band(-1.5), band(0.4), band(1.5)
    (-2, 0, 2)
    """
    size = int(abs(position) + 0.5)
    return min(2, size) if position >= 0 else -min(2, size)


def _initial(name: str) -> str:
    return next((c.upper() for c in name if c.isalnum()), "?")


def _two(name: str) -> str:
    letters = [c for c in name if c.isalnum()]
    return "".join(letters[:2]).upper() or "?"
