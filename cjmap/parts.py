"""Make the parts of the model of their values."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cjmap import model
from cjmap.place import Place


def _phase(id: str, place: Place, values: dict[str, Any]) -> model.Phase:
    own = {key: values.pop(key, None) for key in ("name", "when", "per_persona")}
    return model.Phase(
        id=id,
        place=place,
        name=own["name"] or "",
        when=own["when"] or None,
        says=model.Moment(place=place, **values),
        per_persona=own["per_persona"] or {},
    )


def _touchpoint(id: str, place: Place, values: dict[str, Any]) -> model.Touchpoint:
    own = {key: values.pop(key, None) for key in ("name", "phase", "per_persona")}
    return model.Touchpoint(
        id=id,
        place=place,
        name=own["name"] or "",
        phase=own["phase"] or "",
        says=model.Moment(place=place, **values),
        per_persona=own["per_persona"] or {},
    )


def _lane(id: str, place: Place, values: dict[str, Any]) -> model.Lane:
    return model.Lane(id=id, place=place, **{"name": id, **values})


BUILDERS: dict[str, Callable[[str, Place, dict[str, Any]], Any]] = {
    "phase": _phase,
    "touchpoint": _touchpoint,
    "per_persona": lambda id, place, values: model.Moment(place=place, **values),
    "persona": lambda id, place, values: model.Persona(id=id, place=place, **values),
    "channel": lambda id, place, values: model.Channel(id=id, place=place, **values),
    "lane": _lane,
    "journey": lambda id, place, values: model.Journey(id=id, place=place, **values),
    "metric": lambda id, place, values: model.Metric(id=id, place=place, **values),
    "source": lambda id, place, values: model.Source(id=id, place=place, **values),
}
