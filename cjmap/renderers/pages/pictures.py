"""Write finished pictures for a page: shorter than their files, and with one style for all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain, product
from string import ascii_uppercase, digits

from cjmap.frozen import frozen
from cjmap.renderers.pages.outlines import number, path, polygon, rounded_box
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
_PLACE = re.compile(r' (x|y|cx|cy)="(-?\d+\.\d+)"')
_OUTLINE = re.compile(r' (?:d="(?P<d>[^"]+)"|points="(?P<points>[^"]+)")')
# A small area with a few letters on it, as the initial of a persona or a score.
_NUMBER = r"(-?\d*\.?\d+)"
_BADGE = re.compile(
    rf'<path d="M{_NUMBER} ?{_NUMBER}([hvlz][^"]{{0,20}})" class="(\w+)"/>'
    rf'<text x="{_NUMBER}" y="{_NUMBER}" class="(\w+)">([^<]{{1,5}})</text>'
)
_RUN = re.compile(
    r'<text x="[^"]+" y="([^"]+)" class="(\w+)">[^<]*</text>'
    r'(?:<text x="[^"]+" y="[^"]+" class="\2">[^<]*</text>)+'
)
_LATER = re.compile(r'</text><text (x="[^"]+") y="([^"]+)" class="\w+">')
_NAME = re.compile(r"(<a [^>]*>\s*<title>[^<\n]*)\n[^<]*")
_LONG = re.compile(r"#([0-9a-f])\1([0-9a-f])\2([0-9a-f])\3")
_PLACED = frozenset({"text", "tspan", "circle", "ellipse", "rect", "line"})


@frozen
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
    The title of a link is its first line: what else it says is a click away. `palette` has the
    colours they were drawn in.
    """
    said = (_paint(tag[2]) for picture in pictures.values() for tag in _TAG.finditer(picture))
    frequent = (paint for paint, _ in Counter(filter(None, said)).most_common())
    classes = dict(zip(frequent, _names(), strict=False))
    badges: dict[tuple[str, ...], _Badge] = {}
    written = {
        name: _RUN.sub(_joined, _reused(_written(picture, classes), badges))
        for name, picture in pictures.items()
    }
    dark = shades(palette)
    return written, "".join(f".{name}{{{_rule(said, dark)}}}" for said, name in classes.items())


def _paint(attributes: str) -> str:
    return "".join(one[0] for one in _PAINT.finditer(attributes))


def _names() -> Iterator[str]:
    """Yield the names of classes, short ones first; those of the page itself are written small."""
    return chain(ascii_uppercase, map("".join, product(ascii_uppercase, ascii_uppercase + digits)))


def _written(picture: str, classes: Mapping[str, str]) -> str:
    def tag(found: re.Match[str]) -> str:
        kind, said, end = found.groups()
        if paint := _paint(said):
            said = f'{_PAINT.sub("", said)} class="{classes[paint]}"'
        if kind in ("polygon", "path"):
            kind, said = _outline(said)
        elif kind == "text":
            # Lines must keep their distance; a word may stand half a point to the side.
            said = _PLACE.sub(lambda one: f' {one[1]}="{_set(one[1], one[2])}"', said)
        elif kind in _PLACED:
            said = _PLACE.sub(lambda one: f' {one[1]}="{number(one[2])}"', said)
        else:
            # HTML knows by itself what belongs to SVG.
            said = _SPACE.sub("", said).replace(" xlink:href=", " href=")
        return f"<{kind}{said}{end}>"

    return _TAG.sub(tag, _NAME.sub(r"\1", picture).replace(">\n<", "><"))


def _set(axis: str, value: str) -> str:
    return str(round(float(value))) if axis == "x" else number(value)


def _outline(attributes: str) -> tuple[str, str]:
    """Return the shortest element with the outline of a path or polygon, and its attributes."""
    found = _OUTLINE.search(attributes)
    if found is None:
        return "path", attributes
    data = path(found["d"]) if found["d"] else polygon(found["points"])
    box = rounded_box(data)
    written = box or f'd="{data}"'
    return "rect" if box else "path", attributes.replace(found[0], f" {written}")


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


def _joined(found: re.Match[str]) -> str:
    """Return lines of text that look alike as one text."""
    y = found[1]

    def line(later: re.Match[str]) -> str:
        nonlocal y
        before, y = y, later[2]
        return f"</tspan><tspan {later[1]}" + (f' y="{y}">' if y != before else ">")

    first, _, rest = _LATER.sub(line, found[0]).partition("</tspan>")
    return first + rest.replace("</text>", "</tspan></text>")


def _rule(paint: str, dark: Mapping[str, str]) -> str:
    return ";".join(f"{name}:{_value(name, value, dark)}" for name, value in _PAINT.findall(paint))


def _value(name: str, value: str, dark: Mapping[str, str]) -> str:
    if name == "font-size":
        return f"{value}px"
    short = _LONG.sub(r"#\1\2\3", value)
    return f"light-dark({short},{dark[value]})" if value in dark else short
