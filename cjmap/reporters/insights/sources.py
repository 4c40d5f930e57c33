"""Say where a statement comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from cjmap.insights.parts import Pain, Part, Task
from cjmap.insights.values import ChannelUse, Insight, PhaseCoverage, PhaseFeelings
from cjmap.place import Place
from cjmap.reporters.insights.naming import Voice
from cjmap.reporters.insights.report import InsightReport

# Who and through what is not where.
_NOT_PLACES = ("personas", "channels")


def sources(insight: Insight) -> tuple[Place, ...]:
    """Return the places a statement speaks of, each once, as they come in its sentence."""
    return tuple(dict.fromkeys(_sources(insight)))


def lines_of(insight: Insight, voice: Voice, report: InsightReport, file: str) -> str:
    """Return the lines a statement comes from, those of another file with its name; "" for none."""
    places = [report.at(place) for place in sources(insight)]
    own = list(dict.fromkeys(str(at.line) for at in places if at.file == file))
    others = list(dict.fromkeys(f"{at.file}:{at.line}" for at in places if at.file != file))
    said = [voice.fill("lines" if len(own) > 1 else "line", lines=voice.listed(own))] if own else []
    said += [voice.listed(others)] if others else []
    return f"({', '.join(said)})" if said else ""


def _sources(insight: Insight) -> Iterator[Place]:
    if isinstance(insight, PhaseFeelings):
        yield from (one.phase.place for one in (*insight.best, *insight.worst))
    elif isinstance(insight, PhaseCoverage):
        yield from (one.phase.place for one in (*insight.least, *insight.most))
    elif isinstance(insight, ChannelUse):
        yield from (one.place for one in insight.touchpoints)
    else:
        yield from _places(insight)


def _places(value: object) -> Iterator[Place]:
    if isinstance(value, Part):
        if value.place.route[:1] and value.place.route[0] not in _NOT_PLACES:
            yield value.place
    elif isinstance(value, Pain):
        yield from value.places
    elif isinstance(value, Task | Place):
        yield value if isinstance(value, Place) else value.place
    elif isinstance(value, tuple):
        for one in value:
            yield from _places(one)
    elif hasattr(value, "__dataclass_fields__"):
        for field in fields(value):  # type: ignore[arg-type]
            yield from _places(getattr(value, field.name))
