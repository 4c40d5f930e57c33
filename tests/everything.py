"""A map that says something at every key of the format, each text a word of its own."""

from __future__ import annotations

import base64
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from typing import Any

import yaml

from cjmap import fields
from cjmap.check import check
from cjmap.config import Config
from cjmap.fields import PARTS, Field
from cjmap.load import load, load_bytes
from cjmap.project import Project, find_project
from cjmap.view.making import make_view
from cjmap.view.values import View

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
# Ids of what the map declares, by kind; the phases are those of a model.
IDS = {
    "phase": ("pre-service", "service", "post-service"),
    "persona": ("clara", "ben"),
    "channel": ("shop", "letters"),
    "touchpoint": ("cart", "parcel"),
    "lane": ("legal", "money"),
    "journey": ("first", "second"),
    "source": ("survey", "talks"),
    "metric": ("rate", "time"),
    "per_persona": ("clara", "ben"),
    "facet": ("actions", "legal"),
    "model": ("three-stage",),
}
FILES = {"map": "detail.journey.yaml", "image": "picture.png", "extends": "base.journey.yaml"}
BASE = "title: A base\nphases: {service: {name: Service}}\n"
SMALL = "title: A detail\nphases: {all: {name: All}}\ntouchpoints: {door: {name: Door}}\n"


@dataclass(slots=True)
class Everything:
    """The map as values, and each word and number in it with the route it stands at."""

    language: str = "en"
    words: dict[str, str] = field(default_factory=dict)
    numbers: dict[str, str] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)
    _turns: dict[tuple[str, ...], Any] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The map as YAML."""
        return yaml.safe_dump(self.values, allow_unicode=True, sort_keys=False, width=1000)

    def write(self, folder: Path) -> Path:
        """Write the map, and the files it names, and return its path."""
        (folder / FILES["map"]).write_text(SMALL)
        (folder / FILES["extends"]).write_text(BASE)
        (folder / FILES["image"]).write_bytes(PIXEL)
        path = folder / "everything.journey.yaml"
        path.write_text(self.text, encoding="utf-8")
        return path

    def part(self, part: str, route: str, *, without: tuple[str, ...] = ()) -> dict[str, Any]:
        """Return a value for every key of a part."""
        keys = (known for known in PARTS[part] if known.name not in without)
        return {known.name: self._value(known, f"{route}.{known.name}") for known in keys}

    def _value(self, known: Field, route: str) -> Any:
        if route.lstrip(".") in _FIXED:
            return _FIXED[route.lstrip(".")]
        return getattr(self, f"_{type(known.kind).__name__.lower()}")(known.kind, route)

    def _word(self, route: str) -> str:
        word = f"zq{len(self.words):05}"
        self.words[word] = route.lstrip(".")
        return word

    def _text(self, kind: fields.Text, route: str) -> str:
        return self.language if kind.form == "language" else self._word(route)

    def _texts(self, kind: fields.Texts, route: str) -> list[str]:
        return [self._word(route), self._word(route)]

    def _choice(self, kind: fields.Choice, route: str) -> str:
        return next(self._turns.setdefault(kind.values, cycle(kind.values)))

    def _number(self, kind: fields.Number, route: str) -> float:
        number = 101 + len(self.numbers)
        self.numbers[f"{number}" if kind.whole else f"{number}.5"] = route.lstrip(".")
        return number if kind.whole else number + 0.5

    def _reason(self, kind: fields.Reason, route: str) -> str:
        return self._word(route)

    def _course(self, kind: fields.Course, route: str) -> list[float]:
        return [-3, 1.5]

    def _id(self, kind: fields.Id, route: str) -> str:
        return IDS[kind.of][0]

    def _ids(self, kind: fields.Ids, route: str) -> list[str]:
        return list(IDS[kind.of])

    def _statements(self, kind: fields.Statements, route: str) -> list[Any]:
        # A solution inside a pain point is the deepest that is tried.
        inner = ("solutions",) if ".solutions" in route and "[1]" in route else ()
        detailed = self.part("statement", f"{route}[1]", without=inner)
        return [self._word(f"{route}[0]"), detailed]

    def _remark(self, kind: fields.Remark, route: str) -> str:
        return self._word(route)

    def _links(self, kind: fields.Links, route: str) -> list[Any]:
        address = f"https://example.com/{self._word(route)}"
        other = f"https://example.com/{self._word(route)}"
        return [address, {"text": self._word(route), "link": other}]

    def _stops(self, kind: fields.Stops, route: str) -> list[Any]:
        first, second = IDS["touchpoint"]
        return [first, {second: self._word(route)}, first]

    def _parts(self, kind: fields.Parts, route: str) -> dict[str, Any]:
        return {id: self.part(kind.part, f"{route}.{id}") for id in IDS[kind.part]}

    def _lanetexts(self, kind: fields.LaneTexts, route: str) -> dict[str, Any]:
        return {id: self._statements(fields.Statements(), f"{route}.{id}") for id in IDS["lane"]}

    def _part(self, kind: fields.Part, route: str) -> dict[str, Any]:
        return self.part(kind.part, route)

    def _file(self, kind: fields.File, route: str) -> str:
        return FILES[route.rpartition(".")[2]]

    def _files(self, kind: fields.Files, route: str) -> list[str]:
        return [FILES[route.rpartition(".")[2]]]


_FIXED: dict[str, Any] = {
    "cjmap": 1,
    "emotion_scale": {"low": -5, "high": 5},
    "personas.clara.kind": "primary",
    "personas.ben.kind": "primary",
    "touchpoints.cart.phase": "service",
    "touchpoints.parcel.phase": "post-service",
    "journeys.first.persona": "clara",
    "journeys.second.persona": "ben",
}


def everything(*, language: str = "en") -> Everything:
    """Return a map with every key, built from the table of the format."""
    made = Everything(language=language)
    made.values = made.part("map", "")
    return made


def view_of(path: Path, *, language: str | None = None) -> View:
    """Return the view of a map in a file; the map must have no error of reading."""
    project = find_project(path)
    checked = check(load(path, project), Config())
    assert not checked.is_refused, [one.diagnostic.message for one in checked.found]
    return make_view(checked, project, language=language)


def view_of_text(text: str, *, language: str | None = None) -> View:
    """Return the view of a map in a text that names no files."""
    project = Project(Path("/nowhere"))
    checked = check(load_bytes(text.encode(), project), Config())
    assert not checked.is_refused, [one.diagnostic.message for one in checked.found]
    return make_view(checked, project, language=language)
