"""A team's colours, fonts and logo, as its people meet them."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..everything import PIXEL
from .running import run

MAP = """\
title: Shoes
phases: {buy: {name: Buy}}
personas: {ana: {name: Ana}, ben: {name: Ben}}
touchpoints: {till: {name: Till, emotion: 1}}
"""
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="4"/></svg>'


def project(folder: Path, theme: str) -> Path:
    (folder / "shoes.journey.yaml").write_text(MAP, "utf-8")
    (folder / "cjmap.yaml").write_text(f"fail_on: never\ntheme:\n{theme}", "utf-8")
    (folder / "logo.svg").write_text(LOGO, "utf-8")
    (folder / "logo.png").write_bytes(PIXEL)
    (folder / "big.png").write_bytes(PIXEL + b"\0" * 100 * 1024)
    (folder / "text.png").write_text("no picture", "utf-8")
    return folder


def faults(folder: Path) -> list[str]:
    ended = run("check", "--format", "concise", folder=folder)
    return [line.split(" ", 1)[1] for line in ended.stdout.splitlines() if "cjmap.yaml:" in line]


def test_pages_and_pictures_have_the_colours_of_the_theme(tmp_path: Path) -> None:
    theme = '  personas: ["#b3261e"]\n  phases: "#5f0f40"\n  logo: logo.svg\n  logo_alt: ACME\n'
    project(tmp_path, theme)
    assert run("build", folder=tmp_path).status == 0
    out = tmp_path / "journeys" / "shoes"
    page, picture = ((out / name).read_text("utf-8") for name in ("matrix.html", "journey.svg"))
    dot = (out / "journey.dot").read_text("utf-8")
    assert ".p0{--k:light-dark(#b3261e," in page
    assert 'alt="ACME"' in page
    for text in (picture, dot.lower()):
        assert "#b3261e" in text
        assert "#5f0f40" in text
        assert "#3f37a5" not in text.replace(".p1{", "") or "ben" in text.lower()
    assert '[fill="#5f0f40"]{fill:#' in picture
    assert "0 written" in run("build", folder=tmp_path).stdout
    project(tmp_path, '  personas: ["#0b5c3b"]\n')
    assert run("build", "--check", folder=tmp_path).status == 1


def test_templates_wear_the_theme_too(tmp_path: Path) -> None:
    project(tmp_path, '  link: "#9b2226"\n')
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "own.css").write_text("a { color: red }")
    with (tmp_path / "cjmap.yaml").open("a") as file:
        file.write("templates: own\n")
    assert run("build", "--format", "matrix", folder=tmp_path).status == 0
    page = (tmp_path / "journeys/shoes/matrix.html").read_text("utf-8")
    assert page.index("--link:light-dark(#9b2226,") < page.index("a { color: red }</style>")


@pytest.mark.parametrize(
    ("theme", "fault"),
    [
        ("  link: blue\n", 'error CJ024 "blue" is not a colour'),
        ('  link: "#12345"\n', 'error CJ024 "#12345" is not a colour'),
        ("  link: [a]\n", "error CJ021 a colour, or `light` and `dark` with one each, is"),
        ('  link: {dark: "#fff"}\n', 'error CJ022 "light" is missing: a colour needs one'),
        ('  link: {light: "#123", drak: "#fff"}\n', 'error CJ020 "drak" is not a key of a colour'),
        ('  lnk: "#123"\n', 'error CJ020 "lnk" is not a key of `theme`; did you mean "link"?'),
        ('  personas: ["#ffd700"]\n', 'error CJ024 "#ffd700" has a contrast of only 1.2 on'),
        ('  font: "a\'; }"\n', 'error CJ024 "a\'; }" is not the name of a font'),
        ("  font: </style>\n", 'error CJ024 "</style>" is not the name of a font'),
        ("  heading_font: url(x)\n", 'error CJ024 "url(x)" is not the name of a font'),
        ("  logo: ../logo.svg\n", 'error CJ109 "../logo.svg" leads out of the project'),
        ("  logo: /etc/passwd\n", 'error CJ109 "/etc/passwd" leads out of the project'),
        ("  logo: logo.sgv\n", 'error CJ108 there is no file "logo.sgv"; did you mean "logo.svg"'),
        ("  logo: big.png\n", 'error CJ024 "big.png" is larger than 100 KiB'),
        ("  logo: text.png\n", 'error CJ024 "text.png" is not a picture that pages can show'),
    ],
)
def test_a_fault_in_a_theme(theme: str, fault: str, tmp_path: Path) -> None:
    found = faults(project(tmp_path, theme))
    assert len(found) == 1
    assert found[0].startswith(fault)
    assert run("build", folder=tmp_path).status == 2
    assert not (tmp_path / "journeys").exists()


@pytest.mark.parametrize(
    "theme",
    [
        "",
        "  link: '123'\n",
        "  link: 9b2226\n",
        '  link: {light: "#123", dark: "#fff"}\n',
        '  personas: "#b3261e"\n',
        "  font: Source Sans 3\n  heading_font: [Lora, serif]\n",
        "  font: ヒラギノ角ゴ\n",
        "  logo: logo.png\n",
    ],
)
def test_a_theme_without_fault(theme: str, tmp_path: Path) -> None:
    assert faults(project(tmp_path, theme)) == []


def test_a_logo_that_can_not_stand_in_a_page(tmp_path: Path) -> None:
    project(tmp_path, "  logo: logo.svg\n")
    (tmp_path / "logo.svg").write_text(LOGO.replace("circle", "script"), "utf-8")
    ended = run("build", folder=tmp_path)
    assert ended.status == 2
    assert "error: the logo can't stand in a page: the picture holds <script>" in ended.stderr
