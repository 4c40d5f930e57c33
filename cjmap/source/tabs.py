"""Write spaces for the tabs that indent lines, where there is one way to read them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

import yaml

_WIDTHS = (2, 4, 8)
_INDENT = re.compile(r"^([ \t]*)(?=[^ \t\r\n])", re.MULTILINE)
# Of a larger file nobody wants to know how it reads with tabs of several widths.
_MOST = 200_000

_Read: TypeAlias = list[tuple[str, object]]


def untabbed(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the indentations with tabs, from offset to offset, and what to write instead.

    Nothing where tabs of two, four or eight spaces are read in different ways, or in none.
    """
    if len(text) > _MOST:
        return
    read: list[tuple[int, _Read]] = []
    for width in _in_order(text):
        said = _read(_spaced(text, width))
        if said is not None:
            read.append((width, said))
    if not read or any(said != read[0][1] for _, said in read):
        return
    for found in _INDENT.finditer(text):
        if "\t" in found[1]:
            yield found.start(), found.end(), _spaces(found[1], read[0][0])


def _in_order(text: str) -> list[int]:
    """Return how wide a tab may be, the step of the lines without tabs first."""
    steps = [len(found[1]) for found in _INDENT.finditer(text) if found[1].strip("\t")]
    usual = min((step for step in steps if step in _WIDTHS), default=2)
    return sorted(_WIDTHS, key=lambda width: width != usual)


def _spaced(text: str, width: int) -> str:
    return _INDENT.sub(lambda found: _spaces(found[1], width), text)


def _spaces(indent: str, width: int) -> str:
    return indent.replace("\t", " " * width)


def _read(text: str) -> _Read | None:
    """Return what a text is read as, None where it can't be."""
    try:
        events = list(yaml.parse(text, Loader=yaml.CSafeLoader))
    except yaml.YAMLError:
        return None
    return [(type(one).__name__, getattr(one, "value", None)) for one in events]
