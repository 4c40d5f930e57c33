"""Remember which files cjmap wrote into a folder."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path

from cjmap.build.found import exists, is_plain, kind
from cjmap.build.names import MANIFEST, refuse_unsafe_name
from cjmap.errors import CjmapError

_ENTRY = re.compile(r'^ *("(?:[^"\\]|\\.)+"): "([0-9a-f]{64})",?$', re.MULTILINE)
_HINT = "delete it, and the outputs that are no longer wanted, then build again"


def digest(data: bytes) -> str:
    """Return the SHA-256 of some content as 64 hex digits."""
    return hashlib.sha256(data).hexdigest()


def manifest_text(files: Mapping[str, str]) -> bytes:
    """Return the manifest of files and their digests: JSON, sorted, a line a file."""
    content = {"cjmap": 1, "files": dict(sorted(files.items()))}
    return (json.dumps(content, indent=2, ensure_ascii=False) + "\n").encode()


def read_manifest(root: Path) -> dict[str, str]:
    """Return the digests of the files that cjmap wrote below `root`; none without a manifest.

    In a manifest that git left with conflict marks, the files of both sides are cjmap's.
    Raises CjmapError for one that is damaged or names files elsewhere.
    """
    file = root / MANIFEST
    if exists(file) and not is_plain(file):
        raise CjmapError(f'"{MANIFEST}" is {kind(file)}', _HINT)
    try:
        files = _entries(file.read_text(encoding="utf-8"))
        for path in files:
            refuse_unsafe_name(path)
    except FileNotFoundError:
        return {}
    except (ValueError, RecursionError) as error:
        raise CjmapError(f'"{MANIFEST}" can\'t be read: {error}', _HINT) from error
    except CjmapError as error:
        raise CjmapError(f'"{MANIFEST}" is not cjmap\'s: {error.message}', _HINT) from error
    return files


def _entries(text: str) -> dict[str, str]:
    if "\n<<<<<<< " in f"\n{text}":
        return {json.loads(name): value for name, value in _ENTRY.findall(text)}
    content = json.loads(text)
    files = content.get("files") if isinstance(content, dict) else None
    if not isinstance(files, dict) or not all(isinstance(value, str) for value in files.values()):
        raise ValueError("it lists no files")
    return files
