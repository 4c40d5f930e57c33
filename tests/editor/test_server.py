"""The YAML language server completes, explains and judges maps by our JSON Schema."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from cjmap.fields import PARTS
from cjmap.format.schema import config_schema, map_schema

from .client import Server

# Where each part stands in a map, with a line at which its next key would be written.
PLACES = {
    "map": "title: Shoes\n\n",
    "phase": "phases:\n  buy:\n    name: Buy\n    \n",
    "touchpoint": "touchpoints:\n  cart:\n    name: Cart\n    \n",
    "per_persona": "phases:\n  buy:\n    per_persona:\n      ana:\n        goal: X\n        \n",
    "persona": "personas:\n  ana:\n    name: Ana\n    \n",
    "channel": "channels:\n  shop:\n    name: Shop\n    \n",
    "journey": "journeys:\n  first:\n    name: First\n    \n",
    "metric": "metrics:\n  nps:\n    name: NPS\n    \n",
    "source": "sources:\n  talks:\n    name: Talks\n    \n",
    "statement": "touchpoints:\n  cart:\n    pain_points:\n      - text: Dear\n        \n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "map.schema.json").write_text(json.dumps(map_schema()), "utf-8")
    (tmp_path / "config.schema.json").write_text(json.dumps(config_schema()), "utf-8")
    return tmp_path


@pytest.fixture
def server(program: str, folder: Path) -> Iterator[Server]:
    schemas = {
        (folder / "map.schema.json").as_uri(): ["*.journey.yaml"],
        (folder / "config.schema.json").as_uri(): ["cjmap.yaml"],
    }
    with Server([program], folder, schemas) as running:
        yield running


def opened(server: Server, path: Path, text: str) -> str:
    """Open a file, and wait until the server has looked at it: then it has its schema."""
    uri = server.open(path, text)
    server.diagnostics(uri)
    return uri


def test_every_key_is_completed_and_explained(server: Server, folder: Path) -> None:
    for part, text in PLACES.items():
        uri = opened(server, folder / f"{part}.journey.yaml", text)
        *_, last, _ = text.split("\n")
        found = server.at("completion", uri, text.count("\n") - 1, len(last))["items"]
        told = {one["label"]: one.get("documentation") for one in found}
        wanted = {one.name: one.about for one in PARTS[part] if one.name not in text}
        assert {name: told.get(name) for name in wanted} == wanted, part


def test_words_are_completed(server: Server, folder: Path) -> None:
    uri = opened(server, folder / "map.journey.yaml", "title: Shoes\nstate: \n")
    labels = {one["label"] for one in server.at("completion", uri, 1, 7)["items"]}
    assert {"as-is", "to-be"} <= labels


def test_a_key_is_explained_where_it_stands(server: Server, folder: Path) -> None:
    text = "title: Shoes\nemotion_scale: {low: 1, high: 5}\n"
    uri = opened(server, folder / "map.journey.yaml", text)
    said = server.at("hover", uri, 1, 3)["contents"]["value"]
    assert "the range of the ratings" in said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("titel: Shoes", "Property titel is not allowed."),
        ("state: as-was", 'Value is not accepted. Valid values: "as-is", "to-be", null.'),
        ("touchpoints: {ad: {chanel: web}}", "Property chanel is not allowed."),
        ("touchpoints: {ad: {emotion: high}}", "Incorrect type. Expected one of number, array"),
        ("touchpoints: {Ad: {name: Ad}}", "String does not match the pattern"),
    ],
)
def test_errors(line: str, said: str, server: Server, folder: Path) -> None:
    text = f"title: Shoes\nphases: {{look: {{name: Look}}}}\n{line}\n"
    uri = server.open(folder / "map.journey.yaml", text)
    found = server.diagnostics(uri)
    assert any(
        one["message"].startswith(said) and one["range"]["start"]["line"] == 2 for one in found
    ), found


def test_the_examples_have_no_errors(server: Server, folder: Path) -> None:
    examples = Path(__file__).parents[2] / "examples"
    for path in (*sorted(examples.glob("*/*.journey.yaml")), examples / "cjmap.yaml"):
        uri = server.open(folder / path.name, path.read_text("utf-8"))
        assert server.diagnostics(uri) == [], path.name


def test_a_modeline_names_the_schema(program: str, folder: Path) -> None:
    text = "# yaml-language-server: $schema=map.schema.json\ntitle: Shoes\ntitel: Boots\n"
    with Server([program], folder, {}) as server:
        found = server.diagnostics(server.open(folder / "shoes.yaml", text))
    assert "Property titel is not allowed." in [one["message"] for one in found]
