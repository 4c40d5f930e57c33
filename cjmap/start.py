"""Begin a map: its phases, its personas, and touchpoints of the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from cjmap.catalog import CatalogTouchpoint, load_model
from cjmap.decoding.ids import slug
from cjmap.errors import CjmapError
from cjmap.fmt import formatted
from cjmap.frozen import frozen
from cjmap.words.suggest import did_you_mean

FIRST, ALL = "first", "all"


@frozen
class Wish:
    """What a new map is to hold.

    With a `model`, its phases are those of the catalogue; else `phases` are names. `touchpoints`
    are ids of the model, `first` for the first one of each phase, `all` for all of them.
    """

    title: str
    language: str = ""
    model: str = ""
    phases: tuple[str, ...] = ()
    personas: tuple[str, ...] = ()
    touchpoints: tuple[str, ...] = (FIRST,)


def begun(wish: Wish, *, file: str) -> bytes:
    """Return a map that holds what is wished, written in the one way.

    Own phases have a touchpoint each, to be named. Raises `CjmapError` for a touchpoint that the
    model does not have.
    """
    document = {key: value for key, value in _keys(wish).items() if value}
    text = yaml.safe_dump(document, allow_unicode=True, sort_keys=False, default_flow_style=False)
    made = formatted(text.encode(), file=file).after
    assert made is not None
    return made


def _keys(wish: Wish) -> dict[str, Any]:
    phases = _named(wish.phases, "phase")
    return {
        "title": wish.title,
        "language": wish.language,
        "model": wish.model,
        "phases": {} if wish.model else phases,
        "personas": _named(wish.personas, "persona"),
        "touchpoints": _of_model(wish) if wish.model else _one_each(phases),
    }


def _named(names: Iterable[str], kind: str) -> dict[str, dict[str, str]]:
    """Return parts by ids of their names; one without any letter of an id is counted."""
    found: dict[str, dict[str, str]] = {}
    for number, name in enumerate(names, 1):
        id = slug(name) or f"{kind}-{number}"
        found[f"{id}-{number}" if id in found else id] = {"name": name}
    return found


def _one_each(phases: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    return {id: {"name": phase["name"], "phase": id} for id, phase in phases.items()}


def _of_model(wish: Wish) -> dict[str, dict[str, str]]:
    """Return touchpoints of the catalogue, in its order, by what people know them by.

    All else the catalogue says of them. A phase for which it has none gets one to be named.
    """
    model = load_model(wish.model)
    known = [one.id for one in model.touchpoints]
    for id in wish.touchpoints:
        if id not in (FIRST, ALL, *known):
            message = f'"{wish.model}" has no touchpoint "{id}"{did_you_mean(id, known)}'
            raise CjmapError(message, f"`cjmap models {wish.model}` lists them", status=2)
    language = wish.language or "en"
    found: dict[str, dict[str, str]] = {}
    for phase in model.phases:
        there = model.touchpoints_in(phase.id)
        chosen = _chosen(there, wish.touchpoints) if there else (phase,)
        found |= {one.id: {"name": one.name.in_(language), "phase": phase.id} for one in chosen}
    return found


def _chosen(
    there: tuple[CatalogTouchpoint, ...], wanted: tuple[str, ...]
) -> tuple[CatalogTouchpoint, ...]:
    """Return which touchpoints of a phase are wanted."""
    if ALL in wanted:
        return there
    first = {there[0].id} if FIRST in wanted else set()
    return tuple(one for one in there if one.id in first.union(wanted))
