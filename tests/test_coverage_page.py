"""The page on coverage shows what the commands write."""

from __future__ import annotations

import re
from pathlib import Path

from cjmap.reporters import AUTO, COVERAGE

from .cli.running import run
from .repositories import repository
from .test_readme import first_map

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "coverage.md"


def test_what_the_page_shows_is_real(tmp_path: Path, accept: bool) -> None:
    text = PAGE.read_text("utf-8")
    told = re.sub(
        r"```console\n\$ cjmap (.+)\n(?:.*\n)*?```", lambda one: _run(one[1], tmp_path), text
    )
    if accept:
        PAGE.write_text(told, "utf-8")
    assert accept or told == text


def _run(command: str, folder: Path) -> str:
    where = _changed(folder) if "--against" in command else ROOT
    ended = run(*command.split(), folder=where)
    assert (ended.stderr, ended.status) == ("", 0)
    return f"```console\n$ cjmap {command}\n{ended.stdout}```"


def _changed(folder: Path) -> Path:
    """Return a repository with the first map of the README, and some more said since."""
    old = first_map()
    repository(folder, **{"shoes.journey.yaml": old})
    new = old.replace("feeling: curious", "feeling: curious, actions: Taps on the ad")
    new = new.replace(
        "phase: buy, ", "phase: buy, actions: Puts a pair in, questions: Which size?, "
    )
    assert new.count("actions") == 2
    (folder / "shoes.journey.yaml").write_text(new, "utf-8")
    return folder


def test_every_format_is_named() -> None:
    table = PAGE.read_text("utf-8").split("| `--format` | what |")[1].split("\n\n")[0]
    cells = [line.split("|")[1] for line in table.splitlines()[2:]]
    assert [name for cell in cells for name in re.findall(r"`(\w+)`", cell)] == [*COVERAGE, AUTO]
