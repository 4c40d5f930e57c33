"""What a command doesn't need is not imported: people wait for it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

MAP = """\
title: Schuhe
language: de
phases:
  buy: {name: Kaufen}
touchpoints:
  till: {name: Selbstbedienungskassenbereichsleitung, phase: buy, emotion: 1, feeling: froh}
"""
PICTURES = ("--format", "diagram", "--format", "emotion")
YAML = {"yaml", "cjmap.check"}
BUILDING = {"jinja2", "graphviz", "platformdirs", "cjmap.build", "cjmap.layout", "cjmap.view"}
RARE = {
    "importlib.metadata",
    "sysconfig",
    "email",
    "asyncio",
    "concurrent.futures",
    "typst",
    "pypdfium2",
}
PAGES = {"checklist", "previous", "data", "data_schema", "pages.matrix", "prints.pdf"}


@pytest.mark.parametrize(
    ("command", "unneeded"),
    [
        (("--version",), {*YAML, *BUILDING, *RARE, "rich", "json", "decimal"}),
        (("--help",), {*YAML, *BUILDING, *RARE, "rich", "json", "decimal"}),
        (("check", "a.journey.yaml"), {*BUILDING, *RARE, "hashlib", "subprocess", "xml"}),
        (("coverage", "a.journey.yaml"), {*BUILDING, *RARE, "hashlib", "subprocess", "xml"}),
        (
            ("build", *PICTURES),
            {*RARE, "rich", "pyphen", *(f"cjmap.renderers.{page}" for page in PAGES)},
        ),
    ],
)
def test_nothing_is_imported_in_vain(
    tmp_path: Path, command: tuple[str, ...], unneeded: set[str]
) -> None:
    (tmp_path / "a.journey.yaml").write_text(MAP, "utf-8")
    # The first time, where words are divided is looked up in the patterns.
    for _ in range(2):
        imported = modules(tmp_path, *command)
    assert "click" in imported
    assert imported & unneeded == set()


def modules(folder: Path, *command: str) -> set[str]:
    """Return the modules that `cjmap COMMAND` imports."""
    code = (
        "import sys; from cjmap.cli.main import main\n"
        "try: main()\n"
        "finally: print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *command],
        cwd=folder,
        env={**os.environ, "XDG_CACHE_HOME": str(folder / "cache")},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0
    return set(done.stderr.splitlines()[-1].split())
