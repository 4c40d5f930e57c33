"""Every rule speaks where its cases say so, and nowhere else."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from cjmap.rules import FAMILIES, RULES

from .cases import Case, faults, read_cases
from .checking import check_files, selecting

FOLDER = Path(__file__).parent.parent / "cases" / "rules"
CASES = tuple(read_cases(FOLDER))
FAMILY = {rule.problem.name: name for name, rules in FAMILIES for rule in rules}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case, tmp_path: Path) -> None:
    checked = check_files(tmp_path, case.files, config=selecting(case.rule, *case.also))
    assert faults(case, checked) == []


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case_says_what_it_is(case: Case) -> None:
    assert case.is_silent == (not case.expected)


def test_every_rule_has_cases() -> None:
    both = {(case.rule, case.is_silent) for case in CASES}
    # What is no UTF-8 cannot stand in these files; tests/source has it. No map has a CJ9xx.
    names = {rule.problem.name for rule in RULES if not rule.problem.code.startswith("CJ9")}
    names -= {"wrong-encoding"}
    assert {(name, silent) for name in names for silent in (True, False)} <= both


@pytest.mark.parametrize("rule", [r for r in RULES if r.check], ids=lambda r: r.problem.name)
def test_a_rule_that_judges_has_six_cases(rule) -> None:
    assert Counter(case.rule for case in CASES)[rule.problem.name] >= 6


def test_cases_lie_in_the_folder_of_their_family() -> None:
    for path in FOLDER.rglob("*.yaml"):
        assert path.parent.name == FAMILY[path.stem]


def test_silent_cases_come_first() -> None:
    for rule in {case.rule for case in CASES}:
        order = [case.is_silent for case in CASES if case.rule == rule]
        assert order == sorted(order, reverse=True)
