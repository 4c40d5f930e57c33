"""map.json: everything that an author wrote, and what follows from it."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from cjmap import fields
from cjmap.fields import PARTS, SETTINGS
from cjmap.renderers.data import data_schema, render
from cjmap.view.values import View

from ..everything import everything, view_of, view_of_text

EXAMPLES = sorted(Path(__file__).parents[2].glob("examples/*/*.journey.yaml"))
SCHEMA = Draft7Validator(data_schema())
SMALL = """
title: Shoes
phases:
  look: {name: Look, goal: A pair, emotion: -1, lanes: {legal: Consent}, metrics: {a: {value: 1}}}
lanes: {legal: Law}
personas:
  ana: {name: Ana}
  ben: {name: Ben, kind: secondary}
touchpoints:
  ad:
    name: Advertisement
    channel: website
    actions: Taps
    pain_points: [{text: Too small, severity: high}]
    metrics: {b: {value: 1.50, target: 007}}
    per_persona: {ana: {actions: [], metrics: {c: {value: -0.5}}}}
  talk: {name: Talk, personas: [ben]}
journeys: {one: {name: One, persona: ana, ends: warns, path: [{ad: in the bus}, ad]}}
"""


def data_of(view: View) -> dict:
    return json.loads(render(view), parse_float=Decimal)


def small() -> dict:
    return data_of(view_of_text(SMALL))


def test_every_word_and_number_of_an_author_is_there(tmp_path):
    made = everything(language="de")
    text = render(view_of(made.write(tmp_path))).decode()
    assert [route for word, route in made.words.items() if word not in text] == []
    assert [route for number, route in made.numbers.items() if number not in text] == []


def test_every_key_of_the_format_is_there(tmp_path):
    data = data_of(view_of(everything().write(tmp_path)))
    found: set[tuple[str, str]] = set()
    _keys(data["map"], "map", found)
    parts = set(PARTS) - SETTINGS
    assert found >= {(part, known.name) for part in parts for known in PARTS[part]}


def _keys(value: object, part: str, found: set[tuple[str, str]]) -> None:
    for known in PARTS[part] if isinstance(value, dict) else ():
        if known.name not in value:
            continue
        found.add((part, known.name))
        inside = value[known.name]
        if isinstance(known.kind, fields.LaneTexts):
            inside = [one for lane in inside.values() for one in lane]
        kind = type(known.kind).__name__
        inner = getattr(
            known.kind,
            "part",
            {"Statements": "statement", "LaneTexts": "statement", "Links": "link"}.get(kind),
        )
        for one in (inside if isinstance(inside, list) else [inside]) if inner else ():
            _keys(one, inner, found)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_examples_fit_the_schema(path):
    text = render(view_of(path))
    assert list(SCHEMA.iter_errors(json.loads(text))) == []
    assert str(path.parent) not in text.decode()
    assert text.endswith(b"}\n")
    assert text == render(view_of(path))


def test_everything_fits_the_schema(tmp_path):
    text = render(view_of(everything().write(tmp_path)))
    assert list(SCHEMA.iter_errors(json.loads(text))) == []
    assert str(tmp_path) not in text.decode()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data.update(more=1),
        lambda data: data.update(version=2),
        lambda data: data.pop("coverage"),
        lambda data: data["map"]["touchpoints"][0].update(fax=1),
        lambda data: data["map"]["touchpoints"][0].pop("id"),
        lambda data: data["map"]["touchpoints"][0]["actions"].append("a text"),
        lambda data: data["touchpoints"][0]["holds"]["ana"].update(title="no"),
    ],
)
def test_the_schema_knows_what_is_wrong(spoil):
    data = json.loads(render(view_of_text(SMALL)))
    assert SCHEMA.is_valid(data)
    spoil(data)
    assert not SCHEMA.is_valid(data)


def test_the_schema_is_one():
    Draft7Validator.check_schema(data_schema())


def test_numbers_keep_their_digits():
    text = render(view_of_text(SMALL)).decode()
    assert '"value": 1.50' in text
    assert '"target": 7' in text
    assert '"value": -0.5' in text


def test_only_what_is_written_is_there():
    jmap = small()["map"]
    assert list(jmap) == [
        "cjmap", "title", "language", "phases", "personas", "channels", "touchpoints", "lanes",
        "journeys", "emotion_scale",
    ]  # fmt: skip
    assert jmap["touchpoints"][1] == {
        "id": "talk",
        "name": "Talk",
        "phase": "look",
        "personas": ["ben"],
    }


def test_order_is_kept():
    text = SMALL.replace("  ana: {name: Ana}\n", "").replace(
        "  ben: {name: Ben, kind: secondary}\n",
        "  '10': {name: Ten}\n  ana: {name: Ana}\n  '2': {name: Two}\n  ben: {name: Ben}\n",
    )
    ids = [persona["id"] for persona in data_of(view_of_text(text))["map"]["personas"]]
    assert ids == ["10", "ana", "2", "ben"]


def test_what_holds_for_each_persona():
    ad, talk = small()["touchpoints"]
    assert ad["personas"] == ["ana", "ben"]
    assert ad["holds"]["ana"]["actions"] == []
    assert ad["holds"]["ben"]["actions"] == [{"text": "Taps"}]
    assert ad["holds"]["ana"]["goal"] == [{"text": "A pair"}]
    assert ad["holds"]["ana"]["emotion"] == [-1]
    assert ad["holds"]["ana"]["lanes"] == {"legal": [{"text": "Consent"}]}
    assert [one["id"] for one in ad["holds"]["ana"]["metrics"]] == ["a", "b", "c"]
    assert [one["id"] for one in ad["holds"]["ben"]["metrics"]] == ["a", "b"]
    assert list(talk["holds"]) == ["ben"]


def test_holes_and_open_points():
    data = small()
    ad = data["touchpoints"][0]
    assert ad["channels"] == ["website"]
    assert ad["holes"]["questions"] == ["ana"]
    assert ad["unsolved"] == ["Too small"]
    assert {"hole", "pain_point"} == {point["kind"] for point in data["open_points"]}
    assert data["touchpoints"][1]["holes"] == {}


def test_the_way_that_is_drawn():
    ana, ben = small()["personas"]
    assert ana["path"] == [{"touchpoint": "ad", "note": "in the bus"}, {"touchpoint": "ad"}]
    assert small()["map"]["journeys"][0]["path"] == ana["path"]
    assert (ana["journey"], ana["ends"], ana["primary"]) == ("One", "warns", True)
    assert [stop["touchpoint"] for stop in ben["path"]] == ["ad", "talk"]
    assert "journey" not in ben


def test_coverage_adds_up():
    view = view_of(EXAMPLES[0])
    coverage = data_of(view)["coverage"]
    for group in ("by_persona", "by_phase", "by_facet", "cells"):
        assert sum(one["filled"] for one in coverage[group]) == coverage["filled"]
        assert sum(one["total"] for one in coverage[group]) == coverage["total"]
    assert coverage["percent"] == view.coverage.count().percent


def test_hostile_texts_are_read_back():
    title = '"\\</script>\u00a0 [x] 😀'
    quoted = json.dumps(title, ensure_ascii=False)
    view = view_of_text(SMALL.replace("title: Shoes", f"title: {quoted}"))
    assert data_of(view)["map"]["title"] == title
    assert data_of(replace(view, name="half \ud83d"))["name"] == "half \ud83d"
