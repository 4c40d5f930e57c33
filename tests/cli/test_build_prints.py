"""`cjmap build --format png` and `pdf`: beside the other outputs, and only with their extra."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

from cjmap.cli.main import main
from cjmap.renderers.prints import png

MAP = """\
title: Shoes
phases:
  look: {name: Look, when: before}
touchpoints:
  ad: {name: 広告 😀, phase: look, channel: social-media, emotion: 1}
"""
PICTURES = ("emotion.pdf", "emotion.png", "journey.pdf", "journey.png")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "shoes.journey.yaml").write_text(MAP, "utf-8")
    return tmp_path


def build(monkeypatch: pytest.MonkeyPatch, *options: str) -> int:
    monkeypatch.setattr(sys, "argv", ["cjmap", "build", *options])
    with pytest.raises(SystemExit) as end:
        main()
    return int(end.value.code or 0)


def written(project: Path) -> list[str]:
    return sorted(file.name for file in (project / "journeys" / "shoes").glob("*"))


def test_without_the_extra_nothing_is_written(project, monkeypatch, capsys):
    found = importlib.util.find_spec
    monkeypatch.setattr(
        "cjmap.renderers.prints.formats.find_spec",
        lambda name: None if name == "typst" else found(name),
    )
    assert build(monkeypatch, "--format", "png") == 2
    told = capsys.readouterr().err
    assert "typst not found" in told
    assert "pip install 'cjmap[pdf]'" in told
    assert not (project / "journeys").exists()


def test_without_being_asked_nothing_is_imported(project, monkeypatch):
    for name in ("typst", "pypdfium2"):
        monkeypatch.setitem(sys.modules, name, None)
    assert build(monkeypatch) == 0
    assert not set(PICTURES) & set(written(project))


@pytest.mark.parametrize(
    ("formats", "files"),
    [
        (("png",), ("emotion.png", "journey.png")),
        (("pdf", "png"), PICTURES),
        (("emotion", "pdf"), ("emotion.dot", "emotion.pdf", "emotion.svg")),
        (("data", "pdf"), ("emotion.pdf", "journey.pdf", "map.json")),
    ],
)
def test_pictures_are_of_the_diagrams_asked_for_or_of_all(project, monkeypatch, formats, files):
    options = [part for one in formats for part in ("--format", one)]
    assert build(monkeypatch, *options) == 0
    assert written(project) == list(files)
    assert build(monkeypatch, *options, "--check") == 0


def test_formats_of_the_project_come_and_go(project, monkeypatch, capsys):
    config = project / "cjmap.yaml"
    config.write_text("formats: [png, pdf]\n", "utf-8")
    assert build(monkeypatch) == 0
    assert written(project) == list(PICTURES)
    config.write_text("formats: [data]\n", "utf-8")
    assert build(monkeypatch) == 0
    assert written(project) == ["map.json"]


def test_what_no_font_has_keeps_the_old_pictures(project, monkeypatch, capsys):
    assert build(monkeypatch, "--format", "pdf") == 0
    before = (project / "journeys" / "shoes" / "journey.pdf").read_bytes()
    (project / "shoes.journey.yaml").write_text(MAP.replace("広告", "\ue000"), "utf-8")
    assert build(monkeypatch, "--format", "pdf") == 3
    assert "U+E000" in capsys.readouterr().err
    assert (project / "journeys" / "shoes" / "journey.pdf").read_bytes() == before


def test_pictures_that_are_too_large_are_named(project, monkeypatch, capsys):
    monkeypatch.setattr(png, "MOST_PIXELS", 100_000)
    assert build(monkeypatch, "--format", "png") == 0
    told = capsys.readouterr().out
    assert "smaller  journeys/shoes/journey.png" in told
    assert "pixels a point, not 2" in told
