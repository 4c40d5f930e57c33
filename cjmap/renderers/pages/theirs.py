"""Write pages with a team's templates, in a process of its own."""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from threading import Timer
from typing import Any

from cjmap.errors import CjmapError
from cjmap.renderers.pages.dress import Dress
from cjmap.renderers.pages.entries import IndexEntry
from cjmap.renderers.pages.exchange import DONE, FAULT, USUAL_LIMITS, Limits, read, write
from cjmap.settings.overrides import Overrides
from cjmap.view.values import View


class Theirs:
    """Writes pages with a team's templates, in a process that is ended when it takes too long.

    The process knows nothing of this one but what it is handed: neither its environment nor its
    folder. So a template that found a way out of its sandbox would not find much.
    """

    def __init__(
        self, overrides: Overrides, dress: Dress | None = None, *, limits: Limits = USUAL_LIMITS
    ) -> None:
        self._folder, self._limits = overrides.folder, limits
        self._look = {"overrides": overrides, "dress": dress}
        self._process: subprocess.Popen[bytes] | None = None

    def prepare(self, *, matrix: bool) -> None:
        """Start the process, which reads in what it needs."""
        self._started()

    def matrix(self, view: View, pictures: Mapping[str, str]) -> bytes:
        """Return the page of a map; raises `CjmapError` for faults in the templates."""
        return self._page("matrix", f"the page of {view.name}", (view, dict(pictures)))

    def index(self, entries: tuple[IndexEntry, ...], *, language: str, picture: str = "") -> bytes:
        """Return the page over all maps; raises `CjmapError` for faults in the templates."""
        named = {"language": language, "picture": picture}
        return self._page("index", "the page over all maps", (entries,), **named)

    def close(self) -> None:
        """End the process where it still runs."""
        if self._process:
            self._process.kill()
            self._process.communicate()

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            self._process = _start()
            _send(self._process, (self._look, self._limits))
        return self._process

    def _page(self, page: str, called: str, values: tuple[Any, ...], **named: Any) -> bytes:
        process = self._started()
        end = Timer(self._limits.seconds + self._limits.grace, process.kill)
        end.start()
        try:
            _send(process, (page, values, named))
            answer = read(process.stdout) if process.stdout else b""
        finally:
            end.cancel()
        if answer.startswith(DONE):
            return answer[1:]
        if answer.startswith(FAULT):
            message, hint = json.loads(answer[1:])
            raise CjmapError(message, hint, status=2)
        hint = f"see the templates in {self._folder}; the old outputs stay as they are"
        raise CjmapError(f"filling {called} came to no end, or to a bad one", hint)


def _send(process: subprocess.Popen[bytes], message: object) -> None:
    assert process.stdin
    # A process that has ended says so by having no answer.
    with suppress(BrokenPipeError):
        write(process.stdin, pickle.dumps(message))


def _start() -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(
            [sys.executable, "-P", "-m", "cjmap.renderers.pages.filling"],
            env=_environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except OSError as error:
        raise CjmapError(f"{sys.executable} can't be started: {error.strerror}") from error


def _environment() -> dict[str, str]:
    """Return what Python needs to find the same modules, and nothing else."""
    # Windows opens no sockets and knows no random numbers without its root.
    kept = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
    return {**kept, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "1"}
