"""Finish what Graphviz drew, for a file of its own or a page."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Mapping, Sequence

from cjmap.layout import runs_left
from cjmap.renderers.markup import LINK, TOOLTIP, parse, prose, spelled, written
from cjmap.renderers.shades import own_style
from cjmap.renderers.slim import forget_names, slim, usual_size
from cjmap.renderers.spoken import quieten, speak, speak_within
from cjmap.view.palette import USUAL, Palette

# Arial, in which the layout measures, and fonts that have its widths.
FONTS = "Arial, 'Liberation Sans', Arimo, Helvetica, sans-serif"

# What Graphviz wraps shapes in.
_WRAPPING = frozenset({"g", "a", "title"})
# Graphviz counts what has no id of its own, through all pictures of one process.
_COUNTED_ID = re.compile(r"(node|edge|clust|graph)\d+")
_NAMING = ("aria-labelledby", "aria-describedby")
_REFERENCE = re.compile(r"(?<=url\(#)[^()\s\"'\\]+(?=\))")
_RUN_LEFT, _RUN_ON = "\N{RIGHT-TO-LEFT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"


def finish(
    svg: bytes,
    *more: bytes,
    title: str,
    description: str,
    language: str,
    palette: Palette = USUAL,
) -> bytes:
    """Return the engine's SVG as a file to keep: safe, titled, and free of its numbering.

    `more` are further pieces of a huge picture, to be laid upon the first one. Listed elements and
    attributes stay, other attributes and unsafe links go; tooltips become the titles of their
    groups. The one style in it is ours, for dark screens. Raises CjmapError for other elements,
    entities and broken XML, which our own DOT can't cause.
    """
    usual = usual_size((svg, *more)) if more else ""
    root = _cleaned(svg, usual)
    upper = [_contents(root, _cleaned(piece, usual)) for piece in more]
    has_links = root.find(".//a") is not None or any("<a " in piece for piece in upper)
    quieten(root)
    speak(root, title=title, description=description, language=language, linked=has_links)
    inner = _laid(written(root, linked=bool(upper)), upper).removesuffix("</svg>")
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n{inner}{_style(inner, palette)}</svg>\n'.encode()
    )


def inline(svg: bytes, *, prefix: str, page: str = "", palette: Palette = USUAL) -> str:
    """Return a finished SVG as an element for an HTML page, its ids led by `prefix`.

    Several can stand on one page. Links to `page` become links inside it, and the first one to
    each part has an id to link back to: its prefix and the part's own. Ids that nothing
    refers to stay out, as do classes, titles of all but links, and the style that `finish`
    wrote: the page has its own (`pages.pictures`), as its content security policy forbids
    others. Raises CjmapError as `finish` does.
    """
    root = parse(_unstyled(svg, palette))
    ids = {element.get("id", "") for element in root.iter()} & _referred(root)
    _hush(root)
    forget_names(root, but=ids)
    renamed = {id: prefix + id for id in ids}
    for element in root.iter():
        for attribute, value in element.attrib.items():
            element.set(attribute, _renamed(attribute, value, renamed))
    if page:
        _lead_into(root, page, prefix, taken=set(renamed.values()))
    speak_within(root)
    return written(root)


def _lead_into(root: ET.Element, page: str, prefix: str, *, taken: set[str]) -> None:
    for link in root.iter("a"):
        to, _, part = link.attrib[LINK].partition("#")
        if to != page or not part:
            continue
        link.set(LINK, f"#{part}")
        if (id := prefix + part) not in taken:
            link.set("id", id)
            taken.add(id)


def _cleaned(svg: bytes, usual: str) -> ET.Element:
    root = parse(svg)
    root[:] = _retold_all(root)
    _set_fonts(root)
    _set_directions(root)
    slim(root, usual=usual)
    return root


def _contents(root: ET.Element, piece: ET.Element) -> str:
    """Return as text what a piece draws upon the paper; what holds for all of it goes to the root.

    All pieces have the same page, and the paper is the first thing on it.
    """
    root.attrib |= piece.attrib
    (page,) = piece
    del page[0]
    quieten(piece)
    return "".join(f"{spelled(element)}\n" for element in page)


def _laid(picture: str, upper: Sequence[str]) -> str:
    end = "</g>\n</svg>"
    return "".join((picture.removesuffix(end), *upper, end)) if upper else picture


def _style(picture: str, palette: Palette) -> str:
    return f"<style>\n{own_style(picture, palette)}\n</style>\n"


def _unstyled(svg: bytes, palette: Palette) -> bytes:
    """Return a finished SVG without its style, which names the same colours as what it is for."""
    return svg.replace(_style(svg.decode(errors="replace"), palette).encode(), b"")


def _retold_all(parent: ET.Element) -> list[ET.Element]:
    found: list[ET.Element] = []
    for child in parent:
        if child.tag in _WRAPPING:
            found += _retold(child)
        else:
            found.append(child)
    return found


def _retold(element: ET.Element) -> list[ET.Element]:
    """Return what stands for an element when tooltips are titles and engine's names are gone.

    Graphviz titles a group with its node's name, and wraps what has a tooltip in an anchor in
    a group `a_…` of its own.
    """
    kind, id = element.tag, element.get("id", "")
    if kind == "title":
        return []
    children = _retold_all(element)
    if kind == "a":
        return _retold_anchor(element, children)
    if kind == "g" and id.startswith("a_") and "class" not in element.attrib:
        return children
    if kind == "g" and len(children) == 1 and _is_plain_group(children[0]):
        children = list(children[0])
    element[:] = children
    if _COUNTED_ID.fullmatch(id):
        del element.attrib["id"]
    return [element]


def _retold_anchor(anchor: ET.Element, children: list[ET.Element]) -> list[ET.Element]:
    tooltip, link = anchor.get(TOOLTIP, "").strip(), anchor.get(LINK)
    if tooltip:
        children = [prose("title", tooltip), *children]
    elif link is None:
        return children
    copy = ET.Element("g") if link is None else ET.Element("a", {LINK: link})
    copy[:] = children
    return [copy]


def _is_plain_group(element: ET.Element) -> bool:
    return element.tag == "g" and not element.attrib


def _set_fonts(root: ET.Element) -> None:
    """Name the fonts once, on the root, where the engine names Arial on each text."""
    for element in root.iter():
        if element.get("font-family") == "Arial":
            del element.attrib["font-family"]
            root.set("font-family", FONTS)


def _set_directions(root: ET.Element) -> None:
    """Isolate Hebrew and Arabic, so that all of their line runs to the left.

    Marks do it where the attribute `direction` does not: the engine of prints knows none.
    """
    for text in root.iter("text"):
        if text.text and runs_left(text.text):
            text.text = f"{_RUN_LEFT}{text.text}{_RUN_ON}"


def _hush(root: ET.Element) -> None:
    """Take titles out of all groups: what they say stands elsewhere on a page, a click away."""
    for group in root.iter("g"):
        group[:] = [part for part in group if part.tag != "title"]


def _referred(root: ET.Element) -> set[str]:
    """Return the ids that something in the picture refers to."""
    said = [one for element in root.iter() for one in element.attrib.items()]
    named = (value.split() for name, value in said if name in _NAMING)
    linked = (value[1:].split() for name, value in said if name == LINK)
    # One search over all values is quicker than one in each.
    return set(_REFERENCE.findall(" ".join([value for _, value in said]))).union(*named, *linked)


def _renamed(attribute: str, value: str, names: Mapping[str, str]) -> str:
    """Return an attribute's value with the ids in it renamed."""
    if attribute == "id":
        return names[value]
    if attribute in _NAMING:
        return " ".join(names.get(id, id) for id in value.split())
    if attribute == LINK and value[1:] in names and value.startswith("#"):
        return f"#{names[value[1:]]}"
    if "#" not in value:
        return value
    return _REFERENCE.sub(lambda found: names.get(found[0], found[0]), value)
