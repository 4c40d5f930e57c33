"""What stops the program becomes a message and an exit code, never a traceback."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

MAP = """\
title: Shoes
phases:
  wear: {name: Wear}
touchpoints:
  care: {name: Care tips, actions: Reads them}
"""


def start(folder: Path, *arguments: str, **options: object) -> subprocess.Popen[bytes]:
    (folder / "shoes.journey.yaml").write_text(MAP, "utf-8")
    command = [sys.executable, "-m", "cjmap", *arguments]
    return subprocess.Popen(command, cwd=folder, stderr=subprocess.PIPE, **options)  # type: ignore[call-overload]


def test_without_a_command_there_is_help(tmp_path: Path) -> None:
    process = start(tmp_path, stdout=subprocess.PIPE)
    out, err = process.communicate()
    assert (process.returncode, err) == (2, b"")
    assert b"\nCommands:\n" in out
    assert b"\n  check " in out


def test_an_output_that_takes_nothing(tmp_path: Path) -> None:
    with open("/dev/full", "wb") as full:
        process = start(tmp_path, "check", stdout=full)
        _, err = process.communicate()
    assert process.returncode == 3
    assert b"no space left" in err
    assert b"Traceback" not in err


def test_no_standard_input(tmp_path: Path) -> None:
    closed = {"preexec_fn": lambda: os.close(0), "stdout": subprocess.PIPE}
    process = start(tmp_path, "check", "-", **closed)
    _, err = process.communicate()
    assert process.returncode == 2
    assert err == b"error: there is no standard input to read\n"


@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 143), (signal.SIGINT, 130)])
def test_a_signal_ends_the_engine_too(tmp_path: Path, number: int, status: int) -> None:
    program = tmp_path / "bin" / "dot"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\necho $$ > {tmp_path}/pid\nexec sleep 30\n")
    program.chmod(0o755)
    env = {**os.environ, "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}"}
    # What runs in the background of a shell ignores interrupts, and its children with it.
    heeding = {"preexec_fn": lambda: signal.signal(signal.SIGINT, signal.SIG_DFL)}
    process = start(
        tmp_path, "build", "--engine", "dot", env=env, stdout=subprocess.PIPE, **heeding
    )
    pid = tmp_path / "pid"
    deadline = time.monotonic() + 20
    while not (pid.exists() and pid.read_text().strip()) and time.monotonic() < deadline:
        time.sleep(0.02)
    # The engine may write before its parent has come back from starting it.
    time.sleep(0.5)
    process.send_signal(number)
    process.communicate(timeout=20)
    assert process.returncode == status
    assert not (tmp_path / "journeys" / "index.html").exists()
    assert ends(int(pid.read_text()))


def ends(pid: int) -> bool:
    """Tell whether a process is gone, or is soon: its new parent may take a moment to notice."""
    for _ in range(200):
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False
