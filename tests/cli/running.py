"""Run commands as a terminal does, and read cases of them from text files.

A case file holds sections: `=== file NAME`, `=== stdin`, `=== run COMMAND`, `=== stdout`,
`=== stderr`, `=== status`. What a command leaves unsaid has no section.
"""

from __future__ import annotations

import os
import re
import shlex
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from pathlib import Path
from unittest.mock import patch

import pytest

from cjmap.cli.main import main

_SECTION = re.compile(r"^=== (\w+) ?(.*)\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Ended:
    """What a command wrote, and its exit code."""

    stdout: str
    stderr: str
    status: int


@dataclass(frozen=True, slots=True)
class Case:
    """A command in a folder with files."""

    path: Path
    files: tuple[tuple[str, str], ...]
    stdin: str
    command: str
    expected: Ended

    def __str__(self) -> str:
        return self.path.stem


class Terminal(TextIOWrapper):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def run(*args: str, folder: Path, stdin: bytes = b"", terminal: bool = False) -> Ended:
    """Return what `cjmap ARGS` does in a folder."""
    kind = Terminal if terminal else TextIOWrapper
    out, err = kind(BytesIO(), encoding="utf-8"), kind(BytesIO(), encoding="utf-8")
    given = TextIOWrapper(BytesIO(stdin), encoding="utf-8")
    with (
        _inside(folder),
        redirect_stdout(out),
        redirect_stderr(err),
        patch.object(sys, "stdin", given),
        patch.object(sys, "argv", ["cjmap", *args]),
        pytest.raises(SystemExit) as end,
    ):
        main()
    return Ended(_text(out), _text(err), int(end.value.code or 0))


def _text(stream: TextIOWrapper) -> str:
    stream.flush()
    assert isinstance(stream.buffer, BytesIO)
    return stream.buffer.getvalue().decode()


@contextmanager
def _inside(folder: Path) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def read_case(path: Path) -> Case:
    """Return the case in a file."""
    text = path.read_text(encoding="utf-8")
    heads = list(_SECTION.finditer(text))
    ends = [*(head.start() for head in heads[1:]), len(text)]
    bodies = [text[head.end() : end] for head, end in zip(heads, ends, strict=True)]
    files = [(h[2], body) for h, body in zip(heads, bodies, strict=True) if h[1] == "file"]
    said = {head[1]: (head[2], body) for head, body in zip(heads, bodies, strict=True)}
    return Case(
        path=path,
        files=tuple(files),
        stdin=said.get("stdin", ("", ""))[1],
        command=said["run"][0],
        expected=Ended(
            said.get("stdout", ("", ""))[1],
            said.get("stderr", ("", ""))[1],
            int(said.get("status", ("0", ""))[0]),
        ),
    )


def run_case(case: Case, folder: Path) -> Ended:
    """Return what the command of a case does; a name that ends with / is a folder."""
    for name, text in case.files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if name.endswith("/"):
            path.mkdir(exist_ok=True)
        else:
            path.write_text(text, encoding="utf-8")
    program, *args = shlex.split(case.command)
    assert program == "cjmap"
    return run(*args, folder=folder, stdin=case.stdin.encode())


def write_case(case: Case, ended: Ended) -> None:
    """Write what a command does into its case file."""
    parts = [f"=== file {name}\n{text}" for name, text in case.files]
    parts += [f"=== stdin\n{case.stdin}"] if case.stdin else []
    parts += [f"=== run {case.command}\n"]
    parts += [f"=== stdout\n{ended.stdout}"] if ended.stdout else []
    parts += [f"=== stderr\n{ended.stderr}"] if ended.stderr else []
    parts += [f"=== status {ended.status}\n"]
    case.path.write_text("".join(parts), encoding="utf-8")
