"""Say where a statement comes from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from cjmap.insights.parts import Pain, Part, Task
from cjmap.insights.values import ChannelUse, Insight, PhaseCoverage, PhaseFeelings
from cjmap.place import Place

# Who and through what is not where.
_NOT_PLACES = ("personas", "channels")


def sources(insight: Insight) -> tuple[Place, ...]:
    """Return the places a statement speaks of, each once, as they come in its sentence."""
    return tuple(dict.fromkeys(_sources(insight)))


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
