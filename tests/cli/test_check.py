"""What `cjmap check` does that no text file can hold."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from cjmap.source import files

from .running import run

MAP = """\
title: "Shoes [bold]{title}"
phases:
  buy: {name: "Buy {phase}"}
touchpoints:
  cart: {name: "Cart"}
"""
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200e\u200f]")
SMALL = "title: Shoes\nphases: {buy: {name: Buy}}\ntouchpoints: {cart: {name: Cart}}\n"


def write(folder: Path, text: str = SMALL, name: str = "map.journey.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_colour_on_a_terminal_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path)
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[" not in run("check", folder=tmp_path).stdout
    assert "\x1b[" in run("check", folder=tmp_path, terminal=True).stdout
    assert "\x1b[" not in run("check", "--format", "concise", folder=tmp_path, terminal=True).stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in run("check", folder=tmp_path, terminal=True).stdout


PLACES = ("title", "name", "id", "key", "value", "persona")
HOSTILE = ("\u202e", "\u2066", "\u200f", "\u0085", "\u009b31m", "\u2028", "\ufeff")


@pytest.mark.parametrize("bad", HOSTILE, ids=[f"{ord(bad[0]):04x}" for bad in HOSTILE])
@pytest.mark.parametrize("where", PLACES)
def test_hostile_texts_never_steer_the_terminal(tmp_path: Path, bad: str, where: str) -> None:
    said = {one: bad if one == where else "" for one in PLACES}
    text = (
        f"title: Shoes{said['title']}\n"
        f"phases:\n  buy: {{name: Buy{said['name']}, k{said['key']}x: 1, when: x{said['value']}}}\n"
        f"touchpoints:\n  ca{said['id']}rt: {{name: Cart, personas: [a{said['persona']}]}}\n"
    )
    write(tmp_path, text)
    for format_ in ("text", "concise"):
        ended = run("check", "--format", format_, folder=tmp_path, terminal=False)
        assert ended.status == 1
        assert not CONTROL.search(ended.stdout), ended.stdout
    json.loads(run("check", "--format", "json", folder=tmp_path).stdout)


def test_hostile_arguments_never_steer_the_terminal(tmp_path: Path) -> None:
    for line in ("check \x1b[31m", "\x1b[31m", "explain \x1b]0;x\x07", "check --\x1b"):
        args = line.split(" ")
        ended = run(*args, folder=tmp_path)
        assert ended.status == 2
        assert not CONTROL.search(ended.stderr)


def test_hostile_file_names(tmp_path: Path) -> None:
    write(tmp_path, "titel: x\n", name="a\x1b[31m\nb.journey.yaml")
    ended = run("check", folder=tmp_path)
    assert ended.status == 1
    assert not CONTROL.search(ended.stdout)


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path)

    def refuse(self: Path, *args: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(files.Path, "open", refuse)
    ended = run("check", path.name, folder=tmp_path)
    assert ended.status == 3
    assert ended.stderr == 'error: "map.journey.yaml" cannot be read: permission denied\n'


def test_a_terminal_without_unicode(tmp_path: Path) -> None:
    write(tmp_path, SMALL + "größe→: 1\n")
    env = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    command = [sys.executable, "-m", "cjmap", "check"]
    ended = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, check=False)
    assert ended.returncode == 1
    assert "größe?".encode("latin-1") in ended.stdout
    assert ended.stderr == b""


def test_a_reader_that_goes_away(tmp_path: Path) -> None:
    lines = "".join(f"  t-{n}: {{name: T, emoton: 1}}\n" for n in range(3000))
    write(tmp_path, f"title: Shoes\nphases: {{buy: {{name: Buy}}}}\ntouchpoints:\n{lines}")
    command = [sys.executable, "-m", "cjmap", "check", "--format", "concise"]
    with subprocess.Popen(
        command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as program:
        assert program.stdout
        assert program.stderr
        program.stdout.readline()
        program.stdout.close()
        assert program.stderr.read() == b""
    assert program.returncode == 1


def test_folders_of_other_programs_are_not_searched(tmp_path: Path) -> None:
    for folder in ("node_modules/x", ".git/x", ".hidden", "venv/x", "env/x", "__pycache__"):
        (tmp_path / folder).mkdir(parents=True)
        write(tmp_path / folder, "titel: x\n")
    (tmp_path / "env" / "pyvenv.cfg").write_text("")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "maps").mkdir()
    for name in ("b", "a"):
        write(tmp_path / "maps", name=f"{name}.journey.yaml")
    found = json.loads(run("check", "--format", "json", folder=tmp_path).stdout)
    assert [one["path"] for one in found["maps"]] == ["maps/a.journey.yaml", "maps/b.journey.yaml"]


def test_the_project_around(tmp_path: Path) -> None:
    (tmp_path / "cjmap.yaml").write_text("maps: [maps/*.yaml]\n")
    (tmp_path / "maps" / "deep").mkdir(parents=True)
    (tmp_path / "docs").mkdir()
    write(tmp_path / "maps", name="a.yaml")
    write(tmp_path / "maps" / "deep", name="b.yaml")
    for folder, path in (("docs", "../maps/a.yaml"), (".", "maps/a.yaml"), ("maps", "a.yaml")):
        found = json.loads(run("check", "--format", "json", folder=tmp_path / folder).stdout)
        assert [os.path.normpath(one["path"]) for one in found["maps"]] == [
            os.path.normpath(os.path.relpath(tmp_path / "maps/a.yaml", tmp_path / folder))
        ], path


def test_text_is_written_the_same_twice(tmp_path: Path) -> None:
    write(tmp_path)
    assert run("check", folder=tmp_path) == run("check", folder=tmp_path)


def test_a_terminal_names_the_command_that_explains(tmp_path: Path) -> None:
    write(tmp_path)
    last = run("check", folder=tmp_path, terminal=True).stdout.splitlines()[-1]
    command = re.fullmatch(r"`cjmap (explain [a-z-]+)` shows why it matters", last)
    assert command
    assert run(*command[1].split(), folder=tmp_path).status == 0
    assert last not in run("check", folder=tmp_path).stdout
    nothing_found = run("check", "--select", "CJ1", folder=tmp_path, terminal=True)
    assert "explain" not in nothing_found.stdout
