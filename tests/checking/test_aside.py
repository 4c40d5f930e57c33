"""A comment sets aside what is found in its reach, whatever else speaks or is put together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from cjmap.check import check
from cjmap.config import Config
from cjmap.load import load_bytes
from cjmap.project import Project
from cjmap.rules import RULES, Facts, Finding
from cjmap.settings.profiles import RuleSettings

from ..rules.checking import TODAY

# Who reviewed a map long ago need not be told that nobody keeps it (CJ503 silences CJ501).
OLD = """\
title: Shoes{title}
reviewed: 2015-01-01{reviewed}
phases: {{buy: {{name: Buy}}}}
touchpoints:
""" + "".join(f"  step-{number}: {{{{name: Step {number}}}}}\n" for number in range(9))


def _reason(*names: str) -> str:
    return f"  # cjmap: ignore[{', '.join(names)}] because it is the city's"


def _found(text: str, *rules: str) -> list[tuple[str, str]]:
    config = Config(rules=RuleSettings(select=(*rules, "needless-ignore")))
    checked = check(load_bytes(text.encode(), Project(Path("/"))), config, today=TODAY)
    return [(one.diagnostic.problem.code, one.route) for one in checked.found]


@pytest.mark.parametrize(
    ("title", "reviewed", "codes"),
    [
        ("", "", ["CJ503"]),
        # What follows is found, though another finding says it.
        ("CJ501", "", ["CJ503"]),
        # Whoever accepts the cause accepts what follows from it.
        ("", "CJ503", []),
        ("CJ501", "CJ503", []),
        ("CJ503", "", ["CJ029", "CJ503"]),
    ],
)
def test_what_another_finding_says_is_no_needless_comment(
    title: str, reviewed: str, codes: list[str]
) -> None:
    said = {"title": title, "reviewed": reviewed}
    text = OLD.format(**{key: _reason(name) if name else "" for key, name in said.items()})
    assert [code for code, _ in _found(text, "CJ501", "CJ503")] == codes


def test_of_a_rule_that_failed_no_comment_is_needless(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "title: Shoes" + _reason("CJ302") + "\nphases: {buy: {name: Buy}}\n"
    assert [code for code, _ in _found(text, "CJ302")] == ["CJ029"]
    rules = [replace(one, check=_fails) for one in RULES if one.problem.code == "CJ302"]
    monkeypatch.setattr("cjmap.check._LATER", tuple(rules))
    assert [code for code, _ in _found(text, "CJ302")] == ["CJ901"]


def _fails(facts: Facts) -> Iterator[Finding]:
    yield from ()
    raise ValueError(facts.map.title)


PAINS = """\
title: Shoes
phases:
  look: {name: Look}LOOK
  buy:BUY
    name: BuyNAME
    owner: Sales
touchpoints:
  ad: {name: Ad, phase: look, pain_points: Loud}
  tip: {name: Tip, phase: look, solutions: A map}
  cart: {name: Cart, phase: buy, pain_points: Full}
  desk: {name: Desk, phase: buy, pain_points: Queue}
  door: {name: Door, phase: buy, pain_points: [Heavy, Old, Slow, Stuck], solutions: A new one}
"""
AD, CART, DESK = (("CJ302", f"touchpoints.{id}.pain_points") for id in ("ad", "cart", "desk"))
NEEDLESS = ("CJ029", "")


def _with_comment(where: str, name: str) -> str:
    text = PAINS.replace(where, _reason(name))
    for place in ("LOOK", "BUY", "NAME"):
        text = text.replace(place, "")
    return text


@pytest.mark.parametrize(
    ("where", "left"),
    [
        ("nowhere", [AD, CART, DESK]),
        ("LOOK", [CART, DESK]),
        ("BUY", [AD]),
        ("NAME", [NEEDLESS, AD, CART, DESK]),
    ],
)
def test_a_comment_at_a_phase_holds_for_its_touchpoints(
    where: str, left: list[tuple[str, str]]
) -> None:
    assert _found(_with_comment(where, "CJ302"), "CJ302") == left


def test_a_comment_at_a_phase_holds_for_no_other_rule() -> None:
    assert _found(_with_comment("BUY", "CJ303"), "CJ302", "CJ303") == [NEEDLESS, AD, CART, DESK]


@pytest.mark.parametrize(("where", "codes"), [("BUY", []), ("LOOK", ["CJ029", "CJ012"])])
def test_a_comment_at_a_phase_holds_for_what_is_found_in_the_letters(
    where: str, codes: list[str]
) -> None:
    cut = "  mall:\n    name: Mall\n    pain_points: The #queue\n    phase: buy\n"
    found = _found(_with_comment(where, "CJ012") + cut, "CJ012")
    assert [code for code, _ in found] == codes


def test_a_comment_in_the_phases_of_a_base_holds_for_what_is_laid_over_it(tmp_path: Path) -> None:
    base = "title: Shoes\nphases:\n  buy: {name: Buy}" + _reason("CJ302") + "\n"
    (tmp_path / "base.yaml").write_text(base)
    text = "extends: base.yaml\ntouchpoints:\n  cart: {name: Cart, phase: buy, pain_points: Full}\n"
    config = Config(rules=RuleSettings(select=("CJ302",)))
    checked = check(load_bytes(text.encode(), Project(tmp_path)), config)
    assert checked.found == ()
