"""What the chart of a map's history shows: three scales, each with its curves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from cjmap.catalog import Labels
from cjmap.catalog.formats import format_percent, format_score
from cjmap.frozen import frozen
from cjmap.reporters.log.report import History
from cjmap.view.history import Mood, Standing

# More curves than this on one scale are not told apart.
MOST_CURVES = 4


@frozen
class Curve:
    """A value for each commit, None where there was none; `name` is whose it is, "" for all."""

    values: tuple[float | None, ...]
    name: str = ""


@frozen
class Panel:
    """Curves on one scale, which goes from the first of its `marks` to the last.

    `change` is what became of all of it, `spelled` says any value.
    """

    name: str
    marks: tuple[float, ...]
    curves: tuple[Curve, ...]
    change: str
    spelled: Callable[[float], str]


def panels(history: History, words: Labels) -> Iterator[Panel]:
    """Yield how much was described, how customers felt, and how much was open."""
    language = words.language

    def percent(value: float) -> str:
        return format_percent(round(value), language)

    def score(value: float) -> str:
        return format_score(Decimal(f"{value:.1f}"), language)

    described = _curve(history, lambda one: one.coverage.percent)
    yield _panel(words["log.coverage"], (0, 100), described, percent)
    felt = _curve(history, lambda one: _mean(one.mood))
    yield _panel(words["log.feelings"], (-2, 0, 2), felt, score, tuple(_personas(history)))
    left = _curve(history, lambda one: one.open)
    most = max((value for value in left.values if value), default=1)
    yield _panel(words["log.open"], (0, most), left, lambda value: f"{value:.0f}")


def _panel(
    name: str,
    marks: tuple[float, ...],
    curve: Curve,
    spelled: Callable[[float], str],
    curves: tuple[Curve, ...] = (),
) -> Panel:
    known = [spelled(value) for value in curve.values if value is not None]
    change = " → ".join(dict.fromkeys((known[0], known[-1]))) if known else ""
    return Panel(name, marks, curves or (curve,), change, spelled)


def _personas(history: History) -> Iterator[Curve]:
    """Yield a curve of each customer, none where they are many or have no names."""
    names = tuple(dict.fromkeys(name for one in history.known for name in one.moods))
    if len(names) <= MOST_CURVES and all(names):
        yield from (_of_persona(history, name) for name in names)


def _of_persona(history: History, name: str) -> Curve:
    return _curve(history, lambda one: _mean(one.moods.get(name)), name)


def _curve(history: History, value: Callable[[Standing], float | None], name: str = "") -> Curve:
    return Curve(tuple(None if one.fault else value(one) for one in history.standings), name)


def _mean(mood: Mood | None) -> float | None:
    return mood.mean if mood else None
