"""Files in memory are read as files of the disk are."""

from __future__ import annotations

from pathlib import Path

import pytest

from cjmap.source.files import DISK
from cjmap.source.memory import Memory

CONTENTS = {"a.yaml": b"title: A", "maps/b.yaml": b"title: B", "maps/deep/c.yaml": b""}
PATHS = ("", ".", "a.yaml", "maps", "maps/b.yaml", "maps/../a.yaml", "maps/deep", "none", "ma")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, data in CONTENTS.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    return tmp_path.resolve()


@pytest.mark.parametrize("name", PATHS)
def test_paths_are_what_they_are_on_the_disk(name: str, folder: Path) -> None:
    memory, path = Memory(folder, CONTENTS), folder / name
    assert memory.kind(path) == DISK.kind(path)
    assert memory.resolve(path) == DISK.resolve(path)
    if memory.kind(path) == "folder":
        assert memory.names(path) == DISK.names(path)
        assert sorted(memory.walk(path)) == sorted(DISK.walk(path))
    if memory.kind(path) == "file":
        assert [memory.read(path, most) for most in (3, 99)] == [
            DISK.read(path, most) for most in (3, 99)
        ]


@pytest.mark.parametrize("name", ["none.yaml", "maps"])
def test_what_is_no_file_cannot_be_read(name: str, folder: Path) -> None:
    for files in (Memory(folder, CONTENTS), DISK):
        with pytest.raises(OSError):
            files.read(folder / name, 9)


def test_a_folder_need_not_exist() -> None:
    memory = Memory(Path("/nowhere"), {"a.yaml": b"title: A"})
    assert memory.read(Path("a.yaml"), 99) == b"title: A"
    assert memory.kind(Path("/nowhere")) == "folder"
