"""Read reports as hosts do, and refuse what they would."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft4Validator, Draft202012Validator, FormatChecker

SARIF = Path(__file__).parent / "schemas" / "sarif-2.1.0.json"
# https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
_ISSUE = {
    "type": "object",
    "required": ["description", "check_name", "fingerprint", "severity", "location"],
    "additionalProperties": False,
    "properties": {
        "description": {"type": "string", "minLength": 1},
        "check_name": {"type": "string", "minLength": 1},
        "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
        "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
        "location": {
            "type": "object",
            "required": ["path", "lines"],
            "properties": {
                "path": {"type": "string", "not": {"pattern": r"^\.?/"}},
                "lines": {
                    "type": "object",
                    "required": ["begin"],
                    "properties": {"begin": {"type": "integer", "minimum": 1}},
                },
            },
        },
    },
}
# What Jenkins expects of an element: the attributes it needs, those it knows beside, and what may
# stand inside.
_COUNTS = {"name", "tests", "failures", "errors"}
_JUNIT: dict[str, tuple[set[str], set[str], set[str]]] = {
    "testsuites": (set(), _COUNTS, {"testsuite"}),
    "testsuite": (_COUNTS, set(), {"testcase"}),
    "testcase": ({"name"}, {"classname"}, {"failure", "system-out"}),
    "failure": (set(), {"type", "message"}, set()),
    "system-out": (set(), set(), set()),
}


@cache
def validator() -> Draft4Validator:
    return Draft4Validator(json.loads(SARIF.read_text("utf-8")), format_checker=FormatChecker())


def sarif_run(text: str) -> dict[str, Any]:
    """Return the one run of a log, which keeps to the schema and to what the standard asks."""
    log = json.loads(text)
    assert [error.message for error in validator().iter_errors(log)] == []
    [run] = log["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    for one in run["results"]:
        assert rules[one["ruleIndex"]] == one["ruleId"]
        assert (one.get("kind", "fail") == "fail") == (one["level"] != "none")
    marks = [tuple(one["partialFingerprints"].values()) for one in run["results"]]
    assert len(set(marks)) == len(marks)
    assert isinstance(run, dict)
    return run


def gitlab_issues(text: str) -> list[dict[str, Any]]:
    """Return the issues of a code quality report, no two of which GitLab takes for the same."""
    issues = json.loads(text)
    assert isinstance(issues, list)
    for one in issues:
        assert [error.message for error in Draft202012Validator(_ISSUE).iter_errors(one)] == []
    assert len({one["fingerprint"] for one in issues}) == len(issues)
    return issues


def junit_root(text: str) -> ET.Element:
    """Return results of tests, of which each suite says how many there are."""
    root = ET.fromstring(text.encode())
    assert root.tag == "testsuites"
    for one in root.iter():
        needed, known, inside = _JUNIT[one.tag]
        assert needed <= set(one.attrib) <= needed | known
        assert {child.tag for child in one} <= inside
    for suite in (root, *root.iter("testsuite")):
        assert int(suite.get("tests", "")) == len(list(suite.iter("testcase")))
        assert int(suite.get("failures", "")) == len(list(suite.iter("failure")))
    return root


def junit_cases(text: str) -> dict[tuple[str, str], str]:
    """Return whether each case passes, fails, or passes with a word, by its class and name."""
    return {
        (case.get("classname", ""), case.get("name", "")): case[0].tag if len(case) else "passed"
        for case in junit_root(text).iter("testcase")
    }
