"""Why a check fails."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from cjmap.check import Checked, check
from cjmap.config import Config
from cjmap.diagnostics import Severity
from cjmap.load import load_bytes
from cjmap.project import Project
from cjmap.reporters.verdict import counted, too_heavy, too_little

MAP = """\
title: Shoes
phases: {buy: {name: Buy}}
touchpoints:
  cart: {name: Cart, actions: Looks}
  desk: {name: Desk, actions: Pays}
  bag: {name: Bag}
coverage: {require: [actions]}
"""


def checked(text: str) -> Checked:
    return check(load_bytes(text.encode(), Project(Path("/nowhere"))), Config())


@pytest.mark.parametrize(
    ("least", "said"),
    [
        (None, []),
        ("66", []),
        # Two thirds are more than 66.5 %, though they are shown as 66 %.
        ("66.5", []),
        ("67", ["coverage is 66 %, and it asks for at least 67 %"]),
    ],
)
def test_too_little(least: str | None, said: list[str]) -> None:
    asked = None if least is None else Decimal(least)
    assert list(too_little([checked(MAP)], asked, who="it asks")) == said


def test_maps_that_cannot_be_drawn_do_not_count() -> None:
    refused = checked(MAP.replace("{name: Bag}", "{name: Bag, phase: bui}"))
    assert refused.is_refused
    assert list(too_little([refused], Decimal(100), who="it asks")) == []


def test_too_heavy() -> None:
    found = checked(MAP + "sources: {x: {name: X}}\n").found
    assert counted(found) == "1 warning, 1 note"
    assert list(too_heavy(found, Severity.ERROR)) == []
    assert list(too_heavy(found, Severity.WARNING)) == ["of 1 warning"]
    assert list(too_heavy(found, Severity.NOTE)) == ["of 1 warning, 1 note"]
    assert list(too_heavy(found, None)) == []
