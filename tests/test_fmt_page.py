"""The page on the one way to write a map shows what the command writes."""

from __future__ import annotations

import re
from pathlib import Path

from .cli.running import run

PAGE = Path(__file__).resolve().parent.parent / "docs" / "fmt.md"


def test_what_the_page_shows_is_real(tmp_path: Path, accept: bool) -> None:
    text = PAGE.read_text("utf-8")
    before = re.search(r"```yaml\n(.*?)```", text, re.DOTALL)
    assert before
    ended = run("fmt", "-", folder=tmp_path, stdin=before[1].encode())
    shown = f"```console\n$ cjmap fmt - < shoes.journey.yaml\n{ended.stdout}```"
    told = re.sub(r"```console\n.*?```", lambda _: shown, text, count=1, flags=re.DOTALL)
    if accept:
        PAGE.write_text(told, "utf-8")
    assert accept or told == text
