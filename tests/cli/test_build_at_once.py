"""Builds that run at once, as processes of their own, all succeed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

MAP = """\
title: Shoes
phases: {wear: {name: Wear}}
touchpoints:
  care: {name: Care tips, emotion: 1}
"""
# An engine that draws as soon as every build is at it, so that all have read the same folder.
ENGINE = """\
#!{python}
import os, sys, time
open("{folder}/at-{{}}".format(os.getppid()), "w").close()
while sum(name.startswith("at-") for name in os.listdir("{folder}")) < {count}:
    time.sleep(0.01)
for name in sys.argv[3:]:
    open(name + ".svg", "w").write('<svg xmlns="http://www.w3.org/2000/svg" width="1pt"'
        ' height="1pt" viewBox="0 0 1 1"/>')
"""


@pytest.mark.skipif(os.name == "nt", reason="scripts stand in for engines")
@pytest.mark.parametrize("is_new", [True, False])
def test_builds_of_the_same_map_at_once_leave_the_same(tmp_path: Path, is_new: bool) -> None:
    (tmp_path / "shoes.journey.yaml").write_text(MAP, "utf-8")
    if not is_new:
        assert start(tmp_path, os.environ["PATH"]).wait() == 0
        (tmp_path / "shoes.journey.yaml").write_text(f"{MAP}  new: {{name: New}}\n", "utf-8")
    program = tmp_path / "bin" / "dot"
    program.parent.mkdir()
    program.write_text(ENGINE.format(python=sys.executable, folder=tmp_path, count=3))
    program.chmod(0o755)
    builds = [start(tmp_path, str(program.parent), "--engine", "dot") for _ in range(3)]
    talk = [build.communicate()[1].decode() for build in builds]
    assert [build.returncode for build in builds] == [0, 0, 0], talk
    assert start(tmp_path, str(program.parent), "--engine", "dot", "--check").wait() == 0


def start(folder: Path, path: str, *options: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "cjmap", "build", "shoes.journey.yaml", *options]
    environ = {**os.environ, "PATH": path}
    return subprocess.Popen(
        command, cwd=folder, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
