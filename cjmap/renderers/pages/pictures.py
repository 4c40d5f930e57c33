"""Write finished pictures for a page: shorter than their files, and with one style for all."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, product
from string import ascii_uppercase, digits

from cjmap.renderers.pages.outlines import number, path, polygon
from cjmap.renderers.shades import shades
from cjmap.view.palette import USUAL, Palette

# No value in a picture holds a bare > or ".
_TAG = re.compile(r"<([a-z]+)( [^>]*?)(/?)>")
_PAINTS = (
    *("fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray"),
    *("opacity", "font-family", "font-size", "font-weight", "font-style", "text-anchor"),
    "text-decoration",
)
_PAINT = re.compile(rf' ({"|".join(_PAINTS)})="([-\w#.,\' ]+)"')
_SPACE = re.compile(r' xmlns(?::xlink)?="[^"]*"')
_PLACE = re.compile(r' (x|y|cx|cy)="(-?\d+\.\d\d+)"')
_CORNERS = re.compile(r' points="([^"]+)"')
_LINE = re.compile(r' d="([^"]+)"')
# A small area with a few letters on it, as the initial of a persona or a score.
_NUMBER = r"(-?\d*\.?\d+)"
_BADGE = re.compile(
    rf'<path d="M{_NUMBER} ?{_NUMBER}([hvlz][^"]{{0,20}})" class="(\w+)"/>'
    rf'<text x="{_NUMBER}" y="{_NUMBER}" class="(\w+)">([^<]{{1,5}})</text>'
)
_TITLE = re.compile(r"(<title>[^<\n]*\n[^<\n]*)\n[^<]*")
_LONG = re.compile(r"#([0-9a-f])\1([0-9a-f])\2([0-9a-f])\3")
_PLACED = frozenset({"text", "tspan", "circle", "ellipse", "rect", "line"})


@dataclass(frozen=True, slots=True)
class _Badge:
    """Where a badge was drawn first, under an id."""

    id: str
    x: float
    y: float

    def used_at(self, x: float, y: float) -> str:
        across, down = number(f"{x - self.x:.1f}"), number(f"{y - self.y:.1f}")
        return f'<use href="#{self.id}" x="{across}" y="{down}"/>'


def share(pictures: Mapping[str, str], palette: Palette = USUAL) -> tuple[dict[str, str], str]:
    """Return pictures for one page, and the rules of the style that all of them share.

    What paints a shape or a text becomes a class, whose rule follows the page's `color-scheme`.
    What stands on many cards, as the initial of a persona, is drawn once and then used again.
    Long titles end after two lines: on a page, the rest is a click away. `palette` has the colours
    they were drawn in.
    """
    classes: defaultdict[str, str] = defaultdict(_names().__next__)
    badges: dict[tuple[str, ...], _Badge] = {}
    written = {
        name: _reused(_written(picture, classes), badges) for name, picture in pictures.items()
    }
    dark = shades(palette)
    return written, "".join(f".{name}{{{_rule(said, dark)}}}" for said, name in classes.items())


def _names() -> Iterator[str]:
    """Yield the names of classes; those of the page itself are written small."""
    return chain(ascii_uppercase, map("".join, product(ascii_uppercase, ascii_uppercase + digits)))


def _written(picture: str, classes: Mapping[str, str]) -> str:
    def tag(found: re.Match[str]) -> str:
        kind, said, end = found.groups()
        if paint := "".join(one[0] for one in _PAINT.finditer(said)):
            said = f'{_PAINT.sub("", said)} class="{classes[paint]}"'
        if kind == "polygon":
            kind, said = "path", _CORNERS.sub(lambda one: f' d="{polygon(one[1])}"', said)
        elif kind == "path":
            said = _LINE.sub(lambda one: f' d="{path(one[1])}"', said)
        elif kind in _PLACED:
            said = _PLACE.sub(lambda one: f' {one[1]}="{number(one[2])}"', said)
        else:
            # HTML knows by itself what belongs to SVG.
            said = _SPACE.sub("", said).replace(" xlink:href=", " href=")
        return f"<{kind}{said}{end}>"

    return _TAG.sub(tag, _TITLE.sub(r"\1 …", picture).replace(">\n<", "><"))


def _reused(picture: str, badges: dict[tuple[str, ...], _Badge]) -> str:
    def badge(found: re.Match[str]) -> str:
        x, y = float(found[1]), float(found[2])
        letters = f"{float(found[5]) - x:.1f}", f"{float(found[6]) - y:.1f}"
        look = (*found.group(3, 4, 7, 8), *letters)
        if look in badges:
            return badges[look].used_at(x, y)
        badges[look] = _Badge(f"k{len(badges)}", x, y)
        return f'<g id="{badges[look].id}">{found[0]}</g>'

    return _BADGE.sub(badge, picture)


def _rule(paint: str, dark: Mapping[str, str]) -> str:
    return ";".join(f"{name}:{_value(name, value, dark)}" for name, value in _PAINT.findall(paint))


def _value(name: str, value: str, dark: Mapping[str, str]) -> str:
    if name == "font-size":
        return f"{value}px"
    short = _LONG.sub(r"#\1\2\3", value)
    return f"light-dark({short},{dark[value]})" if value in dark else short
