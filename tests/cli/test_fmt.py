"""`cjmap fmt` writes what differs, names it, or shows it."""

from __future__ import annotations

from pathlib import Path

import pytest

from .running import run

BAD = b"title:   'Shoes'\nphases: {all: {name: All}}\n"
GOOD = b"title: Shoes\nphases: {all: {name: All}}\n"
BROKEN = b"title: [\n"


@pytest.fixture
def maps(tmp_path: Path) -> Path:
    (tmp_path / "cjmap.yaml").write_bytes(b"output:  out\nmaps: ['*.journey.yaml']\n")
    (tmp_path / "bad.journey.yaml").write_bytes(BAD)
    (tmp_path / "good.journey.yaml").write_bytes(GOOD)
    (tmp_path / "broken.journey.yaml").write_bytes(BROKEN)
    return tmp_path


def test_what_differs_is_written_and_the_rest_left_alone(maps: Path) -> None:
    ended = run("fmt", folder=maps)
    assert ended.stdout == "wrote cjmap.yaml\nwrote bad.journey.yaml\n"
    assert "broken.journey.yaml:1:8: error" in ended.stderr
    assert ended.stderr.endswith("2 written, 1 unchanged, 1 with errors left alone\n")
    assert ended.status == 1
    assert (maps / "cjmap.yaml").read_bytes() == b'maps: ["*.journey.yaml"]\noutput: out\n'
    assert (maps / "bad.journey.yaml").read_bytes() == GOOD
    assert (maps / "broken.journey.yaml").read_bytes() == BROKEN


def test_written_files_are_as_they_should_be(maps: Path) -> None:
    (maps / "broken.journey.yaml").unlink()
    assert run("fmt", folder=maps).status == 0
    again = run("fmt", "--check", folder=maps)
    assert (again.stdout, again.status) == ("", 0)


def test_check_names_what_would_change(maps: Path) -> None:
    ended = run("fmt", "--check", folder=maps)
    assert ended.stdout == "cjmap.yaml\nbad.journey.yaml\n"
    assert ended.status == 1
    assert (maps / "bad.journey.yaml").read_bytes() == BAD


def test_diff_shows_what_would_change(maps: Path) -> None:
    ended = run("fmt", "--diff", "bad.journey.yaml", folder=maps)
    assert "-title:   'Shoes'\n+title: Shoes\n" in ended.stdout
    assert ended.status == 1
    assert (maps / "bad.journey.yaml").read_bytes() == BAD


def test_paths_are_files_and_folders(maps: Path) -> None:
    (maps / "below").mkdir()
    (maps / "below" / "one.journey.yaml").write_bytes(BAD)
    (maps / "cjmap.yaml").unlink()
    ended = run(
        "fmt", "--check", "below", "bad.journey.yaml", "below/one.journey.yaml", folder=maps
    )
    assert ended.stdout == "below/one.journey.yaml\nbad.journey.yaml\n"


def test_standard_input_goes_to_standard_output(tmp_path: Path) -> None:
    assert run("fmt", "-", folder=tmp_path, stdin=BAD).stdout == GOOD.decode()
    settings = b"output: out\nmaps: [a]\n"
    ended = run("fmt", "-", "--stdin-filename", "x/cjmap.yaml", folder=tmp_path, stdin=settings)
    assert ended.stdout == "maps: [a]\noutput: out\n"


def test_broken_standard_input_writes_nothing(tmp_path: Path) -> None:
    ended = run("fmt", "-", folder=tmp_path, stdin=BROKEN)
    assert (ended.stdout, ended.status) == ("", 1)
    assert "<stdin>:1:8: error" in ended.stderr


def test_standard_input_comes_alone(maps: Path) -> None:
    assert run("fmt", "-", "bad.journey.yaml", folder=maps).status == 2


def test_a_file_that_cannot_be_written_is_a_failure(maps: Path) -> None:
    (maps / "broken.journey.yaml").unlink()
    (maps / "bad.journey.yaml").chmod(0o444)
    ended = run("fmt", folder=maps)
    assert ended.stdout == "wrote cjmap.yaml\n"
    assert 'can\'t write "bad.journey.yaml": it is read-only' in ended.stderr
    assert ended.status == 3


def test_settings_that_are_all_comments_stay(tmp_path: Path) -> None:
    (tmp_path / "cjmap.yaml").write_bytes(b"# nothing yet\n\n\n# to say\n")
    assert run("fmt", "--check", "cjmap.yaml", folder=tmp_path).status == 0


def test_editors_are_told_where_the_schema_is_unless_they_know(maps: Path) -> None:
    (maps / "broken.journey.yaml").unlink()
    (maps / "below").mkdir()
    (maps / "below" / "one.journey.yaml").write_bytes(b"# of the file\n" + GOOD)
    run("fmt", "--schemas", "https://example.org/schema/", folder=maps)
    line = b"# yaml-language-server: $schema=https://example.org/schema/"
    assert (maps / "good.journey.yaml").read_bytes() == line + b"map.schema.json\n" + GOOD
    assert (maps / "cjmap.yaml").read_bytes().startswith(line + b"config.schema.json\nmaps")
    again = run("fmt", "--check", "--schemas", "elsewhere", "good.journey.yaml", folder=maps)
    assert again.status == 0
    run("fmt", "--schemas", "schema", "below/one.journey.yaml", folder=maps)
    line = b"# yaml-language-server: $schema=../schema/map.schema.json\n# of the file\n"
    assert (maps / "below" / "one.journey.yaml").read_bytes().startswith(line)


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("schema", "../schema"),
        ("../shared", "../../shared"),
        ("https://example.org/v1", "https://example.org/v1"),
    ],
)
def test_a_project_says_once_where_its_schemas_are(said: str, written: str, tmp_path: Path) -> None:
    (tmp_path / "cjmap.yaml").write_text(f"schemas: {said}\n")
    (tmp_path / "maps").mkdir()
    file = tmp_path / "maps" / "good.journey.yaml"
    file.write_bytes(GOOD)
    assert "good.journey.yaml" in run("fmt", "--check", folder=tmp_path).stdout
    line = f"# yaml-language-server: $schema={written}/map.schema.json\n".encode()
    words = ("fmt", "-", "--stdin-filename", "maps/good.journey.yaml")
    assert run(*words, folder=tmp_path, stdin=GOOD).stdout == (line + GOOD).decode()
    run("fmt", "maps/good.journey.yaml", folder=tmp_path)
    assert file.read_bytes() == line + GOOD
    assert run("fmt", "--check", "maps", folder=tmp_path).status == 0


@pytest.mark.parametrize("said", ['"a b"', '"schema\\n- evil: 1"', '"ftp://example.org"', "[a]"])
def test_what_can_be_no_place_of_schemas(said: str, tmp_path: Path) -> None:
    (tmp_path / "cjmap.yaml").write_text(f"schemas: {said}\n")
    (tmp_path / "good.journey.yaml").write_bytes(GOOD)
    assert "cjmap.yaml:1:10: error:" in run("check", folder=tmp_path).stdout
    run("fmt", "good.journey.yaml", folder=tmp_path)
    assert (tmp_path / "good.journey.yaml").read_bytes() == GOOD


@pytest.mark.parametrize("command", ["fmt", "check", "build"])
def test_a_baseline_is_no_map(command: str, tmp_path: Path) -> None:
    (tmp_path / "cjmap-baseline.yaml").write_bytes(b"baseline:   1\n")
    ended = run(command, "cjmap-baseline.yaml", folder=tmp_path)
    assert ended.status == 2
    assert '"cjmap-baseline.yaml" is no map, but holds the baseline of a project' in ended.stderr
    assert (tmp_path / "cjmap-baseline.yaml").read_bytes() == b"baseline:   1\n"


def test_the_examples_are_as_they_should_be() -> None:
    ended = run("fmt", "--check", folder=Path(__file__).parent.parent.parent / "examples")
    assert (ended.stdout, ended.status) == ("", 0)
