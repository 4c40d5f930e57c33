"""Which colour lies upon which in a picture, as it is painted."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

_SVG = "{http://www.w3.org/2000/svg}"
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_COMMAND = re.compile(r"([MLHVC])([^MLHVCZ]*)")
_SHAPES = {_SVG + kind for kind in ("polygon", "polyline", "path", "circle", "ellipse")}


Layers: TypeAlias = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Upon:
    """A colour upon others: of a text, a line, or a shape that is filled or shines through.

    `behind` are the layers from the top to the first that hides the rest: colour, opacity.
    """

    kind: str
    color: str
    behind: Layers


@dataclass(frozen=True, slots=True)
class _Area:
    left: float
    top: float
    right: float
    bottom: float
    fill: str
    opacity: float

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.top <= y <= self.bottom


def painted(picture: str) -> Iterator[Upon]:
    """Yield what is upon what, in the order in which it is painted.

    A shape is taken for as large as the box around it, which is true of all that bears text.
    """
    areas: list[_Area] = []
    root = ET.fromstring(picture)
    for element in root.iter():
        if element.tag == f"{_SVG}text":
            x, y = float(element.get("x", "")), float(element.get("y", ""))
            fill = element.get("fill") or root.get("fill", "")
            yield Upon("text", fill.upper(), _behind(areas, x + 1, y - 2))
        elif element.tag in _SHAPES:
            points = tuple(_points(element))
            fill, stroke = element.get("fill", "").upper(), element.get("stroke", "none").upper()
            area = _around(points, fill, float(element.get("fill-opacity", "1")))
            if fill == "NONE":
                for x, y in points if stroke != "NONE" else ():
                    yield Upon("line", stroke, _behind(areas, x, y))
                continue
            middle = (area.left + area.right) / 2, (area.top + area.bottom) / 2
            if areas:
                kind = "shape" if area.opacity == 1 else "shine"
                yield Upon(kind, fill, _behind(areas, *middle))
            if stroke != "NONE":
                yield Upon("line", stroke, _behind(areas, area.left - 0.5, middle[1]))
            areas.append(area)


def _behind(areas: list[_Area], x: float, y: float) -> Layers:
    layers: list[tuple[str, float]] = []
    for area in reversed(areas):
        if area.holds(x, y):
            layers.append((area.fill, area.opacity))
            if area.opacity == 1:
                break
    return tuple(layers)


def _around(points: tuple[tuple[float, float], ...], fill: str, opacity: float) -> _Area:
    xs, ys = zip(*points, strict=True)
    return _Area(min(xs), min(ys), max(xs), max(ys), fill, opacity)


def _points(shape: ET.Element) -> Iterator[tuple[float, float]]:
    """Yield the corners of a shape; of curves the ends of their pieces."""
    if "d" in shape.attrib:
        yield from _path(shape.get("d", ""))
    elif "points" in shape.attrib:
        numbers = [float(n) for n in _NUMBER.findall(shape.get("points", ""))]
        yield from zip(numbers[::2], numbers[1::2], strict=True)
    else:
        x, y = float(shape.get("cx", "")), float(shape.get("cy", ""))
        rx, ry = (float(shape.get(name) or shape.get("r", "")) for name in ("rx", "ry"))
        yield from ((x - rx, y - ry), (x + rx, y + ry))


def _path(data: str) -> Iterator[tuple[float, float]]:
    x = y = 0.0
    for command, said in _COMMAND.findall(data):
        numbers = [float(n) for n in _NUMBER.findall(said)]
        match command:
            case "H":
                x = numbers[-1]
            case "V":
                y = numbers[-1]
            case _:
                ends = list(zip(numbers[::2], numbers[1::2], strict=True))
                *before, (x, y) = ends[2::3] if command == "C" else ends
                yield from before
        yield x, y
