"""What may lie in a team's folder of templates."""

from __future__ import annotations

from pathlib import Path

import pytest

from cjmap.assets.shipped import shipped_names
from cjmap.settings.overrides import MOST_BYTES, MOST_FILES, read_overrides


def folder(tmp_path: Path, **files: str | bytes) -> Path:
    own = tmp_path / "own"
    own.mkdir()
    for name, text in files.items():
        path = own / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return own


@pytest.mark.parametrize(
    "files",
    [
        {"matrix/head.html.j2": "x"},
        {"own.css": "a {}"},
        {"page.css": "", "matrix/style/head.css": "", "index/index.css": ""},
        {"matrix/head.html.j2": '{% include "parts/logo.html.j2" %}', "parts/logo.html.j2": "x"},
        {"index/page.html.j2": "\ufeffx\r\ny", "README.md": "about", ".hidden/x.js": "1"},
    ],
)
def test_what_fits(files: dict[str, str], tmp_path: Path) -> None:
    overrides, unfit = read_overrides(folder(tmp_path, **files), tmp_path)
    assert unfit == ()
    assert all(name.endswith((".j2", ".css")) for name in overrides.texts)
    assert not any("\ufeff" in text or "\r" in text for text in overrides.texts.values())


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({}, "there is no template in this folder"),
        ({"README.md": "x"}, "there is no template in this folder"),
        (
            {"matrix/hed.html.j2": "x"},
            '"matrix/hed.html.j2" replaces nothing, and nothing uses it; '
            'did you mean "matrix/head.html.j2"?',
        ),
        (
            {"matrix/style/haed.css": "x"},
            '"matrix/style/haed.css" replaces nothing, and nothing uses it; '
            'did you mean "matrix/style/head.css"?',
        ),
        (
            {"diff/page.html.j2": "x"},
            '"diff/page.html.j2" replaces nothing, and nothing uses it',
        ),
        (
            {"matrix/script/page.js": "x"},
            '"matrix/script/page.js" is a script, and scripts can\'t be replaced',
        ),
        (
            {"cjmap/matrix/page.html.j2": "x"},
            '"cjmap/matrix/page.html.j2" lies where cjmap\'s own templates are found',
        ),
        ({"own.css": b"\xff"}, '"own.css" is not UTF-8 text'),
        ({"own.css": "a" * (MOST_BYTES + 1)}, '"own.css" is larger than 256 KiB'),
        ({"own.css": "é" * (MOST_BYTES // 2 + 1)}, '"own.css" is larger than 256 KiB'),
        ({"own.css": "a{}</Style><b>"}, '"own.css" ends the style that it stands in'),
    ],
)
def test_what_does_not_fit(files: dict[str, str | bytes], message: str, tmp_path: Path) -> None:
    _, unfit = read_overrides(folder(tmp_path, **files), tmp_path)
    assert [one.message for one in unfit] == [message]


def test_a_link_out_of_the_project_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside.css"
    outside.write_text("secret")
    project = tmp_path / "project"
    project.mkdir()
    own = folder(project)
    (own / "own.css").symlink_to(outside)
    overrides, unfit = read_overrides(own, project)
    assert [one.message for one in unfit] == ['"own.css" leads out of the project']
    assert overrides.texts == {}


def test_there_is_an_end_to_how_many_are_read(tmp_path: Path) -> None:
    names = [f"{n:03}.html.j2" for n in range(MOST_FILES + 5)]
    files = {name: "".join(f"'{one}'" for one in names) for name in names}
    overrides, unfit = read_overrides(folder(tmp_path, **files), tmp_path)
    assert len(overrides.texts) == MOST_FILES
    assert [one.message for one in unfit] == ["there are more than 200 templates and styles"]


def test_names_that_can_be_replaced() -> None:
    assert {"matrix/page.html.j2", "index/page.html.j2", "page.css"} <= shipped_names()
    assert not any(name.endswith((".js", ".py", ".typ")) for name in shipped_names())
