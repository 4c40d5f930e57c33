"""Compare a metric with its target."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, TypeAlias

from cjmap.model import Metric

Verdict: TypeAlias = Literal["met", "near", "missed", ""]

# The share of a target that a near miss misses it by at most.
_NEAR = Decimal("0.1")


def verdict(metric: Metric) -> Verdict:
    """Tell whether a metric meets its target.

    It is "near" where it misses the target by a tenth of it at most, and "" where the map does
    not say enough.
    """
    if metric.value is None or metric.target is None or metric.better is None:
        return ""
    behind = metric.target - metric.value
    if metric.better == "lower":
        behind = -behind
    if behind <= 0:
        return "met"
    return "near" if behind <= _NEAR * abs(metric.target) else "missed"
