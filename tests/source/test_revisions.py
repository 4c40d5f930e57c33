"""A revision holds the files that were committed, and reading it does nothing else."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from cjmap.check import check
from cjmap.config import Config, load_config
from cjmap.errors import CjmapError
from cjmap.load import load
from cjmap.project import Project, find_maps, read_from
from cjmap.source import DISK, Files, git, read_source
from cjmap.source.blobs import Blobs
from cjmap.source.git import find_repository
from cjmap.source.revisions import open_revision

from .. import repositories
from ..repositories import committed, repository

MAP = """\
title: Schuhe
phases:
  buy: {name: Kaufen}
touchpoints:
  till: {name: Kasse, phase: buy}
"""


def seen(files: Files, folder: Path) -> Iterator[tuple[object, ...]]:
    """Yield all that a folder shows."""
    for here, folders, names in files.walk(folder):
        folders[:] = sorted(one for one in folders if one != ".git")
        yield here, *folders
        for name in sorted([*folders, *names]):
            path = here / name
            yield path, files.kind(path), files.resolve(path), told(files, path)


def told(files: Files, path: Path) -> object:
    try:
        return files.read(path, 9)
    except OSError as error:
        return type(error)


@pytest.mark.parametrize("seed", range(6))
def test_a_revision_looks_like_the_disk(tmp_path: Path, seed: int) -> None:
    top = repository(tmp_path / "repo")
    chance = random.Random(seed)
    folders, made = [top], [top]
    for number in range(30):
        here = chance.choice(folders)
        name = chance.choice(["a", "ä b", "-x", "c\nd", "e*", "日本", "ü\udcff"]) + str(number)
        if chance.random() < 0.3:
            folders.append(here / name)
            (here / name).mkdir()
            (here / name / "kept").touch()
        elif chance.random() < 0.4:
            to = chance.choice(made)
            way = to if chance.random() < 0.2 else os.path.relpath(to, here)
            (here / name).symlink_to(way)
        else:
            (here / name).write_bytes(chance.randbytes(chance.randrange(20)))
        made.append(here / name)
    committed(top, {})
    with open_revision("HEAD", top) as revision:
        assert list(seen(revision, top)) == list(seen(DISK, top))
    below = folders[-1]
    with open_revision("HEAD", below) as revision:
        assert revision.names(below) == DISK.names(below)


def test_it_shows_what_was_and_not_what_is(tmp_path: Path) -> None:
    top = repository(tmp_path, **{"a.journey.yaml": "title: Alt\n", "sub/x": "1"})
    committed(top, {"a.journey.yaml": "title: Neu\n", "sub/x": None, "b": "2"})
    (top / "a.journey.yaml").write_text("title: Morgen\n")
    with open_revision("HEAD~1", top) as revision:
        assert revision.read(top / "a.journey.yaml", 99) == b"title: Alt\n"
        assert (revision.kind(top / "sub"), revision.kind(top / "b")) == ("folder", None)
        assert revision.names(top) == ["a.journey.yaml", "sub"]


def test_paths_may_be_relative_or_lead_over_a_link(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    top = repository(tmp_path / "repo", **{"sub/a": "1"})
    (tmp_path / "way").symlink_to(top)
    monkeypatch.chdir(top / "sub")
    with open_revision("main", top) as revision:
        for path in (Path("a"), Path("../sub/a"), tmp_path / "way" / "sub" / "a"):
            assert revision.read(path, 9) == b"1"
            assert revision.resolve(path) == top / "sub" / "a"
        # A link that is there now was none then.
        (top / "sub" / "a").unlink()
        (top / "sub" / "a").symlink_to(tmp_path / "elsewhere")
        assert revision.read(tmp_path / "way" / "sub" / "a", 9) == b"1"


@pytest.mark.parametrize("to", ["{out}", "../secret", "../../../../{out}", "sub/../../secret"])
def test_links_lead_to_nothing_outside(tmp_path: Path, to: str) -> None:
    out = tmp_path / "secret"
    out.write_text("secret")
    top = repository(tmp_path / "repo", **{"sub/a": "1"})
    (top / "link").symlink_to(to.format(out=out))
    committed(top, {})
    with open_revision("main", top) as revision:
        assert revision.kind(top / "link") is None
        assert not revision.resolve(top / "link").is_relative_to(top)
        with pytest.raises(FileNotFoundError):
            revision.read(top / "link", 9)


def test_links_that_go_round_end(tmp_path: Path) -> None:
    top = repository(tmp_path)
    (top / "a").symlink_to("b")
    (top / "b").symlink_to("a")
    committed(top, {})
    with open_revision("main", top) as revision:
        assert revision.kind(top / "a") is None
        with pytest.raises(OSError, match="links"):
            revision.resolve(top / "a")


def test_only_the_folder_that_is_asked_for_is_listed(tmp_path: Path) -> None:
    top = repository(tmp_path, **{"one/a": "1", "two/b": "2", "one*/c": "3"})
    with open_revision("main", top / "one") as revision:
        assert (revision.kind(top / "one" / "a"), revision.kind(top / "two")) == ("file", None)
        assert revision.names(top) == ["one"]
    (top / "three").mkdir()
    with open_revision("main", top / "three") as revision:
        assert revision.kind(top / "three") is None
        with pytest.raises(CjmapError, match="there is no file"):
            find_maps((top / "three",), files=revision)


def test_a_submodule_is_a_folder_with_nothing_in_it(tmp_path: Path) -> None:
    other = repository(tmp_path / "other", **{"a.journey.yaml": MAP})
    top = repository(tmp_path / "repo", **{"b.journey.yaml": MAP})
    repositories.git(top, "submodule", "--quiet", "add", str(other), "sub")
    committed(top, {})
    with open_revision("main", top) as revision:
        assert revision.submodules == (top / "sub",)
        assert revision.kind(top / "sub") == "folder"
        assert revision.kind(top / "sub" / "a.journey.yaml") is None
        assert find_maps((top,), files=revision) == [top / "b.journey.yaml"]
        with pytest.raises(IsADirectoryError):
            revision.read(top / "sub", 9)


def test_a_project_is_read_as_it_was(tmp_path: Path) -> None:
    files = {
        "cjmap.yaml": "maps: ['maps/*.yaml']\ncoverage: {require: [channel]}\n"
        "templates: own\ntheme: {logo: face.png}\n",
        "maps/a.yaml": "extends: ../base.yaml\n" + MAP.replace("}\n", "}\n", 1),
        "base.yaml": "personas: {ana: {name: Ana, image: face.png}}\n",
        "own/own.css": "p { color: red }",
    }
    top = repository(tmp_path, **files)
    (top / "face.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    committed(top, {})
    gone: dict[str, str | None] = dict.fromkeys(files)
    committed(top, {**gone, "face.png": None, "c.journey.yaml": MAP})
    with open_revision("HEAD~1", top) as revision:
        project = read_from(revision, Project(top))
        settings = load_config(project)
        (path,) = find_maps((top,), settings.config.maps, root=top, files=revision)
        loaded = load(path, project)
    assert settings.findings == ()
    assert settings.config.facets == ("channel",)
    assert settings.config.theme
    assert settings.config.theme.logo
    assert settings.config.templates
    assert settings.config.templates.own_style == "p { color: red }"
    assert (path, loaded.name) == (top / "maps" / "a.yaml", "maps/a")
    assert check(loaded, Config()).is_refused is False
    assert loaded.pictures == {"ana": "data:image/png;base64,iVBORw0KGgo="}
    with open_revision("HEAD", top) as revision:
        assert read_from(revision, Project(top, top / "cjmap.yaml")).config is None


def test_what_a_map_names_and_the_revision_lacks_is_found(tmp_path: Path) -> None:
    top = repository(tmp_path, **{"a.journey.yaml": "extends: bsae.yaml\n" + MAP, "base.yaml": ""})
    (top / "bsae.yaml").write_text("{}")
    with open_revision("main", top) as revision:
        loaded = load(top / "a.journey.yaml", read_from(revision, Project(top)))
    messages = [one.message for one in loaded.findings]
    assert 'there is no file "bsae.yaml"; did you mean "base.yaml"?' in messages


def test_files_larger_than_asked_are_cut_and_the_next_is_right(tmp_path: Path) -> None:
    big, exact = "x" * 3_000_000, "y" * 10
    top = repository(tmp_path, big=big, exact=exact, small="z", empty="")
    with open_revision("main", top) as revision:
        for _ in range(2):
            assert revision.read(top / "big", 10) == b"x" * 10
            assert revision.read(top / "exact", 10) == b"y" * 10
            assert revision.read(top / "small", 10) == b"z"
            assert revision.read(top / "empty", 10) == b""


HOSTILE = (
    "",
    " ",
    "nosuch",
    "--output=x",
    "--output=x HEAD",
    "-h",
    "--all",
    "--help",
    "--git-dir=/",
    "--since=now",
    "-",
    "--",
    "main..feature",
    "main...",
    "^main",
    "main:a",
    ":a",
    "HEAD^{tree}",
    "$(touch x)",
    "`touch x`",
    "; touch x",
    "a\nb",
    "a\0b",
    "\udcff",
    "\x1b[2J",
    "x" * 5000,
    "x" * 3_000_000,
    "0" * 40,
    "HEAD~99",
    "main@{99}",
    "../../../etc/passwd",
    "refs/heads/",
)


@pytest.mark.parametrize("revision", HOSTILE, ids=lambda one: ascii(one)[:20])
def test_hostile_revisions_are_refused(tmp_path: Path, revision: str) -> None:
    top = repository(tmp_path, a="1")
    before = sorted(top.rglob("*"))
    with pytest.raises(CjmapError) as error, open_revision(revision, top):
        pass
    assert error.value.message
    assert sorted(top.rglob("*")) == before


def test_no_revision_is_an_option(tmp_path: Path) -> None:
    top = repository(tmp_path, a="1")
    before = sorted(top.rglob("*"))
    chance = random.Random(1)
    for start in ("--output=", "--textconv=", "-c", "--exec=", "--upload-pack="):
        for _ in range(20):
            word = start + "".join(chance.choices("abx/.=^~:@{} -'\"$", k=12))
            with pytest.raises(CjmapError):
                git.commit_of(git.Repository(top), word)
    assert sorted(top.rglob("*")) == before


@pytest.mark.parametrize(
    ("revision", "message", "hint"),
    [
        ("mian", 'there is no revision "mian"; did you mean "main"?', "a branch, a tag"),
        ("develop", 'there is no revision "develop"; did you mean "origin/develop"?', "a branch"),
        ("main..x", '"main..x" is not one revision', "name one"),
        ("a\0b", "git can't be asked that: there is a NUL in it", ""),
    ],
)
def test_an_unknown_revision_is_told(
    tmp_path: Path, revision: str, message: str, hint: str
) -> None:
    top = repository(tmp_path)
    repositories.git(top, "update-ref", "refs/remotes/origin/develop", "HEAD")
    with pytest.raises(CjmapError) as error, open_revision(revision, top):
        pass
    assert error.value.message == message
    assert error.value.hint.startswith(hint)
    assert error.value.status == 2


def test_a_shallow_clone_says_how_to_get_the_rest(tmp_path: Path) -> None:
    top = repository(tmp_path / "repo", a="1")
    committed(top, {"a": "2"})
    repositories.git(tmp_path, "clone", "-q", "--depth=1", f"file://{top}", "clone")
    with pytest.raises(CjmapError) as error, open_revision("HEAD~1", tmp_path / "clone"):
        pass
    assert "git fetch --unshallow" in error.value.hint
    with open_revision("HEAD", tmp_path / "clone") as revision:
        assert revision.read(tmp_path / "clone" / "a", 9) == b"2"


def test_a_partial_clone_fetches_nothing(tmp_path: Path) -> None:
    top = repository(tmp_path / "repo", **{"a.journey.yaml": MAP})
    repositories.git(top, "config", "uploadpack.allowFilter", "true")
    committed(top, {"a.journey.yaml": "title: Neu\n"})
    clone = tmp_path / "clone"
    repositories.git(tmp_path, "clone", "-q", "--filter=blob:none", f"file://{top}", "clone")
    with (
        open_revision("HEAD~1", clone) as revision,
        pytest.raises(CjmapError, match="git does not have what it holds"),
    ):
        read_source(clone / "a.journey.yaml", files=revision)


def test_without_repository(tmp_path: Path) -> None:
    with (
        pytest.raises(CjmapError, match="is in no git repository") as error,
        open_revision("main", tmp_path),
    ):
        pass
    assert error.value.status == 2


def test_without_commit(tmp_path: Path) -> None:
    repositories.git(tmp_path, "init", "-q", "-b", "main")
    with (
        pytest.raises(CjmapError, match="no commit at all") as error,
        open_revision("main", tmp_path),
    ):
        pass
    assert error.value.status == 2


def test_in_a_bare_repository(tmp_path: Path) -> None:
    repositories.git(tmp_path, "init", "-q", "--bare", "bare.git")
    with (
        pytest.raises(CjmapError, match="is a bare repository") as error,
        open_revision("main", tmp_path / "bare.git"),
    ):
        pass
    assert error.value.status == 2


def test_in_the_folder_of_git_itself(tmp_path: Path) -> None:
    top = repository(tmp_path)
    with (
        pytest.raises(CjmapError, match="inside of git's own folder"),
        open_revision("main", top / ".git"),
    ):
        pass


def test_where_the_files_lie_elsewhere(tmp_path: Path) -> None:
    top = repository(tmp_path / "repo", a="1")
    (tmp_path / "other").mkdir()
    repositories.git(top, "config", "core.worktree", str(tmp_path / "other"))
    with pytest.raises(CjmapError, match="lie in another folder") as error:
        find_repository(top)
    assert "core.worktree" in error.value.hint
    assert error.value.status == 2


@pytest.mark.parametrize(
    ("revision", "message"),
    [
        ("main:a", '"main:a" names a file, and no commit'),
        ("HEAD^{tree}", '"HEAD^{tree}" names a folder, and no commit'),
        ("a-tag", '"a-tag" names a file, and no commit'),
    ],
)
def test_what_names_no_commit_is_no_unknown_revision(
    revision: str, message: str, tmp_path: Path
) -> None:
    top = repository(tmp_path, a="1")
    repositories.git(top, "tag", "a-tag", "HEAD:a")
    with pytest.raises(CjmapError) as error, open_revision(revision, top):
        pass
    assert (error.value.message, error.value.status) == (message, 2)


@pytest.mark.parametrize("revision", ["main", "HEAD"])
def test_a_damaged_repository_is_told(revision: str, tmp_path: Path) -> None:
    top = repository(tmp_path, a="1")
    commit = repositories.git(top, "rev-parse", "HEAD").strip()
    (top / ".git" / "objects" / commit[:2] / commit[2:]).unlink()
    with pytest.raises(CjmapError) as error, open_revision(revision, top):
        pass
    assert error.value.message == f'git does not have the commit that "{revision}" names'
    assert "git fsck" in error.value.hint
    assert error.value.status == 3


@pytest.mark.parametrize("kept", ["gitdir: /nowhere\n", "rubbish", None])
def test_what_git_can_not_use_is_told(kept: str | None, tmp_path: Path) -> None:
    if kept is None:
        (tmp_path / ".git").mkdir()
    else:
        (tmp_path / ".git").write_text(kept)
    with pytest.raises(CjmapError) as error, open_revision("main", tmp_path):
        pass
    assert "is in no git repository" not in error.value.message
    assert "git" in error.value.message
    assert error.value.status == 3


def test_what_git_is_asked_to_trace_is_no_complaint(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TRACE", "1")
    with (
        pytest.raises(CjmapError, match="is in no git repository") as error,
        open_revision("main", tmp_path),
    ):
        pass
    assert error.value.status == 2


def test_git_that_refuses_is_quoted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    careful = tmp_path / "git"
    says = "fatal: detected dubious ownership\nTo add an exception, call:\n\n\tgit config"
    careful.write_text(f"#!/bin/sh\ncat >&2 <<'.'\n{says}\n.\nexit 128\n")
    careful.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    with pytest.raises(CjmapError) as error, open_revision("main", tmp_path):
        pass
    assert error.value.message == "git refuses: detected dubious ownership"
    assert " ".join(error.value.hint.split()) == "To add an exception, call: git config"


def test_without_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    top = repository(tmp_path, a="1")
    with open_revision("main", top) as revision:
        monkeypatch.setenv("PATH", str(tmp_path))
        with pytest.raises(CjmapError, match="git is not there"):
            revision.read(top / "a", 9)
    with pytest.raises(CjmapError, match="git is not there") as error, open_revision("main", top):
        pass
    assert error.value.status == 3


def test_a_detached_head_and_a_tag_are_revisions(tmp_path: Path) -> None:
    top = repository(tmp_path, a="1")
    repositories.git(top, "tag", "-a", "-m", "first", "v1")
    repositories.git(top, "checkout", "-q", "--detach")
    committed(top, {"a": "2"})
    for name, text in (("v1", b"1"), ("HEAD", b"2"), ("main", b"1")):
        with open_revision(name, top) as revision:
            assert revision.read(top / "a", 9) == text


def test_git_runs_nothing_of_the_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    top = repository(tmp_path / "repo", **{"a.journey.yaml": MAP, ".gitattributes": "* diff=x\n"})
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path / 'sprung'}\n")
    trap.chmod(0o755)
    for key in (
        "core.pager",
        "diff.x.textconv",
        "diff.external",
        "core.fsmonitor",
        "alias.ls-tree",
    ):
        value = f"!{trap}" if key.startswith("alias") else str(trap)
        repositories.git(top, "config", key, value)
    repositories.git(top, "config", "core.hooksPath", str(tmp_path))
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_PAGER", str(trap))
    index = (top / ".git" / "index").read_bytes()
    with open_revision("main", top) as revision:
        assert revision.read(top / "a.journey.yaml", 999) == MAP.encode()
    assert not (tmp_path / "sprung").exists()
    assert (top / ".git" / "index").read_bytes() == index


def test_one_process_reads_all_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[str] = []
    popen = git.subprocess.Popen

    def counted(words: tuple[str, ...], **how: object) -> object:
        begun.append(words[3])
        return popen(words, **how)  # type: ignore[call-overload]

    top = repository(tmp_path, **{f"{number}.journey.yaml": MAP for number in range(50)})
    monkeypatch.setattr(git.subprocess, "Popen", counted)
    with open_revision("main", top) as revision:
        project = read_from(revision, Project(top))
        maps = [load(path, project) for path in find_maps((top,), files=revision)]
    assert len(maps) == 50
    assert begun == ["rev-parse", "rev-parse", "ls-tree", "cat-file"]


def test_half_an_answer_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "git"
    broken.write_text("#!/bin/sh\nread id\nprintf '%s blob 100\\nhalf' \"$id\"\n")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    for most in (50, 200):
        with pytest.raises(OSError, match="does not have"):
            Blobs(tmp_path).read("0" * 40, most)


def test_who_does_not_answer_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = tmp_path / "git"
    slow.write_text("#!/bin/sh\nexec sleep 60\n")
    slow.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:{os.environ['PATH']}")
    monkeypatch.setattr(git, "LIMIT", 0.1)
    with pytest.raises(CjmapError, match="did not answer"):
        git.run(tmp_path, "rev-parse")
    with pytest.raises(CjmapError, match="did not answer"):
        Blobs(tmp_path).read("0" * 40, 9)
