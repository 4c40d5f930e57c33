"""The colours of the pages have contrast, light and dark."""

from __future__ import annotations

import re

import pytest

from cjmap.assets.shipped import shipped_text

from ...sight import contrast

GROUNDS = ("paper", "band", "band-2")
# What is written, upon what.
TEXTS = (
    *((ink, on) for ink in ("ink", "mut", "link", "warn", "late", "hole") for on in GROUNDS),
    *((f"p{number}", on) for number in range(8) for on in GROUNDS),
    *((f"{band}-ink", band) for band in ("low-2", "low-1", "zero", "high-1", "high-2")),
    *(("on-persona", f"p{number}") for number in range(8)),
    *(("bar-ink", "bar"), ("bar-mut", "bar"), ("ok", "paper"), ("mut", "full"), ("ink", "full")),
    *(("hole", "hole-paper"), ("warn", "hole-paper"), ("ink", "hole-paper"), ("ink", "found")),
)
# What is a sign of its own, upon what.
MARKS = (("hole-mark", "paper"), ("focus", "paper"), ("warn", "paper"), ("focus", "band"))


def tokens(theme: int) -> dict[str, str]:
    """Return the colours by name, as #rrggbb: 0 for the light theme, 1 for the dark one."""
    style = shipped_text("page.css")
    pairs = re.findall(r"--([\w-]+): light-dark\((#\w+), (#\w+)\);", style)
    people = re.findall(r"\.(p\d) \{ --k: light-dark\((#\w+), (#\w+)\); \}", style)
    plain = re.findall(r"--([\w-]+): (#\w+);", style)
    found = {name: both[theme] for name, *both in (*pairs, *people)} | dict(plain)
    return {name: _long(color) for name, color in found.items()}


def _long(color: str) -> str:
    return color if len(color) > 4 else "#" + "".join(2 * digit for digit in color[1:])


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_texts_and_marks_have_contrast(theme: int) -> None:
    colors = tokens(theme)
    weak = {
        (front, behind): round(contrast(colors[front], colors[behind]), 2)
        for pairs, least in ((TEXTS, 4.5), (MARKS, 3))
        for front, behind in pairs
        if contrast(colors[front], colors[behind]) < least
    }
    assert weak == {}
