"""Take a finished SVG apart into shapes, texts and links."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping

from cjmap.errors import CjmapError
from cjmap.frozen import frozen

_SVG = "{http://www.w3.org/2000/svg}"
_LINK = "{http://www.w3.org/1999/xlink}href"
_TEXT_STYLE = ("font-size", "font-weight", "font-style", "fill", "text-anchor")
_ANCHORS = {"start": "left", "middle": "center", "end": "right"}
_COLORS = {"black": "#000000", "white": "#ffffff"}
_NUMBER = r"-?\d+(?:\.\d+)?"
_TRANSFORM = re.compile(rf"(?:scale\(1 1\) rotate\(0\) )?translate\(({_NUMBER})[ ,]({_NUMBER})\)")
_WIDTH = re.compile(rb'<svg [^>]*?\bwidth="([\d.]+)pt"')
_STEP = re.compile(rf"([A-Z])|({_NUMBER})")


@frozen
class Text:
    """A line of text: where its base line is anchored in points, and how it is set."""

    text: str
    x: float
    y: float
    size: float
    weight: str
    style: str
    fill: str
    anchor: str


@frozen
class Link:
    """An area in points that leads somewhere."""

    target: str
    x: float
    y: float
    width: float
    height: float


@frozen
class Sheet:
    """A picture's size in points, its title and description, its shapes as SVG, the rest."""

    width: float
    height: float
    title: str
    description: str
    shapes: str
    texts: tuple[Text, ...]
    links: tuple[Link, ...]


def width(svg: bytes) -> float:
    """Return the width of a picture in points, from its first lines."""
    found = _WIDTH.search(svg)
    assert found
    return float(found[1])


def take_apart(svg: bytes) -> Sheet:
    """Return the parts of a picture that `svg.finish` has made.

    Raises CjmapError for a transformation that is no shift, of which our DOT makes none.
    """
    root = ET.fromstring(svg)
    title, description = (root.findtext(_SVG + kind) or "" for kind in ("title", "desc"))
    texts, links = tuple(_texts(root, {}, (0, 0))), tuple(_links(root, (0, 0)))
    _drop(root, {_SVG + kind for kind in ("text", "title", "desc", "style")})
    return Sheet(
        width=float(root.attrib["width"].removesuffix("pt")),
        height=float(root.attrib["height"].removesuffix("pt")),
        title=title,
        description=description,
        shapes=ET.tostring(root, encoding="unicode"),
        texts=texts,
        links=links,
    )


def _texts(
    element: ET.Element, style: Mapping[str, str], shift: tuple[float, float]
) -> Iterator[Text]:
    style = {**style, **{key: element.attrib[key] for key in _TEXT_STYLE if key in element.attrib}}
    shift = _shifted(element, shift)
    if element.tag == f"{_SVG}text":
        yield _text(element, style, shift)
        return
    for child in element:
        yield from _texts(child, style, shift)


def _text(element: ET.Element, style: Mapping[str, str], shift: tuple[float, float]) -> Text:
    fill = style.get("fill", "black")
    return Text(
        "".join(element.itertext()),
        float(element.get("x", 0)) + shift[0],
        float(element.get("y", 0)) + shift[1],
        float(style.get("font-size", 16)),
        style.get("font-weight", "regular").replace("normal", "regular"),
        style.get("font-style", "normal"),
        _COLORS.get(fill, fill),
        _ANCHORS[style.get("text-anchor", "start")],
    )


def _links(element: ET.Element, shift: tuple[float, float]) -> Iterator[Link]:
    shift = _shifted(element, shift)
    if element.tag == f"{_SVG}a" and _LINK in element.attrib:
        points = list(_points(element, shift))
        if points:
            (left, right), (top, bottom) = (
                (min(way), max(way)) for way in zip(*points, strict=True)
            )
            yield Link(element.attrib[_LINK], left, top, right - left, bottom - top)
        return
    for child in element:
        yield from _links(child, shift)


def _points(element: ET.Element, shift: tuple[float, float]) -> Iterator[tuple[float, float]]:
    """Yield the corners, and the handles of curves, of all shapes in an element."""
    for shape in element.iter():
        for x, y in (*_corners(shape.get("points", "")), *_steps(shape.get("d", ""))):
            yield x + shift[0], y + shift[1]


def _corners(points: str) -> Iterator[tuple[float, float]]:
    for point in points.split():
        x, y = point.split(",")
        yield float(x), float(y)


def _steps(data: str) -> Iterator[tuple[float, float]]:
    """Yield the points of path data in whole coordinates: M, L, C, H, V, Z."""
    command, before, x, y = "", None, 0.0, 0.0
    for letter, number in _STEP.findall(data):
        if letter:
            command, before = letter, None
        elif command == "H":
            x = float(number)
            yield x, y
        elif command == "V":
            y = float(number)
            yield x, y
        elif before is None:
            before = float(number)
        else:
            x, y, before = before, float(number), None
            yield x, y


def _shifted(element: ET.Element, shift: tuple[float, float]) -> tuple[float, float]:
    if "transform" not in element.attrib:
        return shift
    found = _TRANSFORM.fullmatch(element.attrib["transform"])
    if not found:
        raise CjmapError(f'the picture holds the transformation "{element.attrib["transform"]}"')
    return shift[0] + float(found[1]), shift[1] + float(found[2])


def _drop(parent: ET.Element, kinds: set[str]) -> None:
    parent[:] = [child for child in parent if child.tag not in kinds]
    for child in parent:
        _drop(child, kinds)
