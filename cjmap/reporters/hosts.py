"""Ask the variables of a CI which format its host reads, and what a merge request is for."""

from __future__ import annotations

from collections.abc import Mapping

from cjmap.frozen import frozen

AUTO = "auto"


@frozen
class Host:
    """The host of a CI, by the names of its variables; "" where it has none for a thing.

    Where `known_by` is "true", it reads `format`. Of a merge request, `base` is the commit at
    which it left its target, and `target` the name of that branch. To the file in `summary`, the
    summary of a job is added, as Markdown.
    """

    name: str
    known_by: str = ""
    format: str = "text"
    base: str = ""
    target: str = ""
    summary: str = ""


# The first that says something counts: Gitea and Forgejo set GitHub's variables, too, and read no
# annotations. Where a variable also names the branch of a push, as with Travis CI and Drone, it
# is left out.
HOSTS = (
    Host("Gitea", known_by="GITEA_ACTIONS"),
    Host("Forgejo", known_by="FORGEJO_ACTIONS"),
    Host(
        "GitHub",
        known_by="GITHUB_ACTIONS",
        format="github",
        target="GITHUB_BASE_REF",
        summary="GITHUB_STEP_SUMMARY",
    ),
    Host(
        "GitLab",
        known_by="GITLAB_CI",
        format="gitlab",
        base="CI_MERGE_REQUEST_DIFF_BASE_SHA",
        target="CI_MERGE_REQUEST_TARGET_BRANCH_NAME",
    ),
    Host("Azure Pipelines", target="SYSTEM_PULLREQUEST_TARGETBRANCH"),
    Host("Bitbucket", target="BITBUCKET_PR_DESTINATION_BRANCH"),
    Host("Buildkite", target="BUILDKITE_PULL_REQUEST_BASE_BRANCH"),
    Host("Cirrus CI", target="CIRRUS_BASE_BRANCH"),
    Host("Jenkins", target="CHANGE_TARGET"),
    Host("Woodpecker", target="CI_COMMIT_TARGET_BRANCH"),
)


def format_of(asked: str, formats: Mapping[str, str], variables: Mapping[str, str]) -> str:
    """Return the format that was asked for; for `auto` the host's where there is one, else text.

    >>> format_of("auto", {"text": "", "github": ""}, {"GITHUB_ACTIONS": "true"})
    'github'
    """
    if asked != AUTO:
        return asked
    known = (host.format for host in HOSTS if variables.get(host.known_by) == "true")
    found = next(known, "text")
    return found if found in formats else "text"


def target_of(variables: Mapping[str, str]) -> str:
    """Return the revision that a merge request is compared with, "" where there is none.

    >>> target_of({"GITHUB_BASE_REF": "main"})
    'origin/main'
    """
    for host in HOSTS:
        if base := variables.get(host.base):
            return base
        if branch := variables.get(host.target):
            # Azure gives the whole name for its own repositories, a short one for GitHub's.
            return f"origin/{branch.removeprefix('refs/heads/')}"
    return ""


def summary_of(variables: Mapping[str, str]) -> str:
    """Return the file to which the summary of a job is added, "" where the host has none."""
    return next(filter(None, (variables.get(host.summary) for host in HOSTS)), "")
