"""Let one build at a time into a folder."""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cjmap.errors import CjmapError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


@contextmanager
def locked(folder: Path, *, patience: float = 10.0) -> Iterator[None]:
    """Hold the folder's lock; wait for another process at most `patience` seconds.

    The system takes the lock back when a process ends, however it ends, so none goes stale.
    Raises CjmapError when the other is still at work.
    """
    handle = _open(folder)
    try:
        deadline = time.monotonic() + patience
        while not _take(handle):
            if time.monotonic() > deadline:
                message = f'another cjmap is writing to "{folder}"'
                raise CjmapError(message, "wait until it has ended, then try again")
            time.sleep(0.05)
        yield
    finally:
        os.close(handle)


def _open(folder: Path) -> int:
    if sys.platform == "win32":
        # A folder can't be locked there, and a file in it would be one of the outputs.
        name = hashlib.sha256(str(folder).casefold().encode()).hexdigest()[:16]
        return os.open(Path(tempfile.gettempdir(), f"cjmap-{name}.lock"), os.O_RDWR | os.O_CREAT)
    else:  # noqa: RET505 (mypy knows the branches of a platform only as if and else)
        return os.open(folder, os.O_RDONLY)


def _take(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        # Some network drives know no locks: better to build without than not at all.
        return True
    return True
