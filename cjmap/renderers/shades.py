"""Spell how a picture adapts to what it is shown on, as rules of a style sheet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cjmap.view.palette import DARK, GOOD, PAPER, USUAL, Palette

_PAINT = re.compile(r'(fill|stroke)="(#[0-9a-f]{6})"')
_SIZE = re.compile(r'viewBox="\S+ \S+ (\S+) (\S+)"')
_FOCUS = "a:focus-visible{outline:2px solid %s;outline-offset:2px}"


def shades(palette: Palette) -> dict[str, str]:
    """Return what each colour becomes in the dark, both as pictures spell them."""
    return {light.lower(): dark.lower() for light, dark in palette.dark.items()}


def own_style(picture: str, palette: Palette = USUAL) -> str:
    """Return the style sheet of a picture that stands alone.

    It is dark where the reader's screen is; on paper it is light, and fills one sheet of A3.
    """
    paints = "".join(f"{one}{{{paint}:{dark}}}\n" for one, paint, dark in _rules(picture, palette))
    return (
        f"{_FOCUS % GOOD.lower()}\n"
        f"@page{{size:A3 {_orientation(picture)};margin:8mm}}\n"
        "@media print{:root{width:100%;height:100%}}\n"
        "@media screen and (prefers-color-scheme:dark){\n"
        f":root{{background:{DARK[PAPER].lower()}}}\n"
        f"{_FOCUS % DARK[GOOD].lower()}\n"
        f"{paints}}}"
    )


def _orientation(picture: str) -> str:
    size = _SIZE.search(picture)
    return "portrait" if size and float(size[2]) > float(size[1]) else "landscape"


def _rules(picture: str, palette: Palette) -> Iterator[tuple[str, str, str]]:
    """Yield selector, property and dark colour of each paint in a picture."""
    used = set(_PAINT.findall(picture))
    for light, dark in shades(palette).items():
        for paint in ("fill", "stroke"):
            if (paint, light) in used:
                yield f'[{paint}="{light}"]', paint, dark
