"""Where a command reads from: the files, and standard input in the place of one."""

from __future__ import annotations

import sys
from pathlib import Path

from cjmap.errors import CjmapError
from cjmap.frozen import frozen
from cjmap.source import DISK, MAX_BYTES, Files

STDIN = "<stdin>"


@frozen
class Given:
    """Where everything is read from; `stdin` is what came from there, if it was read before.

    `stdin_name` is the file in whose place it stands, or `STDIN`.
    """

    files: Files = DISK
    stdin: bytes | None = None
    stdin_name: str = STDIN

    def read_stdin(self) -> bytes:
        """Return what came from standard input."""
        return read_stdin() if self.stdin is None else self.stdin


USUAL = Given()


def in_place(given: Given) -> Given:
    """Return the files with what came from standard input in the place of one of them."""
    from cjmap.source.drafts import Drafts

    files = given.files if isinstance(given.files, Drafts) else Drafts()
    real = Path(given.stdin_name).resolve()
    return Given(files.but({**files.data, real: given.read_stdin()}))


def read_stdin() -> bytes:
    """Return what stands on standard input, as far as a map may go.

    Raises `CjmapError` where there is none.
    """
    try:
        return sys.stdin.buffer.read(MAX_BYTES + 1)
    except (AttributeError, OSError) as error:
        raise CjmapError("there is no standard input to read", status=2) from error
