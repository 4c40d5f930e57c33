"""Files are written as their case files show, with `=== before` and `=== after`.

Those called `settings` are such of a project.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from cjmap.fmt import Part, formatted

FOLDER = Path(__file__).parent.parent / "cases" / "fmt"
CASES = sorted(FOLDER.glob("*.txt"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_case(path: Path, accept: bool) -> None:
    before, after = _parts(path)
    part: Part = "config" if path.stem.startswith("settings") else "map"
    written = formatted(before, file=path.name, part=part).after
    assert written is not None
    if accept:
        path.write_bytes(b"=== before\n" + before + b"=== after\n" + written)
    assert accept or written == after
    assert formatted(written, file=path.name, part=part).after == written


def _parts(path: Path) -> tuple[bytes, bytes]:
    before, _, after = path.read_bytes().partition(b"=== after\n")
    return before.removeprefix(b"=== before\n"), after
