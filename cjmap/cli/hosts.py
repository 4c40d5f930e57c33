"""Ask the variables of a CI what a merge request is for, and where its summary goes."""

from __future__ import annotations

from collections.abc import Mapping

from cjmap.frozen import frozen

# Each host's variable, and what stands before its value in git. The first that is set counts.
_TARGETS = (
    ("GITHUB_BASE_REF", "origin/"),
    ("CI_MERGE_REQUEST_DIFF_BASE_SHA", ""),
    ("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "origin/"),
    ("BITBUCKET_PR_DESTINATION_BRANCH", "origin/"),
    ("CHANGE_TARGET", "origin/"),
)
_SUMMARIES = ("GITHUB_STEP_SUMMARY",)


@frozen
class Host:
    """What the host of a CI says; "" where it says nothing.

    `target` is the revision that a merge request is compared with, `summary` the file to which
    the summary of a job is added, as Markdown.
    """

    target: str = ""
    summary: str = ""


def host_of(variables: Mapping[str, str]) -> Host:
    """Return what the variables of a CI say.

    >>> host_of({"GITHUB_BASE_REF": "main"})
    Host(target='origin/main', summary='')
    """
    targets = (f"{before}{variables[name]}" for name, before in _TARGETS if variables.get(name))
    summaries = (variables[name] for name in _SUMMARIES if variables.get(name))
    return Host(next(targets, ""), next(summaries, ""))
