"""Differences for other programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any

from cjmap.check import Checked
from cjmap.checking.locate import Position
from cjmap.coverage import Count
from cjmap.diff import Change, CoverageChanged, weight_of
from cjmap.diff.changes import ListChanged, PartAdded, PartRemoved, Spot
from cjmap.diff.reading import MAP_KEYS, SECTIONS, parts
from cjmap.model import (
    Channel,
    Journey,
    Lane,
    Metric,
    Moment,
    Persona,
    Phase,
    Source,
    Statement,
    Stop,
    Touchpoint,
)
from cjmap.renderers.covered import counted
from cjmap.reporters.coverage.words import fault
from cjmap.reporters.differences.contents import metrics_of, part_of_change
from cjmap.reporters.differences.places import file_of, lines_of
from cjmap.reporters.differences.report import Compared, DiffReport
from cjmap.reporters.json import spelled

VERSION = 1
# What an author writes: it has a place, and keys that may be left out.
_WRITTEN = (
    Statement,
    Metric,
    Moment,
    Phase,
    Touchpoint,
    Persona,
    Channel,
    Lane,
    Journey,
    Source,
    Stop,
)


def lines(report: DiffReport) -> Iterator[str]:
    """Yield one JSON document; maps without any change are in it, with empty lists."""
    maps = [{**of_map(one), "changes": changes(one)} for one in report.maps]
    yield spelled({**head(report), "maps": maps, "notes": list(report.notes)})


def head(report: DiffReport) -> dict[str, Any]:
    """Return what is compared with what."""
    return {"version": VERSION, "old": report.old, "new": report.new}


def of_map(one: Compared) -> dict[str, Any]:
    """Return a map and what became of it, without its changes."""
    pair, found = one.pair, one.difference
    return {
        "path": file_of(pair.now) if pair.now else None,
        "path_before": file_of(pair.before) if pair.before else None,
        "title": pair.title,
        "state": one.became,
        "refused": _refused(pair.now),
        "refused_before": _refused(pair.before),
        "coverage": [_coverage(change) for change in found.coverage] if found else None,
        **_whole(one),
    }


def _whole(one: Compared) -> dict[str, Any]:
    """Return all that is in a map that came or went."""
    jmap = one.pair.either.loaded.map
    if one.became not in ("new", "gone") or one.is_broken or jmap is None:
        return {}
    own = ((key.name, plain(getattr(jmap, key.name))) for key in MAP_KEYS)
    sections = {
        section: [_written(part) for part in parts(jmap, kind).values()]
        for kind, section in SECTIONS.items()
    }
    told = {**dict(own), "emotion_scale": plain(jmap.scale), **sections}
    return {"content": {key: value for key, value in told.items() if value not in (None, [], {})}}


def changes(one: Compared) -> list[dict[str, Any]] | None:
    """Return the changes of a map, None where nothing is compared."""
    return [_change(change, one) for change in one.difference.changes] if one.difference else None


def _refused(checked: Checked | None) -> str | None:
    return fault(checked) if checked and checked.is_refused else None


def _coverage(change: CoverageChanged) -> dict[str, Any]:
    return {"of": change.of, "part": plain(change.what), **_counts(change.before, change.after)}


def _counts(before: Count, after: Count) -> dict[str, Any]:
    return {"before": counted(before), "after": counted(after)}


def _change(change: Change, one: Compared) -> dict[str, Any]:
    was, now = lines_of(change, one.pair)
    own = {key.name: plain(getattr(change, key.name)) for key in fields(change) if key.name != "at"}
    return {
        "change": kind_of(change),
        "weight": weight_of(change),
        **_spot(change.at),
        **own,
        **_content(change, one),
        "was_at": _position(was),
        "now_at": _position(now),
    }


def _content(change: Change, one: Compared) -> dict[str, Any]:
    """Return all that is in a part, or in metrics, that came or went."""
    match change:
        case PartAdded() | PartRemoved():
            part = part_of_change(change, one.pair)
            return {"content": _written(part) if part else None}
        case ListChanged(key="metrics"):
            found = metrics_of(change, one.pair)
            return {"content": {side: list(map(_written, found[side])) for side in found}}
        case _:
            return {}


def _written(part: Any) -> dict[str, Any]:
    """Return the keys of a part, those that it says with its own."""
    said: dict[str, Any] = plain(part)
    whole = said.pop("says", {})
    return {key: value for key, value in {**said, **whole}.items() if value != {}}


def _spot(at: Spot) -> dict[str, Any]:
    return {
        "kind": at.kind,
        "part": plain(at.part),
        "persona": plain(at.persona),
        "within": plain(at.within),
    }


def _position(at: Position | None) -> dict[str, Any] | None:
    return {"path": at.file, "line": at.line, "column": at.column} if at else None


def plain(value: Any) -> Any:
    """Return a value of a change as JSON has it: numbers as numbers, parts as objects."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, Mapping):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, _WRITTEN):
        keys = (key.name for key in fields(value) if key.name != "place")
        return {key: plain(said) for key in keys if (said := getattr(value, key)) is not None}
    if isinstance(value, Spot):
        return _spot(value)
    if is_dataclass(value):
        return {key.name: plain(getattr(value, key.name)) for key in fields(value)}
    return [plain(one) for one in value] if isinstance(value, tuple) else value


def kind_of(change: Change) -> str:
    """Return of which kind a change is, as programs read it: `statement-added`."""
    name = type(change).__name__
    return "".join(f"-{char.lower()}" if char.isupper() else char for char in name).lstrip("-")
