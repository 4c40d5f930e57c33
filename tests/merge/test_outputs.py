"""Outputs that both branches have built and committed do not stand in the way of a merge."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ..cli.running import Ended, run
from ..repositories import committed, git, repository

MAP = "shop.journey.yaml"
SHOP = """\
title: Shop
phases:
  look: {name: Look}
  buy: {name: Buy}
touchpoints:
  ad: {name: Ad, phase: look, pain_points: Too loud}
  cart: {name: Cart, phase: buy, pain_points: Too slow}
"""
AD = SHOP.replace("name: Ad", "name: Advert")
CART = SHOP.replace("name: Cart", "name: Basket")
BOTH = CART.replace("name: Ad", "name: Advert")
LIST = "journeys/shop/checklist.md"
SLOW, LOUD = "Too slow", "Too loud"


@pytest.fixture(autouse=True)
def _on_path(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path_factory.mktemp("programs")
    (folder / "cjmap").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m cjmap "$@"\n', "utf-8")
    (folder / "cjmap").chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[2]))


def built(top: Path, files: dict[str, str | None], message: str = "Change") -> None:
    """Write files, take those away that are None, build, and commit it all."""
    for name, text in files.items():
        (top / name).unlink() if text is None else (top / name).write_text(text, "utf-8")
    assert run("build", folder=top).status == 0
    committed(top, {}, message)


def note(top: Path, words: str, text: str) -> None:
    """Write a note below the item with these words."""
    lines = (top / LIST).read_text("utf-8").split("\n")
    at = next(n for n, line in enumerate(lines) if words in line)
    lines.insert(at + 1, f"  {text}")
    (top / LIST).write_text("\n".join(lines), "utf-8")


def tick(top: Path, words: str, text: str = "") -> None:
    """Tick the item with these words, and write a note below it."""
    lines = (top / LIST).read_text("utf-8").split("\n")
    done = [line.replace("[ ]", "[x]") if words in line else line for line in lines]
    (top / LIST).write_text("\n".join(done), "utf-8")
    if text:
        note(top, words, text)


def ticked(top: Path, path: str = LIST) -> list[str]:
    """Return which of the two statements are ticked."""
    lines = (top / path).read_text("utf-8").split("\n")
    return [words for line in lines for words in (LOUD, SLOW) if words in line and "[x]" in line]


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A repository with a map, few outputs, and git set up, on main; and a branch `theirs`."""
    return begun(tmp_path, {"cjmap.yaml": "formats: [checklist, data]\n"})


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """Such a repository with all outputs."""
    return begun(tmp_path, {})


def begun(folder: Path, files: dict[str, str]) -> Path:
    top = repository(folder / "shop", **{MAP: SHOP}, **files)
    run("build", folder=top)
    run("git", "install", folder=top)
    committed(top, {})
    git(top, "branch", "theirs")
    return top


def on_theirs(top: Path, files: dict[str, str | None]) -> None:
    git(top, "switch", "-q", "theirs")
    built(top, files)
    git(top, "switch", "-q", "main")


def conflicts(top: Path) -> list[str]:
    return git(top, "diff", "--name-only", "--diff-filter=U").splitlines()


def try_git(top: Path, *words: str) -> str:
    """Return what a git command says that may end with conflicts."""
    try:
        return git(top, *words)
    except subprocess.CalledProcessError as error:
        return f"{error.stdout.decode()}{error.stderr.decode()}"


def ci(top: Path) -> Ended:
    return run("ci", "--fail-on", "never", folder=top)


@pytest.mark.parametrize("command", ["merge", "rebase"])
def test_no_output_is_in_a_conflict(command: str, request: pytest.FixtureRequest) -> None:
    shop = request.getfixturevalue("whole" if command == "merge" else "shop")
    on_theirs(shop, {MAP: CART})
    built(shop, {MAP: AD})
    git(shop, command, "theirs")
    assert (shop / MAP).read_text("utf-8") == BOTH
    assert "<<<" not in (shop / LIST).read_text("utf-8")
    assert "stale     journeys/shop/map.json" in ci(shop).stdout
    built(shop, {})
    assert ci(shop).status == 0


def test_ticks_and_notes_of_both_stay(shop: Path) -> None:
    git(shop, "switch", "-q", "theirs")
    tick(shop, SLOW, "- ask Ben")
    built(shop, {MAP: CART})
    git(shop, "switch", "-q", "main")
    tick(shop, LOUD, "- ask Ana")
    built(shop, {MAP: AD})
    git(shop, "merge", "theirs")
    built(shop, {})
    said = (shop / LIST).read_text("utf-8")
    assert ticked(shop) == [LOUD, SLOW]
    assert "  - ask Ana\n" in said
    assert "  - ask Ben\n" in said


def test_a_tick_that_one_side_took_away_is_gone(shop: Path) -> None:
    tick(shop, SLOW)
    tick(shop, LOUD)
    built(shop, {})
    git(shop, "branch", "-f", "theirs")
    git(shop, "switch", "-q", "theirs")
    (shop / LIST).write_text((shop / LIST).read_text("utf-8").replace("[x]", "[ ]", 1), "utf-8")
    built(shop, {})
    git(shop, "switch", "-q", "main")
    built(shop, {MAP: CART})
    git(shop, "merge", "theirs")
    assert ticked(shop) == [SLOW]


def test_only_the_same_note_changed_in_two_ways_is_a_conflict(shop: Path) -> None:
    tick(shop, SLOW, "- ask Ben")
    built(shop, {})
    git(shop, "branch", "-f", "theirs")
    whole = (shop / LIST).read_text("utf-8")
    git(shop, "switch", "-q", "theirs")
    (shop / LIST).write_text(whole.replace("ask Ben", "ask Ben on Monday"), "utf-8")
    built(shop, {MAP: CART})
    git(shop, "switch", "-q", "main")
    (shop / LIST).write_text(whole.replace("ask Ben", "ask Ben today"), "utf-8")
    built(shop, {MAP: AD})
    said = try_git(shop, "merge", "theirs")
    assert f"{LIST}: both sides have changed the same words of a note" in said
    assert conflicts(shop) == [LIST]
    marks = "<<<<<<< HEAD\n  - ask Ben today\n=======\n  - ask Ben on Monday\n>>>>>>> theirs\n"
    assert marks in (shop / LIST).read_text("utf-8").replace(" ours\n", " HEAD\n")
    line = (shop / LIST).read_text("utf-8").split("\n").index("=======") - 1
    where = f"stale     {LIST}: it holds conflict marks of git, from line {line} on\n"
    assert where in ci(shop).stdout
    assert f"merged   {LIST}: it held conflict marks of git" in run("build", folder=shop).stdout
    assert "  - ask Ben today\n  - ask Ben on Monday\n" in (shop / LIST).read_text("utf-8")
    assert ci(shop).status == 0


@pytest.mark.parametrize("more", ["", "!"], ids=["merged", "marked"])
def test_ticks_in_a_checklist_of_another_encoding_are_merged_or_marked(
    more: str, shop: Path
) -> None:
    whole = (shop / LIST).read_bytes() + b"caf\xe9\n"
    (shop / LIST).write_bytes(whole)
    committed(shop, {})
    git(shop, "branch", "-f", "theirs")
    words, slow = b"Solve: Too loud", b"Solve: Too slow"
    git(shop, "switch", "-q", "theirs")
    (shop / LIST).write_bytes(whole.replace(b"[ ] " + slow, b"[x] " + slow))
    committed(shop, {})
    git(shop, "switch", "-q", "main")
    mine = whole.replace(b"[ ] " + words, b"[x] " + words)
    (shop / LIST).write_bytes(mine.replace(slow, slow + more.encode()))
    committed(shop, {})
    said = try_git(shop, "merge", "theirs")
    data = (shop / LIST).read_bytes()
    assert data.count(b"[x] ") == 2
    assert data.endswith(b"caf\xe9\n")
    assert (conflicts(shop) == [LIST]) == (b"<<<<<<<" in data) == bool(more)
    assert not more or f"{LIST}: it is not UTF-8 text: merged line by line" in said


def test_a_damaged_manifest_is_left_in_a_conflict(shop: Path) -> None:
    name = "journeys/.cjmap-manifest.json"
    git(shop, "switch", "-q", "theirs")
    committed(shop, {name: "{"})
    git(shop, "switch", "-q", "main")
    built(shop, {MAP: AD})
    ours = (shop / name).read_bytes()
    assert f"{name}: ours is left: one is damaged" in try_git(shop, "merge", "theirs")
    assert conflicts(shop) == [name]
    assert (shop / name).read_bytes() == ours


def test_git_says_what_to_do(shop: Path) -> None:
    on_theirs(shop, {MAP: CART})
    built(shop, {MAP: AD})
    env = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull}
    words = ("git", "-c", "user.name=A", "-c", "user.email=a@b", "merge", "theirs")
    done = subprocess.run(words, cwd=shop, env=env, capture_output=True, text=True, check=True)
    assert done.stderr == (
        "journeys/.cjmap-manifest.json: both sides have built outputs: run `cjmap build`, "
        "and commit what it writes\n"
    )


def test_new_maps_on_both_sides(shop: Path) -> None:
    on_theirs(shop, {"a.journey.yaml": SHOP.replace("Shop", "A")})
    built(shop, {"b.journey.yaml": SHOP.replace("Shop", "B")})
    git(shop, "merge", "theirs")
    said = run("build", folder=shop).stdout
    assert said.startswith("changed  journeys/index.html\n1 written, 0 removed")
    committed(shop, {})
    assert ci(shop).status == 0


def test_a_map_that_both_have_begun(shop: Path) -> None:
    on_theirs(shop, {"a.journey.yaml": SHOP.replace("Shop", "A")})
    more = "  bill: {name: Bill, phase: buy}\n"
    built(shop, {"a.journey.yaml": f"{SHOP.replace('Shop', 'A')}{more}"})
    git(shop, "merge", "theirs")
    built(shop, {})
    assert ci(shop).status == 0


@pytest.mark.parametrize("who", ["ours", "theirs"])
def test_a_map_that_one_side_has_renamed(who: str, shop: Path) -> None:
    renamed = {MAP: None, "store.journey.yaml": AD}
    git(shop, "switch", "-q", "theirs")
    tick(shop, SLOW)
    built(shop, renamed if who == "theirs" else {MAP: CART})
    git(shop, "switch", "-q", "main")
    tick(shop, LOUD)
    built(shop, renamed if who == "ours" else {MAP: CART})
    git(shop, "merge", "theirs")
    built(shop, {})
    assert ci(shop).status == 0
    assert ticked(shop, "journeys/store/checklist.md") == [LOUD, SLOW]
    assert not (shop / "journeys/shop").exists()


@pytest.mark.parametrize("who", ["ours", "theirs"])
def test_what_one_side_no_longer_builds_goes_with_the_next_build(who: str, whole: Path) -> None:
    fewer = {"cjmap.yaml": "formats: [matrix, checklist]\n"}
    on_theirs(whole, fewer if who == "theirs" else {MAP: CART})
    built(whole, fewer if who == "ours" else {MAP: CART})
    try_git(whole, "merge", "theirs")
    # Git asks no driver where one side has taken a file away.
    assert all(one.endswith((".svg", ".dot", ".json")) for one in conflicts(whole))
    built(whole, {})
    assert ci(whole).status == 0
    assert git(whole, "ls-files", "journeys/shop").split() == [LIST, "journeys/shop/matrix.html"]


def test_a_conflict_in_the_map_leaves_none_in_its_outputs(shop: Path) -> None:
    on_theirs(shop, {MAP: CART})
    built(shop, {MAP: CART.replace("Basket", "Trolley")})
    try_git(shop, "merge", "theirs")
    assert conflicts(shop) == [MAP]
    assert ci(shop).status == 1
    built(shop, {MAP: CART})
    assert ci(shop).status == 0


def test_what_is_no_output_is_merged_by_its_lines(shop: Path) -> None:
    mine = "journeys/shop/mine.svg"
    committed(shop, {mine: "one\ntwo\nthree\nfour\n"})
    git(shop, "branch", "-f", "theirs")
    on_theirs(shop, {})
    git(shop, "switch", "-q", "theirs")
    committed(shop, {mine: "ONE\ntwo\nthree\nfour\n"})
    git(shop, "switch", "-q", "main")
    committed(shop, {mine: "one\ntwo\nthree\nFOUR\n"})
    git(shop, "merge", "theirs")
    assert (shop / mine).read_text("utf-8") == "ONE\ntwo\nthree\nFOUR\n"


def test_a_picture_of_somebody_else_is_in_a_conflict(shop: Path) -> None:
    mine = shop / "journeys/mine.png"
    for branch, data in (("main", b"\0a"), ("theirs", b"\0b"), ("main", b"\0c")):
        git(shop, "switch", "-q", branch)
        mine.write_bytes(data)
        committed(shop, {})
        if data == b"\0a":
            git(shop, "branch", "-f", "theirs")
    try_git(shop, "merge", "theirs")
    assert conflicts(shop) == ["journeys/mine.png"]
    assert mine.read_bytes() == b"\0c"


@pytest.mark.parametrize("folder", [".", "my [old] maps"])
def test_where_outputs_lie(folder: str, tmp_path: Path) -> None:
    top = repository(
        tmp_path,
        **{
            f"part/{MAP}": SHOP,
            "part/cjmap.yaml": f"output: '{folder}'\nformats: [checklist, data]\n",
        },
    )
    part = top / "part"
    run("build", folder=part)
    assert f'lines for the outputs in "part/{folder}"'.replace("/.", "") in (
        run("git", "install", folder=top).stdout
    )
    committed(top, {})
    git(top, "branch", "theirs")
    on_theirs(top, {})
    git(top, "switch", "-q", "theirs")
    built(part, {MAP: CART})
    git(top, "switch", "-q", "main")
    built(part, {MAP: AD})
    git(top, "merge", "theirs")
    built(part, {})
    assert ci(part).status == 0
    assert (part / MAP).read_text("utf-8") == BOTH


def test_outputs_that_git_ignores_get_no_lines(tmp_path: Path) -> None:
    repository(tmp_path, **{MAP: SHOP, ".gitignore": "journeys/\n"})
    run("build", folder=tmp_path)
    assert "outputs" not in run("git", "install", folder=tmp_path).stdout


@pytest.mark.parametrize("style", ["merge", "diff3", "zdiff3"])
def test_without_the_driver_a_build_heals_all(style: str, shop: Path) -> None:
    run("git", "uninstall", "--attributes", folder=shop)
    committed(shop, {})
    git(shop, "branch", "-f", "theirs")
    git(shop, "switch", "-q", "theirs")
    tick(shop, SLOW, "- ask Ben")
    built(shop, {MAP: CART})
    git(shop, "switch", "-q", "main")
    tick(shop, LOUD)
    note(shop, SLOW, "- ask Ana")
    built(shop, {MAP: AD})
    said = try_git(shop, "-c", f"merge.conflictStyle={style}", "merge", "theirs")
    assert f"CONFLICT (content): Merge conflict in {LIST}" in said
    (shop / MAP).write_text(BOTH, "utf-8")
    ended = ci(shop)
    assert ended.status == 1
    assert f"{LIST}: it holds conflict marks of git, from line " in ended.stdout
    built(shop, {})
    assert "<<<" not in "".join(p.read_text() for p in (shop / "journeys").rglob("*.*"))
    assert ticked(shop) == [LOUD, SLOW]
    said = (shop / LIST).read_text("utf-8")
    assert said.count("ask Ana") == said.count("ask Ben") == 1
    assert ci(shop).status == 0


@pytest.mark.parametrize("command", ["build", "ci"])
@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", ">>>>>>> theirs"])
def test_a_mark_without_its_others_stops_everything(mark: str, command: str, shop: Path) -> None:
    text = (shop / LIST).read_text("utf-8").split("\n")
    text.insert(4, mark)
    (shop / LIST).write_text("\n".join(text), "utf-8")
    ended = run(command, folder=shop)
    assert ended.status == 1
    assert f'"{LIST}", line 5: a conflict mark of git without its others' in ended.stderr
    assert (shop / LIST).read_text("utf-8") == "\n".join(text)


def test_marks_in_a_checklist_that_is_not_built_are_healed_too(shop: Path) -> None:
    text = (shop / LIST).read_text("utf-8")
    both = f"{text}\n<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> theirs\n"
    (shop / LIST).write_text(both, "utf-8")
    (shop / MAP).unlink()
    committed(shop, {"other.journey.yaml": SHOP.replace("Shop", "Other")})
    assert f"merged   {LIST}" in run("build", folder=shop).stdout
    said = (shop / LIST).read_text("utf-8")
    assert said.endswith("ours\ntheirs\n")
    assert f"left     {LIST}" in run("build", folder=shop).stdout
