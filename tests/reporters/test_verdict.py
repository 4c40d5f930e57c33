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
from cjmap.reporters.verdict import Stale, Uncounted, counted, too_heavy, too_little, why

from .reports import ENGLISH, GERMAN

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
    assert [*why(too_little([checked(MAP)], asked, who="it"), ENGLISH)] == said


def test_maps_that_cannot_be_drawn_do_not_count() -> None:
    refused = checked(MAP.replace("{name: Bag}", "{name: Bag, phase: bui}"))
    assert refused.is_refused
    assert list(too_little([refused], Decimal(100), who="it")) == []


def test_too_heavy() -> None:
    found = checked(MAP + "sources: {x: {name: X}}\n").found
    assert counted(found, ENGLISH) == "1 warning, 1 note"
    assert list(too_heavy(found, Severity.ERROR)) == []
    assert why(too_heavy(found, Severity.WARNING), ENGLISH) == ("of 1 warning",)
    assert why(too_heavy(found, Severity.NOTE), ENGLISH) == ("of 1 warning, 1 note",)
    assert list(too_heavy(found, None)) == []


def test_reasons_are_said_once_and_in_a_language() -> None:
    found = checked(MAP + "sources: {x: {name: X}}\n").found
    reasons = [
        *too_heavy(found, Severity.NOTE),
        Uncounted(1),
        Uncounted(2),
        Stale(1),
        Stale(2),
        Stale(2),
        *too_little([checked(MAP)], Decimal("67.5"), who="cjmap.yaml"),
    ]
    assert why(reasons, GERMAN) == (
        "1 Warnung, 1 Hinweis",
        "1 Karte mit Fehlern konnte nicht gezählt werden",
        "2 Karten mit Fehlern konnten nicht gezählt werden",
        "1 Ausgabe ist veraltet: `cjmap build` ausführen und das Ergebnis committen",
        "2 Ausgaben sind veraltet: `cjmap build` ausführen und das Ergebnis committen",
        "Abdeckung 66\N{NARROW NO-BREAK SPACE}%, cjmap.yaml verlangt mindestens "
        "67,5\N{NARROW NO-BREAK SPACE}%",
    )
