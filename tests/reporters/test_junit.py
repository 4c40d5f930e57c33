"""What a CI reads in the results."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cjmap.diagnostics import Severity
from cjmap.reporters import Report

from .forms import junit_cases, junit_root
from .reports import asks, checked, told


def cases(report: Report) -> dict[tuple[str, str], str]:
    """Return whether each case passes, fails, or passes with a word, by its class and name."""
    return junit_cases("\n".join(told(report, "junit")))


PROBLEM = ("map.journey.yaml", "CJ302 problem-without-solution")
UNUSED = ("map.journey.yaml", "CJ120 unused")


@pytest.mark.parametrize(
    ("fails_from", "problem", "unused"),
    [
        (None, "system-out", "system-out"),
        (Severity.ERROR, "system-out", "system-out"),
        (Severity.WARNING, "failure", "system-out"),
        (Severity.NOTE, "failure", "failure"),
    ],
)
def test_what_fails_is_what_makes_the_run_fail(
    fails_from: Severity | None, problem: str, unused: str
) -> None:
    read = cases(Report((checked(),), fails_from=fails_from))
    assert read == {("cjmap check", "result"): "system-out", PROBLEM: problem, UNUSED: unused}


def test_a_run_may_fail_for_other_reasons() -> None:
    read = cases(Report((checked(),), reasons=(asks("it"),)))
    assert read["cjmap check", "result"] == "failure"


def test_a_map_without_findings_passes() -> None:
    one = replace(checked(), found=())
    assert cases(Report((one,)))["map.journey.yaml", "nothing found"] == "passed"


def test_several_findings_of_a_rule_are_one_case() -> None:
    report = Report((checked(),), fails_from=Severity.WARNING)
    root = junit_root("\n".join(told(report, "junit")))
    [failure] = root.iter("failure")
    assert failure.get("message", "").endswith('of "cart" has no solution (and 1 more)')
    assert (failure.text or "").count("CJ302") == 2
