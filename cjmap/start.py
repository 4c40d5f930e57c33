"""Begin a map: its phases, its personas, and touchpoints of the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from cjmap.catalog import load_model
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
    text = yaml.safe_dump(document, allow_unicode=True, sort_keys=False, default_flow_style=None)
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
    return {f"at-{id}": {"name": phase["name"], "phase": id} for id, phase in phases.items()}


def _of_model(wish: Wish) -> dict[str, dict[str, str]]:
    """Return touchpoints of the catalogue, in its order: it knows all else about them.

    A phase for which it has none gets one to be named.
    """
    model = load_model(wish.model)
    known = [one.id for one in model.touchpoints]
    for id in wish.touchpoints:
        if id not in (FIRST, ALL, *known):
            message = f'"{wish.model}" has no touchpoint "{id}"{did_you_mean(id, known)}'
            raise CjmapError(message, f"`cjmap models {wish.model}` lists them", status=2)
    found: dict[str, dict[str, str]] = {}
    for phase in model.phases:
        ids = [one.id for one in model.touchpoints_in(phase.id)]
        wanted = ids[:1] if FIRST in wish.touchpoints else []
        chosen = [id for id in ids if ALL in wish.touchpoints or id in (*wanted, *wish.touchpoints)]
        name = phase.name.in_(wish.language or "en")
        none = {f"at-{phase.id}": {"name": name, "phase": phase.id}}
        found |= {id: {} for id in chosen} if ids else none
    return found
