"""The ending of the file that a report goes into says its format."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..repositories import committed, git
from .running import run

MAP = "title: Shoes\nphases: {buy: {name: Buy}}\ntouchpoints: {cart: {name: Cart}}\n"


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q", "-b", "main")
    committed(tmp_path, {"shoes.journey.yaml": MAP})
    (tmp_path / "shoes.journey.yaml").write_text(MAP.replace("Cart", "Basket"))
    return tmp_path


SAID = [
    ("diff", "x.html", "<!doctype html>"),
    ("diff", "x.MD", "<!-- cjmap diff -->"),
    ("diff", "x.json", "{"),
    ("diff", "x.svg", "<?xml"),
    ("diff", "x.txt", "Shoes: shoes"),
    ("coverage", "x.md", "## Coverage"),
    ("coverage", "x.json", "{"),
    ("coverage", "x.svg", "<svg"),
    ("check", "x.md", "#"),
    ("check", "x.json", "{"),
    ("check", "x.sarif", "{"),
    ("check", "x.xml", "<?xml"),
    ("log", "x.svg", "<"),
    ("log", "x.json", "{"),
]


@pytest.mark.parametrize(("command", "name", "start"), SAID)
def test_the_ending_says_the_format(command: str, name: str, start: str, clone: Path) -> None:
    run(command, "--output", name, folder=clone)
    assert (clone / name).read_text("utf-8").lower().startswith(start.lower())


@pytest.mark.parametrize(
    ("command", "name"), [("coverage", "x.html"), ("check", "x.svg"), ("log", "x.xml")]
)
def test_no_report_has_an_ending_that_it_is_not(command: str, name: str, clone: Path) -> None:
    ended = run(command, "--output", name, folder=clone)
    assert ended.status == 2
    assert f"there is no {Path(name).suffix} of this report" in ended.stderr
    assert not (clone / name).exists()


def test_a_format_that_is_given_is_taken(clone: Path) -> None:
    run("diff", "--format", "text", "--output", "x.html", folder=clone)
    assert (clone / "x.html").read_text("utf-8").startswith("Shoes: shoes")


def test_pictures_without_an_ending_go_into_a_folder(clone: Path) -> None:
    ended = run("diff", "--svg", "--output", "pictures", folder=clone)
    assert ended.stdout == "pictures/shoes.svg\n"
    assert (clone / "pictures" / "shoes.svg").is_file()


@pytest.mark.parametrize("command", ["check", "build", "coverage"])
def test_a_file_that_lies_elsewhere_is_found(command: str, clone: Path) -> None:
    (clone / "maps").mkdir()
    (clone / "shoes.journey.yaml").rename(clone / "maps" / "shoes.journey.yaml")
    ended = run(command, "shoes.journey.yaml", folder=clone)
    assert 'there is no file "shoes.journey.yaml"' in ended.stderr
    assert 'there is one at "maps/shoes.journey.yaml"' in ended.stderr
