"""Say in a file where editors find its schema."""

from __future__ import annotations

import os
import re
from pathlib import Path

from cjmap.fmt.formatting import Part

_MODELINE = re.compile(rb"^[ \t]*#\s*yaml-language-server\s*:", re.MULTILINE)
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


def with_modeline(data: bytes, schemas: str, *, file: Path, part: Part) -> bytes:
    """Return a file with its schema in the first line, unless it has such a line.

    `schemas` is where `map.schema.json` and `config.schema.json` are: an address, or a folder,
    which is named as seen from where the file really is.
    """
    if _MODELINE.search(data):
        return data
    folder = schemas.rstrip("/") if _ADDRESS.match(schemas) else _seen_from(file, schemas)
    line = f"# yaml-language-server: $schema={folder}/{part}.schema.json\n"
    return line.encode() + data


def _seen_from(file: Path, folder: str) -> str:
    seen = os.path.relpath(folder, file.parent.resolve()).replace(os.sep, "/")
    return seen if seen.startswith(".") else f"./{seen}"
