"""Decide which colours a team's theme leads to, and judge whether they can be read."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.decoding.walk import BAD_VALUE
from cjmap.diagnostics import Diagnostic, report
from cjmap.place import Place
from cjmap.settings.theme import Shade, Theme
from cjmap.view.contrast import least_contrast, lighter, standing_out
from cjmap.view.palette import (
    BANDS,
    CARD,
    DARK,
    HEAD_INK,
    HEAD_MUTED,
    HEAD_WARNING,
    PAPER,
    PERSONAS,
    USUAL,
    Palette,
)

# WCAG 2.2, 1.4.3: what text needs. Personas and links are text too: initials, names.
LEAST = 4.5
# What cjmap's own colours have in the dark, about.
_IN_THE_DARK = 6.5
_SHEETS = (PAPER, CARD, *BANDS)
# What pages lay below texts beside these: rows that are full, holes.
_ON_PAGES = (("#EAF1F7", "#1B2733"), ("#FFF7E6", "#2A2415"))
_LIGHT_SHEETS = (*_SHEETS, *(light for light, _ in _ON_PAGES))
_DARK_SHEETS = (*(DARK[sheet] for sheet in _SHEETS), *(dark for _, dark in _ON_PAGES))
_ON_HEADS = (HEAD_INK, HEAD_MUTED, HEAD_WARNING)
_ON_DARK_HEADS = tuple(DARK[ink] for ink in _ON_HEADS)
# How much more lightness the bars of phases have in the dark.
_LIFT = 0.06


def palette_of(theme: Theme | None) -> Palette:
    """Return the colours of pictures and pages; the usual where a theme says nothing.

    Personas beyond those with a colour have the usual ones that are left.
    """
    if theme is None:
        return USUAL
    taken = set(DARK) - {light for light, _ in PERSONAS}
    chosen = [_apart(_written(shade), taken) for shade in theme.personas[: len(PERSONAS)]]
    left = [one for one in PERSONAS if one[0] not in taken]
    head = _apart(_bar(theme.phases), taken) if theme.phases else USUAL.head
    return Palette((*chosen, *left)[: len(PERSONAS)], head)


def link_of(shade: Shade) -> tuple[str, str]:
    """Return a colour for links on light and dark paper."""
    return _written(shade)


def check_theme(theme: Theme, place: Place) -> Iterator[Diagnostic]:
    """Yield the colours of a theme that can't be read well, or that can't be told apart."""
    if len(theme.personas) > len(PERSONAS):
        message = f"there are {len(theme.personas)} colours, and personas take {len(PERSONAS)}"
        help = "from the ninth persona on they come again, with other lines"
        yield report(BAD_VALUE, place / "personas" / len(PERSONAS), message, help=help)
    seen: dict[str, int] = {}
    for number, shade in enumerate(theme.personas):
        if shade.light in seen:
            message = f'"{shade.light}" is the colour of persona {seen[shade.light] + 1} already'
            yield report(BAD_VALUE, shade.place, message, help="each needs one of her own")
        seen.setdefault(shade.light, number)
    for shade in (*theme.personas, *((theme.link,) if theme.link else ())):
        yield from _weak(shade, "on {} paper", _LIGHT_SHEETS, _DARK_SHEETS)
    if theme.phases:
        yield from _weak(
            theme.phases, "with the texts on it, in the {} theme", _ON_HEADS, _ON_DARK_HEADS
        )


def _weak(
    shade: Shade, on: str, light: tuple[str, ...], dark: tuple[str, ...]
) -> Iterator[Diagnostic]:
    for name, color, grounds in (("light", shade.light, light), ("dark", shade.dark, dark)):
        found = least_contrast(color, grounds) if color else LEAST
        if color and found < LEAST:
            better = standing_out(color, grounds, least=LEAST).lower()
            message = f'"{color}" has a contrast of only {_cut(found)} {on.format(name)}'
            help = f'text needs {LEAST}; the nearest colour that has it is "{better}"'
            where = shade.place / name if shade.dark else shade.place
            yield report(BAD_VALUE, where, message, help=help)


def _cut(ratio: float) -> str:
    """Return a ratio with one digit, never rounded up to what would do."""
    return f"{int(ratio * 10) / 10:g}"


def _written(shade: Shade) -> tuple[str, str]:
    light = shade.light.upper()
    dark = shade.dark or standing_out(light, _DARK_SHEETS, least=_IN_THE_DARK)
    return light, dark.upper()


def _bar(shade: Shade) -> tuple[str, str]:
    light = shade.light.upper()
    dark = shade.dark or standing_out(lighter(light, _LIFT), _ON_DARK_HEADS, least=LEAST)
    return light, dark.upper()


def _apart(pair: tuple[str, str], taken: set[str]) -> tuple[str, str]:
    """Return a pair whose light colour no other role has, at most a hair beside the one wanted.

    By its light colour a style sheet finds the dark one.
    """
    light, dark = pair
    way = -1 if int(light[5:], 16) else 1
    while light in taken:
        light = f"{light[:5]}{(int(light[5:], 16) + way) % 256:02X}"
    taken.add(light)
    return light, dark
