"""A host is known by its variables."""

from __future__ import annotations

import pytest

from cjmap.reporters import AUTO, COVERAGE, FINDINGS, format_of


@pytest.mark.parametrize(
    ("variables", "findings", "coverage"),
    [
        ({}, "text", "text"),
        ({"CI": "true"}, "text", "text"),
        ({"GITHUB_ACTIONS": "true", "CI": "true"}, "github", "github"),
        ({"GITHUB_ACTIONS": "false"}, "text", "text"),
        ({"GITHUB_ACTIONS": "true", "GITEA_ACTIONS": "true"}, "text", "text"),
        ({"GITHUB_ACTIONS": "true", "FORGEJO_ACTIONS": "true"}, "text", "text"),
        ({"GITLAB_CI": "true"}, "gitlab", "text"),
    ],
)
def test_auto(variables: dict[str, str], findings: str, coverage: str) -> None:
    assert format_of(AUTO, FINDINGS, variables) == findings
    assert format_of(AUTO, COVERAGE, variables) == coverage


def test_what_is_asked_for_is_given() -> None:
    assert format_of("json", FINDINGS, {"GITHUB_ACTIONS": "true"}) == "json"
