"""The page on mending shows what the command writes."""

from __future__ import annotations

import re
from pathlib import Path

from .cli.running import run

PAGE = Path(__file__).resolve().parent.parent / "docs" / "fixing.md"


def test_what_the_page_shows_is_real(tmp_path: Path, accept: bool) -> None:
    text = PAGE.read_text("utf-8")
    slips = re.search(r"```yaml\n(.*?)```", text, re.DOTALL)
    assert slips
    (tmp_path / "shoes.journey.yaml").write_text(slips[1], "utf-8")
    told = re.sub(
        r"```console\n\$ cjmap (.+)\n(?:.*\n)*?```", lambda one: _run(one[1], tmp_path), text
    )
    if accept:
        PAGE.write_text(told, "utf-8")
    assert accept or told == text


def test_the_examples_in_the_table_are_mended(tmp_path: Path) -> None:
    ended = run("check", "shoes.journey.yaml", "--diff", folder=_with_slips(tmp_path))
    for mended in ("actions: Goes", 'goal: "@home"', "value: 4.5", "call_to_action: Buy"):
        assert mended in ended.stdout


def _with_slips(folder: Path) -> Path:
    (folder / "shoes.journey.yaml").write_text(
        "title: Shoes\nphases: {buy: {name: Buy}}\ntouchpoints:\n  cart:\n    name: Cart\n"
        "    actons: Goes\n    goal: @home\n    cta: Buy\n"
        "    metrics: {a: {name: A, value: 4,5}}\n",
        "utf-8",
    )
    return folder


def _run(command: str, folder: Path) -> str:
    ended = run(*command.split(), folder=folder)
    return f"```console\n$ cjmap {command}\n{ended.stdout}{ended.stderr}```"
