"""What a command doesn't need is not imported: people wait for it."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
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
SLOWLY_MADE = "\n@dataclass(frozen=True, slots=True"
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
OTHERS = {"hashlib", "subprocess", "xml", "json", "cjmap.settings.conditions", "cjmap.mending"}
PAGES = {"checklist", "previous", "data", "data_schema", "pages.matrix", "prints.pdf"}


@pytest.mark.parametrize(
    ("command", "unneeded"),
    [
        (("--version",), {*YAML, *BUILDING, *RARE, "rich", "json", "decimal"}),
        (("--help",), {*YAML, *BUILDING, *RARE, "rich", "json", "decimal"}),
        (("check", "a.journey.yaml"), {*BUILDING, *RARE, *OTHERS}),
        (("coverage", "a.journey.yaml"), {*BUILDING, *RARE, *OTHERS}),
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


@pytest.mark.parametrize("command", [("check", "a.journey.yaml"), ("build", *PICTURES)])
def test_values_are_made_the_quick_way(tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "a.journey.yaml").write_text(MAP, "utf-8")
    slow = {
        name
        for name in modules(tmp_path, *command)
        if name.startswith("cjmap.") and SLOWLY_MADE in _source(name)
    }
    # These have an order, or a class that builds upon them.
    assert slow <= {"cjmap.source.edits", "cjmap.source.files"}


def _source(module: str) -> str:
    found = find_spec(module)
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).read_text("utf-8")


def test_python_does_not_walk_all_values_at_its_end() -> None:
    code = (
        "import atexit, gc; from cjmap.cli.main import main\n"
        "atexit.register(lambda: print(len(gc.get_objects()) < gc.get_freeze_count()))\n"
        "main()"
    )
    command = (sys.executable, "-c", code, "--version")
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "True"


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
