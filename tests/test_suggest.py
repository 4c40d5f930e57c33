"""What someone may have meant."""

from __future__ import annotations

import pytest

from cjmap.suggest import did_you_mean, nearest, nearest_code

MEANT = (
    ("tuochpoints", ("phases", "touchpoints"), "touchpoints"),
    ("PainPoints", ("pain_points", "points"), "pain_points"),
    ("pain points", ("pain_points", "points"), "pain_points"),
    ("zebra", ("phases", "touchpoints"), None),
    ("", ("phases",), None),
    ("x" * 10_000, ("phases",), None),
    ("phases", (), None),
)


@pytest.mark.parametrize(("word", "known", "meant"), MEANT, ids=[m[0][:12] for m in MEANT])
def test_nearest(word: str, known: tuple[str, ...], meant: str | None) -> None:
    assert nearest(word, known) == meant


def test_among_thousands() -> None:
    known = [f"cart-{number}" for number in range(5000)] + ["checkout"]
    assert nearest("chekcout", known) == "checkout"


SLIPS = (
    ("CJ999", None),
    ("CJ3O2", "CJ302"),
    ("cj0302", "CJ302"),
    ("CJ02", "CJ302"),
    ("CJ303", None),
)


@pytest.mark.parametrize(("code", "meant"), SLIPS, ids=[slip[0] for slip in SLIPS])
def test_codes_are_near_by_one_slip_only(code: str, meant: str | None) -> None:
    assert nearest_code(code, ["CJ109", "CJ301", "CJ302", "CJ113"]) == meant


def test_said_at_the_end_of_a_message() -> None:
    assert did_you_mean("crat", ["cart"]) == '; did you mean "cart"?'
    assert did_you_mean("zebra", ["cart"]) == ""
