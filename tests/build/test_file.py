"""A single file is written whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from cjmap.build import write_file
from cjmap.errors import CjmapError


def test_writes_with_the_usual_mode_and_makes_folders(tmp_path):
    old = os.umask(0o022)
    try:
        write_file(tmp_path / "maps" / "shop.journey.yaml", b"title: Shop\n")
    finally:
        os.umask(old)
    file = tmp_path / "maps" / "shop.journey.yaml"
    assert file.read_bytes() == b"title: Shop\n"
    assert oct(stat.S_IMODE(file.stat().st_mode)) == "0o644"
    assert list(file.parent.iterdir()) == [file]


def test_keeps_the_mode_of_an_old_file(tmp_path):
    (tmp_path / "a").write_bytes(b"old")
    (tmp_path / "a").chmod(0o600)
    write_file(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"new"
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o600


def test_writes_through_links(tmp_path):
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to("real")
    write_file(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_writes_to_devices_without_replacing_them():
    before = Path("/dev/null").stat()
    write_file(Path("/dev/null"), b"text")
    assert stat.S_ISCHR(before.st_mode)
    assert Path("/dev/null").stat().st_ino == before.st_ino


def test_failure_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    (tmp_path / "a").write_bytes(b"old")

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(CjmapError, match="the disk is full") as caught:
        write_file(tmp_path / "a", b"new")
    assert caught.value.status == 3
    assert (tmp_path / "a").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_says_what_is_in_the_way(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "loop").symlink_to("loop")
    for name, cause in (
        (".", "it is a folder"),
        ("file/a", "a file stands where a folder is wanted"),
        ("x" * 300, "the name is too long"),
        ("a\0b", "no file can be named"),
        ("loop/a", "loop"),
    ):
        with pytest.raises(CjmapError, match=cause):
            write_file(tmp_path / name, b"")
