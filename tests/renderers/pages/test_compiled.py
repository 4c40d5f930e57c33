"""Compiled templates are used when they are whole, and never in the way."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment

from cjmap.renderers.pages.compiled import Compiled


def render(folder: Path, text: str = "{{ 6 * n }}") -> str:
    environment = Environment(
        loader=DictLoader({"page": text}), bytecode_cache=Compiled(folder), autoescape=True
    )
    return environment.get_template("page").render(n=7)


def test_a_template_is_kept_and_read_again(tmp_path: Path) -> None:
    assert render(tmp_path) == "42"
    (kept,) = tmp_path.iterdir()
    before = kept.stat().st_mtime_ns
    assert render(tmp_path) == "42"
    assert kept.stat().st_mtime_ns == before


def test_a_changed_template_is_compiled_anew(tmp_path: Path) -> None:
    render(tmp_path)
    assert render(tmp_path, "{{ 5 * n }}") == "35"


@pytest.mark.parametrize(
    "damage",
    [lambda data: data[:60], lambda data: b"", lambda data: data[:40] + b"x" * 40 + data[80:]],
)
def test_what_is_damaged_is_compiled_anew(tmp_path: Path, damage) -> None:
    render(tmp_path)
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(damage(kept.read_bytes()))
    assert render(tmp_path) == "42"


def test_a_folder_in_the_way_leaves_nothing_behind(tmp_path: Path) -> None:
    render(tmp_path)
    (kept,) = tmp_path.iterdir()
    kept.unlink()
    kept.mkdir()
    assert render(tmp_path) == "42"
    assert list(tmp_path.iterdir()) == [kept]


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert render(tmp_path / "file" / "templates") == "42"
