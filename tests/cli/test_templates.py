"""A team's own templates, as its people meet them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cjmap.assets.shipped import shipped_names

from .running import run

DOCS = (Path(__file__).parents[2] / "docs" / "templates.md").read_text("utf-8")
MAP = "title: Shoes\nphases: {buy: {name: Buy}}\ntouchpoints: {till: {name: Till}}\n"
HEAD = "brand/matrix/head.html.j2"


def project(folder: Path, **files: str) -> Path:
    said = {"cjmap.yaml": "templates: brand\nfail_on: never\n", "shoes.journey.yaml": MAP} | files
    for name, text in said.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def build(folder: Path, *options: str):
    return run("build", "--format", "matrix", *options, folder=folder)


def page(folder: Path) -> str:
    return (folder / "journeys/shoes/matrix.html").read_text("utf-8")


def told(kind: str) -> dict[str, str]:
    """Return the files of the guide by name."""
    blocks = re.findall(
        rf"^```{kind}\n\S+ (\S+)(?: \S+)?\n(.*?)^```", DOCS, re.MULTILINE | re.DOTALL
    )
    return dict(blocks[:1]) if kind == "yaml" else dict(blocks)


def test_the_guide_works(tmp_path: Path) -> None:
    project(tmp_path, **told("jinja"), **told("css"))
    ended = build(tmp_path)
    assert (ended.status, ended.stderr.count("error:")) == (0, 0)
    assert "Shoes · Shoes Ltd, 1 Market Street</p>\n<footer" in page(tmp_path)
    assert ".imprint { color: var(--mut)" in page(tmp_path)


def test_the_theme_of_the_guide_works(tmp_path: Path) -> None:
    logo = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle r="4"/></svg>'
    project(tmp_path, **told("yaml"), **{"logo.svg": logo})
    assert "theme:" in (tmp_path / "cjmap.yaml").read_text("utf-8")
    assert run("check", "--format", "concise", folder=tmp_path).stdout.count("cjmap.yaml:") == 0
    assert build(tmp_path).status == 0
    assert 'alt="Shoes Ltd"' in page(tmp_path)


def test_the_page_over_all_maps_can_be_extended(tmp_path: Path) -> None:
    own = '{% extends "cjmap/index/page.html.j2" %}{% block footer %}ours{% endblock %}'
    project(tmp_path, **{"brand/index/page.html.j2": own})
    assert run("build", folder=tmp_path).status == 0
    index = (tmp_path / "journeys/index.html").read_text("utf-8")
    assert "ours" in index
    assert 'href="shoes/matrix.html"' in index


def test_the_guide_names_what_there_is() -> None:
    blocks = {
        name: re.findall(r"{% block (\w+) %}", (Path("templates") / name).read_text("utf-8"))
        for name in ("matrix/page.html.j2", "index/page.html.j2")
    }
    assert all(f"`{block}`" in DOCS for found in blocks.values() for block in found)
    parts = {
        Path(name).name.removesuffix(".html.j2") for name in shipped_names() if "css" not in name
    }
    assert all(f"`{part}`" in DOCS or f"/{part}.html.j2`" in DOCS for part in parts)


def test_a_changed_template_makes_outputs_stale(tmp_path: Path) -> None:
    project(tmp_path, **{HEAD: "<header>one</header>"})
    build(tmp_path)
    assert build(tmp_path, "--check").status == 0
    project(tmp_path, **{HEAD: "<header>two</header>"})
    ended = build(tmp_path, "--check")
    assert ended.status == 1
    assert "matrix.html" in ended.stdout
    assert "<header>one</header>" in page(tmp_path)


def test_two_builds_are_the_same(tmp_path: Path) -> None:
    project(tmp_path, **{HEAD: "<header>{{ view.personas|length }}</header>"})
    build(tmp_path)
    assert "0 written" in build(tmp_path).stdout


@pytest.mark.parametrize(
    ("template", "message", "hint"),
    [
        (
            "<h1>\n{{ vieww.title }}</h1>",
            '2: "vieww" is not defined; did you mean "view"?',
            "2 | {{ vieww.title }}</h1>",
        ),
        (
            "{{ view.titel }}",
            '1: there is no "titel" in View; did you mean "title"?',
            "1 | {{ view.titel }}",
        ),
        ("{{ w['page.ownr'] }}", '1: there is no "page.ownr" in Labels; did', "1 |"),
        ("a\n\n{% iff x %}", "3: encountered unknown tag 'iff'", "3 | {% iff x %}"),
        ("{% if x %}", "1: unexpected end of template", "1 | {% if x %}"),
        ("{{ view.title", "1: unexpected end of template", "1 | {{ view.title"),
        (
            "{% include 'matrix/heads.html.j2' %}",
            '1: there is no template "matrix/heads.html.j2"; did you mean "matrix/head.html.j2"?',
            "1 | {% include",
        ),
        (
            "{% from 'matrix/marks.html.j2' import pmm %}{{ pmm(1) }}",
            "1: the template 'matrix/marks.html.j2' (imported on line 1",
            "1 | {% from",
        ),
        ("{{ 1 / 0 }}", "1: ZeroDivisionError: division by zero", "1 | {{ 1 / 0 }}"),
        ("{{ w.fill('x') }}", "1: KeyError: 'x'", "1 |"),
        ("<script>1</script>", "1: <script> would be without effect", "pages run the scripts"),
        ("{{ ''.__class__ }}", "1: access to attribute '__class__' of 'str' object", "1 |"),
    ],
)
def test_a_fault_in_a_template(template: str, message: str, hint: str, tmp_path: Path) -> None:
    project(tmp_path, **{HEAD: "<header>one</header>"})
    build(tmp_path)
    project(tmp_path, **{HEAD: template})
    ended = build(tmp_path)
    assert ended.status == 2
    error, more = ended.stderr.splitlines()[-2:]
    assert error.startswith(f"error: {HEAD}:{message}")
    assert more.startswith(hint)
    assert "Traceback" not in ended.stderr
    assert "<header>one</header>" in page(tmp_path)


@pytest.mark.parametrize(
    ("folder", "message"),
    [
        ("brnd", 'CJ108 there is no folder "brnd"; did you mean "brand"?'),
        ("../elsewhere", 'CJ109 "../elsewhere" leads out of the project'),
        ("shoes.journey.yaml", 'CJ108 there is no folder "shoes.journey.yaml"'),
        ("empty", "CJ024 there is no template in this folder"),
    ],
)
def test_a_folder_that_can_not_be(folder: str, message: str, tmp_path: Path) -> None:
    project(tmp_path, **{HEAD: "x", "empty/README.md": "", "cjmap.yaml": f"templates: {folder}\n"})
    ended = run("check", "--format", "concise", folder=tmp_path)
    assert ended.status == 1
    code, text = message.split(" ", 1)
    assert f"cjmap.yaml:1:12: error {code}" in ended.stdout
    assert text in ended.stdout
    assert build(tmp_path).status == 2
    assert not (tmp_path / "journeys").exists()


def test_what_is_unfit_in_the_folder(tmp_path: Path) -> None:
    project(tmp_path, **{"brand/matrix/hed.html.j2": "x", "brand/page.js": "1"})
    ended = build(tmp_path)
    assert ended.status == 2
    assert '"matrix/hed.html.j2" replaces nothing' in ended.stderr
    assert '"page.js" is a script' in ended.stderr
    assert ended.stderr.endswith("error: nothing was built\nmend cjmap.yaml first\n")
