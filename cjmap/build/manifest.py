"""Remember which files cjmap wrote into a folder, and from which maps."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import field
from pathlib import Path, PurePosixPath, PureWindowsPath

from cjmap.build.found import exists, is_plain, kind
from cjmap.build.names import MANIFEST, refuse_unsafe_name
from cjmap.errors import CjmapError
from cjmap.frozen import frozen

_ENTRY = re.compile(r'^ *("(?:[^"\\]|\\.)+"): ("(?:[^"\\]|\\.)+"),?$', re.MULTILINE)
_DIGEST = re.compile(r"[0-9a-f]{64}")
# Bytes that are not UTF-8 become U+DC80 to U+DCFF; no file's name has other surrogates.
_NO_FILE_NAME = re.compile("[\ud800-\udc7f\udd00-\udfff]")
_HINT = "delete it, and the outputs that are no longer wanted, then build again"


@frozen
class Manifest:
    """What cjmap wrote into a folder.

    `files` are digests by path, `maps` the path of a map's file by the folder of its outputs,
    both relative to the output folder and with slashes.
    """

    files: Mapping[str, str] = field(default_factory=dict)
    maps: Mapping[str, str] = field(default_factory=dict)


def digest(data: bytes) -> str:
    """Return the SHA-256 of some content as 64 hex digits."""
    return hashlib.sha256(data).hexdigest()


def folder_of(path: str) -> str:
    """Return the folder of an output, which is that of its map; "" for the index."""
    return path.rpartition("/")[0]


def manifest_text(manifest: Manifest) -> bytes:
    """Return a manifest as JSON, sorted, a line a file; maps without files are left out."""
    folders = {folder_of(path) for path in manifest.files}
    maps = {name: file for name, file in sorted(manifest.maps.items()) if name in folders}
    content: dict[str, object] = {"cjmap": 1, "files": dict(sorted(manifest.files.items()))}
    if maps:
        content["maps"] = maps
    # A file's name that is not UTF-8 reaches Python as surrogates, which JSON can escape.
    text = json.dumps(content, indent=2, ensure_ascii=False) + "\n"
    return text.encode("utf-8", "backslashreplace")


def read_manifest(root: Path) -> Manifest:
    """Return what cjmap wrote below `root`: nothing without a manifest.

    In a manifest that git left with conflict marks, the files of both sides are cjmap's.
    Raises CjmapError for one that is damaged or names files elsewhere.
    """
    file = root / MANIFEST
    if not exists(file):
        return Manifest()
    if not is_plain(file):
        raise CjmapError(f'"{MANIFEST}" is {kind(file)}', _HINT)
    try:
        manifest = _manifest(file.read_text(encoding="utf-8"))
        for path in manifest.files:
            refuse_unsafe_name(path)
    except (ValueError, RecursionError) as error:
        raise CjmapError(f'"{MANIFEST}" can\'t be read: {error}', _HINT) from error
    except CjmapError as error:
        raise CjmapError(f'"{MANIFEST}" is not cjmap\'s: {error.message}', _HINT) from error
    return manifest


def united(base: Manifest, ours: Manifest, theirs: Manifest) -> Manifest:
    """Return what a folder holds where git has put two versions of it together.

    Of a file that both sides have built anew, that of ours stands there. What one side has taken
    away and the other has built anew is still listed, so that the next build can judge it.
    """
    return Manifest(
        _united(base.files, ours.files, theirs.files), _united(base.maps, ours.maps, theirs.maps)
    )


def _united(
    base: Mapping[str, str], ours: Mapping[str, str], theirs: Mapping[str, str]
) -> dict[str, str]:
    found: dict[str, str] = {}
    for key in sorted({*ours, *theirs}):
        old, mine, yours = base.get(key), ours.get(key), theirs.get(key)
        value = yours if mine == old else mine if yours == old else mine or yours
        if value is not None:
            found[key] = value
    return found


def parse_manifest(text: str) -> Manifest:
    """Return what a manifest says, "" nothing; raises `ValueError` for one that is damaged."""
    return _manifest(text) if text.strip() else Manifest()


def _manifest(text: str) -> Manifest:
    if "\n<<<<<<< " in f"\n{text}":
        entries = [(json.loads(name), json.loads(value)) for name, value in _ENTRY.findall(text)]
        files = {name: value for name, value in entries if _DIGEST.fullmatch(value)}
        return Manifest(files, {name: value for name, value in entries if name not in files})
    content = json.loads(text)
    if not isinstance(content, dict) or not _is_text_by_text(content.get("files")):
        raise ValueError("it lists no files")
    maps = content.get("maps", {})
    if not _is_text_by_text(maps) or not all(_is_relative(file) for file in maps.values()):
        raise ValueError("its maps are not relative paths")
    return Manifest(content["files"], maps)


def _is_text_by_text(value: object) -> bool:
    return isinstance(value, dict) and all(isinstance(one, str) for one in value.values())


def _is_relative(file: str) -> bool:
    if "\0" in file or _NO_FILE_NAME.search(file):
        return False
    return not PurePosixPath(file).is_absolute() and not PureWindowsPath(file).drive
