"""A host is known by its variables."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cjmap.reporters import (
    AUTO,
    COVERAGE,
    FINDINGS,
    HOSTS,
    format_of,
    summary_of,
    target_of,
)

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "ci.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("variables", "findings", "coverage"),
    [
        ({}, "text", "text"),
        ({"CI": "true"}, "text", "text"),
        ({"GITHUB_ACTIONS": "true", "CI": "true"}, "github", "github"),
        ({"GITHUB_ACTIONS": "false"}, "text", "text"),
        ({"GITHUB_ACTIONS": "true", "GITEA_ACTIONS": "true"}, "text", "text"),
        ({"GITHUB_ACTIONS": "true", "FORGEJO_ACTIONS": "true"}, "text", "text"),
        ({"GITLAB_CI": "true"}, "gitlab", "gitlab"),
        ({"TF_BUILD": "True"}, "text", "text"),
    ],
)
def test_auto(variables: dict[str, str], findings: str, coverage: str) -> None:
    assert format_of(AUTO, FINDINGS, variables) == findings
    assert format_of(AUTO, COVERAGE, variables) == coverage


def test_what_is_asked_for_is_given() -> None:
    assert format_of("json", FINDINGS, {"GITHUB_ACTIONS": "true"}) == "json"


@pytest.mark.parametrize(
    ("variables", "target"),
    [
        ({}, ""),
        ({"GITHUB_ACTIONS": "true", "GITHUB_BASE_REF": ""}, ""),
        ({"GITHUB_BASE_REF": "main"}, "origin/main"),
        ({"GITEA_ACTIONS": "true", "GITHUB_BASE_REF": "main"}, "origin/main"),
        ({"CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "a/b"}, "origin/a/b"),
        # The commit where it left the branch is nearer than what others did there since.
        (
            {
                "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
                "CI_MERGE_REQUEST_DIFF_BASE_SHA": "c0ffee",
            },
            "c0ffee",
        ),
        ({"SYSTEM_PULLREQUEST_TARGETBRANCH": "refs/heads/a/b"}, "origin/a/b"),
        ({"SYSTEM_PULLREQUEST_TARGETBRANCH": "main"}, "origin/main"),
        ({"BITBUCKET_PR_DESTINATION_BRANCH": "main"}, "origin/main"),
        ({"BUILDKITE_PULL_REQUEST_BASE_BRANCH": "main"}, "origin/main"),
        ({"BUILDKITE_PULL_REQUEST_BASE_BRANCH": ""}, ""),
        ({"CIRRUS_BASE_BRANCH": "main"}, "origin/main"),
        ({"CHANGE_TARGET": "main"}, "origin/main"),
        ({"CI_COMMIT_TARGET_BRANCH": "main"}, "origin/main"),
        ({"TRAVIS": "true", "TRAVIS_BRANCH": "main"}, ""),
    ],
)
def test_the_target_of_a_merge_request(variables: dict[str, str], target: str) -> None:
    assert target_of(variables) == target


@pytest.mark.parametrize(
    ("variables", "summary"),
    [
        ({}, ""),
        ({"GITHUB_STEP_SUMMARY": "a.md"}, "a.md"),
        ({"GITHUB_STEP_SUMMARY": ""}, ""),
    ],
)
def test_the_file_of_the_summary(variables: dict[str, str], summary: str) -> None:
    assert summary_of(variables) == summary


def test_the_page_names_the_hosts_that_tell_what_is_compared() -> None:
    [named] = re.findall(r"the variables of the CI\s+name that\s+\(([^)]*)\)", PAGE)
    assert named.split() == ", ".join(one.name for one in HOSTS if one.target).split()
