"""A file that is called nearly like one of a project is told, and a folder is not."""

from __future__ import annotations

from pathlib import Path

from cjmap.checking.misnamed import misnamed_files
from cjmap.project import Project


def test_a_folder_is_no_file_that_is_called_wrong(tmp_path: Path) -> None:
    (tmp_path / "cjmap.yml").mkdir()
    (tmp_path / ".cjmap.yaml").write_text("")
    (finding,) = misnamed_files(Project(tmp_path))
    assert finding.message == '".cjmap.yaml" is not read; it has to be called "cjmap.yaml"'
    assert finding.help == ""


def test_what_is_called_right_stands_beside_it_only_as_a_file(tmp_path: Path) -> None:
    (tmp_path / "cjmap.yml").write_text("")
    (tmp_path / "cjmap.yaml").mkdir()
    assert [one.help for one in misnamed_files(Project(tmp_path))] == [""]
    (tmp_path / "cjmap.yaml").rmdir()
    (tmp_path / "cjmap.yaml").write_text("")
    help = 'there is a "cjmap.yaml" already: take over what is missing there'
    assert [one.help for one in misnamed_files(Project(tmp_path))] == [help]
