"""Insights for other programs: all of them, with every place."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from decimal import Decimal
from fractions import Fraction
from typing import Any

from cjmap.coverage import Count
from cjmap.insights import Chapter, Insight
from cjmap.insights.parts import Mean, Part
from cjmap.model import Scale
from cjmap.place import Place
from cjmap.reporters.insights.brief import brief
from cjmap.reporters.insights.naming import Voice, rounded
from cjmap.reporters.insights.report import Analysed, InsightReport
from cjmap.reporters.insights.sources import sources
from cjmap.reporters.insights.telling import tell

VERSION = 1


def lines(report: InsightReport) -> Iterator[str]:
    """Yield one JSON document: `version`, `maps` with what is said of them, `refused`, `common`."""
    document: dict[str, Any] = {
        "version": VERSION,
        "maps": [_map(one, report) for one in report.maps],
        "refused": list(report.refused),
    }
    if not report.is_brief:
        document["common"] = _insights(report.common, report.voice, report)
    yield json.dumps(document, ensure_ascii=False, indent=2)


def _map(one: Analysed, report: InsightReport) -> dict[str, Any]:
    jmap = one.analysis.map
    known = {
        "path": jmap.place.file,
        "title": jmap.title,
        "language": one.voice.words.language,
        "scale": {"low": _decimal(jmap.scale.low), "high": _decimal(jmap.scale.high)},
        "brief": list(brief(one.analysis, one.voice)),
    }
    if report.is_brief:
        return known
    return known | {"insights": _insights(one.analysis.chapters, one.voice, report)}


def _insights(
    chapters: Iterable[Chapter], voice: Voice | None, report: InsightReport
) -> list[dict[str, Any]]:
    return [
        _insight(insight, chapter.subject, voice, report)
        for chapter in chapters
        for insight in chapter.insights
        if voice
    ]


def _insight(insight: Insight, about: str, voice: Voice, report: InsightReport) -> dict[str, Any]:
    return {
        "kind": insight.kind,
        "about": about,
        "text": tell(insight, voice),
        **_fields(insight, voice.scale),
        "places": [_place(place, report) for place in sources(insight)],
    }


def _place(place: Place, report: InsightReport) -> dict[str, Any]:
    at = report.at(place)
    return {"path": at.file, "line": at.line, "column": at.column, "route": str(place)}


def _fields(value: Any, scale: Scale) -> dict[str, Any]:
    """Return the fields of a value, and what it works out of them."""
    known = [field.name for field in fields(value)]
    worked_out = [name for name, one in vars(type(value)).items() if isinstance(one, property)]
    names = (name for name in (*known, *worked_out) if name not in ("place", "places"))
    return {name: _value(getattr(value, name), scale) for name in names}


def _value(value: object, scale: Scale) -> object:
    if isinstance(value, tuple):
        return [_value(one, scale) for one in value]
    if value is None or isinstance(value, str | bool | int):
        return value
    write = _WRITTEN.get(type(value))
    return write(value, scale) if write else _fields(value, scale)


def _mean(mean: Mean, scale: Scale) -> dict[str, Any]:
    value, position = _fraction(mean.on(scale)), _fraction(mean.position)
    return {"value": value, "position": position, "ratings": mean.ratings}


def _part(part: Part, scale: Scale) -> dict[str, Any]:
    return {"id": part.id, "name": part.name, "route": str(part.place)}


def _count(count: Count, scale: Scale) -> dict[str, Any]:
    return {"filled": count.filled, "total": count.total, "percent": count.percent}


def _fraction(value: Fraction) -> int | float:
    return _decimal(rounded(value, 3))


def _decimal(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


_WRITTEN: Mapping[type, Callable[[Any, Scale], Any]] = {
    Mean: _mean,
    Part: _part,
    Count: _count,
    Decimal: lambda value, scale: _decimal(value),
    Fraction: lambda value, scale: _fraction(value),
}
