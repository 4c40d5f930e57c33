"""Tell from the variables of a CI which format its host reads."""

from __future__ import annotations

from collections.abc import Mapping

AUTO = "auto"
# The first that is set counts: Gitea and Forgejo set GitHub's too, and read no annotations.
_HOSTS = (
    ("GITEA_ACTIONS", "text"),
    ("FORGEJO_ACTIONS", "text"),
    ("GITHUB_ACTIONS", "github"),
    ("GITLAB_CI", "gitlab"),
)


def format_of(asked: str, formats: Mapping[str, str], variables: Mapping[str, str]) -> str:
    """Return the format that was asked for; for `auto` the host's where there is one, else text.

    >>> format_of("auto", {"text": "", "github": ""}, {"GITHUB_ACTIONS": "true"})
    'github'
    """
    if asked != AUTO:
        return asked
    host = next((name for variable, name in _HOSTS if variables.get(variable) == "true"), "text")
    return host if host in formats else "text"
