"""`cjmap init` begins maps that can be checked and built at once."""

from __future__ import annotations

import json
import os
from pathlib import Path
from unittest.mock import patch

import pytest
import yaml

from cjmap.catalog import MODELS, load_model

from .running import Ended, run


def init(folder: Path, *words: str) -> Ended:
    return run("init", *words, folder=folder)


def test_a_model_with_people(tmp_path: Path) -> None:
    ended = init(tmp_path, "shop", "--model=five-stage", "--persona=Clara Martin", "--language=de")
    assert ended.stdout == "wrote shop.journey.yaml\n"
    assert (
        (tmp_path / "shop.journey.yaml").read_text("utf-8")
        == """\
title: Shop
language: de
model: five-stage

personas:
  clara-martin:
    name: Clara Martin

touchpoints:
  advertising:
    name: Werbung
    phase: awareness

  email:
    name: E-Mail mit Hintergrund
    phase: consideration

  live-chat:
    name: Live-Chat
    phase: purchase

  thank-you-email:
    name: Danke per E-Mail
    phase: retention

  survey:
    name: Umfrage
    phase: advocacy
"""
    )


def test_it_says_where_its_schema_is(tmp_path: Path) -> None:
    init(tmp_path, "maps/shop", "--model=aida", "--schemas=schema")
    first, *_ = (tmp_path / "maps/shop.journey.yaml").read_text("utf-8").splitlines()
    assert first == "# yaml-language-server: $schema=../schema/map.schema.json"


def test_its_project_says_where_its_schema_is(tmp_path: Path) -> None:
    (tmp_path / "cjmap.yaml").write_text("schemas: schema\n")
    init(tmp_path, "maps/shop", "--model=aida")
    first, *_ = (tmp_path / "maps/shop.journey.yaml").read_text("utf-8").splitlines()
    assert first == "# yaml-language-server: $schema=../schema/map.schema.json"


def test_own_phases(tmp_path: Path) -> None:
    ended = init(tmp_path, "-", "--phase=Größe: wählen", "--phase=ابدأ", "--phase=Größe: wählen")
    assert (
        ended.stdout
        == """\
title: Journey

phases:
  groesse-waehlen:
    name: "Größe: wählen"
  phase-2:
    name: ابدأ
  groesse-waehlen-3:
    name: "Größe: wählen"

touchpoints:
  groesse-waehlen:
    name: "Größe: wählen"
    phase: groesse-waehlen

  phase-2:
    name: ابدأ
    phase: phase-2

  groesse-waehlen-3:
    name: "Größe: wählen"
    phase: groesse-waehlen-3
"""
    )
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("chosen", ["first", "all"])
def test_every_model_makes_a_map_without_errors(model: str, chosen: str, tmp_path: Path) -> None:
    assert init(tmp_path, "x", f"--model={model}", f"--touchpoint={chosen}").status == 0
    checked = run("check", "x.journey.yaml", "--format=concise", folder=tmp_path)
    assert checked.status == 0, checked.stdout
    assert run("fmt", "--check", "x.journey.yaml", folder=tmp_path).status == 0
    written = (tmp_path / "x.journey.yaml").read_text("utf-8")
    known = [one.id for one in load_model(model).touchpoints]
    assert chosen == "first" or all(f"\n  {id}:\n    name: " in written for id in known)


def test_touchpoints_by_their_ids_in_the_order_of_the_model(tmp_path: Path) -> None:
    words = ("--touchpoint=survey", "--touchpoint=company-blog")
    ended = init(tmp_path, "-", "--model=five-stage", *words)
    touchpoints = yaml.safe_load(ended.stdout)["touchpoints"]
    assert [(id, one["phase"]) for id, one in touchpoints.items()] == [
        ("company-blog", "awareness"),
        ("survey", "advocacy"),
    ]


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("yes", 'title: "yes"'),
        ("- a: 'b' #c", "title: \"- a: 'b' #c\""),
        ("🛒 Karren", "title: 🛒 Karren"),
        ("\x1b[31mred\x07", 'title: "[31mred"'),
    ],
)
def test_any_title(title: str, line: str, tmp_path: Path) -> None:
    init(tmp_path, "x", f"--title={title}", "--phase=Buy")
    assert (tmp_path / "x.journey.yaml").read_text("utf-8").splitlines()[0] == line
    run("build", "x.journey.yaml", "--format=data", folder=tmp_path)
    shown = title.replace("\x1b", "").replace("\x07", "")
    assert f'"title": "{shown}"' in (tmp_path / "journeys/x/map.json").read_text("utf-8")


def test_what_is_there_stays(tmp_path: Path) -> None:
    (tmp_path / "shop.journey.yaml").write_text("mine")
    ended = init(tmp_path, "shop", "--model=aida")
    assert ended.status == 2
    assert 'there is a file "shop.journey.yaml", and it stays' in ended.stderr
    assert (tmp_path / "shop.journey.yaml").read_text() == "mine"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "say which phases"),
        (("--model=aida", "--phase=Buy"), "a model brings its phases"),
        (("--phase=Buy", "--touchpoint=email"), "--touchpoint is for those of a --model"),
        (("--model=six-stage", "--touchpoint=surveys"), 'has no touchpoint "surveys"'),
        (("a\0b", "--model=aida"), "can't be written"),
        (("--phase=Buy", "--phase="), "a name is empty"),
        (("--phase=\x07",), "a name is empty"),
        (("--model=aida", "--persona= "), "a name is empty"),
    ],
)
def test_wrong_use(words: tuple[str, ...], said: str, tmp_path: Path) -> None:
    ended = init(tmp_path, *words)
    assert ended.status in (2, 3)
    assert said in ended.stderr
    assert [*tmp_path.iterdir()] == []


def test_on_a_terminal_it_asks(tmp_path: Path) -> None:
    answers = iter(["Buying shoes", "en", "own", "Look, Buy ,", "Ana, Ben"])
    with (
        patch("cjmap.cli.init._is_asking", return_value=True),
        patch("click.prompt", side_effect=lambda *_, **__: next(answers)),
    ):
        ended = init(tmp_path)
    assert ended.stdout == "wrote buying-shoes.journey.yaml\n"
    assert (
        (tmp_path / "buying-shoes.journey.yaml").read_text()
        == """\
title: Buying shoes
language: en

phases:
  look:
    name: Look
  buy:
    name: Buy

personas:
  ana:
    name: Ana

  ben:
    name: Ben

touchpoints:
  look:
    name: Look
    phase: look

  buy:
    name: Buy
    phase: buy
"""
    )


@pytest.mark.parametrize(
    ("variables", "usual"),
    [
        ({"LANG": "de_DE.UTF-8"}, "de"),
        ({"LC_ALL": "fr_FR", "LANG": "de_DE.UTF-8"}, "fr"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({}, "en"),
    ],
)
def test_it_asks_for_the_language_that_is_usual_here(
    variables: dict[str, str], usual: str, tmp_path: Path
) -> None:
    asked: dict[str, str] = {}

    def answer(text: str, default: str = "", **_: object) -> str:
        asked[text] = default
        return default or "Look"

    with (
        patch("cjmap.cli.init._is_asking", return_value=True),
        patch("click.prompt", side_effect=answer),
        patch.dict("os.environ", variables),
    ):
        for name in {"LC_ALL", "LC_MESSAGES", "LANG"} - set(variables):
            os.environ.pop(name, None)
        init(tmp_path)
    assert asked["In which language is it told, as in en or de?"] == usual


def _settings(folder: Path, *patterns: str) -> None:
    (folder / "cjmap.yaml").write_text(f"maps: {json.dumps(patterns)}\n")


def test_a_map_goes_where_the_project_looks(tmp_path: Path) -> None:
    _settings(tmp_path, "maps/**/*.journey.yaml")
    ended = init(tmp_path, "shop", "--model=aida")
    assert ended.stdout == "wrote maps/shop.journey.yaml\n"
    assert "only where" not in ended.stderr
    assert run("check", "--format=concise", folder=tmp_path).stdout.startswith("maps/shop")


@pytest.mark.parametrize(
    ("patterns", "name", "said"),
    [
        (("maps/*.journey.yaml",), "drafts/shop", "looks for maps at maps/*.journey.yaml"),
        (("a/*.yaml", "b/*.yaml"), "shop", "looks for maps at a/*.yaml, b/*.yaml"),
        (("*/shoes.yaml",), "shop", "looks for maps at */shoes.yaml"),
        # One of two has no place for it, so that the other is not the only one.
        (("maps/*.yaml", "*/a.yaml"), "shop", "looks for maps at maps/*.yaml, */a.yaml"),
        ((), "shop.yaml", 'found by their ending, as in "shop.journey.yaml"'),
        ((), ".drafts/shop", "in a hidden folder"),
        ((), "maps/.shop", "or hidden itself"),
        ((), "venv/shop", "it is not below"),
    ],
)
def test_a_map_that_is_not_found_is_said(
    patterns: tuple[str, ...], name: str, said: str, tmp_path: Path
) -> None:
    (tmp_path / "cjmap.yaml").write_text("")
    if patterns:
        _settings(tmp_path, *patterns)
    ended = init(tmp_path, name, "--model=aida")
    assert f"wrote {name}" in ended.stdout
    assert "only where they name it" in ended.stderr
    assert said in ended.stderr


def test_of_a_map_that_is_found_nothing_is_said(tmp_path: Path) -> None:
    _settings(tmp_path, "a/*.yaml", "b/*.yaml")
    assert "only where" not in init(tmp_path, "b/shop", "--model=aida").stderr


@pytest.mark.parametrize(
    ("words", "written"),
    [
        (("shops/",), "shops/journey.journey.yaml"),
        (("shops/new/", "--title=Buying shoes"), "shops/new/buying-shoes.journey.yaml"),
        ((".",), "journey.journey.yaml"),
        (("./", "--title=Größe"), "groesse.journey.yaml"),
        (("..",), "../journey.journey.yaml"),
        (("-", "--title=Shoes"), None),
    ],
)
def test_in_a_folder_a_map_is_called_by_its_title(
    words: tuple[str, ...], written: str | None, tmp_path: Path
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    ended = init(here, *words, "--phase=Buy")
    assert ended.stdout.startswith(f"wrote {written}\n" if written else "title: Shoes\n")
    found = run("check", "--format=concise", str(tmp_path), folder=here)
    assert ("there is no map" in found.stderr) == (written is None)
    assert "title: .\n" not in "".join(one.read_text() for one in tmp_path.rglob("*.yaml"))


def test_a_question_is_answered_for_a_folder(tmp_path: Path) -> None:
    answers = iter(["Buying shoes", "en", "aida", "Ana"])
    with (
        patch("cjmap.cli.init._is_asking", return_value=True),
        patch("click.prompt", side_effect=lambda *_, **__: next(answers)),
    ):
        ended = init(tmp_path, "maps/")
    assert ended.stdout == "wrote maps/buying-shoes.journey.yaml\n"
