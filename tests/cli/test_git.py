"""`cjmap git` sets a clone up, takes that back, and shows maps in words."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from subprocess import CalledProcessError

import pytest

from cjmap.merge.shown import shown

from ..repositories import committed, git, repository
from .running import run

MAP = "title: 'Shoes'\nphases:\n  buy: {name: Buy, when: during}\n"
MAP_LINES = """\
*.journey.yaml merge=cjmap diff=cjmap
*.journey.yml merge=cjmap diff=cjmap
cjmap.yaml merge=cjmap diff=cjmap
"""
OUTPUT_LINES = """\
/journeys/.cjmap-manifest.json merge=cjmap-output linguist-generated gitlab-generated
/journeys/index.html merge=cjmap-output linguist-generated gitlab-generated
/journeys/**/matrix.html merge=cjmap-output linguist-generated gitlab-generated
/journeys/**/checklist.md merge=cjmap-output
/journeys/**/map.json merge=cjmap-output linguist-generated gitlab-generated
/journeys/**/*.dot merge=cjmap-output linguist-generated gitlab-generated
/journeys/**/*.svg merge=cjmap-output
/journeys/**/*.png merge=cjmap-output
/journeys/**/*.pdf merge=cjmap-output
"""
LINES = MAP_LINES + OUTPUT_LINES


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    return repository(tmp_path / "clone", **{"shoes.journey.yaml": MAP})


def attributes(folder: Path) -> bytes:
    return (folder / ".gitattributes").read_bytes()


def settings(folder: Path) -> str:
    return (folder / ".git" / "config").read_text("utf-8")


def test_install_says_what_it_writes(clone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    _put_on_path(tmp_path / "programs", monkeypatch)
    ended = run("git", "install", folder=clone)
    assert (ended.stderr, ended.status) == ("", 0)
    assert "set merge.cjmap.driver in the configuration of this clone\n" in ended.stdout
    assert ended.stdout.endswith(
        "commit .gitattributes; each other clone needs `cjmap git install` once\n"
    )
    assert attributes(clone).decode() == LINES
    assert git(clone, "check-attr", "merge", "--", "a/b.journey.yaml").endswith("merge: cjmap\n")


def test_install_says_where_cjmap_will_not_be_found(clone: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("shutil.which", lambda name: None)
    ended = run("git", "install", folder=clone)
    assert ended.stderr == "cjmap is not on the PATH: git merges line by line until it is\n"
    assert ended.status == 0


def test_install_twice_changes_nothing(clone: Path):
    run("git", "install", folder=clone)
    before = settings(clone), attributes(clone)
    assert run("git", "install", folder=clone).stdout == "everything is set up already\n"
    assert (settings(clone), attributes(clone)) == before


def test_install_takes_the_place_of_settings_that_are_there_several_times(clone: Path):
    for old in ("old %A", "older %A"):
        git(clone, "config", "--add", "merge.cjmap.driver", old)
    ended = run("git", "install", folder=clone)
    assert (ended.stderr, ended.status) == ("", 0)
    driver = git(clone, "config", "--get-all", "merge.cjmap.driver")
    assert "cjmap merge --path=%P " in driver
    assert len(driver.splitlines()) == 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"", LINES.encode()),
        (b"* text=auto\n", b"* text=auto\n" + LINES.encode()),
        (b"* text=auto", b"* text=auto\n" + LINES.encode()),
        (b"*.png binary\r\n", b"*.png binary\r\n" + LINES.replace("\n", "\r\n").encode()),
        (b"\xff.x text\n", b"\xff.x text\n" + LINES.encode()),
        (LINES.encode() + b"a b\n", LINES.encode() + b"a b\n"),
        (
            b"cjmap.yaml  merge=cjmap diff=cjmap\n",
            b"cjmap.yaml  merge=cjmap diff=cjmap\n"
            + (MAP_LINES.rpartition("cjmap.yaml")[0] + OUTPUT_LINES).encode(),
        ),
    ],
)
def test_install_keeps_what_stands_in_attributes(before: bytes, after: bytes, clone: Path):
    (clone / ".gitattributes").write_bytes(before)
    run("git", "install", folder=clone)
    assert attributes(clone) == after


@pytest.mark.parametrize("before", [None, b"* text=auto\n", b"*.png binary\r\n"])
def test_uninstall_takes_all_of_it_back(before: bytes | None, clone: Path):
    if before is not None:
        (clone / ".gitattributes").write_bytes(before)
    was = settings(clone)
    run("git", "install", folder=clone)
    assert run("git", "uninstall", folder=clone).status == 0
    assert settings(clone) == was
    assert (clone / ".gitattributes").exists() == (before is not None)
    assert before is None or attributes(clone) == before
    assert run("git", "uninstall", folder=clone).stdout == "nothing was set up\n"


LEFT = (
    "left the lines of cjmap in .gitattributes: they are committed, for the whole team; "
    "`cjmap git uninstall --attributes` takes them out\n"
)


def test_uninstall_leaves_what_is_committed(clone: Path):
    was = settings(clone)
    run("git", "install", folder=clone)
    committed(clone, {".gitattributes": LINES})
    assert run("git", "uninstall", folder=clone).stdout.endswith(f"of this clone\n{LEFT}")
    assert settings(clone) == was
    assert git(clone, "status", "--porcelain") == ""


@pytest.mark.parametrize(
    ("more", "told"),
    [("", ".gitattributes held nothing else: the file is gone\n"), ("* text=auto\n", "")],
)
def test_uninstall_takes_out_what_is_committed_if_asked(more: str, told: str, clone: Path):
    committed(clone, {".gitattributes": more + LINES})
    ended = run("git", "uninstall", "--attributes", folder=clone)
    team = "committing this takes the merge driver from the whole team\n"
    assert ended.stdout == f"took the lines of cjmap out of .gitattributes\n{told}{team}"
    assert (clone / ".gitattributes").exists() == bool(more)


@pytest.mark.parametrize(
    "line", ["*.journey.yaml merge=union", "*.yaml -diff", "cjmap.yaml binary"]
)
def test_install_does_not_overrule_what_a_team_wants(line: str, clone: Path):
    (clone / ".gitattributes").write_text(f"{line}\n", "utf-8")
    ended = run("git", "install", folder=clone)
    assert ended.status == 2
    assert "is given" in ended.stderr
    assert attributes(clone).decode() == f"{line}\n"
    assert "cjmap" not in settings(clone)


SVG, DOT = "/journeys/**/*.svg", "/journeys/**/*.dot"
OUTPUT = "merge=cjmap-output"


@pytest.mark.parametrize(
    ("line", "given"),
    [
        (f"{SVG} -merge", "-merge"),
        (f"{SVG} merge", "merge"),
        (f"{SVG} !merge", "!merge"),
        (f"{SVG} binary", "-merge"),
        ("*.svg merge=union", "merge=union"),
    ],
)
def test_install_leaves_what_a_team_has_decided_about_outputs(line: str, given: str, clone: Path):
    before = f"{line}\n"
    (clone / ".gitattributes").write_text(before, "utf-8")
    said = f'left as it is: {SVG} is given "{given}" already\n'
    for _ in range(2):
        ended = run("git", "install", folder=clone)
        assert ended.stdout.count("left as it is") == ended.stdout.count(said) == 1
        others = OUTPUT_LINES.replace(f"{SVG} merge=cjmap-output\n", "")
        assert attributes(clone).decode() == before + MAP_LINES + others
    assert ended.stdout == f"everything is set up already\n{said}"


def test_a_line_that_a_team_has_changed_is_not_written_again(clone: Path):
    run("git", "install", folder=clone)
    changed = LINES.replace(f"{SVG} merge=cjmap-output", f"{SVG} -merge")
    changed = changed.replace(f"{DOT} merge=cjmap-output linguist-generated", f"{DOT} {OUTPUT}")
    (clone / ".gitattributes").write_text(changed, "utf-8")
    said = run("git", "install", folder=clone).stdout
    left = f'left as it is: {SVG} is given "-merge" already'
    assert said.splitlines() == ["everything is set up already", left]
    assert attributes(clone).decode() == changed


def test_all_outputs_of_a_team_are_left(clone: Path):
    (clone / ".gitattributes").write_text("journeys/** merge=binary\n", "utf-8")
    assert run("git", "install", folder=clone).stdout.count('"merge=binary"') == 9
    assert attributes(clone).decode() == f"journeys/** merge=binary\n{MAP_LINES}"


@pytest.mark.parametrize(
    "own",
    [
        "# Ask Anna before you touch merge=cjmap-output",
        "  # /journeys/**/*.svg merge=cjmap-output",
        "  /journeys/**/*.svg merge=cjmap-output",
        "*.svg merge=cjmap-output",
        "/journeys/**/*.svg text merge=cjmap-output",
    ],
)
def test_uninstall_leaves_lines_that_are_not_its_own(own: str, clone: Path):
    (clone / ".gitattributes").write_text(f"{own}\n{LINES}", "utf-8")
    assert run("git", "uninstall", folder=clone).status == 0
    assert attributes(clone).decode() == f"{own}\n"


def test_install_refuses_settings_with_a_fault(clone: Path):
    was = settings(clone)
    (clone / "cjmap.yaml").write_text("output: [\n", "utf-8")
    ended = run("git", "install", folder=clone)
    assert (ended.stdout, ended.status) == ("", 2)
    assert ended.stderr == (
        "error: nothing was set up\n"
        'mend cjmap.yaml first: cjmap.yaml:1:9: this "[" is never closed\n'
    )
    assert settings(clone) == was
    assert not (clone / ".gitattributes").exists()


def test_install_names_faulty_settings_elsewhere(clone: Path):
    (clone / "part").mkdir()
    (clone / "part/cjmap.yaml").write_text("output: 3x\nlanguage: [\n", "utf-8")
    ended = run("git", "install", folder=clone)
    assert 'no lines for the outputs of "part/cjmap.yaml": it has errors\n' in ended.stdout
    assert attributes(clone).decode() == LINES


def test_install_does_not_write_through_a_link(clone: Path, tmp_path: Path):
    (tmp_path / "elsewhere").write_text("", "utf-8")
    (clone / ".gitattributes").symlink_to(tmp_path / "elsewhere")
    ended = run("git", "install", folder=clone)
    assert ended.status == 2
    assert "link" in ended.stderr
    assert (tmp_path / "elsewhere").read_text("utf-8") == ""


def test_install_knows_folders_worktrees_submodules_and_detached_heads(clone: Path, tmp_path: Path):
    (clone / "maps").mkdir()
    git(clone, "checkout", "-q", "--detach")
    assert run("git", "install", folder=clone / "maps").status == 0
    assert attributes(clone).decode() == LINES.replace("/journeys", "/maps/journeys")
    git(clone, "worktree", "add", "-q", str(tmp_path / "tree"))
    assert "added to .gitattributes" in run("git", "install", folder=tmp_path / "tree").stdout
    whole = repository(tmp_path / "whole")
    git(whole, "submodule", "--quiet", "add", str(clone), "part")
    assert run("git", "install", folder=whole / "part").status == 0
    assert "cjmap" not in settings(whole)
    assert "cjmap" in (whole / ".git" / "modules" / "part" / "config").read_text("utf-8")


@pytest.mark.parametrize("command", ["install", "uninstall"])
def test_outside_of_a_repository_there_is_nothing_to_set_up(command: str, tmp_path: Path):
    ended = run("git", command, folder=tmp_path)
    assert ended.status == 2
    assert "is in no git repository" in ended.stderr


def test_a_bare_repository_holds_no_files(tmp_path: Path):
    git(tmp_path, "init", "-q", "--bare", "bare")
    ended = run("git", "install", folder=tmp_path / "bare")
    assert ended.status == 2
    assert "bare" in ended.stderr


def test_git_shows_maps_in_words(clone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    programs = _put_on_path(tmp_path / "programs", monkeypatch)
    run("git", "install", folder=clone)
    committed(clone, {"shoes.journey.yaml": MAP.replace("'", "").replace("Buy,", "Kauf,")})
    said = git(clone, "show", "--format=", "--", "shoes.journey.yaml").splitlines()[4:]
    assert said == ["@@ -1,5 +1,5 @@", " title: Shoes", " phases:", "   buy:", *NAMES]
    (programs / "cjmap").write_text("#!/bin/sh\nexit 1\n", "utf-8")
    assert "-title: 'Shoes'" in git(clone, "show", "--format=", "--", "shoes.journey.yaml")


def test_without_cjmap_git_says_so_and_merges_by_lines(
    clone: Path, monkeypatch: pytest.MonkeyPatch
):
    run("git", "install", folder=clone)
    committed(clone, {"other.txt": "x"})
    git(clone, "switch", "-q", "-c", "feature")
    committed(clone, {"shoes.journey.yaml": MAP.replace("Buy,", "Kauf,")})
    git(clone, "switch", "-q", "main")
    committed(clone, {"shoes.journey.yaml": MAP.replace("Buy,", "Kaufen,")})
    monkeypatch.setenv("PATH", os.defpath)
    with pytest.raises(CalledProcessError) as raised:
        git(clone, "merge", "-q", "feature")
    assert raised.value.stderr == b"cjmap is not found here: git merges by lines\n"
    assert "<<<<<<< ours" in (clone / "shoes.journey.yaml").read_text("utf-8")


def _put_on_path(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder.mkdir()
    (folder / "cjmap").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m cjmap "$@"\n', "utf-8")
    (folder / "cjmap").chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    return folder


NAMES = ["-    name: Buy", "+    name: Kauf", "     when: during"]


@pytest.mark.parametrize("style", ["merge", "diff3"])
@pytest.mark.parametrize("is_installed", [True, False])
def test_git_shows_a_conflict_in_words(
    is_installed: bool, style: str, clone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    _put_on_path(tmp_path / "programs", monkeypatch)
    run("git", "install", folder=clone)
    if not is_installed:
        # As on a host, or where somebody has no driver: git has marked the lines.
        git(clone, "config", "--remove-section", "merge.cjmap")
    git(clone, "config", "merge.conflictStyle", style)
    git(clone, "switch", "-q", "-c", "feature")
    committed(clone, {"shoes.journey.yaml": MAP.replace("Buy,", "Kauf,")})
    git(clone, "switch", "-q", "main")
    committed(clone, {"shoes.journey.yaml": MAP.replace("Buy,", "Kaufen,")})
    with pytest.raises(CalledProcessError):
        git(clone, "merge", "-q", "feature")
    said = git(clone, "diff").splitlines()
    start = said.index("++=======")
    assert said[start - 1 : start + 2] == [
        " +    name: Kaufen",
        "++=======",
        "+     name: Kauf",
    ]
    assert said[start - 2].startswith("++<<<<<<< ")
    assert said[start + 2].startswith("++>>>>>>> ")
    # All else is the same on both sides, and so it is no difference.
    changed = [line for line in said[4:] if line[:2].strip() and not line.startswith("@@@")]
    assert len(changed) == 5


CONFLICT = b"<<<<<<< a\nx: %s\n=======\nx: %s\n>>>>>>> b\n"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (CONFLICT % (b"1", b"2") + b"y: {z: 3}\n", CONFLICT % (b"1", b"2") + b"y:\n  z: 3\n"),
        (
            (CONFLICT % (b"1", b"2")).replace(b"=======\n", b"||||||| base\nx: 0\n=======\n"),
            CONFLICT % (b"1", b"2"),
        ),
        ((CONFLICT % (b"1", b"2")).replace(b"\n", b"\r\n"), CONFLICT % (b"1", b"2")),
        ((CONFLICT % (b"1", b"2")).rstrip(), CONFLICT % (b"1", b"2")),
        # One side has it, the other has not.
        (b"y: 1\n<<<<<<< a\n=======\nx: 2\n>>>>>>> b\n",) * 2,
        # What looks like a mark is one only where it is its turn.
        (b"x: |\n  a\n  =======\n", b"x: a =======\n"),
        (
            CONFLICT % (b"'1'", b"1"),
            b"# in conflict, and both sides say the same: only how it is written is another\n"
            b"x: 1\n",
        ),
    ],
)
def test_textconv_shows_both_sides_of_a_conflict(data: bytes, words: bytes):
    assert shown(data) == words


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"a: [\n", 'line 1: this "[" is never closed'),
        (b"a: 1\na: 2\n", 'line 2: the key "a" is written twice; only one can hold'),
        (b"# nothing\n", "line 1: the file holds no keys"),
        (b"\xff\n", "line 1: byte 0xff in line 1 (offset 0) is not UTF-8"),
        (b"no end", "line 1: the file is one text; it has to be keys with values"),
        # Only one side can be read, or a mark is missing.
        (
            CONFLICT % (b"[", b"2"),
            "line 1: git could not merge lines 1 to 5: both versions stand here",
        ),
        (
            CONFLICT % (b"1", b"2") + b"<<<<<<< a\nz: 1\n",
            "line 1: git could not merge lines 1 to 5: both versions stand here",
        ),
    ],
)
def test_textconv_shows_what_is_broken_as_it_is_and_says_why(data: bytes, why: str):
    head = f"# not in words (`git diff --no-textconv` compares lines): {why}\n"
    assert shown(data) == head.encode() + data


def test_nothing_is_shown_of_an_empty_file():
    assert shown(b"") == b""


def test_many_marks_take_no_time():
    data = b"<<<<<<< a\n||||||| b\n" * 100_000
    assert shown(data).endswith(data)


def test_a_large_map_with_many_conflicts_takes_no_time():
    parts = [
        f"  p{number}:\n    emotion: 1\n    actions: [Looks]\n"
        f"<<<<<<< a\n    phase: x{number}\n=======\n    phase: y{number}\n>>>>>>> b\n"
        for number in range(2_000)
    ]
    data = "touchpoints:\n" + "".join(parts)
    assert shown(data.encode()).decode() == data.replace("[Looks]", "\n      - Looks").replace(
        "actions: \n", "actions:\n"
    )


def test_textconv_of_a_file_that_is_not_there(tmp_path: Path):
    ended = run("git", "textconv", "none", folder=tmp_path)
    assert (ended.status, ended.stderr) == (2, 'error: there is no file "none"\n')
