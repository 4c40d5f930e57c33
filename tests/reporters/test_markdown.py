"""A comment says what weighs most, and never more than a host takes."""

from __future__ import annotations

from cjmap.diagnostics import Severity
from cjmap.reporters import Report

from .reports import asks, checked, finding, told


def test_what_weighs_most_stands_open() -> None:
    found = [finding(f"note {n}", severity=Severity.NOTE) for n in range(9)]
    found.append(finding("broken", severity=Severity.ERROR, help="mend it\nat once"))
    said = told(Report((), tuple(found)), "markdown")
    fold = said.index("<details><summary>Map by map, with all 10 findings</summary>")
    heaviest = [line for line in said[:fold] if line.startswith("- ")]
    assert heaviest[0] == "- ❌ error: broken (map.journey.yaml:3, CJ999 a-rule)\\"
    assert said[5:7] == ["  mend it\\", "  at once"]
    assert len(heaviest) == 5
    assert len([line for line in said[fold:] if line.startswith("- ")]) == 10


def test_a_map_has_a_line() -> None:
    said = told(Report((checked(),)), "markdown")
    assert "| map.journey.yaml | 100 % | – | 2 | 1 |" in said


def test_where_some_rules_were_asked_for_no_coverage_is_shown() -> None:
    said = told(Report((checked(),), is_whole=False), "markdown")
    assert "| map.journey.yaml | – | – | 2 | 1 |" in said


def test_a_map_that_cannot_be_drawn_has_no_coverage() -> None:
    said = told(Report((checked("title: Shoes\n"),)), "markdown")
    assert "| map.journey.yaml | – | 1 | – | – |" in said


def test_a_rule_leads_to_its_page() -> None:
    said = told(Report((), (finding(page="https://a.example/x>[y](z)"),)), "markdown")
    assert any("[CJ999 a-rule](<https://a.example/x%3E[y](z)>)" in line for line in said)


def test_a_comment_is_never_too_long() -> None:
    found = [finding("x" * 2_000 + str(n), help="y" * 2_000) for n in range(400)]
    said = told(Report((), tuple(found), (asks("z" * 2_000),)), "markdown")
    assert len("\n".join(said)) < 65_000
    assert said[-3:] == [
        "There is more than a comment can hold: `cjmap check` shows all.",
        "",
        "</details>",
    ]
