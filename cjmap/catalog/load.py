"""Read the phase models and the usual channels from the files beside this one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pkgutil import get_data
from types import MappingProxyType
from typing import Any, Literal, cast

import yaml

from cjmap.catalog.text import Text
from cjmap.frozen import frozen

Kind = Literal["digital", "analog"]
When = Literal["before", "during", "after"]

MODELS = ("aida", "three-stage", "five-stage", "six-stage")


@frozen
class CatalogChannel:
    """A usual channel; `kind` is None where it is neither or both.

    `also` are words that people write for its id.
    """

    id: str
    name: Text
    kind: Kind | None
    also: tuple[str, ...] = ()


@frozen
class CatalogPhase:
    """A phase of a model; `when` places it before, during or after the purchase."""

    id: str
    name: Text
    about: Text
    when: When


@frozen
class CatalogTouchpoint:
    """A touchpoint that a model's text names; `phase` and `channel` are ids."""

    id: str
    phase: str
    channel: str
    kind: Kind | None
    name: Text
    description: Text
    source: str


@frozen
class Model:
    """A phase model with its catalogue, both in the order of the text they come from."""

    id: str
    name: Text
    about: Text
    source: str
    phases: tuple[CatalogPhase, ...]
    touchpoints: tuple[CatalogTouchpoint, ...]

    def touchpoint(self, id: str) -> CatalogTouchpoint | None:
        """The catalogue's touchpoint of that id; None when the catalogue has none."""
        return next((touchpoint for touchpoint in self.touchpoints if touchpoint.id == id), None)

    def touchpoints_in(self, phase: str) -> tuple[CatalogTouchpoint, ...]:
        """The catalogue's touchpoints of one phase, named by its id."""
        return tuple(touchpoint for touchpoint in self.touchpoints if touchpoint.phase == phase)


@cache
def load_model(id: str) -> Model:
    """The phase model of an id in `MODELS`; read once."""
    written = read(f"{id}.yaml")
    phases = cast("dict[str, dict[str, Any]]", written["phases"])
    return Model(
        id=id,
        name=Text(**written["name"]),
        about=Text(**written["about"]),
        source=written["source"],
        phases=tuple(_phase(phase, parts) for phase, parts in phases.items()),
        touchpoints=tuple(_touchpoints(phases, written["source"])),
    )


@cache
def load_channels() -> Mapping[str, CatalogChannel]:
    """The usual channels by id, in the order of the catalogue; read once."""
    channels = read("channels.yaml")
    return MappingProxyType(
        {
            id: CatalogChannel(
                id, Text(**parts["name"]), parts.get("kind"), tuple(parts.get("also", ()))
            )
            for id, parts in channels.items()
        }
    )


def read(name: str) -> dict[str, Any]:
    """A data file of the catalogue as mappings in which every value is text."""
    # A PyYAML built without libyaml has no CBaseLoader; it reads these files more slowly.
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    return cast("dict[str, Any]", yaml.load(get_data("cjmap.catalog", name) or b"", Loader=loader))


def _phase(id: str, parts: Mapping[str, Any]) -> CatalogPhase:
    return CatalogPhase(id, Text(**parts["name"]), Text(**parts["about"]), parts["when"])


def _touchpoints(
    phases: Mapping[str, Mapping[str, Any]], source: str
) -> Iterator[CatalogTouchpoint]:
    for phase, of_phase in phases.items():
        for id, parts in of_phase.get("touchpoints", {}).items():
            yield CatalogTouchpoint(
                id=id,
                phase=phase,
                channel=parts["channel"],
                kind=parts.get("kind"),
                name=Text(**parts["name"]),
                description=Text(**parts["description"]),
                source=source,
            )
