"""Upkeep: whether what is measured tells anything (CJ520 to CJ522)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from cjmap.catalog import format_number
from cjmap.diagnostics import Severity
from cjmap.facts.targets import verdict
from cjmap.frozen import frozen
from cjmap.model import JourneyMap, Metric, Moment, Phase, Touchpoint
from cjmap.rules.declare import Facts, Finding, rule
from cjmap.saying import levels, merged_metrics, own_levels
from cjmap.source import shortened
from cjmap.words.standins import said_of


@frozen
class _Measure:
    """A metric with all that holds for it; `part` is None for one of the whole map."""

    part: Phase | Touchpoint | None
    metric: Metric


@rule("CJ520", "metric-without-value", Severity.NOTE, many="metrics have no value")
def metric_without_value(facts: Facts) -> Iterator[Finding]:
    """A metric has no value.

    It looks as if somebody kept an eye on the touchpoint, and nobody does: customers could turn
    away there unseen. Measure it, if only once and by hand, or take it away. A map of what is to
    come may name a target alone.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          desk:
            name: Cash desk
            metrics:
              waiting: {name: Waiting time, target: 3, unit: min, better: lower}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          desk:
            name: Cash desk
            pain_points: The line
            metrics:
              waiting: {name: Waiting time, value: 11, target: 3, unit: min, better: lower}
    """
    measures = tuple(_measures(facts.map))
    valued = {key for one in measures if one.metric.value is not None for key in _above(one)}
    for one in _once(facts, measures):
        metric = one.metric
        is_wish = facts.map.state == "to-be" and metric.target is not None
        if metric.value is None and not is_wish and _key(one) not in valued:
            what = "a target and no value" if metric.target is not None else "no value"
            yield Finding(
                metric.place / "value",
                f'metric "{metric.id}"{_where(one)} has {what}',
                "what is it today? Measure it, if only once, or take it away",
            )


@rule(
    "CJ521",
    "metric-without-better",
    Severity.NOTE,
    many="metrics do not say whether more or less is better",
)
def metric_without_better(facts: Facts) -> Iterator[Finding]:
    """A metric has a target and does not say whether more or less is better.

    Forty with a target of thirty: is that good news for customers? Without `better`, neither
    people nor pages can tell whether the target is met.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          desk:
            name: Cash desk
            metrics:
              waiting: {name: Waiting time, value: 11, target: 3, unit: min}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          desk:
            name: Cash desk
            pain_points: The line
            metrics:
              waiting: {name: Waiting time, value: 11, target: 3, unit: min, better: lower}
    """
    for one in _once(facts, _measures(facts.map)):
        metric = one.metric
        if metric.better or metric.value is None or metric.target in (None, metric.value):
            continue
        yield Finding(
            metric.place / "better",
            f'metric "{metric.id}"{_where(one)} has {_against(metric)}, and does not say '
            "whether more or less is better",
            "add `better: higher` or `better: lower`",
        )


@rule("CJ522", "target-missed", Severity.NOTE, many="targets are missed, and nothing says why")
def target_missed(facts: Facts) -> Iterator[Finding]:
    """A target is missed, and nothing there says what hurts or what is done.

    The figure shows that customers do not get what they were meant to get; the map is silent
    about it. Either the touchpoint has a problem that nobody has written down, or the target is
    wrong. A target missed by a tenth or less is left in peace.

    Bad:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          desk:
            name: Cash desk
            metrics:
              waiting: {name: Waiting time, value: 11, target: 3, unit: min, better: lower}

    Good:
        title: Shoes
        phases:
          buy: {name: Buy}
        touchpoints:
          desk:
            name: Cash desk
            pain_points: One desk is open, also on Saturdays
            metrics:
              waiting: {name: Waiting time, value: 11, target: 3, unit: min, better: lower}
    """
    if facts.map.state == "to-be":
        return
    for one in _once(facts, _measures(facts.map)):
        if one.part and verdict(one.metric) == "missed" and _is_silent(facts, one.part):
            yield Finding(
                one.metric.place,
                f'metric "{one.metric.id}"{_where(one)} has {_against(one.metric)}, '
                "and nothing there says what hurts or what is done",
                "what keeps it from the target? Say so under `pain_points`, or what is done about "
                "it under `solutions`",
            )


def _measures(jmap: JourneyMap) -> Iterator[_Measure]:
    """Yield each metric that is written, with what farther levels add to it."""
    for metric in (jmap.metrics or {}).values():
        yield _Measure(None, metric)
    for phase in jmap.phases.values():
        for persona, written in _written(phase):
            merged = merged_metrics(far for far, _ in own_levels(phase, persona))
            yield from (_Measure(phase, merged[id]) for id in written)
    for touchpoint in jmap.touchpoints.values():
        for persona, written in _written(touchpoint):
            merged = merged_metrics(far for far, _ in levels(jmap, touchpoint, persona))
            yield from (_Measure(touchpoint, merged[id]) for id in written)


def _written(part: Phase | Touchpoint) -> Iterator[tuple[str, Mapping[str, Metric]]]:
    """Yield the metrics that are written for everyone, under "", and for one persona."""
    for persona, moment in (("", part.says), *part.per_persona.items()):
        if moment.metrics:
            yield persona, moment.metrics


def _once(facts: Facts, measures: Iterator[_Measure] | tuple[_Measure, ...]) -> list[_Measure]:
    """Return each metric once where aliases repeat it."""
    found: dict[object, _Measure] = {}
    for one in measures:
        found.setdefault(facts.written(one.metric.place), one)
    return list(found.values())


_Key = tuple[str, str, str]


def _key(one: _Measure) -> _Key:
    kind = "touchpoint" if isinstance(one.part, Touchpoint) else "phase"
    return kind, one.part.id if one.part else "", one.metric.id


def _above(one: _Measure) -> Iterator[_Key]:
    """Yield where a metric is valued by what one of its levels says."""
    yield _key(one)
    if isinstance(one.part, Touchpoint):
        yield "phase", one.part.phase, one.metric.id


def _is_silent(facts: Facts, part: Phase | Touchpoint) -> bool:
    """Tell whether customers meet a part of which neither problems nor solutions are said."""
    jmap, gathered = facts.map, facts.gathered
    phase = jmap.phases.get(part.phase) if isinstance(part, Touchpoint) else part
    parts: list[Phase | Touchpoint] = [part] if isinstance(part, Touchpoint) else []
    if phase:
        parts.append(phase)
    if isinstance(part, Phase):
        parts += gathered.by_phase[part.id]
    moments = [moment for one in parts for moment in (one.says, *one.per_persona.values())]
    met = [one.id for one in parts if isinstance(one, Touchpoint)]
    is_met = any(gathered.met_by[id] for id in met)
    return is_met and not any(map(_is_telling, moments))


def _is_telling(moment: Moment) -> bool:
    said = (moment.pain_points, moment.solutions, moment.opportunities)
    return any(map(said_of, said))


def _where(one: _Measure) -> str:
    return f' of "{one.part.id}"' if one.part else ""


def _against(metric: Metric) -> str:
    unit = f" {shortened(metric.unit, to=20)}" if metric.unit else ""
    return f"{_figure(metric.value)}{unit} with a target of {_figure(metric.target)}"


def _figure(number: Decimal | None) -> str:
    assert number is not None
    return format_number(number, "en")


RULES = (metric_without_value, metric_without_better, target_missed)
