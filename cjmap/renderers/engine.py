"""Run Graphviz: the only module that does."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import deque
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from time import monotonic
from xml.parsers import expat

from cjmap.errors import CjmapError
from cjmap.frozen import frozen

ENGINES = ("pure", "dot")

# Windows takes no longer command line than 32,767 characters.
_PER_PROCESS = 1000
# More processes than that, beside our own work, would only share the processors.
_AT_ONCE = 2


def draw(
    dots: Mapping[str, str], *, engine: str = "pure", timeout: float = 60.0
) -> dict[str, bytes]:
    """Return the SVG of each DOT text under the same name, as the engine writes it.

    Its `node1`, `graph2` ids count through all texts of a process; `svg.finish` drops these.
    `engine` is "pure" (`graphviz-pure`, installed with cjmap) or "dot" (the `dot` of the
    machine); each of its processes may take `timeout` seconds. Raises CjmapError when the engine
    is missing, fails or takes too long: all pictures are drawn or none.
    """
    names = list(dots)
    batches = (
        {name: dots[name] for name in names[start : start + _PER_PROCESS]}
        for start in range(0, len(names), _PER_PROCESS)
    )
    drawn: dict[str, bytes] = {}
    for batch in draw_each(batches, engine=engine, timeout=timeout):
        drawn |= batch
    return drawn


def draw_each(
    batches: Iterable[Mapping[str, str]], *, engine: str = "pure", timeout: float = 60.0
) -> Generator[dict[str, bytes], None, None]:
    """Yield the SVGs of each batch of DOT texts in turn, each batch drawn by one process.

    Processes run while the next batches are made and the last ones are worked on; the last ones
    run when `batches` comes to its end. Close the generator to stop them. Raises CjmapError as
    `draw` does.
    """
    program = _program(engine)
    running: deque[_Running] = deque()
    try:
        for dots in batches:
            drawn = running.popleft().drawn() if len(running) == _AT_ONCE else None
            running.append(_Running(dots, program, timeout))
            # The texts of huge pictures are too large to be held on to.
            del dots
            if drawn is not None:
                yield drawn
        while running:
            yield running.popleft().drawn()
    finally:
        with ExitStack() as stack:
            for one in running:
                stack.callback(one.stop)


@frozen
class _Ended:
    """How the engine's process ended; `status` is None when it was stopped for its time."""

    status: int | None
    talk: str


class _Running:
    """A process of the engine that draws one batch, in a process group and folder of its own."""

    def __init__(self, dots: Mapping[str, str], program: str, timeout: float) -> None:
        self._program, self._timeout = program, timeout
        self._files = {name: f"{number}.dot" for number, name in enumerate(dots)}
        self._folder = tempfile.TemporaryDirectory(prefix="cjmap-", ignore_cleanup_errors=True)
        try:
            for name, file in self._files.items():
                path = Path(self._folder.name, file)
                path.write_text(dots[name], encoding="utf-8", newline="\n")
            command = [program, "-Tsvg", "-O", *self._files.values()]
            self._process = _start(command, cwd=self._folder.name)
        except BaseException:
            self._folder.cleanup()
            raise
        self._until = monotonic() + timeout

    def drawn(self) -> dict[str, bytes]:
        """Wait for the end, and return the pictures; nothing is left behind."""
        try:
            ended = _wait(self._process, max(0.0, self._until - monotonic()))
            pictures = {name: self._read(file) for name, file in self._files.items()}
        finally:
            self.stop()
        program = self._program
        _refuse_failure(ended, self._files, pictures, program=program, timeout=self._timeout)
        for name, picture in pictures.items():
            _refuse_other_than_xml(name, picture, program)
        return pictures

    def stop(self) -> None:
        """End the process where it still runs, and take its folder away."""
        if self._process.poll() is None:
            _kill(self._process)
        self._process.communicate()
        self._folder.cleanup()

    def _read(self, file: str) -> bytes:
        picture = Path(self._folder.name, f"{file}.svg")
        return picture.read_bytes() if picture.exists() else b""


def _refuse_failure(
    ended: _Ended,
    files: Mapping[str, str],
    pictures: Mapping[str, bytes],
    *,
    program: str,
    timeout: float,
) -> None:
    # It draws one after the other: the first that is missing is the one it failed at.
    missing = next((name for name, picture in pictures.items() if not picture), None)
    at = f' at "{missing}"' if missing is not None else ""
    who = Path(program).stem
    if ended.status is None:
        raise _failure(f"{who} did not finish within {timeout:g} seconds{at}", who)
    if ended.status < 0:
        raise _failure(f"{who} was stopped by signal {-ended.status}{at}", who)
    complaint = _complaint(ended.talk, files)
    if ended.status > 0:
        raise _failure(f"{who} failed with status {ended.status}{at}{complaint}", who)
    if missing is not None:
        raise _failure(f"{who} drew nothing{at}{complaint}", who)


def _refuse_other_than_xml(name: str, picture: bytes, program: str) -> None:
    try:
        expat.ParserCreate().Parse(picture, True)
    except expat.ExpatError as error:
        who = Path(program).stem
        message = f'{who} drew "{name}" as broken XML: {error}'
        raise _failure(message, who) from error


def _failure(message: str, who: str) -> CjmapError:
    other = "dot" if who == "graphviz-pure" else "pure"
    return CjmapError(
        message, f"the old pictures stay as they are; another engine may help: --engine {other}"
    )


def _complaint(talk: str, files: Mapping[str, str]) -> str:
    """Return the first line of what the engine said that is not mere chatter."""
    names = {file: name for name, file in files.items()}
    for line in talk.splitlines():
        if line.strip() and "no value for width" not in line:
            named = re.sub(r"\b\d+\.dot\b", lambda found: names.get(found[0], found[0]), line)
            return f": {named.strip()[:300]}"
    return ""


def _start(command: Sequence[str], *, cwd: str) -> subprocess.Popen[bytes]:
    """Start in a process group of its own."""
    try:
        return subprocess.Popen(
            command,
            cwd=cwd,
            env=_environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
    except OSError as error:
        who = Path(command[0]).stem
        raise _failure(f"{who} can't be started: {error.strerror}", who) from error


def _wait(process: subprocess.Popen[bytes], timeout: float) -> _Ended:
    """Wait for the end; the whole group is gone when this returns late or raises."""
    try:
        _, talk = process.communicate(timeout=timeout)
    except subprocess.TimeoutExpired:
        _kill(process)
        return _Ended(None, "")
    except BaseException:
        _kill(process)
        raise
    return _Ended(process.returncode, talk.decode("utf-8", "replace"))


def _kill(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, signal.SIGKILL)


def _environment() -> dict[str, str]:
    # With SERVER_NAME set Graphviz opens no file that a text names; LC_ALL keeps its numbers
    # free of decimal commas.
    return {**os.environ, "SERVER_NAME": "cjmap", "LC_ALL": "C"}


def _program(engine: str) -> str:
    if engine == "pure":
        # The package's list of files is surest, and takes a hundred times as long to read.
        program = _beside_python() or _from_package() or shutil.which("graphviz-pure")
        hint = "install it again: pip install 'graphviz-pure~=0.2.2'; or try --engine dot"
    elif engine == "dot":
        program = shutil.which("dot")
        hint = "install Graphviz (https://graphviz.org/download/) or leave out --engine"
    else:
        message = f'there is no engine "{engine}"'
        raise CjmapError(message, f"engines: {', '.join(ENGINES)}", status=2)
    if program is None:
        name = "graphviz-pure" if engine == "pure" else engine
        raise CjmapError(f"the drawing engine {name} is not installed", hint)
    return program


def _from_package() -> str | None:
    from importlib import metadata

    try:
        files = metadata.files("graphviz-pure") or ()
    except metadata.PackageNotFoundError:
        return None
    programs = (Path(str(file.locate())) for file in files if file.stem == "graphviz-pure")
    return next((str(program.resolve()) for program in programs if program.is_file()), None)


def _beside_python() -> str | None:
    # A Python inside another program may not know where it is.
    folder = str(Path(sys.executable).parent) if sys.executable else ""
    return shutil.which("graphviz-pure", path=folder)
