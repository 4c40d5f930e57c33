"""Exchange messages with the process that fills a team's templates."""

from __future__ import annotations

from typing import IO

from cjmap.frozen import frozen

# What an answer begins with: then come the page's bytes, or message and hint as JSON.
DONE, FAULT = b"+", b"-"


@frozen
class Limits:
    """What filling may take: seconds for one page, and bytes of memory in all.

    After its time the process says where it was; after `grace` more seconds it is ended.
    """

    seconds: float = 30.0
    memory: int = 1024**3
    grace: float = 5.0


USUAL_LIMITS = Limits()


def read(stream: IO[bytes]) -> bytes:
    """Return the next message of a stream; b"" at its end, and for one that is cut off."""
    head = stream.read(8)
    size = int.from_bytes(head)
    data = stream.read(size) if len(head) == 8 else b""
    return data if len(data) == size else b""


def write(stream: IO[bytes], data: bytes) -> None:
    """Write a message, led by its length."""
    stream.write(len(data).to_bytes(8) + data)
    stream.flush()
