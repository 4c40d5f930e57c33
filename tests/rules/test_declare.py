"""What the declaration of a rule says is what the rule is."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.diagnostics import Problem, Severity
from cjmap.rules.declare import Facts, Finding, Option, Rule, from_touchpoints, page, rule

LEAST = Option("least", 3, "how many at least")


def crooked_sign(facts: Facts) -> Iterator[Finding]:
    """A sign hangs crooked.

    Nobody reads it.
    """
    yield Finding(facts.map.place, "crooked")


def without_page(facts: Facts) -> Iterator[Finding]:
    yield Finding(facts.map.place, "crooked")


def test_a_rule_is_as_declared() -> None:
    declared = rule(
        "CJ398",
        "crooked-sign",
        Severity.NOTE,
        many="signs hang crooked",
        options=(LEAST,),
        usual=False,
        silenced_by=("no-sign",),
        once=True,
    )(crooked_sign)
    problem = Problem("CJ398", "crooked-sign", Severity.NOTE)
    assert declared == Rule(
        problem,
        declared.page,
        crooked_sign,
        "signs hang crooked",
        (LEAST,),
        usual=False,
        silenced_by=("no-sign",),
        once=True,
    )
    assert declared.page.split() == ["A", "sign", "hangs", "crooked.", "Nobody", "reads", "it."]


def test_a_rule_speaks_often_and_always_unless_declared_otherwise() -> None:
    declared = rule("CJ398", "crooked-sign", Severity.NOTE)(without_page)
    assert declared == Rule(Problem("CJ398", "crooked-sign", Severity.NOTE), "", without_page)
    assert declared.usual
    assert not declared.once


def test_a_page_is_a_rule_without_a_check() -> None:
    problem = Problem("CJ098", "torn-page")

    def torn_page() -> None:
        """A page is torn."""

    assert page(problem)(torn_page) == Rule(problem, "A page is torn.")
    assert page(problem, usual=False)(lambda: None) == Rule(problem, "", usual=False)


def test_small_maps_have_fewer_than_six_touchpoints() -> None:
    about = "from how many touchpoints on a map is judged"
    assert from_touchpoints() == Option("touchpoints", 6, about, low=1)
    assert from_touchpoints(9).usual == 9
