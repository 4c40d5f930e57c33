"""Commands write what their case files hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from .running import Case, read_case, run_case, write_case

FOLDER = Path(__file__).parent.parent / "cases" / "cli"


CASES = [read_case(path) for path in sorted(FOLDER.glob("*.txt"))]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_case(case: Case, tmp_path: Path, accept: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    ended = run_case(case, tmp_path)
    if accept:
        write_case(case, ended)
    assert accept or ended == case.expected
