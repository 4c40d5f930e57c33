"""Describe map.json as JSON Schema (draft 7)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from cjmap import fields
from cjmap.fields import MOMENT, PARTS, SETTINGS, Field

Schema: TypeAlias = dict[str, Any]

VERSION = 1

_TEXT: Schema = {"type": "string"}
_TEXTS: Schema = {"type": "array", "items": _TEXT}
_COUNT: Schema = {
    "filled": {"type": "integer", "minimum": 0},
    "total": {"type": "integer", "minimum": 0},
    "percent": {"type": ["integer", "null"], "minimum": 0, "maximum": 100},
}
_NOT_WRITTEN = SETTINGS


def data_schema() -> Schema:
    """Return the schema of map.json."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "map.json",
        "description": "A customer journey map with its coverage, as `cjmap build` writes it.",
        **_object(
            version={"const": VERSION},
            name=_about("the map's path below the project, without its suffix", _TEXT),
            file=_about("the name of the map's file", _TEXT),
            map=_about("what the author wrote, with bases and model merged in", _ref("map")),
            personas=_about("who walks the journey, and how", _list(_persona())),
            touchpoints=_about("what follows for each touchpoint", _list(_touchpoint())),
            coverage=_coverage(),
            open_points=_about("what is still to do, in phase order", _list(_open_point())),
        ),
        "definitions": {
            "holding": _part(tuple(known for known in MOMENT if known.name != "personas")),
            **{part: _part(table) for part, table in PARTS.items() if part not in _NOT_WRITTEN},
        },
    }


def _persona() -> Schema:
    stop = _object(touchpoint=_TEXT, note=_TEXT, optional=("note",))
    return _object(
        id=_about('"" where the map has no personas', _TEXT),
        name=_TEXT,
        primary=_about("whether the map owes them a description", {"type": "boolean"}),
        meets=_about("the touchpoints they meet", _TEXTS),
        path=_about("the touchpoints in walking order, as drawn", _list(stop)),
        journey=_about("the name of the journey that is drawn", _TEXT),
        ends=_TEXT,
        optional=("journey", "ends"),
    )


def _touchpoint() -> Schema:
    by_persona = {"type": "object", "additionalProperties": _ref("holding")}
    holes = {"type": "object", "additionalProperties": _TEXTS}
    return _object(
        id=_TEXT,
        phase=_TEXT,
        personas=_about("who meets it", _TEXTS),
        channels=_about("every channel, the main one first", _TEXTS),
        moment_of_truth={"type": "boolean"},
        holds=_about("what holds for each persona who meets it", by_persona),
        holes=_about("the facets that are missing, and for whom", holes),
        unsolved=_about("the pain points without a solution", _TEXTS),
    )


def _coverage() -> Schema:
    return _object(
        **_COUNT,
        by_persona=_list(
            _object(persona=_TEXT, **_COUNT, written_for_them_alone=_object(**_COUNT))
        ),
        by_phase=_list(_object(phase=_TEXT, **_COUNT)),
        by_facet=_list(_object(facet=_TEXT, **_COUNT)),
        cells=_list(
            _object(
                persona=_TEXT,
                phase=_TEXT,
                facet=_TEXT,
                **_COUNT,
                missing=_about("the touchpoints that lack the facet", _TEXTS),
                absent=_about("whether she meets no touchpoint there", {"type": "boolean"}),
            )
        ),
        met_by_no_primary_persona=_TEXTS,
    )


def _open_point() -> Schema:
    optional = ("phase", "touchpoint", "severity", "status", "owner", "due")
    return _object(
        id=_about("stays as long as the thing itself does", _TEXT),
        kind={"enum": ["hole", "question", "pain_point", "solution"]},
        text=_TEXT,
        who=_about("the personas it is about; empty where it is everyone", _TEXTS),
        **dict.fromkeys(optional, _TEXT),
        optional=optional,
    )


def _part(table: tuple[Field, ...]) -> Schema:
    properties = {known.name: {"description": known.about, **_value(known)} for known in table}
    id = _about("the part's own id, where it has one", _TEXT)
    return {
        "type": "object",
        "properties": {"id": id, **properties},
        "additionalProperties": False,
    }


def _value(known: Field) -> Schema:
    schema = _SCHEMAS[type(known.kind)](known.kind)
    if not known.none or schema.get("type") == "array":
        return schema
    return {"anyOf": [schema, {"type": "array", "maxItems": 0}]}


def _object(*, optional: tuple[str, ...] = (), **properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": [key for key in properties if key not in optional],
        "additionalProperties": False,
    }


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _about(text: str, schema: Schema) -> Schema:
    return {"description": text, **({"allOf": [schema]} if "$ref" in schema else schema)}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/definitions/{name}"}


_SCHEMAS: dict[type, Callable[[Any], Schema]] = {
    fields.Text: lambda kind: _TEXT,
    fields.Texts: lambda kind: _TEXTS,
    fields.Choice: lambda kind: {"enum": list(kind.values)},
    fields.Number: lambda kind: {"type": "integer" if kind.whole else "number"},
    fields.Reason: lambda kind: {"type": ["boolean", "string"]},
    fields.Course: lambda kind: _list({"type": "number"}),
    fields.Id: lambda kind: _TEXT,
    fields.Ids: lambda kind: _TEXTS,
    fields.Statements: lambda kind: _list(_ref("statement")),
    fields.Remark: lambda kind: _TEXT,
    fields.Links: lambda kind: _list(_ref("link")),
    fields.Stops: lambda kind: _list(_object(touchpoint=_TEXT, note=_TEXT, optional=("note",))),
    fields.Parts: lambda kind: _list({"required": ["id"], "allOf": [_ref(kind.part)]}),
    fields.LaneTexts: lambda kind: {
        "type": "object",
        "additionalProperties": _list(_ref("statement")),
    },
    fields.Part: lambda kind: {"allOf": [_ref(kind.part)]},
    fields.File: lambda kind: _TEXT,
    fields.Files: lambda kind: _TEXTS,
}
