"""Show a metric against its target."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal

from cjmap.catalog import Labels, format_number, format_percent
from cjmap.facts.targets import Verdict, verdict
from cjmap.frozen import frozen
from cjmap.model import Metric

_VERDICTS: tuple[Verdict, ...] = ("met", "near", "missed")
# What is left of the scale beyond the larger of value and target.
_ROOM = Decimal("1.2")


@frozen
class Figure:
    """A metric as people read it.

    `value` and `target` come with their unit, or are "". `verdict` is "near" where a target is
    missed by a tenth of it at most, and "" where the map does not say enough for one. `bar` and
    `mark` are the lengths of value and target in percent of a common scale, None where there is
    no such scale.
    """

    metric: Metric
    name: str
    value: str
    target: str
    verdict: Verdict
    bar: float | None
    mark: float | None


def figure(metric: Metric, words: Labels) -> Figure:
    """Return how to show a metric."""
    bar, mark = _lengths(metric)
    return Figure(
        metric=metric,
        name=metric.name or metric.id,
        value=_with_unit(metric.value, metric.unit, words),
        target=_with_unit(metric.target, metric.unit, words),
        verdict=verdict(metric),
        bar=bar,
        mark=mark,
    )


def verdicts(figures: Iterable[Figure]) -> Iterator[tuple[Verdict, int]]:
    """Yield how many figures meet their targets, nearly do, and miss them."""
    counts = Counter(figure.verdict for figure in figures)
    yield from ((one, counts[one]) for one in _VERDICTS if counts[one])


def _with_unit(number: Decimal | None, unit: str | None, words: Labels) -> str:
    if number is None:
        return ""
    if unit == "%":
        return format_percent(number, words.language)
    spelled = format_number(number, words.language)
    return f"{spelled}\N{NARROW NO-BREAK SPACE}{unit}" if unit else spelled


def _lengths(metric: Metric) -> tuple[float | None, float | None]:
    value, target = metric.value, metric.target
    if value is None or target is None or min(value, target) < 0 or max(value, target) == 0:
        return None, None
    end = max(value, target) * _ROOM
    return round(float(100 * value / end), 1), round(float(100 * target / end), 1)
