"""Expect settings without errors, where wrong ones would lead to something that nobody wants."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.checking.judging import check_settings
from cjmap.config import Settings
from cjmap.diagnostics import Severity
from cjmap.errors import CjmapError
from cjmap.project import CONFIG_NAME


def faults(settings: Settings) -> Iterator[str]:
    """Yield the errors of settings, each with its place."""
    for one in check_settings(settings):
        if one.diagnostic.severity is Severity.ERROR:
            yield f"{one.at.file}:{one.at.line}:{one.at.column}: {one.diagnostic.message}"


def expect_sound(settings: Settings, nothing: str) -> None:
    """Raise `CjmapError` where settings have an error: what was not done, and the first one.

    `nothing` is what was not done, as in "nothing was compared".
    """
    for fault in faults(settings):
        raise CjmapError(nothing, f"mend {CONFIG_NAME} first: {fault}", status=2)
