"""Fill a team's templates, as a process of its own that its parent may stop at any time.

It reads requests from its standard input and writes answers to its standard output, each led by
its length. Requests are pickled by the parent; answers are plain bytes, whatever a template did.
"""

from __future__ import annotations

import json
import pickle
import signal
import sys
from collections.abc import Callable
from typing import Any, BinaryIO, NoReturn

from cjmap.errors import CjmapError
from cjmap.renderers.pages import index, matrix
from cjmap.renderers.pages.exchange import DONE, FAULT, read, write
from cjmap.renderers.pages.faults import TimeUpError

PAGES: dict[str, Callable[..., bytes]] = {"matrix": matrix.render, "index": index.render}


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer requests until there are no more: the look of all pages and the limits first."""
    look, limits = pickle.loads(read(requests))
    _limit(limits.memory)
    while request := read(requests):
        write(answers, _answer(pickle.loads(request), look, limits.seconds))


def _answer(
    request: tuple[str, tuple[Any, ...], dict[str, Any]], look: dict[str, Any], seconds: float
) -> bytes:
    name, values, named = request
    _alarm(seconds)
    try:
        return DONE + PAGES[name](*values, **named, **look)
    except CjmapError as error:
        return FAULT + json.dumps([error.message, error.hint]).encode()
    finally:
        _alarm(0)


def _alarm(seconds: float) -> None:
    # Windows has none: there the parent ends the process, and nobody knows the line.
    if sys.platform != "win32":
        signal.signal(signal.SIGALRM, _late)
        signal.setitimer(signal.ITIMER_REAL, seconds, 1.0)


def _late(number: int, frame: object) -> NoReturn:
    raise TimeUpError


def _limit(memory: int) -> None:
    """Let this process take so much memory, write no file and start no process."""
    try:
        import resource
    except ImportError:
        return
    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        # A system may have lower limits already, or none of this kind.
        try:
            resource.setrlimit(what, (most, most))
        except (OSError, ValueError):
            continue


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
