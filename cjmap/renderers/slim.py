"""Leave out of a picture whatever changes nothing in how it looks."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Collection, Iterable
from itertools import pairwise

_SPACE = "xml:space"
_DEFAULTS = (("text-anchor", "start"), ("stroke", "none"))
# Blanks that a reader of SVG would take away or turn into one.
_BLANKS = re.compile(r"\A | \Z|  |[\t\n\r]")
_NUMBER = r"-?\d+(?:\.\d+)?"
_POINT = f"{_NUMBER},{_NUMBER}"
_CURVES = re.compile(f"M({_POINT})C({_POINT} {_POINT} {_POINT}(?: {_POINT} {_POINT} {_POINT})*)")
_FILLED = ("text", "tspan", "path", "polygon", "polyline", "ellipse", "circle", "rect")
_SIZE = re.compile(rb'font-size="([^"]+)"')
_INHERITED = frozenset({"text-anchor", "stroke", "stroke-width", "font-size"})


def slim(root: ET.Element, *, usual: str = "") -> None:
    """Take out of a picture what it says needlessly: values that hold anyway, shapes drawn twice.

    Graphviz says on each text how it is aligned and set, and draws a filled shape a second time
    for its border. `usual` is the size of type that is said once only in a piece of
    a picture, "" the most frequent one in a whole picture, whose colour of type is then said once.
    """
    groups = (one for kind in ("svg", "g", "a") for one in root.iter(kind))
    if not any(_INHERITED.intersection(group.attrib) for group in groups):
        _drop_defaults(root)
        _set_type(root, usual)
        if not usual:
            _set_color(root)
    for parent in root.iter():
        if len(parent) > 1:
            _join_twins(parent)
    for text in root.iter("text"):
        if not len(text) and not _BLANKS.search(text.text or ""):
            text.attrib.pop(_SPACE, None)
    for line in root.iter("path"):
        if data := line.get("d"):
            line.set("d", _straightened(data))
    for shape in tuple(root.iter("ellipse")):
        _make_round(shape)
    for shape in root.iter("polygon"):
        if points := shape.get("points"):
            shape.set("points", _open(points))


def usual_size(svgs: Iterable[bytes]) -> str:
    """Return the most frequent size of type in the pieces of a picture as the engine wrote them."""
    return _most_common(size.decode() for svg in svgs for size in _SIZE.findall(svg))


def _most_common(sizes: Iterable[str]) -> str:
    return next((size for size, _ in Counter(sizes).most_common(1)), "")


def forget_names(root: ET.Element, *, but: Collection[str]) -> None:
    """Take classes and all ids but some out of a picture, and the groups that then say nothing."""
    for element in root.iter():
        element.attrib.pop("class", None)
        if element.get("id") not in but:
            element.attrib.pop("id", None)
    root[:] = _unwrapped(root)


def _unwrapped(parent: ET.Element) -> list[ET.Element]:
    found: list[ET.Element] = []
    for child in parent:
        child[:] = _unwrapped(child)
        is_bare = child.tag == "g" and not child.attrib
        found += child if is_bare and child.find("title") is None else (child,)
    return found


def _drop_defaults(root: ET.Element) -> None:
    for element in root.iter():
        if element.get("stroke-width") == "0":
            del element.attrib["stroke-width"]
            element.attrib.pop("stroke", None)
        for name, value in _DEFAULTS:
            if element.get(name) == value:
                del element.attrib[name]


def _set_type(root: ET.Element, usual: str) -> None:
    """Say the usual size of type once, on the root, unless some text relies on none."""
    texts = list(root.iter("text"))
    if not texts or not all("font-size" in text.attrib for text in texts):
        return
    usual = usual or _most_common(text.attrib["font-size"] for text in texts)
    root.set("font-size", usual.removesuffix(".00"))
    for text in texts:
        size = text.attrib.pop("font-size")
        if size != usual:
            text.set("font-size", size.removesuffix(".00"))


def _set_color(root: ET.Element) -> None:
    """Say the most frequent colour of type once, on the root, unless some part relies on none."""
    texts = list(root.iter("text"))
    is_said = all("fill" in part.attrib for kind in _FILLED for part in root.iter(kind))
    if not texts or not is_said or any("fill" in group.attrib for group in root.iter("g")):
        return
    ((usual, _),) = Counter(text.attrib["fill"] for text in texts).most_common(1)
    root.set("fill", usual)
    for text in texts:
        if text.get("fill") == usual:
            del text.attrib["fill"]


def _join_twins(parent: ET.Element) -> None:
    """Give a border its area where both have the same outline."""
    for area, border in pairwise(list(parent)):
        if border.get("fill") == "none" and _is_area_of(border, area):
            border.set("fill", area.attrib["fill"])
            parent.remove(area)


def _is_area_of(border: ET.Element, area: ET.Element) -> bool:
    """Tell whether a path or polygon says nothing but the filling of another's outline."""
    outline = "points" if border.tag == "polygon" else "d"
    return (
        area.tag == border.tag
        and outline in area.attrib
        and area.attrib[outline] == border.get(outline)
        and area.attrib.keys() == {"fill", outline}
    )


def _make_round(shape: ET.Element) -> None:
    if "rx" in shape.attrib and shape.get("rx") == shape.get("ry"):
        del shape.attrib["ry"]
        shape.tag = "circle"
        shape.set("r", shape.attrib.pop("rx"))


def _straightened(data: str) -> str:
    """Return path data with curves that go straight across or down as lines.

    >>> _straightened("M1,2C1,4 1,6 1,8 3,8 5,8 5,9")
    'M1,2V8C3,8 5,8 5,9'
    """
    found = _CURVES.fullmatch(data)
    if not found:
        return data
    written, before = f"M{found[1]}", ""
    points = [tuple(point.split(",")) for point in (found[1], *found[2].split())]
    for number in range(0, len(points) - 1, 3):
        command, said = _piece(*points[number : number + 4])
        written += f"{' ' if command == before == 'C' else command}{said}"
        before = command
    return written


def _piece(*points: tuple[str, ...]) -> tuple[str, str]:
    """Return the command, and its numbers, that leads from the first of four points to the last."""
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = points
    if y0 == y1 == y2 == y3 and _goes_on(x0, x1, x2, x3):
        return "H", x3
    if x0 == x1 == x2 == x3 and _goes_on(y0, y1, y2, y3):
        return "V", y3
    return "C", f"{x1},{y1} {x2},{y2} {x3},{y3}"


def _goes_on(*places: str) -> bool:
    way = [float(place) for place in places]
    return way in (sorted(way), sorted(way, reverse=True))


def _open(points: str) -> str:
    """Return the corners of a polygon, which closes by itself, without the first one again."""
    first, *rest = points.split()
    return " ".join([first, *rest[:-1]]) if rest[-1:] == [first] else points
