"""Say in a picture what a screen reader meets in it."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable

from cjmap.renderers.markup import prose
from cjmap.renderers.text import one_line

# Below the heading of the page or of the section that the picture stands in.
_PHASE_LEVEL = "3"


def quieten(root: ET.Element) -> None:
    """Leave to be read what has words, in its order: title, personas, phases, touchpoints.

    Phases become headings. Bands and lines, which the engine paints first, are hidden: the
    description tells the ways in words. They keep their tooltips.
    """
    for graph in root.findall("g[@class='graph']"):
        _hide_ground(graph)
    for group in root.iter("g"):
        if group.get("id", "").startswith("phase-"):
            group.attrib |= {"role": "heading", "aria-level": _PHASE_LEVEL}


def speak(root: ET.Element, *, title: str, description: str, language: str, linked: bool) -> None:
    """Give a picture its name, description and language, and a role by whether it has links."""
    # An "img" hides from screen readers what is inside, so links must not stand in one.
    root.set("role", "graphics-document document" if linked else "img")
    root[:] = [*_told(root, title=title, desc=description), *root]
    root.set("lang", language)
    root.set("xml:lang", language)


def speak_within(root: ET.Element) -> None:
    """Fit what `speak` said to a page in the same language, whose checkers know no more roles."""
    for attribute in ("lang", "xml:lang"):
        root.attrib.pop(attribute, None)
    if root.get("role") != "img":
        root.set("role", "document")


def _told(root: ET.Element, **texts: str) -> Iterable[ET.Element]:
    """Yield the elements that name and describe a picture, and refer to them."""
    attributes = {"title": "aria-labelledby", "desc": "aria-describedby"}
    for kind, attribute in attributes.items():
        if said := one_line(texts[kind]):
            root.set(attribute, f"picture-{kind}")
            yield prose(kind, said, id=f"picture-{kind}")


def _hide_ground(graph: ET.Element) -> None:
    ground = [part for part in graph if _is_ground(part)]
    if not ground:
        return
    rest = [part for part in graph if not _is_ground(part)]
    hidden = ET.Element("g", {"aria-hidden": "true"})
    hidden[:] = ground
    graph[:] = [hidden, *rest]


def _is_ground(part: ET.Element) -> bool:
    return part.tag != "g" or part.get("class", "").partition(" ")[0] in ("cluster", "edge")
