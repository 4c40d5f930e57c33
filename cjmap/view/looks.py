"""Decide how a persona and a rating look: colour, line style, initials, band."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from cjmap.frozen import frozen
from cjmap.view.palette import PERSONAS, USUAL, Palette

LINE_STYLES = ("solid", "dashed", "dotted")


@frozen
class Look:
    """How a persona is told apart: by `number` (0-7) of the colour, line style and initials.

    `color` is that on light paper.
    """

    number: int
    style: str
    initials: str
    color: str


def looks(names: Sequence[str], palette: Palette = USUAL) -> tuple[Look, ...]:
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
            number=i % len(PERSONAS),
            style=LINE_STYLES[i % len(LINE_STYLES)],
            initials=text if counts[text] == 1 else f"{text[:1]}{i + 1}",
            color=palette.personas[i % len(PERSONAS)][0],
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
