"""`cjmap diff` compares files, revisions, what is staged, and to-be maps with their as-is."""

from __future__ import annotations

import json
import re
from itertools import cycle
from pathlib import Path
from subprocess import CalledProcessError
from xml.etree import ElementTree

import pytest

from cjmap.reporters import AUTO, DIFFERENCES, HOSTS

from .. import repositories
from ..browser.payloads import PAYLOADS
from ..repositories import committed, git, repository
from .running import Ended, run

DOCS = Path(__file__).parents[2] / "docs" / "diff.md"
PICTURE = DOCS.with_suffix(".svg")
SHOES = """\
title: Shoes
phases:
  look: {name: Look}
  buy: {name: Buy}
personas:
  ana: {name: Ana}
touchpoints:
  ad: {name: Ad, phase: look, emotion: -1}
  cart:
    name: Cart
    phase: buy
    pain_points:
      - text: Shipping costs come last
        solutions:
          - text: Say it at once
            status: planned
journeys:
  first: {name: First, path: [ad, cart]}
coverage: {require: [emotion]}
"""
BETTER = SHOES.replace("-1", "1").replace("planned", "done")
BROKEN = SHOES.replace("phase: look", "phase: lok")
SOCKS = SHOES.replace("Shoes", "Socks")


def diff(folder: Path, *words: str, stdin: str = "") -> Ended:
    return run("diff", *words, folder=folder, stdin=stdin.encode())


def shop(folder: Path, **files: str) -> Path:
    return repository(folder, **(files or {"shoes.journey.yaml": SHOES}))


def test_what_has_changed_since_the_last_commit(tmp_path: Path) -> None:
    top = shop(tmp_path)
    text = BETTER.replace("title: Shoes", "title: Shoes # soon").replace("ad, cart", "cart, ad")
    text = text.replace("  cart:\n", "  chat: {name: Chat, phase: buy, emotion: 1}\n  cart:\n")
    (top / "shoes.journey.yaml").write_text(text)
    ended = diff(top)
    assert (
        ended.stdout
        == """\
Shoes: shoes.journey.yaml
  coverage 50 % → 66 %; Ana 50 % → 66 %; emotion 50 % → 66 %
  structure
    + touchpoint "Chat" in phase "Buy"  (9)
    journey "First"
      ~ path: "Cart" now as the first  (18 → 19)
  meaning
    touchpoint "Ad"
      ~ emotion −1 → +1  (8 → 8)
    touchpoint "Cart"
      ~ pain point "Shipping costs come last", solution "Say it at once": status planned → done\
  (16 → 17)

1 map changed; changes: 2 of structure, 2 of meaning
"""
    )
    assert (ended.stderr, ended.status) == ("", 0)
    assert f"$ cjmap diff\n{ended.stdout}```" in DOCS.read_text("utf-8")
    lines = diff(top, "--format", "concise").stdout
    assert f"$ cjmap diff --format concise\n{lines}```" in DOCS.read_text("utf-8")


def test_every_format_is_named() -> None:
    table = DOCS.read_text("utf-8").split("| `--format` | what |")[1].split("\n\n")[0]
    cells = [line.split("|")[1] for line in table.splitlines()[2:]]
    named = [name for cell in cells for name in re.findall(r"`(\w+)`", cell)]
    assert named == [*DIFFERENCES, AUTO]


def test_auto_is_the_format_of_the_host(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    top = shop(tmp_path)
    (top / "shoes.journey.yaml").write_text(BETTER)
    for host in HOSTS:
        monkeypatch.delenv(host.known_by, raising=False)
    assert diff(top, "--format", "auto") == diff(top)
    monkeypatch.setenv("GITLAB_CI", "true")
    assert diff(top, "--format", "auto") == diff(top, "--format", "gitlab")


def test_hosts_name_files_from_the_root_and_why_it_fails(tmp_path: Path) -> None:
    top = shop(tmp_path, **{"maps/shoes.journey.yaml": SHOES})
    (top / "maps" / "shoes.journey.yaml").write_text(BETTER)
    ended = diff(top / "maps", "--format", "gitlab", "--exit-code")
    assert {one["location"]["path"] for one in json.loads(ended.stdout)} == {
        "maps/shoes.journey.yaml"
    }
    assert ended.stderr == "fails because 1 map differs, and --exit-code allows no change\n"
    assert ended.status == 1
    (top / "maps" / "socks.journey.yaml").write_text(SOCKS)
    ended = diff(top / "maps", "--format", "junit", "--exit-code")
    assert ended.stderr == "fails because 2 maps differ, and --exit-code allows no change\n"
    assert 'name="maps/socks.journey.yaml"' in ended.stdout


def test_the_picture_of_what_has_changed(tmp_path: Path, accept: bool) -> None:
    placed = SHOES.replace("name: Ad,", "name: Ad, channel: ads,")
    placed = placed.replace("name: Cart\n", "name: Cart\n    channel: website\n")
    call, chat = (
        f"  {id}: {{name: {id.title()}, phase: buy, channel: {channel}}}\n"
        for id, channel in (("call", "phone"), ("chat", "chat"))
    )
    old = placed.replace("journeys:", f"{call}journeys:").replace("ad, cart", "ad, cart, call")
    new = placed.replace("-1", "1").replace("phase: buy\n", "phase: look\n")
    new = new.replace("journeys:", f"{chat}journeys:").replace("ad, cart", "cart, ad, chat")
    top = shop(tmp_path, **{"shoes.journey.yaml": old})
    (top / "shoes.journey.yaml").write_text(new)
    ended = diff(top, "--svg")
    assert (ended.stderr, ended.status) == ("", 0)
    if accept:
        PICTURE.write_text(ended.stdout, "utf-8")
    assert ended.stdout == PICTURE.read_text("utf-8")
    assert f"({PICTURE.name})" in DOCS.read_text("utf-8")
    said = "compared with HEAD: 1 touchpoint new, 1 moved, 1 changed, 1 dropped."
    assert said in ended.stdout
    assert "matrix.html" not in ended.stdout
    assert diff(top, "--format", "svg", "--output", "a.svg").stdout == ""
    assert (top / "a.svg").read_text("utf-8") == ended.stdout


def test_pictures_of_several_maps_go_into_a_folder(tmp_path: Path) -> None:
    names = ("shoes.journey.yaml", "deep/shoes.journey.yaml", "socks.journey.yaml")
    top = shop(tmp_path, **dict.fromkeys(names, SHOES))
    for name in names[:2]:
        (top / name).write_text(BETTER)
    (top / "new.journey.yaml").write_text(SOCKS)
    ended = diff(top, "--svg", "--output", "x.svg")
    assert ended.stderr == (
        "error: 3 maps differ, and each has a picture of its own\n"
        "name a folder with --output, as in --output pictures/, or one of the maps\n"
    )
    assert ended.status == 2
    for folder in ("pictures/", "pictures"):
        ended = diff(top, "--svg", "--output", folder)
        drawn = ("deep/shoes", "new", "shoes")
        assert ended.stdout == "".join(f"pictures/{name}.svg\n" for name in drawn)
        assert ended.stderr == "3 pictures written into pictures/\n"
    (top / "pictures/deep/old.svg").write_text("<svg/>")
    ended = diff(top, "--svg", "--output", "pictures/", "--", "deep")
    beside = "1 picture beside them is not of this comparison, as pictures/deep/old.svg"
    assert ended.stderr == f"1 picture written into pictures/\n{beside}\n"
    assert (top / "pictures/deep/old.svg").read_text() == "<svg/>"
    drawn = (top / "pictures/shoes.svg").read_text("utf-8")
    assert drawn == diff(top, "--svg", "--", "shoes.journey.yaml").stdout
    assert ">~ changed<" in drawn


def test_where_nothing_has_changed_no_file_is_written(tmp_path: Path) -> None:
    top = shop(tmp_path)
    ended = diff(top, "--svg", "--output", "x.svg")
    assert ended == Ended("", "no picture: nothing has changed\n", 0)
    assert not (top / "x.svg").exists()


def test_a_map_that_is_broken_has_a_note_for_a_picture(tmp_path: Path) -> None:
    top = shop(tmp_path)
    (top / "shoes.journey.yaml").write_text(BROKEN)
    ended = diff(top, "--svg", "--output", "x.svg")
    why = "it has errors in the files as they are"
    assert ended == Ended("", f'"Shoes" is not compared: {why}\n', 1)
    root = ElementTree.parse(top / "x.svg").getroot()
    told = " ".join(one.text or "" for one in root.iter() if one.tag.endswith("}text"))
    assert told.startswith("Shoes not compared: shoes.journey.yaml:")
    assert '"lok" is not defined' in told
    (top / "shoes.journey.yaml").write_text(f"language: de\n{BROKEN}")
    assert "nicht verglichen (die Dateien, wie sie sind): shoes" in diff(top, "--svg").stdout
    (top / "shoes.journey.yaml").write_text(BROKEN)
    git(top, "commit", "-qam", "Break it")
    (top / "shoes.journey.yaml").write_text(SHOES)
    assert diff(top, "--svg").stderr == '"Shoes" is not compared: it has errors in HEAD\n'


def test_of_a_map_that_is_new_or_gone_all_is_drawn_so(tmp_path: Path) -> None:
    top = shop(tmp_path)
    (top / "shoes.journey.yaml").rename(top / "away")
    gone = diff(top, "--svg")
    assert (gone.stderr, gone.status) == ("", 0)
    assert "Shoes: a map that is dropped" in gone.stdout
    assert {"− dropped"} == set(re.findall(r">([+−~→] \w+)<", gone.stdout))
    (top / "away").rename(top / "boots.journey.yaml")
    (top / "boots.journey.yaml").write_text(SHOES.replace("Shoes", "Boots"))
    (top / "shoes.journey.yaml").write_text(SHOES)
    new = diff(top, "--svg")
    assert "Boots: a new map" in new.stdout
    assert {"+ new"} == set(re.findall(r">([+−~→] \w+)<", new.stdout))


def test_a_picture_is_not_put_over_a_map(tmp_path: Path) -> None:
    top = shop(tmp_path)
    (top / "shoes.journey.yaml").write_text(BETTER)
    ended = diff(top, "--svg", "--output", "shoes.journey.yaml")
    assert '"shoes.journey.yaml" was read, and is not written over' in ended.stderr
    assert ended.status == 2
    assert (top / "shoes.journey.yaml").read_text() == BETTER


def test_hostile_texts_stay_texts_in_pictures(tmp_path: Path) -> None:
    def shoes(*names: str) -> str:
        parts = (
            f"  t{number}: {{phase: {phase}, name: {json.dumps(name)}}}\n"
            for number, (name, phase) in enumerate(zip(names, cycle(["look", "buy"])))
        )
        phases = "phases: {look: {name: Look}, buy: {name: Buy}}"
        return f"title: Shoes\n{phases}\ntouchpoints:\n{''.join(parts)}"

    names = [said for said in PAYLOADS[::7] if said.isprintable()]
    top = shop(tmp_path, **{"shoes.journey.yaml": shoes(*names)})
    repositories.git(top, "tag", "<svg-onload=x>&quot;")
    moved = shoes("New", *names[:-4]).replace("t0:", "t99:")
    (top / "shoes.journey.yaml").write_text(moved)
    ended = diff(top, "--svg", "<svg-onload=x>&quot;")
    assert (ended.stderr, ended.status) == ("", 0)
    root = ElementTree.fromstring(ended.stdout)
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert tags <= {"svg", "g", "path", "text", "title", "desc", "style", "polygon", "circle"}
    assert "compared with <svg-onload=x>&quot;:" in {one.text for one in root.iter() if one.text}


def test_only_pictures_go_into_folders(tmp_path: Path) -> None:
    ended = diff(shop(tmp_path), "--output", ".")
    assert '"." is a folder: name a file for --output' in ended.stderr
    assert ended.status == 2


def test_the_exit_code_is_asked_for(tmp_path: Path) -> None:
    top = shop(tmp_path)
    assert diff(top, "--exit-code") == Ended("", "", 0)
    (top / "shoes.journey.yaml").write_text(BETTER)
    assert diff(top).status == 0
    assert diff(top, "--exit-code").status == 1


def test_what_is_only_written_otherwise_is_no_change(tmp_path: Path) -> None:
    top = shop(tmp_path)
    text = SHOES.replace(
        "{name: Ad, phase: look, emotion: -1}", "{emotion: -1.0, phase: \"look\", name: 'Ad'}"
    )
    text = f"# a word on shoes\n{text}".replace(
        "text: Say it at once", "text: >\n              Say it\n              at once"
    )
    assert text.count("\n") > SHOES.count("\n") + 2
    (top / "shoes.journey.yaml").write_text(text)
    assert diff(top, "--exit-code") == Ended("", "", 0)


def test_two_revisions(tmp_path: Path) -> None:
    top = shop(tmp_path)
    repositories.git(top, "switch", "-q", "-c", "better")
    committed(top, {"shoes.journey.yaml": BETTER})
    repositories.git(top, "switch", "-q", "main")
    committed(top, {"shoes.journey.yaml": SHOES.replace("Look}", "Look around}")})
    both = diff(top, "main..better").stdout
    assert "emotion −1 → +1" in both
    assert '"Look around" is now called "Look"' in both
    assert diff(top, "main", "better").stdout == both
    since = diff(top, "main...better").stdout
    document = json.loads(diff(top, "main...better", "--format", "json").stdout)
    assert (document["old"], document["new"]) == ("main...better", "better")
    assert "emotion −1 → +1" in since
    assert "Look around" not in since
    assert "emotion +1 → −1" in diff(top, "better").stdout
    assert diff(top, "..main", "--exit-code") == Ended("", "", 0)


def test_what_is_staged(tmp_path: Path) -> None:
    top = shop(tmp_path)
    (top / "shoes.journey.yaml").write_text(BETTER)
    (top / "new.journey.yaml").write_text(SOCKS)
    assert diff(top, "--staged", "--exit-code") == Ended("", "", 0)
    repositories.git(top, "add", ".")
    (top / "shoes.journey.yaml").write_text("title: [")
    ended = diff(top, "--staged")
    assert (
        "Socks: new.journey.yaml (new)\n  2 touchpoints in 2 phases, 50 % described\n"
        in ended.stdout
    )
    assert "status planned → done" in ended.stdout
    assert ended.status == 0


def test_two_files_and_standard_input(tmp_path: Path) -> None:
    (tmp_path / "a.journey.yaml").write_text(SHOES)
    (tmp_path / "b.journey.yaml").write_text(BETTER)
    ended = diff(tmp_path, "a.journey.yaml", "b.journey.yaml", "--exit-code")
    assert ended.stdout.startswith("Shoes: b.journey.yaml (compared with a.journey.yaml)\n")
    assert ended.stdout.endswith("1 map changed; changes: 2 of meaning\n")
    assert ended.status == 1
    assert (
        diff(
            tmp_path,
            "-",
            "b.journey.yaml",
            stdin=BETTER,
        ).stdout
        == ""
    )
    assert "status done → planned" in diff(tmp_path, "b.journey.yaml", "-", stdin=SHOES).stdout
    assert diff(tmp_path, "-", "-").status == 2


def test_only_some_paths(tmp_path: Path) -> None:
    top = shop(tmp_path, **{"a/shoes.journey.yaml": SHOES, "b/socks.journey.yaml": SOCKS})
    (top / "a/shoes.journey.yaml").write_text(BETTER)
    (top / "b/socks.journey.yaml").write_text(BETTER.replace("Shoes", "Socks"))
    for words in (
        ("b",),
        ("main", "b"),
        ("main", "--", "b"),
        ("--", "b"),
        ("main", "b/socks.journey.yaml"),
    ):
        said = diff(top, *words).stdout
        assert "Socks: b/socks.journey.yaml\n" in said
        assert "Shoes" not in said


def test_maps_that_are_gone_new_and_moved(tmp_path: Path) -> None:
    top = shop(tmp_path, **{"shoes.journey.yaml": SHOES, "socks.journey.yaml": SOCKS})
    (top / "socks.journey.yaml").unlink()
    (top / "maps").mkdir()
    (top / "shoes.journey.yaml").rename(top / "maps/shoes.journey.yaml")
    (top / "hats.journey.yaml").write_text(SHOES.replace("Shoes", "Hats"))
    ended = diff(top, "HEAD")
    heads = [line for line in ended.stdout.splitlines() if line and line[0] != " "]
    assert heads == [
        "Hats: hats.journey.yaml (new)",
        "Shoes: maps/shoes.journey.yaml (moved from shoes.journey.yaml)",
        "Socks: socks.journey.yaml (gone)",
        "1 map changed, 1 new, 1 gone",
    ]
    assert "(gone)" in diff(top, "main", "socks.journey.yaml").stdout


@pytest.mark.parametrize("rubbish", [BROKEN, "title: [", "\x00\x01\x7f", "- no\n- map\n", ""])
def test_a_map_broken_at_one_side_is_named_and_the_rest_compared(
    tmp_path: Path, rubbish: str
) -> None:
    top = shop(tmp_path, **{"shoes.journey.yaml": rubbish, "socks.journey.yaml": SOCKS})
    (top / "shoes.journey.yaml").write_text(SHOES)
    (top / "socks.journey.yaml").write_text(BETTER.replace("Shoes", "Socks"))
    for words, at in ((("main",), "(in main)"), (("-- .",), "(in HEAD)")):
        ended = diff(top, *" ".join(words).split())
        assert "  not compared: shoes.journey.yaml:" in ended.stdout
        assert at in ended.stdout
        assert "status planned → done" in ended.stdout
        assert ended.stdout.endswith("1 map changed, 1 not compared; changes: 2 of meaning\n")
        assert ended.status == 1


def test_as_is_and_to_be(tmp_path: Path) -> None:
    (tmp_path / "shoes.journey.yaml").write_text(SHOES)
    overlay = "title: Shoes\nstate: to-be\nextends: shoes.journey.yaml\n"
    overlay += "touchpoints:\n  ad: {emotion: 2}\n"
    (tmp_path / "soon.journey.yaml").write_text(overlay)
    ended = diff(tmp_path, "--as-is", "soon.journey.yaml")
    assert (
        ended.stdout.splitlines()[0]
        == "Shoes: soon.journey.yaml (compared with shoes.journey.yaml)"
    )
    assert "      ~ emotion −1 → +2  (8 → 5)\n" in ended.stdout
    assert diff(tmp_path, "--as-is").stdout == ended.stdout
    assert "compared with today" in diff(tmp_path, "--as-is", "--svg").stdout
    none = diff(tmp_path, "--as-is", "shoes.journey.yaml")
    assert none.stderr.startswith("error: no map is laid over an as-is map")
    assert none.status == 2


def test_rewording_is_folded_unless_all_is_asked_for(tmp_path: Path) -> None:
    top = shop(tmp_path)
    (top / "shoes.journey.yaml").write_text(SHOES.replace("come last", "only come last"))
    assert "  wording: 1 change; --all shows them\n" in diff(top).stdout
    said = 'pain point reworded: "Shipping costs come last" → "Shipping costs only come last"'
    assert said in diff(top, "--all").stdout


def test_json(tmp_path: Path) -> None:
    top = shop(tmp_path, **{"shoes.journey.yaml": SHOES, "socks.journey.yaml": SOCKS})
    (top / "shoes.journey.yaml").write_text(SHOES.replace("-1", "1"))
    document = json.loads(diff(top, "--format", "json").stdout)
    assert (document["version"], document["old"], document["new"]) == (
        1,
        "HEAD",
        "the files as they are",
    )
    shoes, socks = document["maps"]
    assert (socks["state"], socks["changes"], socks["coverage"]) == ("same", [], [])
    (change,) = shoes["changes"]
    ad = {"id": "ad", "name": "Ad"}
    assert change == {
        "change": "key-changed",
        "weight": "meaning",
        "kind": "touchpoint",
        "part": {"was": ad, "now": ad},
        "persona": None,
        "within": [],
        "key": "emotion",
        "before": [-1],
        "after": [1],
        "was_at": {"path": "shoes.journey.yaml", "line": 8, "column": 40},
        "now_at": {"path": "shoes.journey.yaml", "line": 8, "column": 40},
    }


def test_colour_is_for_terminals(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    top = shop(tmp_path)
    (top / "shoes.journey.yaml").write_text(BETTER)
    assert "\x1b[" in run("diff", folder=top, terminal=True).stdout
    assert "\x1b[" not in diff(top).stdout


def test_nothing_of_a_map_or_a_revision_steers_the_terminal(tmp_path: Path) -> None:
    top = shop(tmp_path)
    (top / "shoes.journey.yaml").write_text(SHOES.replace("name: Ad,", 'name: "A\\e[31md",'))
    broken = diff(top)
    assert "not compared" in broken.stdout
    unknown = diff(top, "\x1b[31mmain")
    assert "there is no revision" in unknown.stderr
    assert "\x1b" not in broken.stdout + unknown.stderr


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("nowhere",), 'error: there is no revision "nowhere"'),
        (("main..nowhere",), 'error: there is no revision "nowhere"'),
        (("main...--output=x",), 'error: there is no revision "--output=x"'),
        (("mian",), 'error: there is no revision "mian"; did you mean "main"?'),
        (("--upload-pack=x",), 'there is no option "--upload-pack"'),
        (("main", "gone.journey.yaml"), 'error: there is no file "gone.journey.yaml"'),
        (("gone.journey.yaml",), 'error: there is no file "gone.journey.yaml"'),
        (("main", "main", "main", "--", "."), "error: more than two revisions"),
        (("--staged", "main..main"), "error: what is staged is compared with one revision"),
        (("--staged", "--as-is"), "error: --as-is compares the files as they are"),
        (("--staged", "a.yaml", "b.yaml"), "error: two files are compared as they are"),
        (("twice",), 'error: "twice" is a revision, and a file or folder'),
    ],
)
def test_wrong_use(tmp_path: Path, words: tuple[str, ...], message: str) -> None:
    top = shop(tmp_path, **{"shoes.journey.yaml": SHOES, "twice/socks.journey.yaml": SOCKS})
    repositories.git(top, "branch", "twice")
    ended = diff(top, *words)
    assert message in ended.stderr
    assert (ended.stdout, ended.status) == ("", 2)
    assert not (top / "x").exists()


def test_a_name_with_two_meanings_can_be_told_apart(tmp_path: Path) -> None:
    top = shop(tmp_path, **{"shoes.journey.yaml": SHOES, "twice/socks.journey.yaml": SOCKS})
    repositories.git(top, "branch", "twice")
    (top / "shoes.journey.yaml").write_text(BETTER)
    assert "Shoes" in diff(top, "twice", "--").stdout
    assert diff(top, "--", "twice").stdout == ""


def test_no_repository_and_no_commit(tmp_path: Path) -> None:
    (tmp_path / "shoes.journey.yaml").write_text(SHOES)
    ended = diff(tmp_path)
    assert "is in no git repository" in ended.stderr
    assert ended.status == 2
    repositories.git(tmp_path, "init", "-q")
    ended = diff(tmp_path)
    assert "no commit at all" in ended.stderr
    assert ended.status == 2


def test_broken_settings(tmp_path: Path) -> None:
    top = shop(tmp_path, **{"shoes.journey.yaml": SHOES, "cjmap.yaml": "coverage: 7\n"})
    ended = diff(top)
    assert ended.stderr.startswith(
        "error: nothing was compared\nmend cjmap.yaml first: cjmap.yaml:1:"
    )
    assert ended.status == 2
    (top / "cjmap.yaml").unlink()
    (top / "shoes.journey.yaml").write_text(BETTER)
    ended = diff(top)
    assert "at HEAD the settings had a fault: cjmap.yaml:1:" in ended.stdout
    assert "status planned → done" in ended.stdout


def test_a_project_inside_has_its_own_settings_and_none_of_its_maps_is_gone(tmp_path: Path) -> None:
    top = shop(tmp_path, **{"in/socks.journey.yaml": SOCKS})
    # What becomes a project only now was one of the outer project's folders before.
    (top / "in" / "cjmap.yaml").write_text("language: de\n")
    assert diff(top).stdout == ""
    (top / "in" / "socks.journey.yaml").write_text(SOCKS.replace("Socks", "Stockings"))
    said = diff(top).stdout
    assert "in/socks.journey.yaml" in said
    assert "gone" not in said
    assert diff(top, "in").stdout == said


def test_a_project_inside_with_a_history_of_its_own_is_left_out(tmp_path: Path) -> None:
    other = shop(tmp_path / "other", **{"cjmap.yaml": "language: de\n"})
    top = shop(tmp_path / "top", **{"socks.journey.yaml": SOCKS})
    repositories.git(top, "submodule", "add", "-q", str(other), "sub")
    repositories.git(top, "commit", "-q", "-m", "Add it")
    repositories.git(top, "tag", "outer")
    ended = diff(top, "outer")
    said = '"sub" is a repository with revisions of its own: its maps are not compared\n'
    assert (ended.stdout, ended.status) == (said, 0)


def test_a_submodule_is_named_and_left_out(tmp_path: Path) -> None:
    other = shop(tmp_path / "other")
    top = shop(tmp_path / "top", **{"socks.journey.yaml": SOCKS})
    repositories.git(top, "submodule", "add", "-q", str(other), "sub")
    repositories.git(top, "commit", "-q", "-m", "Add it")
    ended = diff(top)
    assert (
        ended.stdout
        == '"sub" is a repository with revisions of its own: its maps are not compared\n'
    )
    assert ended.status == 0


def test_a_clone_inside_is_named_and_left_out(tmp_path: Path) -> None:
    top = shop(tmp_path / "top")
    shop(top / "in", **{"socks.journey.yaml": SOCKS})
    said = '"in" is a repository with revisions of its own: its maps are not compared\n'
    for words in ((), ("main",), ("--", ".")):
        ended = diff(top, *words)
        assert (ended.stdout, ended.status) == (said, 0), words
    # What lies on the disk is no matter to what git keeps, and who names the clone means its own.
    for words in (("--staged",), ("main..HEAD",), ("main", "in")):
        assert diff(top, *words).stdout == "", words
    (top / "cjmap.yaml").touch()
    assert diff(top, "main", "in/socks.journey.yaml").stdout == said


@pytest.mark.parametrize("words", [("main~1",), ("main~1..main",)])
def test_a_folder_that_became_a_submodule_has_no_map_that_is_gone(
    words: tuple[str, ...], tmp_path: Path
) -> None:
    other = shop(tmp_path / "other")
    top = shop(tmp_path / "top", **{"sub/shoes.journey.yaml": SHOES, "socks.journey.yaml": SOCKS})
    repositories.git(top, "rm", "-rq", "sub")
    repositories.git(top, "submodule", "add", "-q", str(other), "sub")
    repositories.git(top, "commit", "-q", "-m", "Move it out")
    said = '"sub" is a repository with revisions of its own: its maps are not compared\n'
    assert diff(top, *words).stdout == said


def test_a_map_that_leads_out_of_the_repository_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "outside.journey.yaml").write_text(SOCKS)
    top = shop(tmp_path / "top")
    (top / "socks.journey.yaml").symlink_to("../outside.journey.yaml")
    (top / "boots.journey.yaml").symlink_to("shoes.journey.yaml")
    committed(top, {})
    said = '"socks.journey.yaml" leads out of the repository: it is not compared\n'
    assert diff(top).stdout == said


def test_what_is_in_conflict_is_not_gone(tmp_path: Path) -> None:
    top = shop(tmp_path, **{"socks.journey.yaml": SOCKS})
    git(top, "switch", "-q", "-c", "feature")
    committed(top, {"shoes.journey.yaml": SHOES.replace("Shoes", "Boots")})
    git(top, "switch", "-q", "main")
    committed(top, {"shoes.journey.yaml": SHOES.replace("Shoes", "Clogs")})
    with pytest.raises(CalledProcessError):
        git(top, "merge", "-q", "feature")
    said = '"shoes.journey.yaml" is in conflict, and nothing of it is staged: it is not compared\n'
    assert diff(top, "--staged") == Ended(said, "", 0)
    # The file as it is has both sides in it.
    ended = diff(top)
    assert "both versions stand here (in the files as they are)" in ended.stdout
    assert ended.status == 1


def test_a_shallow_clone_says_how_to_get_the_rest(tmp_path: Path) -> None:
    hub = shop(tmp_path / "hub")
    committed(hub, {"shoes.journey.yaml": BETTER})
    repositories.git(tmp_path, "clone", "-q", "--depth=1", f"file://{hub}", "clone")
    clone = tmp_path / "clone"
    for asked in ("HEAD~1", "HEAD~1...HEAD"):
        ended = diff(clone, asked)
        assert 'there is no revision "HEAD~1"' in ended.stderr
        assert "git fetch --unshallow" in ended.stderr
        assert (ended.stdout, ended.status) == ("", 2)
    assert diff(clone, "--exit-code").status == 0


def test_branches_that_never_parted(tmp_path: Path) -> None:
    top = shop(tmp_path)
    repositories.git(top, "switch", "-q", "--orphan", "alone")
    committed(top, {"shoes.journey.yaml": BETTER})
    ended = diff(top, "main...alone")
    assert ended.stderr.startswith("error: ")
    assert (ended.stdout, ended.status) == ("", 2)
    assert "status planned → done" in diff(top, "main..alone").stdout


def test_in_a_bare_repository(tmp_path: Path) -> None:
    hub = shop(tmp_path / "hub")
    repositories.git(tmp_path, "clone", "-q", "--bare", str(hub), "bare.git")
    ended = diff(tmp_path / "bare.git", "main")
    assert "is a bare repository" in ended.stderr
    assert (ended.stdout, ended.status) == ("", 2)


def test_with_a_detached_head(tmp_path: Path) -> None:
    top = shop(tmp_path)
    repositories.git(top, "switch", "-q", "--detach")
    committed(top, {"shoes.journey.yaml": BETTER})
    assert diff(top, "--exit-code") == Ended("", "", 0)
    for asked in ("main", "main..HEAD", "main...HEAD", "main..", "HEAD~1"):
        assert "status planned → done" in diff(top, asked).stdout


@pytest.mark.parametrize("revision", ["--output=x", "-x", "--", "--upload-pack=x", "@{u}", "x:y"])
def test_no_revision_is_an_option_of_git(tmp_path: Path, revision: str) -> None:
    top = shop(tmp_path)
    for asked in (f"main..{revision}", f"{revision}..main", f"main...{revision}"):
        ended = diff(top, "--", asked) if asked.startswith("-") else diff(top, asked)
        assert ended.stderr.startswith("error: ")
        assert (ended.stdout, ended.status) == ("", 2)
    assert sorted(one.name for one in top.iterdir()) == [".git", "shoes.journey.yaml"]


@pytest.mark.parametrize("format_", ["text", "markdown", "json", "jsonl", "github", "html", "svg"])
def test_a_map_broken_at_one_side_is_named_in_every_format(tmp_path: Path, format_: str) -> None:
    top = shop(tmp_path, **{"shoes.journey.yaml": BROKEN, "socks.journey.yaml": SOCKS})
    (top / "shoes.journey.yaml").write_text(SHOES)
    (top / "socks.journey.yaml").write_text(BETTER.replace("Shoes", "Socks"))
    ended = diff(top, "--format", format_)
    assert ended.status == 1
    assert "Shoes" in (ended.stderr if format_ == "svg" else ended.stdout)
    assert "Socks" in ended.stdout
    assert "Traceback" not in ended.stdout + ended.stderr


@pytest.mark.parametrize("format_", ["markdown", "html", "github", "jsonl"])
def test_maps_that_are_new_gone_and_renamed_in_every_format(tmp_path: Path, format_: str) -> None:
    top = shop(tmp_path, **{"shoes.journey.yaml": SHOES, "socks.journey.yaml": SOCKS})
    (top / "socks.journey.yaml").unlink()
    (top / "shoes.journey.yaml").rename(top / "boots.journey.yaml")
    (top / "hats.journey.yaml").write_text(SHOES.replace("Shoes", "Hats"))
    ended = diff(top, "--format", format_)
    assert ended.status == 0
    assert all(title in ended.stdout for title in ("Shoes", "Socks", "Hats"))
    assert all(word in ended.stdout for word in ("new", "gone", "moved"))


@pytest.mark.parametrize("asked", ["HEAD", "main...HEAD", "HEAD..main"])
def test_a_map_that_was_renamed_is_the_same_also_where_it_is_named(
    asked: str, tmp_path: Path
) -> None:
    top = shop(tmp_path)
    git(top, "mv", "shoes.journey.yaml", "boots.journey.yaml")
    if asked != "HEAD":
        git(top, "checkout", "-q", "-b", "feature")
        committed(top, {"socks.journey.yaml": SOCKS})
    said = diff(top, asked, "--", "boots.journey.yaml").stdout
    state = "moved from boots" if asked == "HEAD..main" else "moved from shoes"
    assert f"{state}.journey.yaml" in said
    assert "Socks" not in said


def test_none_is_not_the_same_as_not_said(tmp_path: Path) -> None:
    text = SHOES.replace("emotion: -1}", "emotion: -1, solutions: []}")
    top = shop(tmp_path, **{"shoes.journey.yaml": text})
    (top / "shoes.journey.yaml").write_text(SHOES)
    assert "solutions none → –" in diff(top).stdout
