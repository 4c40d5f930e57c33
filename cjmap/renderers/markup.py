"""Read SVG into elements that are all listed, and write them again."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from functools import cache

from cjmap.errors import CjmapError
from cjmap.renderers.text import safe_link

ELEMENTS = frozenset(
    {"svg", "g", "a", "title", "desc", "path", "polygon", "polyline", "ellipse", "circle"}
    | {"rect", "line", "text", "tspan"}
)
ATTRIBUTES = frozenset(
    {"id", "class", "role", "lang", "xml:lang", "xml:space", "xlink:href"}
    | {"aria-labelledby", "aria-describedby", "aria-hidden", "aria-level"}
    | {"width", "height", "viewBox", "transform", "points", "d"}
    | {"x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry"}
    | {"fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray"}
    | {"opacity", "font-family", "font-size", "font-weight", "font-style", "text-anchor"}
    | {"text-decoration", "baseline-shift"}
)
TOOLTIP, LINK = "xlink:title", "xlink:href"

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
_PREFIXES = {_SVG: "", _XLINK: "xlink:", _XML: "xml:"}
# Blanks inside these are text; elsewhere they are layout.
_PROSE = frozenset({"title", "desc", "text", "tspan"})
_OUTWARD = re.compile(r"\\|url\((?!#)", re.IGNORECASE)
_MARKS = re.compile(r"[&<>\"\n\t\r]")
_IN_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_IN_ATTRIBUTES = _IN_TEXT | str.maketrans(
    {'"': "&quot;", "\n": "&#10;", "\t": "&#9;", "\r": "&#13;"}
)


def parse(svg: bytes) -> ET.Element:
    """Return a picture with nothing in it that is not listed, and names as they are written.

    That is `g` for `{http://www.w3.org/2000/svg}g`, and `xlink:href`. Attributes that are not
    listed or lead outward are gone. Raises CjmapError for other elements, entities and broken XML.
    """
    try:
        text = svg.decode()
        if "<!ENTITY" in text:
            raise CjmapError("the picture declares entities; none of cjmap's does")
        root = ET.fromstring(text)
    except (UnicodeDecodeError, ET.ParseError) as error:
        raise CjmapError(f"the picture is no well-formed SVG: {error}") from error
    if root.tag != f"{{{_SVG}}}svg":
        raise CjmapError(f"the picture is no SVG but <{root.tag}>")
    for element in root.iter():
        _list(element)
    return root


def written(root: ET.Element, *, linked: bool = False) -> str:
    """Return a picture as XML, an element a line, attributes in their order.

    `linked` says that what will be added may have links.
    """
    spaces = {"xmlns": _SVG}
    if linked or any(
        name.startswith("xlink:") for element in root.iter() for name in element.attrib
    ):
        spaces["xmlns:xlink"] = _XLINK
    root.attrib = {**spaces, **root.attrib}
    return spelled(root)


def prose(kind: str, text: str, **attributes: str) -> ET.Element:
    """Return an element that holds a text."""
    element = ET.Element(kind, attributes)
    element.text = text
    return element


def _list(element: ET.Element) -> None:
    name = _name(element.tag)
    # An element without a namespace has the same short name as one of SVG's.
    if name not in ELEMENTS or name == element.tag:
        raise CjmapError(f"the picture holds <{element.tag}>; none of cjmap's does")
    element.tag = name
    if element.attrib.keys() <= ATTRIBUTES and not _OUTWARD.search(_joined(element)):
        return
    named = ((_name(key), value) for key, value in element.items())
    element.attrib = {key: value for key, value in named if _safe(key, value)}


@cache
def _name(qualified: str) -> str:
    """Return a name with its prefix; one of a foreign namespace keeps its braces.

    So no list holds it.
    """
    space, brace, name = qualified[1:].rpartition("}")
    return _PREFIXES[space] + name if brace and space in _PREFIXES else qualified


def _safe(attribute: str, value: str) -> bool:
    if attribute == LINK:
        return safe_link(value)
    # CSS takes `u\72l(` for `url(`; only a tooltip, which is text, may hold either.
    return attribute == TOOLTIP or (attribute in ATTRIBUTES and not _OUTWARD.search(value))


def spelled(element: ET.Element) -> str:
    """Return an element with all in it as XML."""
    name = element.tag
    attributes = element.attrib
    if _MARKS.search(_joined(element)):
        attributes = {key: value.translate(_IN_ATTRIBUTES) for key, value in attributes.items()}
    head = "".join([name, *[f' {key}="{value}"' for key, value in attributes.items()]])
    if name in _PROSE:
        parts = [spelled(child) + (child.tail or "").translate(_IN_TEXT) for child in element]
        inner = "".join([(element.text or "").translate(_IN_TEXT), *parts])
    else:
        inner = "".join([f"\n{spelled(child)}" for child in element]) + "\n" * bool(len(element))
    return f"<{head}>{inner}</{name}>" if inner else f"<{head}/>"


def _joined(element: ET.Element) -> str:
    """Return all values of an element: one search over them is quicker than one in each."""
    return " ".join(element.attrib.values())
