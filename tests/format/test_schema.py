"""The JSON Schemas say the same as the decoder about keys, types and words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from cjmap import fields
from cjmap.catalog import MODELS
from cjmap.cli.schema import command
from cjmap.decode import decode_part
from cjmap.decoding.walk import Walk
from cjmap.diagnostics import Severity
from cjmap.fields import PARTS, SETTINGS, WORDS, Field
from cjmap.format.schema import config_schema, map_schema
from cjmap.place import Place
from cjmap.source import Mapping, Node, Scalar, Sequence, parse

from ..everything import everything

MAP, CONFIG = Draft7Validator(map_schema()), Draft7Validator(config_schema())
VALIDATORS = {"map": MAP, "config": CONFIG}
EXAMPLES = sorted(Path(__file__).parents[2].glob("examples/*/*.journey.yaml"))


def yaml(value: Any, indent: str = "") -> str:
    """Return a value as YAML, in which None is a key without a value."""
    if isinstance(value, dict) and value:
        rows = (
            f"{indent}{json.dumps(key)}: {yaml(one, indent + '  ')}" for key, one in value.items()
        )
        return "\n" + "\n".join(rows)
    if isinstance(value, list) and value:
        return "\n" + "\n".join(f"{indent}- {yaml(one, indent + '  ')}" for one in value)
    return "" if value is None else json.dumps(value)


def plain(node: Node) -> Any:
    """Return a node as the readers of editors do."""
    if isinstance(node, Mapping):
        return {key: plain(entry.value) for key, entry in node.entries.items()}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return _plain_scalar(node)


def _plain_scalar(node: Scalar) -> Any:
    if node.is_null:
        return None
    if node.style or not re.fullmatch(r"true|false|[+-]?\d+(\.\d+)?|", node.value):
        return node.value
    return json.loads(re.sub(r"^[+-]?0*(?=\d)", "", node.value) or "null")


def refused_by_decoder(part: str, value: Any) -> list[str]:
    source, findings = parse(yaml(value).encode(), file="map.yaml")
    assert not findings, findings
    walk = Walk()
    decode_part(walk, part, source.root, Place("map.yaml"))
    errors = (one for one in walk.findings if one.severity is Severity.ERROR)
    return [one.message for one in errors]


def refused_by_schema(part: str, value: Any) -> list[str]:
    return [error.message for error in VALIDATORS[part].iter_errors(value)]


# Values that fit each kind; the ids lead nowhere, which is no matter of reading.
TEXTS = st.one_of(
    st.sampled_from(["some words", "true", "12:30", "-"]), st.integers(0, 99), st.just(1.5)
)
NUMBERS = st.sampled_from([3, 4, 7])
COLOURS = st.sampled_from(["#1b4f8f", "#FFF", "9b2226"])
IDS = st.sampled_from(["a", "b-2", "10"])


def values(known: Field, depth: int) -> st.SearchStrategy[Any]:
    fitting = _fitting(known.kind, depth)
    if known.none or isinstance(known.kind, fields.Reason):
        fitting = st.one_of(fitting, st.just([]))
    required = known.required or depth > 4
    return fitting if required else st.one_of(fitting, fitting, st.none())


def parts(part: str, depth: int = 0) -> st.SearchStrategy[dict[str, Any]]:
    table = PARTS[part] if depth < 4 else tuple(k for k in PARTS[part] if k.required)
    table = tuple(known for known in table if known.name != "extends")
    always = {known.name: values(known, depth + 1) for known in table if known.required}
    maybe = {known.name: values(known, depth + 1) for known in table if not known.required}
    some = (
        st.lists(st.sampled_from(sorted(maybe)), max_size=5, unique=True) if maybe else st.just([])
    )
    return some.flatmap(
        lambda keys: st.fixed_dictionaries(always | {key: maybe[key] for key in keys})
    )


def one_or_more(one: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(one, st.lists(st.one_of(one, st.none()), min_size=1, max_size=3))


def _fitting(kind: fields.Kind, depth: int) -> st.SearchStrategy[Any]:
    match kind:
        case fields.Text("language"):
            return st.sampled_from(["de", "pt-BR", "zh-Hant-TW"])
        case fields.Text("colour"):
            return COLOURS
        case fields.Colours(several):
            shade = st.one_of(COLOURS, st.deferred(lambda: parts("colour", depth + 1)))
            return one_or_more(shade) if several else shade
        case fields.Choice(words):
            return st.sampled_from(words)
        case fields.Number():
            return NUMBERS if kind.whole else st.one_of(NUMBERS, st.just(4.25))
        case fields.Reason():
            return st.one_of(st.booleans(), st.just("why"))
        case fields.Course():
            return st.one_of(NUMBERS, st.lists(NUMBERS, min_size=1, max_size=3))
        case fields.Id("model"):
            return st.sampled_from(MODELS)
        case fields.Ids(of) if of in WORDS:
            return st.one_of(st.sampled_from(WORDS[of]), st.lists(st.sampled_from(WORDS[of])))
        case fields.Texts() | fields.Ids() | fields.Files():
            return one_or_more(TEXTS)
        case fields.Statements():
            return one_or_more(st.one_of(TEXTS, st.deferred(lambda: parts("statement", depth + 1))))
        case fields.Links():
            links = st.just("https://example.com")
            return one_or_more(
                st.one_of(links, st.fixed_dictionaries({"text": TEXTS, "link": links}))
            )
        case fields.Stops():
            notes = st.dictionaries(IDS, st.one_of(TEXTS, st.none()), min_size=1, max_size=1)
            return st.lists(st.one_of(IDS, notes, st.none()))
        case fields.Parts(part, short):
            inside = st.deferred(lambda: parts(part, depth + 1))
            if short:
                inside = st.one_of(inside, TEXTS)
            elif not any(known.required for known in PARTS[part]):
                inside = st.one_of(inside, st.none())
            return st.dictionaries(IDS, inside, min_size=1, max_size=2)
        case fields.Patterns(part):
            inside = st.deferred(lambda: parts(part, depth + 1))
            return st.dictionaries(st.just("drafts/**"), inside, max_size=1)
        case fields.Options():
            said = st.dictionaries(IDS, one_or_more(TEXTS), max_size=2)
            return st.dictionaries(st.just("thin-persona"), said, max_size=1)
        case fields.LaneTexts():
            inner = _fitting(fields.Statements(), depth + 1)
            return st.dictionaries(
                IDS, st.one_of(inner, st.just([]), st.none()), min_size=1, max_size=2
            )
        case fields.Part(part):
            return parts(part, depth + 1).filter(bool)
        case fields.Severities():
            return st.dictionaries(IDS, st.sampled_from(fields.SEVERITY.values), min_size=1)
        case _:
            return TEXTS


# What is put in the place of something that fits; what decoder and schema tell apart on purpose
# is in `test_where_the_schema_is_tidier`.
ODD = [True, False, "oops", 5, 1.25, [], ["oops"], [True], [["oops"]], [{"oops": "x"}], None]
ODD += [
    {"oops": "x"},
    {"oops": {"text": "x"}},
    {"text": "x"},
    {"text": None},
    {"link": "x"},
    {"name": "x"},
]


def routes(value: Any, route: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the routes to everything inside a value."""
    inside = value.items() if isinstance(value, dict) else ()
    inside = enumerate(value) if isinstance(value, list) else inside
    for key, one in inside:
        yield (*route, key)
        yield from routes(one, (*route, key))


def put(value: Any, route: tuple[str | int, ...], new: Any) -> Any:
    """Return a value with another one at a route."""
    head, *rest = route
    new = put(value[head], tuple(rest), new) if rest else new
    if isinstance(value, dict):
        return {**value, head: new}
    return [*value[:head], new, *value[head + 1 :]]


def rename(value: Any, route: tuple[str | int, ...], name: str) -> Any:
    """Return a value with another key at a route."""
    head, *rest = route
    if rest:
        return put(value, (head,), rename(value[head], tuple(rest), name))
    return {name if key == head else key: one for key, one in value.items()}


def is_judged_alike(route: tuple[str | int, ...], new: Any) -> bool:
    """Whether a value at a route is no matter of other rules, or of a bare number as a reason."""
    keys = {*route}
    if keys & {"model", "formats", "show"}:
        return False
    return not (route[-1] == "moment_of_truth" and isinstance(new, int | float))


@st.composite
def spoiled(draw: st.DrawFn, part: str) -> Any:
    """A map, or settings, with one thing in it that may not fit."""
    value = draw(parts(part))
    found = [route for route in routes(value) if is_judged_alike(route, 5)]
    if not found:
        return {**value, "oops": 1}
    route = draw(st.sampled_from(found))
    if draw(st.booleans()) and isinstance(route[-1], str):
        return rename(value, route, draw(st.sampled_from(["oops", "Bad Id!"])))
    return put(value, route, draw(st.sampled_from(ODD)))


@pytest.mark.parametrize("schema", [map_schema(), config_schema()])
def test_the_schemas_are_schemas(schema):
    Draft7Validator.check_schema(schema)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert schema["title"]
    assert schema["description"]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_examples_fit(path):
    source, _ = parse(path.read_bytes(), file=path.name)
    assert refused_by_schema("map", plain(source.root)) == []


@settings(max_examples=150, deadline=None)
@given(parts("map"))
def test_maps_that_fit(value):
    assert refused_by_decoder("map", value) == []
    assert refused_by_schema("map", value) == []


@settings(max_examples=50, deadline=None)
@given(parts("config"))
def test_settings_that_fit(value):
    assert refused_by_decoder("config", value) == []
    assert refused_by_schema("config", value) == []


@settings(max_examples=200, deadline=None)
@given(spoiled("map"))
def test_maps_with_a_fault(value):
    assert bool(refused_by_decoder("map", value)) == bool(refused_by_schema("map", value))


@settings(max_examples=100, deadline=None)
@given(spoiled("config"))
@example({"rules": {"own": {"text": None}}})
@example({"rules": {"options": {"thin-persona": {"least": None}}}})
@example({"rules": {"own": {"text": {"over": "map"}}}})
def test_settings_with_a_fault(value):
    assert bool(refused_by_decoder("config", value)) == bool(refused_by_schema("config", value))


REQUIRED = {"title", "text", "link", "low", "high"}


def pruned(value: Any, route: tuple[str | int, ...]) -> Any:
    """Return of a value what leads along a route, and what the parts on the way must say."""
    if not route:
        return value
    head, *rest = route
    if isinstance(value, list):
        return [pruned(value[head], tuple(rest))]
    kept = {key: one for key, one in value.items() if key in REQUIRED}
    return {**kept, head: pruned(value[head], tuple(rest))}


def keys_of_everything() -> dict[tuple[str | int, ...], Any]:
    """Return a small map for each key of the format, by a route to the key."""
    whole = {key: one for key, one in everything().values.items() if key != "extends"}
    found = {}
    for route in routes(whole):
        inside = (part for part in ("per_persona", "lanes") if part in route)
        found.setdefault((route[0], *inside, len(route), route[-1]), route)
    return {
        tuple(0 if isinstance(step, int) else step for step in route): pruned(whole, route)
        for route in found.values()
    }


@pytest.mark.parametrize(
    "value",
    [
        {"title": " "},
        {"title": "x", "journeys": {"a": {"path": [{"b": "one", "c": "two"}]}}},
        {"title": "x", "lanes": {"a": None}},
        {"title": "x", "touchpoints": {"a": {"actions": [{"text": ""}]}}},
        {"title": "x", "touchpoints": {"a": {"links": [{"text": "only"}]}}},
        {"title": "x", "touchpoints": {"a": {"per_persona": {"b": {"personas": ["c"]}}}}},
        {"title": "x", "touchpoints": {"Größe": {"name": "y"}}},
    ],
)
def test_what_both_refuse(value):
    assert refused_by_decoder("map", value) != []
    assert refused_by_schema("map", value) != []


def test_everything_fits():
    assert len(keys_of_everything()) > 200
    assert refused_by_schema("map", everything().values) == []


@pytest.mark.parametrize("odd", ODD, ids=str)
def test_each_key_with_each_odd_value(odd):
    differ = []
    for route, small in keys_of_everything().items():
        new = put(small, route, odd)
        refused = refused_by_decoder("map", new), refused_by_schema("map", new)
        if is_judged_alike(route, odd) and bool(refused[0]) != bool(refused[1]):
            differ.append((route, *refused))
    assert differ == []


@pytest.mark.parametrize(
    "value",
    [
        {"title": "x", "state": ""},
        {"title": "x", "owner": {}},
        {"title": "x", "metrics": {"a": {"value": "41"}}},
        {"title": "x", "touchpoints": {"a": {"moment_of_truth": 5}}},
        {"title": "x", "state": " as-is "},
        {"title": "x", "model": "oops"},
    ],
)
def test_where_the_schema_is_tidier(value):
    assert refused_by_decoder("map", value) == []
    assert refused_by_schema("map", value) != []


@pytest.mark.parametrize(
    "value",
    [
        {"extends": "base.journey.yaml"},
        {"extends": ["a.journey.yaml", "b.journey.yaml"], "title": None},
        {"extends": "a.journey.yaml", "lanes": {"legal": {"description": "x"}, "money": None}},
        {"extends": "a.journey.yaml", "emotion_scale": {"low": -3}},
        {"extends": "a.journey.yaml", "touchpoints": {"cart": None}},
    ],
)
def test_a_map_over_another_may_leave_things_out(value):
    assert refused_by_schema("map", value) == []
    assert refused_by_schema("map", {**value, "fax": 1}) != []


@pytest.mark.parametrize("part", ["map", "config"])
def test_every_key_has_a_description(part):
    schema = VALIDATORS[part].schema
    for table in (schema, *schema["definitions"].values()):
        for key in table.get("properties", {}).values():
            assert key["description"]


def test_every_part_of_a_map_is_defined():
    assert set(map_schema()["definitions"]) >= set(PARTS) - SETTINGS - {"map"}


@pytest.mark.parametrize(
    ("for_", "title"),
    [("map", "Customer journey map"), ("config", "cjmap.yaml"), ("data", "map.json")],
)
def test_the_command_prints_them(for_, title):
    result = CliRunner().invoke(command, ["--for", for_])
    assert json.loads(result.output)["title"] == title
    assert result.exit_code == 0
