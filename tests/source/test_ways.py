"""Files are named by the way that leads to them, where there is one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cjmap.source import way_to


def test_the_way_from_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert way_to(tmp_path / "there" / "a.yaml") == "../there/a.yaml"
    assert way_to(tmp_path / "there" / "a.yaml", tmp_path) == "there/a.yaml"
    assert way_to(Path()) == "."


def test_no_way_leads_to_another_drive(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: object, start: object) -> str:
        raise ValueError("path is on mount 'D:', start on mount 'C:'")

    monkeypatch.setattr(os.path, "relpath", refuse)
    assert way_to("/there/a.yaml") == "/there/a.yaml"
