"""Make the parts of the model of their values."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from cjmap import model
from cjmap.diagnostics import Severity
from cjmap.place import Place
from cjmap.settings.profiles import RuleChoice

if TYPE_CHECKING:
    from cjmap.settings.conditions import OwnRule


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


def rule_choice(id: str, place: Place, values: dict[str, Any]) -> RuleChoice:
    """Return what is said about rules at a place; `extends` is the word of profiles."""
    severity = {name: Severity(word) for name, word in (values.get("severity") or {}).items()}
    return RuleChoice(
        place=place,
        profile=values.get("profile") or values.get("extends"),
        select=values.get("select") or (),
        ignore=values.get("ignore") or (),
        severity=severity,
        options=values.get("options") or {},
    )


def _own_rule(id: str, place: Place, values: dict[str, Any]) -> OwnRule:
    from cjmap.settings.conditions import OwnRule

    values["severity"] = Severity(values.get("severity") or "warning")
    return OwnRule(name=id, place=place, **values)


BUILDERS: dict[str, Callable[[str, Place, dict[str, Any]], Any]] = {
    "phase": _phase,
    "touchpoint": _touchpoint,
    "per_persona": lambda id, place, values: model.Moment(place=place, **values),
    "persona": lambda id, place, values: model.Persona(id=id, place=place, **values),
    "channel": lambda id, place, values: model.Channel(id=id, place=place, **values),
    "lane": _lane,
    "journey": lambda id, place, values: model.Journey(id=id, place=place, **values),
    "metric": lambda id, place, values: model.Metric(id=id, place=place, **values),
    "profile": rule_choice,
    "path_rules": rule_choice,
    "own_rule": _own_rule,
    "source": lambda id, place, values: model.Source(id=id, place=place, **values),
}
