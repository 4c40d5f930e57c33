"""Write one file whole or not at all."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path

from cjmap.build.failure import explained
from cjmap.errors import CjmapError


def write_file(path: Path, data: bytes) -> None:
    """Put `data` at `path`, through links, making folders; an old file stays until then.

    A new file gets the usual permissions, an old one keeps its own. Devices and pipes are
    written to. Raises CjmapError when it can't; then the old file is as before.
    """
    with explained(path):
        target = Path(os.path.realpath(path))
        if target.exists() and not target.is_file():
            target.write_bytes(data)
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        _replace(target, data)


def rewrite(path: Path, name: str, *, before: bytes, after: bytes) -> None:
    """Put other bytes into a file, called `name`, that still holds what it held before.

    Raises `CjmapError` where it is read-only, has changed meanwhile, or can't be written.
    """
    if not is_writable(path):
        raise CjmapError(f'can\'t write "{name}": it is read-only', "allow to write it")
    with explained(path):
        is_same = path.read_bytes() == before
    if not is_same:
        message = f'"{name}" has changed meanwhile, and stays as it is'
        raise CjmapError(message, "run the command again")
    write_file(path, after)


def is_writable(path: Path) -> bool:
    """Tell whether an old file may be written: who made it read-only wants it to stay."""
    with explained(path):
        mode = Path(os.path.realpath(path)).stat().st_mode
    return bool(stat.S_IMODE(mode) & 0o222) and os.access(path, os.W_OK)


def _replace(target: Path, data: bytes) -> None:
    draft = target.with_name(f".{target.name[:100]}.{os.getpid()}.draft")
    try:
        with draft.open("xb") as stream:
            stream.write(data)
        if target.exists():
            draft.chmod(stat.S_IMODE(target.stat().st_mode))
        draft.replace(target)
    except BaseException:
        with suppress(OSError):
            draft.unlink()
        raise
