"""Measure the texts of a picture as a browser sets them, against the boxes they belong to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.layout import Box

if TYPE_CHECKING:
    from playwright.sync_api import Page

# What the rounding of letters to whole pixels may add to a line at 100 %, in points.
TOLERANCE = 1.0

# Each text with the id of its group, its box, and the smallest filled area of the group that its
# middle is in, else one of its ends.
_MEASURE = """() => {
  const box = element => { const b = element.getBBox(); return [b.x, b.y, b.width, b.height] };
  // Of the height, what Arial's letters take: fallback fonts claim more than they draw on.
  const line = text => {
    const [x, , width] = box(text), size = parseFloat(getComputedStyle(text).fontSize);
    return [x, Number(text.getAttribute('y')) - 0.78 * size, width, size];
  };
  const holds = ([x, y, width, height], atX, atY) =>
    x <= atX && atX <= x + width && y <= atY && atY <= y + height;
  const areas = new Map();
  const areasOf = group => {
    if (!areas.has(group)) {
      const shapes = [...group.querySelectorAll('path, polygon, circle, ellipse, rect')];
      const filled = shapes.filter(one => one.getAttribute('fill') !== 'none').map(box);
      areas.set(group, filled.sort((a, b) => a[2] * a[3] - b[2] * b[3]));
    }
    return areas.get(group);
  };
  return [...document.querySelectorAll('svg text')].map(text => {
    const group = text.closest('g[id]');
    const own = line(text);
    const [x, y, width, height] = own;
    const across = [x + width / 2, x + 1, x + width - 1];
    const around = across.map(at => areasOf(group).find(area => holds(area, at, y + height / 2)));
    return {group: group.id, words: text.textContent, box: own, area: around.find(Boolean)};
  });
}"""
_NODE = re.compile(r'^\t"?([\w-]+)"? \[(.*?)\]$', re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Measured:
    """A line of text in a picture, where it is drawn, and the filled area that it stands on."""

    group: str
    words: str
    box: Box
    area: Box | None


def measure(page: Page) -> tuple[Measured, ...]:
    """Return every text of the picture that a page shows, in the picture's own points."""
    return tuple(
        Measured(
            one["group"],
            one["words"],
            Box(*one["box"]),
            Box(*one["area"]) if one.get("area") else None,
        )
        for one in page.evaluate(_MEASURE)
    )


def reserved(dot: str) -> dict[str, Box]:
    """Return the box of each shape in a picture's DOT, by its id."""
    boxes = {}
    for id, said in _NODE.findall(dot):
        if "pos=" in said and " width=" in said:
            x, y = _numbers(r'\bpos="([-\d.]+),([-\d.]+)"', said)
            (width,), (height,) = (
                _numbers(r" width=([\d.]+)", said),
                _numbers(r"height=([\d.]+) ", said),
            )
            w, h = width * 72, height * 72
            boxes[id] = Box(x - w / 2, -y - h / 2, w, h)
    return boxes


def _numbers(pattern: str, text: str) -> list[float]:
    *_, last = re.finditer(pattern, text)
    return [float(value) for value in last.groups()]


def faults(texts: Iterable[Measured], boxes: Mapping[str, Box]) -> Iterator[str]:
    """Yield each text that leaves its box, and each two that overlap."""
    rows = sorted(texts, key=lambda text: (text.box.x, text.box.y))
    for text in rows:
        for kind, box in (("area", text.area), ("box", boxes[text.group])):
            if box and (out := _outside(text.box, box)) > TOLERANCE:
                yield f"{text.group}: {text.words!r} leaves its {kind} by {out:.1f} pt"
    for one, other in _overlapping(rows):
        yield f"{one.group}: {one.words!r} overlaps {other.words!r} of {other.group}"


def _outside(inner: Box, outer: Box) -> float:
    """Return by how much one box leaves another."""
    return max(
        outer.x - inner.x,
        outer.y - inner.y,
        inner.right - outer.right,
        inner.bottom - outer.bottom,
    )


def _overlapping(rows: list[Measured]) -> Iterator[tuple[Measured, Measured]]:
    """Yield the pairs that overlap, of texts in the order of their left sides."""
    for number, one in enumerate(rows):
        for other in rows[number + 1 :]:
            if other.box.x >= one.box.right - TOLERANCE:
                break
            if min(one.box.bottom, other.box.bottom) - max(one.box.y, other.box.y) > TOLERANCE:
                yield one, other
