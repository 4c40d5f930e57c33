"""Read a picture as a data address that a page can hold."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path

from cjmap.errors import CjmapError

MOST_BYTES = 512 * 1024
_KINDS = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
)


def read_picture(path: Path) -> str:
    """Return a picture as `data:image/…;base64,…`.

    The kind is told by the file's first bytes, not by its name. Raises `CjmapError` when it is
    no PNG, JPEG, GIF or WebP, is larger than 512 KiB, or cannot be read.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise CjmapError(f'"{path.name}" cannot be read: {error.strerror}') from error
    if len(data) > MOST_BYTES:
        raise CjmapError(f'"{path.name}" is larger than 512 KiB', "make the picture smaller")
    return f"data:{_kind(data, path.name)};base64,{b64encode(data).decode('ascii')}"


def _kind(data: bytes, name: str) -> str:
    for start, kind in _KINDS:
        if data.startswith(start):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    raise CjmapError(f'"{name}" is not a picture that pages can show', "use PNG, JPEG or WebP")
