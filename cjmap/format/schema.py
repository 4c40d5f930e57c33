"""Describe maps and settings as JSON Schema (draft 7), for editors and other tools.

The schemas are made of the table that the decoder reads by, so both know the same keys, types
and words. Here and there a schema asks for the tidier of two spellings that the decoder takes:
`{}` is no way to leave a text out, nor `""` one to leave out a word, numbers stand without
quotes, a reason is no bare number, words come without blanks around them. And it knows the
models of the catalogue. A map that extends another may leave out what its base says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

from cjmap import fields
from cjmap.catalog import MODELS
from cjmap.decoding.scalars import COLOUR
from cjmap.fields import PARTS, WORDS, Field
from cjmap.words.languages import TAG

Schema: TypeAlias = dict[str, Any]

DRAFT = "http://json-schema.org/draft-07/schema#"
ID = "^[a-z0-9-]+$"

_TEXT: Schema = {"type": ["string", "number"]}
_LANGUAGE: Schema = {"type": "string", "pattern": f"^{TAG}$"}
_COLOUR: Schema = {"type": "string", "pattern": f"^{COLOUR}$"}
_FORMS = {"language": _LANGUAGE, "colour": _COLOUR}
_KNOWN = {"model": MODELS, **WORDS}
# What these owe, they say themselves: no other map adds to them.
_OWING = ("statement", "link", "colour", "own_rule")


def map_schema() -> Schema:
    """Return the schema of a map."""
    about = "A customer journey map, as cjmap reads it from a file NAME.journey.yaml."
    return {
        "$schema": DRAFT,
        "title": "Customer journey map",
        "description": about,
        **_object("map"),
        "if": {"required": ["extends"]},
        "else": _whole("map"),
        "definitions": _definitions("map"),
    }


def config_schema() -> Schema:
    """Return the schema of the project file, `cjmap.yaml`."""
    return {
        "$schema": DRAFT,
        "title": "cjmap.yaml",
        "description": "The settings of a project with customer journey maps.",
        **_object("config"),
        "definitions": _definitions("config"),
    }


def _definitions(root: str) -> Schema:
    """Return the parts that a part leads to, in the order of the table, and what they share."""
    reached = set(_reached(root, set()))
    shared: Schema = {}
    if "statement" in reached:
        shared = {"statements": _one_or_more("statement"), "links": _one_or_more("link")}
    return {part: _definition(part) for part in PARTS if part in reached} | shared


def _reached(part: str, seen: set[str]) -> set[str]:
    for known in PARTS[part]:
        for inner in _inner_parts(known.kind):
            if inner not in seen:
                seen.add(inner)
                _reached(inner, seen)
    return seen


def _inner_parts(kind: fields.Kind) -> tuple[str, ...]:
    if isinstance(kind, fields.Parts | fields.Part | fields.Patterns):
        return (kind.part,)
    if isinstance(kind, fields.Statements | fields.LaneTexts):
        return ("statement",)
    if isinstance(kind, fields.Colours):
        return ("colour",)
    return ("link",) if isinstance(kind, fields.Links) else ()


def _definition(part: str) -> Schema:
    schema = _object(part)
    schema["title"] = part.replace("_", " ")
    if part in _OWING:
        return schema | _owes(part)
    is_short = fields.Parts(part, short=True) in (known.kind for known in fields.MAP)
    schema["type"] = ["object", "null", *(_TEXT["type"] if is_short else ())]
    return schema


def _object(part: str) -> Schema:
    properties = {known.name: _key(known) for known in PARTS[part]}
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _owes(part: str) -> Schema:
    """Return what a part must say: its required keys, with a value."""
    required = [known for known in PARTS[part] if known.required]
    values = {known.name: _filled(_value(known)) for known in required}
    schema: Schema = {"required": list(values)}
    if part in _OWING:
        return schema | {"properties": {k.name: _key(k) for k in PARTS[part]} | values}
    return schema | {"properties": values}


def _filled(schema: Schema) -> Schema:
    is_text = "string" in schema.get("type", ())
    return {**schema, "pattern": "\\S"} if is_text else schema


def _whole(root: str) -> Schema:
    """Return what a map without a base must say, in itself and in its parts."""
    schema = _owes(root)
    for known in PARTS[root]:
        kind = known.kind
        if isinstance(kind, fields.Part | fields.Parts) and _required(kind.part):
            inner = _owes(kind.part)
            if isinstance(kind, fields.Parts):
                inner = {"additionalProperties": {"not": {"type": "null"}, **inner}}
            schema["properties"][known.name] = inner
    return schema


def _required(part: str) -> Iterable[str]:
    return [known.name for known in PARTS[part] if known.required]


def _key(known: Field) -> Schema:
    """Return what may stand at a key, which may also be without a value."""
    schema = _value(known)
    if "enum" in schema:
        schema = {**schema, "enum": [*schema["enum"], None]}
    elif "type" in schema:
        schema = {**schema, "type": [*_listed(schema["type"]), "null"]}
    return schema


def _value(known: Field) -> Schema:
    schema = _SCHEMAS[type(known.kind)](known.kind)
    is_empty_list = known.none and "items" not in schema
    if isinstance(known.kind, fields.Reason) or (is_empty_list and "type" in schema):
        schema = {**schema, "type": [*_listed(schema["type"]), "array"], "maxItems": 0}
    elif is_empty_list and "enum" in schema:
        schema = {**schema, "enum": [*schema["enum"], []]}
    return {"description": known.about, **schema}


def _listed(types: str | list[str]) -> list[str]:
    return [types] if isinstance(types, str) else list(types)


def _one_or_more(part: str) -> Schema:
    """Return a text or a part, or a list of these; a list may have items still to be written."""
    one: list[Schema] = [{"type": ["string", "number", "null"]}, _ref(part)]
    return {"anyOf": [*one, {"type": "array", "items": {"anyOf": one}}]}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/definitions/{name}"}


def _inside(name: str) -> Schema:
    # What stands beside a $ref is passed over in this draft.
    return {"allOf": [_ref(name)]}


def _words(values: Iterable[str | None]) -> Schema:
    return {"enum": list(values)}


def _number(kind: fields.Number) -> Schema:
    schema: Schema = {"type": "integer" if kind.whole else "number"}
    limits = {"minimum": kind.low, "maximum": kind.high}
    return schema | {name: limit for name, limit in limits.items() if limit is not None}


def _list_of(schema: Schema) -> Schema:
    return {"type": [*_TEXT["type"], "array"], "items": schema}


def _texts(kind: Any) -> Schema:
    return _list_of({"type": [*_TEXT["type"], "null"]})


def _ids(kind: fields.Ids) -> Schema:
    if kind.of not in _KNOWN:
        return _texts(kind)
    words = _KNOWN[kind.of]
    return {"anyOf": [{"enum": [*words, None]}, {"type": "array", "items": _words(words)}]}


def _course(kind: fields.Course) -> Schema:
    return {"type": ["number", "array"], "items": {"type": "number"}, "minItems": 1}


def _stops(kind: fields.Stops) -> Schema:
    stop = {
        "type": ["string", "number", "object", "null"],
        "minProperties": 1,
        "maxProperties": 1,
        "additionalProperties": {"type": [*_TEXT["type"], "null"]},
    }
    return {"type": "array", "items": stop}


def _colours(kind: fields.Colours) -> Schema:
    one: list[Schema] = [{**_COLOUR, "type": ["string", "null"]}, _ref("colour")]
    several: Schema = {"type": "array", "items": {"anyOf": one}, "minItems": 1}
    return {"anyOf": [*one, several]} if kind.several else {"anyOf": one}


def _parts(kind: fields.Parts) -> Schema:
    return {
        "type": "object",
        "propertyNames": {"pattern": ID},
        "additionalProperties": _ref(kind.part),
    }


_CONDITION: Schema = {
    "anyOf": [
        {"type": ["boolean", "string", "number", "null"]},
        {"type": "array", "items": {"type": ["boolean", "string", "number", "null"]}},
        {
            "type": "object",
            "properties": {
                **{key: {"type": "number"} for key in ("least", "most")},
                **{key: {"type": "integer", "minimum": 0} for key in ("shortest", "longest")},
                "like": {"type": ["string", "array"], "items": {"type": "string"}},
            },
            "additionalProperties": False,
            "minProperties": 1,
        },
    ]
}
_UNWRITTEN: Schema = {"type": [*_TEXT["type"], "null"]}
_OPTION: Schema = {"type": [*_UNWRITTEN["type"], "array"], "items": _UNWRITTEN}
_SCHEMAS: dict[type, Callable[[Any], Schema]] = {
    fields.Text: lambda kind: _FORMS.get(kind.form, _TEXT),
    fields.Texts: _texts,
    fields.Choice: lambda kind: _words(kind.values),
    fields.Number: _number,
    fields.Reason: lambda kind: {"type": ["boolean", "string"]},
    fields.Course: _course,
    fields.Id: lambda kind: _words(_KNOWN[kind.of]) if kind.of in _KNOWN else _TEXT,
    fields.Ids: _ids,
    fields.Statements: lambda kind: _inside("statements"),
    fields.Remark: lambda kind: _TEXT,
    fields.Links: lambda kind: _inside("links"),
    fields.Stops: _stops,
    fields.Parts: _parts,
    fields.LaneTexts: lambda kind: {"type": "object", "additionalProperties": _ref("statements")},
    fields.Part: lambda kind: _inside(kind.part),
    fields.File: lambda kind: _TEXT,
    fields.Files: _texts,
    fields.Colours: _colours,
    fields.Severities: lambda kind: {
        "type": "object",
        "additionalProperties": _words((*fields.SEVERITY.values, None)),
    },
    fields.Patterns: lambda kind: {"type": "object", "additionalProperties": _ref(kind.part)},
    fields.Conditions: lambda kind: {
        "anyOf": [_texts(kind), {"type": "object", "additionalProperties": _CONDITION}]
    },
    fields.Options: lambda _: {
        "type": "object",
        "additionalProperties": {"type": ["object", "null"], "additionalProperties": _OPTION},
    },
}
