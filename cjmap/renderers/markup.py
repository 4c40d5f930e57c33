"""Read SVG into elements that are all listed, and write them again."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping, Set
from xml.parsers import expat

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
# What may say anything that leads nowhere outward.
_PLAIN = ATTRIBUTES - {LINK} | {TOOLTIP}
# Blanks inside these are text; elsewhere they are layout.
_PROSE = frozenset({"title", "desc", "text", "tspan"})
_OUTWARD = re.compile(r"\\|\((?<=url\()(?!#)", re.IGNORECASE)
_MARKS = re.compile(r"[&<>\n\t\r]")
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
        root = _read(text)
    except (UnicodeDecodeError, expat.ExpatError) as error:
        raise CjmapError(f"the picture is no well-formed SVG: {error}") from error
    if root.tag != "svg" or root.get("xmlns") != _SVG:
        raise CjmapError(f"the picture is no SVG but <{root.tag}>")
    # One search over all values is quicker than one in each.
    said = " ".join([value for element in root.iter() for value in element.attrib.values()])
    harmless = frozenset[str]() if _OUTWARD.search(said) else _PLAIN
    for element in root.iter():
        _list(element, harmless)
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


def _read(text: str) -> ET.Element:
    """Return what XML holds, under the names that stand in it."""
    builder = ET.TreeBuilder()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.data
    # Where a picture names a DTD, as Graphviz does, expat would leave out what it can't find there.
    parser.SkippedEntityHandler = _refuse_entity
    parser.Parse(text, True)
    return builder.close()


def _refuse_entity(name: str, _is_parameter: bool) -> None:
    raise CjmapError(f"the picture refers to the entity {name}; none of cjmap's does")


def _list(element: ET.Element, harmless: Set[str]) -> None:
    if element.tag not in ELEMENTS or element.get("xmlns", _SVG) != _SVG:
        raise CjmapError(f"the picture holds <{element.tag}>; none of cjmap's does")
    if not element.attrib.keys() <= harmless:
        said = element.attrib.items()
        element.attrib = {key: value for key, value in said if _safe(key, value)}


def _safe(attribute: str, value: str) -> bool:
    if attribute == LINK:
        return safe_link(value)
    # CSS takes `u\72l(` for `url(`; only a tooltip, which is text, may hold either.
    return attribute == TOOLTIP or (attribute in ATTRIBUTES and not _OUTWARD.search(value))


def spelled(element: ET.Element) -> str:
    """Return an element with all in it as XML."""
    name = element.tag
    start = name + _attributes(element.attrib)
    if name not in _PROSE:
        inner = "\n".join([spelled(child) for child in element])
        return f"<{start}>\n{inner}\n</{name}>" if inner else f"<{start}/>"
    inner = (element.text or "").translate(_IN_TEXT)
    for child in element:
        inner += spelled(child) + (child.tail or "").translate(_IN_TEXT)
    return f"<{start}>{inner}</{name}>" if inner else f"<{start}/>"


def _attributes(said: Mapping[str, str]) -> str:
    written = "".join([f' {key}="{value}"' for key, value in said.items()])
    if _MARKS.search(written) or written.count('"') > 2 * len(said):
        quoted = {key: value.translate(_IN_ATTRIBUTES) for key, value in said.items()}
        return "".join([f' {key}="{value}"' for key, value in quoted.items()])
    return written
