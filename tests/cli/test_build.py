"""`cjmap build` as its user meets it: whole or not at all, and never a traceback."""

from __future__ import annotations

import errno
import gc
import json
import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from cjmap.cli.main import main
from cjmap.renderers import engine

from ..everything import PIXEL

GOOD = """\
title: Shoes
phases:
  look: {name: Look, when: before}
  wear: {name: Wear, when: after}
touchpoints:
  ad: {name: Advertisement, phase: look, channel: social-media, emotion: 1}
  care: {name: Care tips, phase: wear, channel: email, feeling: glad}
"""
BROKEN = GOOD.replace("phase: wear,", "phase: waer,")

FILES = {
    "journey.svg",
    "journey.dot",
    "emotion.svg",
    "emotion.dot",
    "matrix.html",
    "checklist.md",
    "map.json",
}


@dataclass(frozen=True)
class Ended:
    status: int
    out: str
    err: str


@pytest.fixture
def cjmap(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., Ended]:
    """Run cjmap in an empty folder that is a project of its own."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> Ended:
        monkeypatch.setattr(sys, "argv", ["cjmap", *arguments])
        with pytest.raises(SystemExit) as end:
            main()
        gc.enable()
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return Ended(int(end.value.code or 0), captured.out, captured.err)

    return run


def write(name: str, text: str = GOOD) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, "utf-8")


def contents(folder: str) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in Path(folder).rglob("*")
        if path.is_file()
    }


def test_a_map_becomes_all_its_outputs(cjmap):
    write("shoes.journey.yaml")
    assert cjmap("build", "shoes.journey.yaml").status == 0
    assert {path.name for path in Path("journeys/shoes").iterdir()} == FILES
    assert Path("journeys/index.html").is_file()


def test_two_builds_are_the_same_bytes(cjmap):
    write("shoes.journey.yaml")
    cjmap("build", "--output", "one")
    cjmap("build", "--output", "two")
    assert contents("one") == contents("two")


def test_a_second_build_touches_nothing(cjmap):
    write("shoes.journey.yaml")
    cjmap("build")
    before = {path: path.stat().st_mtime_ns for path in Path("journeys").rglob("*.*")}
    again = cjmap("build")
    assert {path: path.stat().st_mtime_ns for path in Path("journeys").rglob("*.*")} == before
    assert "0 written" in again.out


@pytest.mark.parametrize(
    ("format_", "names"),
    [
        ("diagram", {"journey.svg", "journey.dot"}),
        ("emotion", {"emotion.svg", "emotion.dot"}),
        ("matrix", {"matrix.html"}),
        ("checklist", {"checklist.md"}),
        ("data", {"map.json"}),
    ],
)
def test_only_one_format(cjmap, format_, names):
    write("shoes.journey.yaml")
    assert cjmap("build", "--format", format_).status == 0
    assert {path.name for path in Path("journeys/shoes").iterdir()} == names


def test_one_format_leaves_the_others_alone(cjmap):
    write("shoes.journey.yaml")
    cjmap("build")
    write("shoes.journey.yaml", GOOD.replace("Care tips", "Care letter"))
    old = contents("journeys/shoes")
    cjmap("build", "--format", "data")
    new = contents("journeys/shoes")
    assert {name for name in new if new[name] != old.get(name)} == {"map.json"}
    assert set(new) == FILES


def test_one_map_leaves_the_others_in_place_and_in_the_index(cjmap):
    write("a.journey.yaml", GOOD.replace("Shoes", "First"))
    write("b.journey.yaml", GOOD.replace("Shoes", "Second"))
    cjmap("build")
    cjmap("build", "b.journey.yaml")
    assert {path.name for path in Path("journeys/a").iterdir()} == FILES
    index = Path("journeys/index.html").read_text("utf-8")
    assert "First" in index
    assert "Second" in index


def test_the_index_speaks_the_language_of_all_maps_it_shows(cjmap):
    write("a.journey.yaml", f"language: de\n{GOOD}")
    write("b.journey.yaml")
    cjmap("build")
    whole = Path("journeys/index.html").read_text("utf-8")
    assert whole.startswith('<!doctype html>\n<html lang="en">')
    cjmap("build", "a.journey.yaml")
    assert Path("journeys/index.html").read_text("utf-8") == whole
    assert cjmap("build", "--check").status == 0


def test_a_journey_that_no_map_has_is_refused(cjmap):
    write("a.journey.yaml")
    write("b.journey.yaml", f"{GOOD}journeys: {{stroll: {{path: [ad]}}}}\n")
    assert cjmap("build", "--journey", "stroll").status == 0
    ended = cjmap("build", "--journey", "strole")
    assert ended.status == 2
    assert 'no map has a journey "strole"; did you mean "stroll"?' in ended.err
    assert "there are: stroll" in ended.err
    assert cjmap("build", "a.journey.yaml", "--journey", "stroll").status == 2


def test_outputs_of_a_map_that_is_gone_are_removed_and_told(cjmap):
    write("a.journey.yaml")
    write("b.journey.yaml")
    cjmap("build")
    Path("a.journey.yaml").unlink()
    again = cjmap("build")
    assert not Path("journeys/a").exists()
    assert "removed  journeys/a: checklist.md" in again.out


def test_a_refused_map_keeps_its_old_outputs_and_the_others_are_built(cjmap):
    write("a.journey.yaml")
    write("b.journey.yaml")
    cjmap("build")
    old = contents("journeys/a")
    index = Path("journeys/index.html").read_bytes()
    write("a.journey.yaml", BROKEN.replace("Shoes", "Boots"))
    write("b.journey.yaml", GOOD.replace("Care tips", "Care letter"))
    again = cjmap("build")
    assert again.status == 1
    assert contents("journeys/a") == old
    assert Path("journeys/index.html").read_bytes() == index
    assert "waiting  journeys/index.html: it stays as it was until every map" in again.out
    assert "Care letter" in Path("journeys/b/map.json").read_text("utf-8")
    assert 'phase "waer" is not defined; did you mean "wear"?' in again.err


@pytest.mark.parametrize("change", ["new", "gone", "index", "edited"])
def test_an_index_does_not_wait_where_it_would_lead_nowhere(cjmap, change):
    for name in "abc":
        write(f"{name}.journey.yaml")
    cjmap("build")
    index = Path("journeys/index.html")
    write("a.journey.yaml", BROKEN.replace("Shoes", "Boots"))
    if change == "new":
        write("d.journey.yaml")
    elif change == "gone":
        Path("c.journey.yaml").unlink()
    elif change == "index":
        index.unlink()
    else:
        index.write_text("<<<<<<< HEAD\n", "utf-8")
    assert "waiting" not in cjmap("build").out
    assert "Boots" in index.read_text("utf-8")


def test_a_draft_is_drawn_with_its_holes_and_fails(cjmap):
    write("shoes.journey.yaml", GOOD + "  more: {name: More, phase: look}\n")
    write("shoes.journey.yaml", GOOD.replace("\n  care", "\n  # care"))
    ended = cjmap("build")
    assert ended.status == 1
    assert "empty-phase" in ended.err
    assert {path.name for path in Path("journeys/shoes").iterdir()} == FILES


def test_check_says_why_it_fails_though_outputs_are_up_to_date(cjmap):
    write("shoes.journey.yaml", GOOD.replace("\n  care", "\n  # care"))
    cjmap("build", "--format", "data")
    ended = cjmap("build", "--format", "data", "--check")
    assert ended.status == 1
    assert "outputs are up to date" in ended.out
    assert ended.err.endswith("\nfails because of 1 error\n")


def test_ticks_stay(cjmap):
    write("shoes.journey.yaml")
    cjmap("build")
    path = Path("journeys/shoes/checklist.md")
    text = path.read_text("utf-8")
    path.write_text(text.replace("- [ ]", "- [x]", 1) + "\nour own line\n", "utf-8")
    cjmap("build")
    again = path.read_text("utf-8")
    assert again.count("- [x]") == text.count("- [x]") + 1
    assert "our own line" in again


def test_check_finds_outputs_up_to_date(cjmap):
    write("shoes.journey.yaml")
    cjmap("build")
    assert cjmap("build", "--check").status == 0


def test_check_lists_what_is_stale_and_writes_nothing(cjmap):
    write("shoes.journey.yaml")
    cjmap("build")
    write("shoes.journey.yaml", GOOD.replace("Care tips", "Care letter"))
    old = contents("journeys")
    ended = cjmap("build", "--check")
    assert ended.status == 1
    assert "journeys/shoes/map.json" in ended.out
    assert "cjmap build" in ended.out
    assert contents("journeys") == old


def test_check_before_the_first_build(cjmap):
    write("shoes.journey.yaml")
    ended = cjmap("build", "--check")
    assert ended.status == 1
    assert "journeys/index.html" in ended.out
    assert not Path("journeys").exists()


def test_files_that_cjmap_did_not_write_are_never_touched(cjmap):
    write("shoes.journey.yaml")
    write("journeys/shoes/notes.txt", "ours")
    cjmap("build")
    Path("shoes.journey.yaml").rename("boots.journey.yaml")
    cjmap("build")
    assert Path("journeys/shoes/notes.txt").read_text() == "ours"
    write("journeys/sandals/map.json", "ours")
    write("sandals.journey.yaml")
    ended = cjmap("build")
    assert ended.status == 3
    assert "map.json" in ended.err
    assert Path("journeys/sandals/map.json").read_text() == "ours"


def test_the_settings_of_a_project(cjmap):
    write("cjmap.yaml", "maps: ['maps/*.yaml']\noutput: docs/out\nformats: [data]\nlanguage: de\n")
    write("maps/shoes.yaml")
    assert cjmap("build").status == 0
    assert set(contents("docs/out")) == {"maps/shoes/map.json", "index.html", MANIFEST}


MANIFEST = ".cjmap-manifest.json"


def test_a_fault_in_the_settings_leaves_the_outputs_alone(cjmap):
    write("shoes.journey.yaml")
    cjmap("build", "--output", "journeys")
    write("cjmap.yaml", "formats: [diagrm]\n")
    old = contents("journeys")
    ended = cjmap("build")
    assert ended.status == 2
    assert 'did you mean "diagram"?' in ended.err
    assert "mend cjmap.yaml first" in ended.err
    assert contents("journeys") == old


def test_the_settings_are_no_map(cjmap):
    write("cjmap.yaml", "maps: ['*.yaml']\n")
    write("shoes.yaml")
    assert cjmap("build").status == 0
    assert {path.name for path in Path("journeys").iterdir() if path.is_dir()} == {"shoes"}


def test_output_must_stay_in_the_project(cjmap):
    write("cjmap.yaml", "output: ../elsewhere\n")
    write("shoes.journey.yaml")
    ended = cjmap("build")
    assert ended.status == 2
    assert "leads out of the project" in ended.err


def test_german_labels_on_request(cjmap):
    write("shoes.journey.yaml")
    cjmap("build", "--language", "de")
    assert "Lösung" in Path("journeys/shoes/checklist.md").read_text("utf-8")


def test_a_map_from_standard_input(cjmap, monkeypatch):
    import io

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(GOOD.encode())))
    assert cjmap("build", "-").status == 0
    assert {path.name for path in Path("journeys/stdin").iterdir()} == FILES


def test_odd_file_names_make_plain_folders(cjmap):
    write("Schöne Füße #1.journey.yaml")
    assert cjmap("build").status == 0
    (folder,) = (path for path in Path("journeys").iterdir() if path.is_dir())
    assert folder.name == "schoene-fuesse-1-c83f98b4"


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        (("build", "no.journey.yaml"), 2, "no.journey.yaml"),
        (("build", "empty"), 2, "there is no map"),
        (("build", "--format", "gif"), 2, "gif"),
        (("build", "--engine", "neato"), 2, "neato"),
        (("biuld",), 2, 'did you mean "build"?'),
        (("build", "--otuput", "x"), 2, "--output"),
    ],
)
def test_wrong_use_says_what_is_right(cjmap, arguments, status, message):
    write("shoes.journey.yaml")
    Path("empty").mkdir()
    ended = cjmap(*arguments)
    assert (ended.status, ended.out) == (status, "")
    assert message in ended.err


def with_old_output(cjmap) -> dict[str, bytes]:
    write("shoes.journey.yaml")
    cjmap("build")
    write("shoes.journey.yaml", GOOD.replace("Care tips", "Care letter"))
    return contents("journeys")


def fake_engine(folder: Path, script: str) -> None:
    folder.mkdir()
    program = folder / "dot"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)


@pytest.mark.parametrize(
    ("script", "said"),
    [
        (None, "dot"),
        ("exit 4", "dot"),
        ("kill -9 $$", "dot"),
        ("echo no picture", "dot"),
    ],
)
def test_a_broken_engine_leaves_the_old_output(cjmap, tmp_path, monkeypatch, script, said):
    old = with_old_output(cjmap)
    if script is None:
        monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    else:
        fake_engine(tmp_path / "bin", script)
        monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}")
    ended = cjmap("build", "--engine", "dot")
    assert ended.status == 3
    assert said in ended.err
    assert contents("journeys") == old


def test_an_engine_that_is_too_slow_leaves_the_old_output(cjmap, monkeypatch):
    old = with_old_output(cjmap)
    draw = engine.draw_each
    monkeypatch.setattr(engine, "draw_each", lambda dots, **named: draw(dots, timeout=0, **named))
    ended = cjmap("build")
    assert ended.status == 3
    assert contents("journeys") == old


def test_a_full_disk_leaves_the_old_output(cjmap, monkeypatch):
    old = with_old_output(cjmap)

    def full(handle: int, data: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        patch.setattr(os, "fsync", lambda handle: full(handle, b""))
        ended = cjmap("build")
    assert ended.status == 3
    assert "the disk is full" in ended.err
    assert contents("journeys") == old


def test_an_output_folder_that_is_a_file(cjmap):
    write("shoes.journey.yaml")
    write("journeys", "a file")
    ended = cjmap("build")
    assert ended.status == 3
    assert "journeys" in ended.err
    assert Path("journeys").read_text() == "a file"


def test_a_checklist_that_cannot_be_read_is_not_overwritten(cjmap):
    write("shoes.journey.yaml")
    cjmap("build")
    Path("journeys/shoes/checklist.md").write_bytes(b"- [x] \xff\n")
    old = contents("journeys")
    ended = cjmap("build")
    assert ended.status == 3
    assert "checklist.md" in ended.err
    assert contents("journeys") == old


def test_maps_of_several_folders_share_an_output_folder(cjmap):
    write("x/a.journey.yaml", GOOD.replace("Shoes", "First"))
    write("y/b.journey.yaml", GOOD.replace("Shoes", "Second"))
    cjmap("build", "x/a.journey.yaml")
    again = cjmap("build", "y/b.journey.yaml")
    assert "removed " not in again.out
    assert {path.name for path in Path("journeys/a").iterdir()} == FILES
    index = Path("journeys/index.html").read_text("utf-8")
    assert "First" in index
    assert "Second" in index
    Path("x/a.journey.yaml").unlink()
    assert "removed  journeys/a:" in cjmap("build", "y/b.journey.yaml").out
    assert not Path("journeys/a").exists()


def test_maps_with_odd_names_are_found_again(cjmap):
    write("Größe.journey.yaml", GOOD.replace("Shoes", "First"))
    write("b.journey.yaml")
    cjmap("build")
    old = contents("journeys")
    assert "removed " not in cjmap("build", "b.journey.yaml").out
    assert contents("journeys") == old
    assert json.loads(old[MANIFEST])["maps"] == {
        "b": "../b.journey.yaml",
        "groesse-aedc3f80": "../Größe.journey.yaml",
    }


def test_a_manifest_that_names_no_maps_loses_nothing(cjmap):
    write("a.journey.yaml")
    write("b.journey.yaml")
    cjmap("build")
    note = Path("journeys", MANIFEST)
    note.write_text(json.dumps({"cjmap": 1, "files": json.loads(note.read_bytes())["files"]}))
    Path("a.journey.yaml").unlink()
    assert cjmap("build").status == 0
    assert {path.name for path in Path("journeys/a").iterdir()} == FILES


def test_maps_that_the_settings_exclude_lose_their_outputs(cjmap):
    write("cjmap.yaml", "maps: ['*.yaml']\n")
    write("a.yaml")
    write("b.yaml")
    cjmap("build")
    write("cjmap.yaml", "maps: ['a.yaml']\n")
    cjmap("build")
    assert Path("journeys/a").exists()
    assert not Path("journeys/b").exists()


def test_a_forged_manifest_shows_no_files_from_elsewhere(cjmap):
    write("secret.yaml", "title: Secret\n")
    write("project/.git/HEAD", "")
    write("project/a.journey.yaml")
    forged = {"cjmap": 1, "files": {"s/map.json": "0"}, "maps": {"s": "../../secret.yaml"}}
    write(f"project/journeys/{MANIFEST}", json.dumps(forged))
    assert cjmap("build", "project", "--output", "project/journeys").status == 0
    assert "Secret" not in Path("project/journeys/index.html").read_text("utf-8")


def tick(name: str) -> bytes:
    path = Path(name)
    path.write_text(path.read_text("utf-8").replace("- [ ]", "- [x]", 1), "utf-8")
    return path.read_bytes()


def test_a_tick_made_while_a_build_runs_is_not_lost(cjmap, monkeypatch):
    write("a.journey.yaml")
    cjmap("build")
    write("a.journey.yaml", GOOD.replace("Care tips", "Care letter"))
    ticked: dict[str, bytes] = {}
    draw = engine.draw_each

    def slowly(batches, **named):
        tick("journeys/a/checklist.md")
        ticked.update(contents("journeys"))
        return draw(batches, **named)

    with monkeypatch.context() as patch:
        patch.setattr(engine, "draw_each", slowly)
        ended = cjmap("build")
    assert ended.status == 3
    assert '"journeys/a/checklist.md" was changed while it was built; build again' in ended.err
    assert contents("journeys") == ticked
    cjmap("build")
    assert "- [x]" in Path("journeys/a/checklist.md").read_text("utf-8")


def test_a_checklist_made_while_a_build_runs_is_not_lost(cjmap, monkeypatch):
    write("a.journey.yaml")
    draw = engine.draw_each

    def slowly(batches, **named):
        write("journeys/a/checklist.md", "mine")
        return draw(batches, **named)

    monkeypatch.setattr(engine, "draw_each", slowly)
    assert cjmap("build").status == 3
    assert contents("journeys") == {"a/checklist.md": b"mine"}


def test_builds_at_once_keep_each_others_outputs(cjmap, monkeypatch):
    write("a.journey.yaml")
    write("b.journey.yaml")
    cjmap("build", "a.journey.yaml", "--output", "other")
    draw = engine.draw_each

    def slowly(batches, **named):
        shutil.copytree("other", "journeys")
        return draw(batches, **named)

    with monkeypatch.context() as patch:
        patch.setattr(engine, "draw_each", slowly)
        ended = cjmap("build", "b.journey.yaml")
    assert "removed " not in ended.out
    assert {path.name for path in Path("journeys/a").iterdir()} == FILES
    assert {path.name for path in Path("journeys/b").iterdir()} == FILES
    manifest = json.loads(Path("journeys", MANIFEST).read_bytes())
    assert set(manifest["maps"]) == {"a", "b"}
    assert len(manifest["files"]) == 2 * len(FILES) + 1


@pytest.mark.parametrize("change", ["rename", "formats", "note"])
def test_ticks_that_were_built_in_outlive_their_map(cjmap, change):
    write("a.journey.yaml")
    write("cjmap.yaml", "")
    cjmap("build")
    if change == "note":
        path = Path("journeys/a/checklist.md")
        path.write_text(path.read_text("utf-8") + "\nour own line\n", "utf-8")
    else:
        tick("journeys/a/checklist.md")
    cjmap("build")
    old = Path("journeys/a/checklist.md").read_bytes()
    if change == "formats":
        write("cjmap.yaml", "formats: [data]\n")
    else:
        text = Path("a.journey.yaml").read_text("utf-8")
        Path("a.journey.yaml").unlink()
        write("b.journey.yaml", text.replace("title: ", "title: Not "))
    for _ in range(2):
        ended = cjmap("build")
        assert "left     journeys/a/checklist.md" in ended.out
        assert Path("journeys/a/checklist.md").read_bytes() == old
        assert "a/checklist.md" in json.loads(Path("journeys", MANIFEST).read_bytes())["files"]
    assert cjmap("build", "--check").status == 0
    assert not Path("journeys/a/journey.svg").exists()


@pytest.mark.parametrize("change", ["two", "phases", "there", "ticked"])
def test_ticks_are_only_carried_where_it_is_surely_the_same_map(cjmap, change):
    write("a.journey.yaml")
    write("cjmap.yaml", "")
    cjmap("build")
    tick("journeys/a/checklist.md")
    if change == "ticked":
        Path("a.journey.yaml").rename("b.journey.yaml")
        write("a.journey.yaml", GOOD.replace("title: ", "title: Not "))
        cjmap("build")
        Path("a.journey.yaml").unlink()
    elif change == "there":
        write("b.journey.yaml")
    else:
        Path("a.journey.yaml").unlink()
        write("b.journey.yaml", GOOD if change == "two" else GOOD.replace("look", "see"))
    if change == "two":
        write("c.journey.yaml")
    assert "carried" not in cjmap("build").out
    assert "[x]" in Path("journeys/a/checklist.md").read_text("utf-8")
    assert "[x]" not in Path("journeys/b/checklist.md").read_text("utf-8")


@pytest.mark.parametrize("gone", ["a", "ab"], ids=["heir with ticks", "two for one heir"])
def test_no_ticks_are_carried_over_those_of_another_map(cjmap, gone):
    write("cjmap.yaml", "formats: [checklist]\n")
    lists = [Path(f"journeys/{name}/checklist.md") for name in "ab"]
    for name in "ab":
        write(f"{name}.journey.yaml")
    cjmap("build")
    for path, words in zip(lists, ("of a", "of b"), strict=True):
        tick(path)
        path.write_text(f"{path.read_text('utf-8')}\n{words}\n", "utf-8")
    for name in gone:
        Path(f"{name}.journey.yaml").unlink()
    if gone == "ab":
        write("c.journey.yaml")
    assert "carried" not in cjmap("build").out
    assert [path.read_text("utf-8")[-5:-1] for path in lists] == ["of a", "of b"]
    assert all("[x]" in path.read_text("utf-8") for path in lists)


@pytest.mark.parametrize("known", [False, True])
def test_ticks_go_along_with_a_map_whose_file_has_moved(cjmap, known):
    write("a.journey.yaml")
    write("cjmap.yaml", "")
    cjmap("build")
    if known:
        write("x/b.journey.yaml")
        cjmap("build")
    tick("journeys/a/checklist.md")
    path = Path("journeys/a/checklist.md")
    path.write_text(path.read_text("utf-8") + "\nour own line\n", "utf-8")
    Path("x").mkdir(exist_ok=True)
    Path("a.journey.yaml").rename("x/b.journey.yaml")
    to = "journeys/x/b/checklist.md"
    assert f"carried  {path.as_posix()}: its ticks and notes are in {to} now" in cjmap("build").out
    assert "[x]" in Path(to).read_text("utf-8")
    assert Path(to).read_text("utf-8").endswith("\nour own line\n")
    assert not path.exists()
    assert cjmap("build", "--check").status == 0


@pytest.mark.parametrize(
    "names",
    [
        ("a.journey.yaml", "a.journey.yml"),
        ("shoes.journey.yaml", "Shoes.journey.yaml"),
        ("x/a.journey.yaml", "y/a.journey.yaml"),
    ],
)
def test_maps_never_share_a_folder(cjmap, names):
    for number, name in enumerate(names):
        write(name, GOOD.replace("Shoes", f"Number {number}"))
    assert cjmap("build", names[0]).status == 0
    old = contents("journeys")
    for arguments in ([names[1]], names):
        ended = cjmap("build", *arguments)
        assert ended.status == 2
        assert all(f'"{name}"' in ended.err for name in names)
        assert "rename one of them" in ended.err
        assert contents("journeys") == old
    Path(names[0]).unlink()
    assert cjmap("build", names[1]).status == 0


@pytest.mark.parametrize(
    "names",
    [
        ("strasse", "straße"),
        ("con", "CON"),
        ("a b", "a-b"),
        ("a", "a/checklist.md"),
        ("index.html", "index-html"),
    ],
)
def test_a_folder_is_the_same_whatever_else_is_built(cjmap, names):
    write(".git/HEAD", "")
    for name in names:
        write(f"{name}.journey.yaml")
    for name in names:
        assert cjmap("build", f"{name}.journey.yaml", "--output", "alone").status == 0
    assert cjmap("build", "--output", "both").status == 0
    assert contents("alone") == contents("both")
    assert len(json.loads(Path("both", MANIFEST).read_bytes())["maps"]) == 2


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="file names are UTF-16 there")
def test_a_file_name_that_is_not_utf_8(cjmap):
    name = os.fsdecode(b"gr\xf6\xdfe.journey.yaml")
    write(name)
    assert cjmap("build").status == 0
    old = contents("journeys")
    assert cjmap("build", "--check").status == 0
    write("b.journey.yaml")
    cjmap("build", "b.journey.yaml")
    assert set(old) < set(contents("journeys"))
    Path(name).unlink()
    assert "removed " in cjmap("build").out
    assert set(contents("journeys")) & set(old) == {"index.html", MANIFEST}


def make_pipe(path: Path) -> None:
    os.mkfifo(path)


def make_folder(path: Path) -> None:
    path.mkdir()


def make_link(path: Path) -> None:
    path.symlink_to("/dev/zero")


def make_latin(path: Path) -> None:
    path.write_bytes(b"- [x] gr\xf6\xdfe")


@pytest.mark.skipif(sys.platform == "win32", reason="needs pipes")
@pytest.mark.parametrize(
    ("make", "said"),
    [
        (make_pipe, '"journeys/a/checklist.md" is a pipe or a device, not a file'),
        (make_folder, '"journeys/a/checklist.md" is a folder, not a file'),
        (make_link, '"journeys/a/checklist.md" is a symbolic link, not a file'),
        (make_latin, '"journeys/a/checklist.md" is not UTF-8 text, and it may hold ticks'),
    ],
)
def test_what_is_no_checklist_is_told_plainly(cjmap, make, said):
    write("a.journey.yaml")
    Path("journeys/a").mkdir(parents=True)
    make(Path("journeys/a/checklist.md"))
    ended = cjmap("build")
    assert ended.status == 3
    assert f"{said}\n" in ended.err
    assert [path.name for path in Path("journeys").rglob("*")] == ["a", "checklist.md"]


@pytest.mark.parametrize(
    "way", ["x" * 300, "../loop/a.journey.yaml", "", ".", "../" * 99 + "dev/zero"]
)
def test_a_manifest_with_odd_ways_to_maps(cjmap, way):
    Path("loop").symlink_to("loop")
    write("a.journey.yaml")
    old = {"cjmap": 1, "files": {"odd/map.json": "0"}, "maps": {"odd": way}}
    write(f"journeys/{MANIFEST}", json.dumps(old))
    assert cjmap("build").status == 0
    assert {path.name for path in Path("journeys").iterdir()} == {"a", "index.html", MANIFEST}


@pytest.mark.parametrize("closed", ["x", "x/a.journey.yaml"])
def test_a_map_that_cannot_be_read_keeps_its_outputs(cjmap, monkeypatch, closed):
    write("x/a.journey.yaml")
    write("y/b.journey.yaml")
    cjmap("build", "x/a.journey.yaml")
    look, read = os.stat, Path.open

    def is_closed(path) -> bool:
        way = os.path.relpath(path) if isinstance(path, str | os.PathLike) else ""
        return way == "x/a.journey.yaml"

    def no_look(path, **named):
        if is_closed(path) and closed == "x":
            raise PermissionError(errno.EACCES, "no")
        return look(path, **named)

    def no_read(path, *arguments, **named):
        if is_closed(path):
            raise PermissionError(errno.EACCES, "no")
        return read(path, *arguments, **named)

    with monkeypatch.context() as patch:
        patch.setattr(os, "stat", no_look)
        patch.setattr(Path, "open", no_read)
        assert cjmap("build", "y/b.journey.yaml").status == 0
    assert {path.name for path in Path("journeys/a").iterdir()} == FILES
    assert json.loads(Path("journeys", MANIFEST).read_bytes())["maps"]["a"] == "../x/a.journey.yaml"


def test_a_map_whose_folder_has_changed_is_shown_where_it_is_now(cjmap):
    write("x/a.journey.yaml")
    write("b.journey.yaml")
    cjmap("build", "x/a.journey.yaml")
    tick("journeys/a/checklist.md")
    cjmap("build", "x/a.journey.yaml")
    write(".git/HEAD", "")
    assert "carried  journeys/a/checklist.md" in cjmap("build", "x/a.journey.yaml").out
    assert cjmap("build", "b.journey.yaml").status == 0
    assert {path.name for path in Path("journeys/x/a").iterdir()} == FILES
    assert "[x]" in Path("journeys/x/a/checklist.md").read_text("utf-8")
    assert not Path("journeys/a").exists()
    assert 'href="x/a/matrix.html"' in Path("journeys/index.html").read_text("utf-8")


def test_gaps_are_shown_on_request_and_by_the_settings(cjmap):
    write("shoes.journey.yaml")
    cjmap("build")
    assert b"holes" not in contents("journeys/shoes")["journey.svg"]
    cjmap("build", "--show", "gaps")
    asked = contents("journeys")
    assert b"holes" in asked["shoes/journey.svg"]
    write("cjmap.yaml", "show: gaps\n")
    cjmap("build")
    assert contents("journeys") == asked


PAIR = GOOD + "personas: {ana: {name: Ana}, ben: {name: Ben}}\n"


def drawn(folder: str) -> set[str]:
    return {path.stem for path in Path(folder).glob("*.svg")}


def test_personas_get_pictures_of_their_own_on_request(cjmap):
    write("shoes.journey.yaml", PAIR)
    cjmap("build", "--persona", "ben")
    assert drawn("journeys/shoes") == {"journey", "emotion", "journey-ben", "emotion-ben"}
    cjmap("build", "--persona", "all", "--format", "emotion")
    assert drawn("journeys/shoes") - {"journey", "journey-ben"} == {
        "emotion", "emotion-ana", "emotion-ben",
    }  # fmt: skip
    write("cjmap.yaml", "personas: [ana]\n")
    cjmap("build")
    assert drawn("journeys/shoes") == {"journey", "emotion", "journey-ana", "emotion-ana"}


def test_pictures_of_personas_go_when_nobody_asks_for_them(cjmap):
    write("shoes.journey.yaml", PAIR)
    cjmap("build", "--persona", "all")
    stale = cjmap("build", "--check")
    assert stale.status == 1
    assert "journey-ana.svg" in stale.out
    assert cjmap("build", "--check", "--persona", "all").status == 0
    cjmap("build", "--format", "diagram")
    assert drawn("journeys/shoes") == {"journey", "emotion", "emotion-ana", "emotion-ben"}
    cjmap("build")
    assert drawn("journeys/shoes") == {"journey", "emotion"}
    assert cjmap("build", "--check").status == 0


def test_a_picture_outside_the_project_keeps_the_old_outputs(cjmap):
    write("shoes/cjmap.yaml", "output: out\n")
    write("shoes/shoes.journey.yaml", PAIR)
    Path("secret.png").write_bytes(PIXEL)
    cjmap("build", "shoes", "--persona", "all")
    before = contents("shoes/out")
    for way in ("../secret.png", str(Path("secret.png").resolve()), "link.png"):
        Path("shoes/link.png").unlink(missing_ok=True)
        Path("shoes/link.png").symlink_to("../secret.png")
        write("shoes/shoes.journey.yaml", PAIR.replace("name: Ana", f"name: Ana, image: {way}"))
        refused = cjmap("build", "shoes", "--persona", "all")
        assert refused.status == 1
        assert f'"{way}" leads out of the project' in refused.err
        after = contents("shoes/out")
        assert {name: after[name] for name in before if "/" in name} == {
            name: data for name, data in before.items() if "/" in name
        }


TO_BE = """\
extends: shoes.journey.yaml
state: to-be
touchpoints:
  care: null
  chat: {name: Chat, phase: wear, channel: chat}
"""


@pytest.mark.parametrize(
    ("old", "new", "is_shown"),
    [
        ("", "", True),
        ("state: as-is\n", "", True),
        ("", "state: as-is\n", False),
        ("state: to-be\n", "", False),
    ],
)
def test_a_to_be_map_is_drawn_over_its_as_is(cjmap, old, new, is_shown):
    write("shoes.journey.yaml", GOOD + old)
    write("later.journey.yaml", TO_BE.replace("state: to-be\n", new) if new else TO_BE)
    plain = cjmap("build", "later.journey.yaml")
    assert plain.status == 0
    before = contents("journeys/later")["journey.svg"]
    assert b"Care tips" not in before
    asked = cjmap("build", "--show", "as-is")
    assert asked.status == (0 if is_shown else 2)
    after = contents("journeys/later")["journey.svg"]
    assert (b"Care tips" in after) == is_shown
    assert is_shown or "no map is laid over an as-is map" in asked.err


def test_an_as_is_map_that_is_broken_is_told_with_its_place(cjmap):
    write("shoes.journey.yaml", GOOD.replace("Care tips, phase: wear", "Care tips, phase: waer"))
    write("later.journey.yaml", TO_BE)
    assert cjmap("build", "later.journey.yaml").status == 0
    before = contents("journeys")
    ended = cjmap("build", "later.journey.yaml", "--show", "as-is")
    assert ended.status == 1
    said = 'what "later.journey.yaml" extends can\'t be shown as it is: shoes.journey.yaml:7:34: '
    assert f'{said}phase "waer" is not defined' in ended.err
    assert contents("journeys") == before


@pytest.mark.parametrize("old", [GOOD + "touchpoints: [", GOOD.replace("phase: look", "phase: x")])
def test_an_as_is_map_that_breaks_the_map_above_is_told_as_its_fault(cjmap, old):
    write("shoes.journey.yaml", old)
    write("later.journey.yaml", TO_BE)
    ended = cjmap("build", "later.journey.yaml", "--show", "as-is")
    assert ended.status == 1
    assert "shoes.journey.yaml:" in ended.err
    assert "no map is laid over" not in ended.err


def test_only_the_diagrams_of_a_to_be_map_know_what_was_before(cjmap):
    write("cjmap.yaml", "show: [as-is]\n")
    write("shoes.journey.yaml", GOOD)
    write("later.journey.yaml", TO_BE)
    assert cjmap("build").status == 0
    made = contents("journeys")
    assert {name for name, data in made.items() if b"Care tips" in data} == {
        *(f"shoes/{name}" for name in FILES),
        *(f"later/{one}.{kind}" for one in ("journey", "emotion") for kind in ("svg", "dot")),
        "later/matrix.html",
        "index.html",
    }
