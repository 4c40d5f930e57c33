"""Tell which names for outputs every system takes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import PurePosixPath

from cjmap.errors import CjmapError

MANIFEST = ".cjmap-manifest.json"
STAGE = ".cjmap-build"

# Windows opens a device under these names, whatever the folder and the suffix.
_DEVICE = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(\..*)?", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f-\x9f\\<>:"|?*\ud800-\udfff]')


def refuse_unsafe_name(path: str) -> None:
    """Raise CjmapError for a path that leaves the folder, or that some system can't hold."""
    if fault := _fault(path):
        raise CjmapError(f"{path!r} can't be the name of an output: {fault}")


def folded(path: str) -> str:
    """Return what Windows and macOS make of a path: case and composition don't matter there."""
    return unicodedata.normalize("NFC", path).casefold()


def refuse_unsafe_names(paths: Iterable[str]) -> None:
    """Raise CjmapError for an unsafe path, and for two that can't stand side by side."""
    seen: dict[str, str] = {}
    for path in sorted(paths):
        refuse_unsafe_name(path)
        same = folded(path)
        if same in seen:
            raise CjmapError(f"two outputs have one name on some systems: {seen[same]!r}, {path!r}")
        seen[same] = path
    for same, path in seen.items():
        for folder in PurePosixPath(same).parents:
            if str(folder) in seen:
                raise CjmapError(
                    f"{seen[str(folder)]!r} can't be a file and the folder of {path!r}"
                )


def _fault(path: str) -> str:
    steps = path.split("/")
    if path.startswith("/"):
        return "it is absolute"
    if "" in steps or "." in steps or ".." in steps:
        return "it has empty steps, . or .."
    if steps[0] in {MANIFEST, STAGE}:
        return "cjmap keeps its own notes there"
    if ".git" in path.casefold().split("/"):
        return "git keeps its own notes there"
    if _FORBIDDEN.search(path):
        return "it holds a character that some system forbids"
    if any(step[-1] in ". " for step in steps):
        return "a step ends in a dot or a blank"
    if any(_DEVICE.fullmatch(step) for step in steps):
        return "Windows has a device of that name"
    if any(len(step.encode()) > 255 for step in steps):
        return "a step is longer than 255 bytes"
    return ""
