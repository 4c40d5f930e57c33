"""`cjmap init` begins maps that can be checked and built at once."""

from __future__ import annotations

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
    ],
)
def test_wrong_use(words: tuple[str, ...], said: str, tmp_path: Path) -> None:
    ended = init(tmp_path, *words)
    assert ended.status in (2, 3)
    assert said in ended.stderr
    assert [*tmp_path.iterdir()] == []


def test_on_a_terminal_it_asks(tmp_path: Path) -> None:
    answers = iter(["Buying shoes", "own", "Look, Buy ,", "Ana, Ben"])
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
