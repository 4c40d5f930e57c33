"""SARIF is what its schema says, and within what GitHub takes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from cjmap.diagnostics import Severity
from cjmap.reporters import Report
from cjmap.reporters.forms import sarif
from cjmap.reporters.verdict import TooHeavy

from .forms import sarif_run, validator
from .reports import MAP, checked, finding, told

DONE = """\
title: Done
phases: {a: {name: A}}
touchpoints: {b: {name: B}}
coverage: {require: [touchpoint]}
"""


def run_of(report: Report) -> dict[str, Any]:
    """Return the one run of a report, which keeps to the schema."""
    return sarif_run("\n".join(told(report, "sarif")))


def test_the_schema_is_asked() -> None:
    assert list(validator().iter_errors({"version": "2.1.0", "runs": [{"results": []}]}))


def test_maps_with_and_without_findings_and_settings() -> None:
    done = checked(DONE, file="done.journey.yaml")
    settings = (finding(file="cjmap.yaml", severity=Severity.ERROR),)
    run = run_of(Report((checked(), done), settings, (TooHeavy(((Severity.ERROR, 1),)),)))
    uris = [one["location"]["uri"] for one in run["artifacts"]]
    assert uris == ["cjmap.yaml", "map.journey.yaml", "done.journey.yaml"]
    assert [one["ruleId"] for one in run["results"]] == ["CJ999/a-rule", "CJ302", "CJ302", "CJ120"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert all(rules[one["ruleIndex"]] == one["ruleId"] for one in run["results"])
    assert run["invocations"] == [
        {
            "executionSuccessful": True,
            "exitCode": 1,
            "exitCodeDescription": "fails because of 1 error",
        }
    ]


def test_a_rule_says_what_it_is_about() -> None:
    driver = run_of(Report((checked(),)))["tool"]["driver"]
    rule = driver["rules"][0]
    assert rule["name"] == "problem-without-solution"
    assert rule["shortDescription"]["text"] == "A pain point has no solution."
    assert rule["help"]["markdown"].startswith(rule["help"]["text"])
    assert "**Good:**\n\n```yaml\ntitle" in rule["help"]["markdown"]
    assert rule["properties"]["tags"] == ["customer-journey", "method"]
    assert "helpUri" not in rule


def test_an_address_is_a_uri() -> None:
    found = finding(page="https://handbook.example/größe<a>")
    [rule] = run_of(Report((), (found,)))["tool"]["driver"]["rules"]
    assert rule["helpUri"] == "https://handbook.example/gr%C3%B6%C3%9Fe%3Ca%3E"


def test_columns_are_characters() -> None:
    text = MAP.replace("{name: Desk, pain", '{name: "👢👢", pain')
    run = run_of(Report((checked(text),)))
    [queue] = [one for one in run["results"] if "A queue" in one["message"]["text"]]
    region = queue["locations"][0]["physicalLocation"]["region"]
    line = text.splitlines()[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "A queue"
    assert run["columnKind"] == "unicodeCodePoints"


def test_no_more_results_than_github_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "MOST_RESULTS", 2)
    found = [finding(f"n{number}", severity=Severity.NOTE) for number in range(3)]
    found.append(finding("e", severity=Severity.ERROR))
    run = run_of(Report((), tuple(found)))
    assert [one["message"]["text"] for one in run["results"]] == ["n0", "e"]
    [left] = run["invocations"][0]["toolExecutionNotifications"]
    assert left["message"]["text"] == "2 findings are left out: GitHub takes 2 at most"


def test_no_more_places_than_github_takes(monkeypatch: pytest.MonkeyPatch) -> None:
    one = finding()
    related = tuple((f"place {number}", one.at) for number in range(5))
    report = Report((), (replace(one, related=related),))
    [whole] = run_of(report)["results"]
    assert len(whole["relatedLocations"]) == 5
    monkeypatch.setattr(sarif, "MOST_PLACES", 3)
    [cut] = run_of(report)["results"]
    assert [place["id"] for place in cut["relatedLocations"]] == [1, 2, 3]


def test_files_are_named_from_the_root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "docs").mkdir()
    monkeypatch.chdir(tmp_path / "docs")
    report = Report((), tuple(finding(file=one) for one in ("a.yaml", "../b/c.yaml")))
    rooted = Report((), report.settings, root=str(tmp_path))
    places = [one["locations"][0]["physicalLocation"] for one in run_of(rooted)["results"]]
    assert [one["artifactLocation"]["uri"] for one in places] == ["docs/a.yaml", "b/c.yaml"]
