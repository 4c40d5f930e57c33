"""Write the resolved map with its coverage as JSON, for other programs.

`map` holds what the author wrote, with bases and phase model merged in; `personas` and
`touchpoints` what follows from it; `coverage` and `open_points` what is described and what is
not. `cjmap schema --for data` prints the schema. A new key may come within a version; what is
there does not change its meaning.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields as keys_of
from decimal import Decimal
from typing import Any

from cjmap.fields import MOMENT
from cjmap.model import JourneyMap, Touchpoint
from cjmap.renderers.covered import covered
from cjmap.renderers.data_schema import VERSION, data_schema
from cjmap.renderers.written import plain, written
from cjmap.saying import levels, merged_metrics, said
from cjmap.view.values import OpenPoint, PersonaView, TouchpointView, View

__all__ = ["data_schema", "render"]

_HELD = tuple(known for known in MOMENT if known.name not in {"personas", "lanes", "metrics"})
_LANES, _METRICS = (next(k for k in MOMENT if k.name == name) for name in ("lanes", "metrics"))


def render(view: View) -> bytes:
    """Return map.json: UTF-8, its keys in a fixed order, numbers as the author spelled them."""
    document = {
        "version": VERSION,
        "name": view.name,
        "file": view.file,
        "map": written("map", view.map),
        "personas": [_persona(persona) for persona in view.personas],
        "touchpoints": [_touchpoint(view.map, one) for one in view.touchpoints],
        "coverage": covered(view.coverage),
        "open_points": [_open_point(point) for point in view.open_points],
    }
    # What UTF-8 cannot hold is escaped the way JSON does.
    return f"{_json(document)}\n".encode("utf-8", "backslashreplace")


def _persona(persona: PersonaView) -> dict[str, Any]:
    stops = zip(persona.path, persona.notes, strict=True)
    return {
        "id": persona.id,
        "name": persona.name,
        "primary": persona.persona.is_primary,
        "meets": list(persona.met),
        "path": [_without_blanks({"touchpoint": stop, "note": note}) for stop, note in stops],
        **_without_blanks({"journey": persona.journey_name, "ends": persona.ends}),
    }


def _touchpoint(jmap: JourneyMap, view: TouchpointView) -> dict[str, Any]:
    return {
        "id": view.id,
        "phase": view.touchpoint.phase,
        "personas": list(view.who),
        "channels": [channel.id for channel in view.channels],
        "moment_of_truth": view.truth is not None,
        "holds": {id: _holding(jmap, view.touchpoint, id) for id in view.who},
        "holes": {facet: list(who) for facet, who in view.holes.items()},
        "unsolved": [statement.text for statement in view.unsolved],
    }


def _holding(jmap: JourneyMap, touchpoint: Touchpoint, persona: str) -> dict[str, Any]:
    """Return what holds for a persona at a touchpoint, whoever of the cascade says it."""
    values = ((known, said(jmap, touchpoint, persona, known.name)) for known in _HELD)
    held = {known.name: plain(known, value) for known, value in values if value is not None}
    metrics = merged_metrics(moment for moment, _ in levels(jmap, touchpoint, persona))
    lanes = {id: said(jmap, touchpoint, persona, id) for id in jmap.lanes}
    lanes = {id: one for id, one in lanes.items() if one is not None}
    return {
        **held,
        **({"metrics": plain(_METRICS, metrics)} if metrics else {}),
        **({"lanes": plain(_LANES, lanes)} if lanes else {}),
    }


def _open_point(point: OpenPoint) -> dict[str, Any]:
    values = {key.name: getattr(point, key.name) for key in keys_of(point)}
    return _without_blanks({**values, "who": list(point.who)})


def _without_blanks(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value != ""}


# Made once: `json.dumps` makes one for each value.
_PLAIN = json.JSONEncoder(ensure_ascii=False).encode


def _json(value: object, indent: str = "") -> str:
    """Return JSON in which a list of plain values is a line, and a number keeps its digits."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, dict) and value:
        inner = f"{indent}  "
        return _block(
            "{}", (f"{_json(key)}: {_json(one, inner)}" for key, one in value.items()), indent
        )
    if isinstance(value, list) and value:
        if not any(isinstance(one, dict | list) for one in value):
            return f"[{', '.join(map(_json, value))}]"
        return _block("[]", (_json(one, f"{indent}  ") for one in value), indent)
    return _PLAIN(value)


def _block(brackets: str, rows: Iterator[str], indent: str) -> str:
    joint = f",\n{indent}  "
    return f"{brackets[0]}\n{indent}  {joint.join(rows)}\n{indent}{brackets[1]}"
