"""The badge is a picture that everyone can read."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from cjmap.check import check
from cjmap.config import Config
from cjmap.load import load_bytes
from cjmap.project import Project
from cjmap.reporters.coverage import badge
from cjmap.reporters.coverage.report import CoverageReport
from cjmap.totals.trend import Pair
from cjmap.view.contrast import contrast


def drawn(filled: int, total: int) -> ElementTree.Element:
    """Return the badge of a map with so many cells."""
    points = (f"  t{n}: {{name: T{', actions: x' * (n < filled)}}}\n" for n in range(total))
    text = f"title: T\nphases: {{p: {{name: P}}}}\ntouchpoints:\n{''.join(points)}"
    text += "coverage: {require: [actions]}\n" if total else ""
    project = Project(Path("/nowhere"))
    pair = Pair(check(load_bytes(text.encode(), project), Config()))
    return ElementTree.fromstring("\n".join(badge.lines(CoverageReport((pair,)))))


@pytest.mark.parametrize("filled", [0, 49, 50, 79, 80, 100])
def test_words_stand_out_and_say_the_number(filled: int) -> None:
    svg = drawn(filled, 100)
    grounds = {one.get("fill", "") for one in svg.findall(".//{*}rect")} - {""}
    assert len(grounds) == 2
    assert all(contrast(ground, "#FFFFFF") >= 4.5 for ground in grounds)
    said = f"Journey coverage: {filled}\N{NARROW NO-BREAK SPACE}% described, {filled} of 100 cells"
    assert (svg.get("role"), svg.get("aria-label")) == ("img", said)
    assert svg.findtext("{*}title") == said
    assert [one.text for one in svg.findall(".//{*}text")] == [
        "journey coverage",
        f"{filled}\N{NARROW NO-BREAK SPACE}%",
    ]


def test_grounds_tell_much_from_little() -> None:
    found = [
        [one.get("fill") for one in drawn(filled, 100).findall(".//{*}rect")][-1]
        for filled in (49, 50, 79, 80)
    ]
    assert found[1] == found[2]
    assert len(set(found)) == 3


def test_it_asks_for_nothing() -> None:
    text = ElementTree.tostring(drawn(1, 2)).decode()
    assert re.findall(r"href|url\((?!#)|@import|<script|<style", text) == []
