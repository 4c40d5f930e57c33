"""Make Graphviz's SVG safe and readable to screen readers."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape

from cjmap.errors import CjmapError
from cjmap.renderers.slim import forget_names, slim
from cjmap.renderers.text import one_line, safe_link

ELEMENTS = frozenset(
    {"svg", "g", "a", "title", "desc", "path", "polygon", "polyline", "ellipse", "circle"}
    | {"rect", "line", "text", "tspan"}
)
ATTRIBUTES = frozenset(
    {"id", "class", "role", "lang", "aria-labelledby", "xml:lang", "xml:space", "xlink:href"}
    | {"width", "height", "viewBox", "transform", "points", "d"}
    | {"x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry"}
    | {"fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray"}
    | {"opacity", "font-family", "font-size", "font-weight", "font-style", "text-anchor"}
    | {"text-decoration", "baseline-shift"}
)
# Arial, in which the layout measures, and fonts that have its widths.
FONTS = "Arial, 'Liberation Sans', Arimo, Helvetica, sans-serif"

_SVG = "{http://www.w3.org/2000/svg}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_TOOLTIP = f"{_XLINK}title"
_LINK = f"{_XLINK}href"

# Graphviz counts what has no id of its own, through all pictures of one process.
_COUNTED_ID = re.compile(r"(node|edge|clust|graph)\d+")
_REFERENCE = re.compile(r"(?<=url\(#)[^()\s\"'\\]+(?=\))")
# Blanks inside these are text; elsewhere they are layout.
_PROSE = frozenset({"title", "desc", "text", "tspan"})


def finish(svg: bytes, *, title: str, description: str, language: str) -> bytes:
    """Return the engine's SVG as a file to keep: safe, titled, and free of its numbering.

    Listed elements and attributes stay, other attributes and unsafe links go; tooltips become
    the titles of their groups. Raises CjmapError for other elements, entities and broken XML,
    which our own DOT can't cause.
    """
    root = _like(picture := _parse(svg), _retold_all(picture))
    _set_fonts(root)
    slim(root)
    _describe(root, title, description, language=language)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{_written(root)}\n'.encode()


def inline(svg: bytes, *, prefix: str) -> str:
    """Return a finished SVG as an element for an HTML page, its ids led by `prefix`.

    Several can stand on one page. Ids that nothing refers to stay out, as do classes. There is no
    style element or attribute in it, as the page's content security policy forbids them. Raises
    CjmapError as `finish` does.
    """
    root = _parse(svg)
    ids = {element.get("id", "") for element in root.iter()} & _referred(root)
    forget_names(root, but=ids)
    renamed = {id: prefix + id for id in ids}
    for element in root.iter():
        for attribute, value in element.attrib.items():
            element.set(attribute, _renamed(attribute, value, renamed))
    return _written(root)


def _parse(svg: bytes) -> ET.Element:
    """Return the picture with nothing in it that is not listed."""
    try:
        text = svg.decode()
        if "<!ENTITY" in text:
            raise CjmapError("the picture declares entities; none of cjmap's does")
        root = _listed(ET.fromstring(text))
    except (UnicodeDecodeError, ET.ParseError) as error:
        raise CjmapError(f"the picture is no well-formed SVG: {error}") from error
    if root.tag != f"{_SVG}svg":
        raise CjmapError(f"the picture is no SVG but <{root.tag}>")
    return root


def _listed(element: ET.Element) -> ET.Element:
    if not element.tag.startswith(_SVG) or _name(element.tag) not in ELEMENTS:
        raise CjmapError(f"the picture holds <{element.tag}>; none of cjmap's does")
    copy = _like(element, map(_listed, element))
    copy.attrib = {name: value for name, value in element.attrib.items() if _safe(name, value)}
    return copy


def _safe(attribute: str, value: str) -> bool:
    if attribute == _LINK:
        return safe_link(value)
    # CSS takes `u\72l(` for `url(`; only a tooltip, which is text, may hold either.
    outward = "\\" in value or "url(" in value.lower().replace("url(#", "")
    return attribute == _TOOLTIP or (_name(attribute) in ATTRIBUTES and not outward)


def _retold_all(parent: ET.Element) -> list[ET.Element]:
    return [new for child in parent for new in _retold(child)]


def _retold(element: ET.Element) -> list[ET.Element]:
    """Return what stands for an element when tooltips are titles and engine's names are gone.

    Graphviz titles a group with its node's name, and wraps what has a tooltip in an anchor in
    a group `a_…` of its own.
    """
    kind, id = _name(element.tag), element.get("id", "")
    if kind == "title":
        return []
    children = _retold_all(element)
    if kind == "a":
        return _retold_anchor(element, children)
    if kind == "g" and id.startswith("a_") and "class" not in element.attrib:
        return children
    if kind == "g" and len(children) == 1 and _is_plain_group(children[0]):
        children = list(children[0])
    copy = _like(element, children)
    if _COUNTED_ID.fullmatch(id):
        del copy.attrib["id"]
    return [copy]


def _retold_anchor(anchor: ET.Element, children: list[ET.Element]) -> list[ET.Element]:
    if tooltip := anchor.get(_TOOLTIP, "").strip():
        children = [_prose("title", tooltip), *children]
    if _LINK in anchor.attrib:
        return [_element("a", {_LINK: anchor.attrib[_LINK]}, children)]
    return [_element("g", {}, children)] if tooltip else children


def _is_plain_group(element: ET.Element) -> bool:
    return element.tag == f"{_SVG}g" and not element.attrib


def _set_fonts(root: ET.Element) -> None:
    """Name the fonts once, on the root, where the engine names Arial on each text."""
    for element in root.iter():
        if element.get("font-family") == "Arial":
            del element.attrib["font-family"]
            root.set("font-family", FONTS)


def _describe(root: ET.Element, title: str, description: str, *, language: str) -> None:
    texts = [("title", one_line(title)), ("desc", one_line(description))]
    told = [_prose(kind, text, id=f"picture-{kind}") for kind, text in texts if text]
    # An "img" hides from screen readers what is inside, so links must not stand in one.
    has_links = root.find(f".//{_SVG}a") is not None
    root.set("role", "group" if has_links else "img")
    root.set("aria-labelledby", " ".join(element.attrib["id"] for element in told))
    root.set("lang", language)
    root.set(f"{_XML}lang", language)
    root[:] = [*told, *root]


def _referred(root: ET.Element) -> set[str]:
    """Return the ids that something in the picture refers to."""
    ids: set[str] = set()
    for element in root.iter():
        ids.update(
            element.get("aria-labelledby", "").split(), (element.get(_LINK) or "")[1:].split()
        )
        for value in element.attrib.values():
            ids.update(_REFERENCE.findall(value))
    return ids


def _renamed(attribute: str, value: str, names: Mapping[str, str]) -> str:
    """Return an attribute's value with the ids in it renamed."""
    if attribute == "id":
        return names[value]
    if attribute == "aria-labelledby":
        return " ".join(names.get(id, id) for id in value.split())
    if attribute == _LINK and value[1:] in names and value.startswith("#"):
        return f"#{names[value[1:]]}"
    return _REFERENCE.sub(lambda found: names.get(found[0], found[0]), value)


def _element(
    kind: str, attributes: dict[str, str], children: Iterable[ET.Element] = ()
) -> ET.Element:
    element = ET.Element(_SVG + kind, attributes)
    element.extend(list(children))
    return element


def _like(element: ET.Element, children: Iterable[ET.Element]) -> ET.Element:
    copy = _element(_name(element.tag), dict(element.attrib), children)
    copy.text, copy.tail = element.text, element.tail
    return copy


def _prose(kind: str, text: str, **attributes: str) -> ET.Element:
    element = _element(kind, attributes)
    element.text = text
    return element


def _written(root: ET.Element) -> str:
    """Return the picture as XML, an element a line, attributes in their order."""
    spaces = {"xmlns": "http://www.w3.org/2000/svg"}
    if any(name.startswith(_XLINK) for element in root.iter() for name in element.attrib):
        spaces["xmlns:xlink"] = "http://www.w3.org/1999/xlink"
    return _spelled(root, spaces)


def _spelled(element: ET.Element, spaces: Mapping[str, str] | None = None) -> str:
    name = _name(element.tag)
    attributes = {**(spaces or {}), **{_name(key): value for key, value in element.attrib.items()}}
    head = "".join([name, *(f' {key}="{_quoted(value)}"' for key, value in attributes.items())])
    if name in _PROSE:
        inner = escape(element.text or "") + "".join(
            _spelled(child) + escape(child.tail or "") for child in element
        )
    else:
        inner = "".join(f"\n{_spelled(child)}" for child in element) + "\n" * bool(len(element))
    return f"<{head}>{inner}</{name}>" if inner else f"<{head}/>"


def _quoted(value: str) -> str:
    return escape(value, {'"': "&quot;", "\n": "&#10;", "\t": "&#9;", "\r": "&#13;"})


def _name(qualified: str) -> str:
    """Return a name as we write it: `xlink:href` for `{http://www.w3.org/1999/xlink}href`.

    One of a foreign namespace keeps its braces, so that no list holds it.
    """
    for space, prefix in ((_SVG, ""), (_XLINK, "xlink:"), (_XML, "xml:")):
        if qualified.startswith(space):
            return prefix + qualified.removeprefix(space)
    return qualified
