"""What a build writes, leaves alone and refuses."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from cjmap.build import Changes, Plan, apply, compare
from cjmap.build.lock import locked
from cjmap.build.manifest import read_manifest
from cjmap.errors import CjmapError

MANIFEST = ".cjmap-manifest.json"


@pytest.fixture
def root(tmp_path):
    return tmp_path / "journeys"


def names(root: Path) -> list[str]:
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())


def marks(root: Path) -> dict[Path, tuple[int, int]]:
    """Tell what writing a file or into a folder would change."""
    stats = {path: path.stat() for path in (root, *root.rglob("*"))}
    return {path: (found.st_ino, found.st_mtime_ns) for path, found in stats.items()}


def test_nothing_to_do_makes_nothing(root):
    assert apply(Plan(root, {})) == Changes()
    assert compare(Plan(root, {})) == Changes()
    assert not root.exists()


def test_comparing_writes_nothing(root):
    assert compare(Plan(root, {"a/b.svg": b"1"})) == Changes(added=("a/b.svg",))
    assert not root.exists()


def test_second_build_touches_nothing(root):
    plan = Plan(root, {"shop/journey.svg": b"1", "index.html": b"2"})
    assert apply(plan) == Changes(added=("index.html", "shop/journey.svg"))
    before = marks(root)
    assert apply(plan) == Changes(unchanged=("index.html", "shop/journey.svg"))
    assert marks(root) == before


def test_changes_and_removes(root):
    apply(Plan(root, {"a/1": b"1", "a/2": b"2", "b/c/3": b"3", "d/4": b"4"}))
    (root / "d" / "mine").write_bytes(b"")
    same = marks(root)[root / "a" / "1"]
    plan = Plan(root, {"a/1": b"1", "a/2": b"two", "e/f": b""})
    changes = Changes(("e/f",), ("a/2",), ("b/c/3", "d/4"), ("a/1",))
    assert compare(plan) == changes
    assert compare(plan).stale
    assert apply(plan) == changes
    assert names(root) == [MANIFEST, "a/1", "a/2", "d/mine", "e/f"]
    assert (root / "a" / "2").read_bytes() == b"two"
    assert not (root / "b").exists()
    assert marks(root)[root / "a" / "1"] == same
    assert not compare(plan).stale


def test_manifest_is_sorted_and_tells_nothing_of_the_machine(root):
    apply(Plan(root, {"b": b"", "ä/c": b"x"}))
    assert (root / MANIFEST).read_text(encoding="utf-8") == (
        "{\n"
        '  "cjmap": 1,\n'
        '  "files": {\n'
        '    "b": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",\n'
        '    "ä/c": "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"\n'
        "  }\n"
        "}\n"
    )


def test_refused_maps_keep_their_outputs(root):
    apply(Plan(root, {"shop/a": b"1", "shopping/a": b"1", "b.html": b"2", "c": b"3"}))
    changes = apply(Plan(root, {}, keep=frozenset({"shop", "b.html"})))
    assert changes == Changes(removed=("c", "shopping/a"))
    assert names(root) == [MANIFEST, "b.html", "shop/a"]
    assert apply(Plan(root, {})).removed == ("b.html", "shop/a")


def test_hand_edited_outputs_are_written_anew_and_named(root):
    apply(Plan(root, {"checklist.md": b"- [ ] a"}))
    (root / "checklist.md").write_bytes(b"- [x] a")
    changes = apply(Plan(root, {"checklist.md": b"- [x] a\n- [ ] b"}))
    assert changes == Changes(changed=("checklist.md",), edited=("checklist.md",))


def test_hand_edited_outputs_outlive_their_map(root):
    apply(Plan(root, {"shop/checklist.md": b"- [ ] a", "shop/a": b""}))
    (root / "shop/checklist.md").write_bytes(b"- [x] a")
    assert apply(Plan(root, {})) == Changes(removed=("shop/a",), foreign=("shop/checklist.md",))
    assert names(root) == [MANIFEST, "shop/checklist.md"]
    assert apply(Plan(root, {})) == Changes(foreign=("shop/checklist.md",))


@pytest.mark.parametrize("stranger", ["shop/journey.svg", "shop"])
def test_strangers_are_not_overwritten(root, stranger):
    (root / stranger).parent.mkdir(parents=True)
    (root / stranger).write_bytes(b"mine")
    plan = Plan(root, {"a": b"", "shop/journey.svg": b"1"})
    assert compare(plan) == Changes(added=("a",), foreign=("shop/journey.svg",))
    with pytest.raises(CjmapError, match=r"shop/journey\.svg\" was not written by cjmap") as caught:
        apply(plan)
    assert caught.value.status == 3
    assert "move it away" in caught.value.hint
    assert names(root) == [stranger]


def test_folders_are_not_overwritten(root):
    (root / "a").mkdir(parents=True)
    with pytest.raises(CjmapError, match="was not written by cjmap"):
        apply(Plan(root, {"a": b"1", "b": b""}))
    assert names(root) == []


def test_equal_strangers_are_adopted(root):
    root.mkdir()
    (root / "a").write_bytes(b"1")
    assert apply(Plan(root, {"a": b"1"})) == Changes(unchanged=("a",))
    assert apply(Plan(root, {"a": b"2"})) == Changes(changed=("a",))


def test_output_may_be_the_folder_of_the_sources(root):
    root.mkdir()
    (root / "shop.journey.yaml").write_bytes(b"title: Shop")
    apply(Plan(root, {"shop/a": b"1"}))
    apply(Plan(root, {}))
    assert names(root) == [MANIFEST, "shop.journey.yaml"]


CONFLICT = """{
  "cjmap": 1,
  "files": {
<<<<<<< HEAD
    "a": "%s",
    "b": "%s"
=======
    "c": "%s"
>>>>>>> theirs
  },
  "maps": {
<<<<<<< HEAD
    "x": "../x.journey.yaml",
=======
    "y": "../y.journey.yaml"
>>>>>>> theirs
  }
}
"""


def test_a_manifest_in_conflict_counts_both_sides(root):
    apply(Plan(root, {"a": b"", "b": b"", "c": b""}))
    digest = json.loads((root / MANIFEST).read_bytes())["files"]["a"]
    (root / MANIFEST).write_text(CONFLICT % (digest, digest, digest))
    assert read_manifest(root).maps == {"x": "../x.journey.yaml", "y": "../y.journey.yaml"}
    assert apply(Plan(root, {"a": b"1"})) == Changes(changed=("a",), removed=("b", "c"))
    assert list(json.loads((root / MANIFEST).read_bytes())["files"]) == ["a"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"files": []}',
        '{"files": {"a": 1}}',
        "[" * 100_000,
        '{"files": {"../a": ""}}',
        '{"files": {"/etc/passwd": ""}}',
        '{"files": {"a\\\\..\\\\b": ""}}',
        '{"files": {".cjmap-build/x": ""}}',
        '{"files": {}, "maps": []}',
        '{"files": {}, "maps": {"a": 1}}',
        '{"files": {}, "maps": {"a": "/etc/passwd"}}',
        '{"files": {}, "maps": {"a": "\\ud800"}}',
        '{"files": {}, "maps": {"a": "C:/a.journey.yaml"}}',
        '{"files": {}, "maps": {"a": "x\\u0000"}}',
        "\xff",
    ],
)
def test_a_damaged_manifest_stops(root, text):
    root.mkdir()
    (root / MANIFEST).write_bytes(text.encode("latin-1"))
    with pytest.raises(CjmapError, match=MANIFEST) as caught:
        apply(Plan(root, {"b": b"1"}))
    assert "delete it" in caught.value.hint
    assert names(root) == [MANIFEST]


def test_a_forged_manifest_removes_nothing_it_does_not_know(root, tmp_path):
    root.mkdir()
    (tmp_path / "outside").write_bytes(b"mine")
    (root / "inside").write_bytes(b"mine")
    (root / MANIFEST).write_text(json.dumps({"files": {"inside": "0" * 64}}))
    assert apply(Plan(root, {})) == Changes(foreign=("inside",))
    (root / MANIFEST).write_text(json.dumps({"files": {"../outside": "0" * 64}}))
    with pytest.raises(CjmapError, match=r"\.\./outside"):
        apply(Plan(root, {}))
    assert (tmp_path / "outside").exists()
    assert (root / "inside").exists()


FORGED = {"write": [], "remove": [], "folders": [], "fresh": []}


@pytest.mark.parametrize(
    "journal",
    [
        b"",
        b"[]",
        b'{"write": 1}',
        json.dumps({**FORGED, "write": ["../outside"], "fresh": ["../outside"]}).encode(),
        json.dumps({**FORGED, "remove": ["/etc/hostname"]}).encode(),
        json.dumps({**FORGED, "write": [["a"]]}).encode(),
        json.dumps({**FORGED, "folders": ["../empty"]}).encode(),
    ],
)
@pytest.mark.parametrize("name", ["journal.json", "done.json"])
def test_a_forged_journal_stops(root, tmp_path, name, journal):
    (tmp_path / "outside").write_bytes(b"mine")
    (tmp_path / "empty").mkdir()
    (root / ".cjmap-build").mkdir(parents=True)
    (root / ".cjmap-build" / name).write_bytes(journal)
    with pytest.raises(CjmapError, match="is not cjmap's"):
        apply(Plan(root, {}))
    assert (tmp_path / "outside").exists()
    assert (tmp_path / "empty").exists()


UNSAFE = (
    *("", "/", "/etc/passwd", "//a", "a//b", "a/", "../a", "a/../b", "..", ".", "./a", "a/."),
    *("a\0b", "a\nb", "a\x1bb", "a\x7f", "a\\b", "..\\a", "C:\\a", "C:a", "a:stream", "a\ud800"),
    *("con", "CON", "nul.txt", "aux/a", "a/prn.svg", "com1", "LPT9.x", "com¹", "conin$"),
    *("a.", "a ", "a./b", "a<b", 'a"b', "a|b", "a?b", "a*b", "x" * 256, "ä" * 128),
    *(MANIFEST, ".cjmap-build", ".cjmap-build/x", ".git/hooks/x", "a/.GIT/x"),
)


@pytest.mark.parametrize("path", UNSAFE)
def test_unsafe_names_are_refused(root, path):
    for action in (compare, apply):
        with pytest.raises(CjmapError, match="can't be the name of an output"):
            action(Plan(root, {"fine": b"", path: b""}))
    assert not root.exists()


@pytest.mark.parametrize(
    "paths", [("A/x", "a/X"), ("ä", "a\u0308"), ("straße", "STRASSE"), ("a", "a/b"), ("A", "a/b/c")]
)
def test_names_that_are_one_are_refused(root, paths):
    with pytest.raises(CjmapError, match=r"one name on some systems|a file and the folder of"):
        apply(Plan(root, dict.fromkeys(paths, b"")))


@pytest.mark.parametrize("path", ["console", "com", "a.con", "Größe 42/ü.svg", ".hidden", "a..b"])
def test_names_that_only_look_unsafe(root, path):
    assert apply(Plan(root, {path: b""})).added == (path,)


def test_root_may_be_a_link(root, tmp_path):
    root.mkdir()
    (tmp_path / "link").symlink_to(root)
    apply(Plan(tmp_path / "link", {"a": b"1"}))
    assert names(root) == [MANIFEST, "a"]
    assert (tmp_path / "link").is_symlink()


def test_case_of_a_name_changes(root):
    apply(Plan(root, {"Shop/a": b"1"}))
    apply(Plan(root, {"shop/a": b"1"}))
    assert (root / "shop" / "a").read_bytes() == b"1"


def test_case_of_a_name_changes_where_case_does_not_matter(root):
    apply(Plan(root, {"Shop": b"1"}))
    # A second name of one file stands in for such a file system.
    os.link(root / "Shop", root / "shop")
    assert apply(Plan(root, {"shop": b"1"})) == Changes(unchanged=("shop",))
    assert (root / "shop").exists()


@pytest.mark.parametrize("aim", ["../elsewhere", "elsewhere", "missing"])
def test_links_inside_are_refused(root, aim):
    for folder in (root.parent / "elsewhere", root / "elsewhere"):
        folder.mkdir(parents=True)
    (root / "shop").symlink_to(aim)
    for action in (compare, apply):
        with pytest.raises(CjmapError, match='"shop" in "journeys" is a symbolic link'):
            action(Plan(root, {"shop/a": b"1"}))
    assert [name for name in names(root.parent) if name.endswith("a")] == []


@pytest.mark.parametrize("name", ["a", MANIFEST, ".cjmap-build"])
def test_links_for_files_are_refused(root, tmp_path, name):
    root.mkdir()
    (tmp_path / "target").mkdir()
    (tmp_path / "target" / "mine").write_bytes(b"mine")
    aim = tmp_path / "target" if name == ".cjmap-build" else tmp_path / "target" / "mine"
    (root / name).symlink_to(aim)
    with pytest.raises(CjmapError):
        apply(Plan(root, {"a": b"mine"}))
    assert (tmp_path / "target" / "mine").read_bytes() == b"mine"


def test_root_that_is_a_file(root):
    root.write_bytes(b"mine")
    for action in (compare, apply):
        with pytest.raises(CjmapError, match="is a file, not a folder"):
            action(Plan(root, {"a": b""}))
    assert root.read_bytes() == b"mine"


def test_root_below_a_file(root):
    root.write_bytes(b"mine")
    with pytest.raises(CjmapError, match="a file stands where a folder is wanted"):
        apply(Plan(root / "deep" / "er", {"a": b""}))
    assert root.read_bytes() == b"mine"


def test_root_that_no_file_system_takes(root):
    for name in ("a\0b", "x" * 300):
        with pytest.raises(CjmapError):
            apply(Plan(root / name, {"a": b""}))
    assert not root.exists()


@pytest.mark.skipif(os.name == "nt", reason="modes of POSIX")
def test_modes_follow_the_umask(root):
    old = os.umask(0o027)
    try:
        apply(Plan(root, {"a/b": b""}))
    finally:
        os.umask(old)
    assert oct((root / "a" / "b").stat().st_mode & 0o777) == "0o640"
    assert oct((root / "a").stat().st_mode & 0o777) == "0o750"


def test_lock_waits_for_the_other_and_gives_up(root):
    root.mkdir()
    with (
        locked(root),
        pytest.raises(CjmapError, match="another cjmap is writing"),
        locked(root, patience=0.1),
    ):
        pass
    held = threading.Event()

    def hold() -> None:
        with locked(root):
            held.set()
            time.sleep(0.3)

    other = threading.Thread(target=hold)
    other.start()
    held.wait()
    assert apply(Plan(root, {"a": b""})).added == ("a",)
    other.join()


def test_lock_of_a_killed_process_is_free(root):
    root.mkdir()
    script = (
        "import sys, os; from pathlib import Path; from cjmap.build.lock import locked\n"
        "with locked(Path(sys.argv[1])): os._exit(1)"
    )
    subprocess.run([sys.executable, "-c", script, root])
    with locked(root, patience=0.0):
        pass


def test_two_builds_at_once(root):
    script = (
        "import sys; from pathlib import Path; from cjmap.build import Plan, apply\n"
        "for _ in range(20):\n"
        "    apply(Plan(Path(sys.argv[1]), {f'{n}': sys.argv[2].encode() for n in range(20)}))"
    )
    builds = [subprocess.Popen([sys.executable, "-c", script, root, text]) for text in "ab"]
    assert [build.wait() for build in builds] == [0, 0]
    found = {path.read_bytes() for path in root.iterdir() if path.name != MANIFEST}
    assert found in ({b"a"}, {b"b"})


def test_an_edited_output_that_is_wanted_again_is_ours(tmp_path: Path) -> None:
    apply(Plan(tmp_path, {"a/checklist.md": b"- [ ] one\n"}))
    (tmp_path / "a" / "checklist.md").write_bytes(b"- [x] one\n")
    left = apply(Plan(tmp_path, {"a/map.json": b"{}\n"}))
    assert left.foreign == ("a/checklist.md",)
    assert (tmp_path / "a" / "checklist.md").read_bytes() == b"- [x] one\n"
    again = apply(Plan(tmp_path, {"a/map.json": b"{}\n", "a/checklist.md": b"- [x] one\n- two\n"}))
    assert again.changed == ("a/checklist.md",)
    assert again.foreign == ()


OUTSIDE = {
    "journal.json": {**FORGED, "write": ["a/link/mine"]},
    "journal.json ": {**FORGED, "write": ["a/link/fresh"], "fresh": ["a/link/fresh"]},
    "journal.json  ": {**FORGED, "remove": ["a/link/deep/new"]},
    "journal.json   ": {**FORGED, "folders": ["a/link/empty"]},
    "done.json": {**FORGED, "remove": ["a/link/empty/x"]},
}


@pytest.mark.parametrize("name", OUTSIDE)
def test_a_forged_journal_does_nothing_through_links(root, tmp_path, name):
    home = tmp_path / "home"
    (home / "empty").mkdir(parents=True)
    for file in ("mine", "fresh"):
        (home / file).write_bytes(b"mine")
    (root / "a").mkdir(parents=True)
    (root / "a" / "link").symlink_to("../../home")
    (root / ".cjmap-build" / "old").mkdir(parents=True)
    (root / ".cjmap-build" / "old" / "0").write_bytes(b"evil")
    (root / ".cjmap-build" / name.strip()).write_text(json.dumps(OUTSIDE[name]))
    for action in (compare, apply):
        with pytest.raises(CjmapError, match='"a/link" in "journeys" is a symbolic link'):
            action(Plan(root, {"b": b""}))
    assert names(home) == ["fresh", "mine"]
    assert (home / "empty").is_dir()
    assert {(home / file).read_bytes() for file in names(home)} == {b"mine"}


@pytest.mark.parametrize("link", ["old", "new", "old/0", "journal.json", "done.json"])
def test_a_stage_with_links_is_refused(root, tmp_path, link):
    (tmp_path / "home" / "deep").mkdir(parents=True)
    (tmp_path / "home" / "0").write_bytes(b"{}")
    stranger = root / ".cjmap-build" / link
    stranger.parent.mkdir(parents=True)
    stranger.symlink_to(tmp_path / "home" / ("" if link in {"old", "new"} else "0"))
    with pytest.raises(CjmapError, match=f"{link}\" is not cjmap's"):
        compare(Plan(root, {}))
    assert names(tmp_path / "home") == ["0"]
    assert stranger.is_symlink()


@pytest.mark.parametrize("stranger", ["mine", "old/mine", "new/0/mine", "deep/er"])
def test_a_stage_with_somebody_elses_files_is_left_alone(root, stranger):
    file = root / ".cjmap-build" / stranger
    file.parent.mkdir(parents=True)
    file.write_bytes(b"mine")
    with pytest.raises(CjmapError, match="is not cjmap's") as caught:
        apply(Plan(root, {"a": b""}))
    assert "move it away" in caught.value.hint
    assert file.read_bytes() == b"mine"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")
@pytest.mark.parametrize("name", [MANIFEST, ".cjmap-build/journal.json", "a"])
def test_pipes_are_not_waited_for(root, name):
    (root / name).parent.mkdir(parents=True)
    os.mkfifo(root / name)
    with pytest.raises(CjmapError, match=r"a pipe or a device|is not cjmap's|not written by cjmap"):
        apply(Plan(root, {"a": b""}))


def test_what_another_build_wrote_since_the_plan_stays(root):
    apply(Plan(root, {"a/1": b"1", "gone/1": b"", "both/1": b"1"}, maps={"a": "../a.yaml"}))
    known = json.loads((root / MANIFEST).read_bytes())["files"]
    plan = Plan(root, {"a/1": b"1"}, known=known)
    assert compare(plan).removed == ("both/1", "gone/1")
    apply(Plan(root, {"b/1": b"", "both/1": b"2"}, frozenset({"a", "gone"}), maps={"b": "../b"}))
    assert apply(plan) == Changes(removed=("gone/1",), unchanged=("a/1",))
    assert names(root) == [MANIFEST, "a/1", "b/1", "both/1"]
    manifest = json.loads((root / MANIFEST).read_bytes())
    assert list(manifest["files"]) == ["a/1", "b/1", "both/1"]
    assert manifest["maps"] == {"a": "../a.yaml", "b": "../b"}


@pytest.mark.parametrize("read", [None, b"other"])
def test_a_file_that_changed_since_it_was_read_stops(root, read):
    apply(Plan(root, {"a/checklist.md": b"1"}))
    plan = Plan(root, {"a/checklist.md": b"2", "b": b""}, read={"a/checklist.md": read})
    with pytest.raises(CjmapError, match="was changed while it was built; build again"):
        apply(plan)
    assert names(root) == [MANIFEST, "a/checklist.md"]
    assert apply(Plan(root, plan.files, read={"a/checklist.md": b"1"})).added == ("b",)
