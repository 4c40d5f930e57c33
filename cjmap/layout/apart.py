"""Move what is too close apart along one axis, as little as possible."""

from __future__ import annotations

from collections.abc import Sequence


def apart(wanted: Sequence[float], *, pitch: float, low: float, high: float) -> tuple[float, ...]:
    """The places nearest to those wanted, in growing order, that keep their distance.

    All are within `low` and `high` where there is room for them; else they go on beyond `high`.

    >>> apart((10, 12, 60), pitch=10, low=0, high=100)
    (6.0, 16.0, 60.0)
    """
    groups: list[tuple[float, int]] = []
    for place in wanted:
        group = (place, 1)
        while groups and _start(groups[-1], pitch) + groups[-1][1] * pitch > _start(group, pitch):
            group = _joined(groups.pop(), group)
        groups.append(group)
    placed = [
        _start(group, pitch) + number * pitch for group in groups for number in range(group[1])
    ]
    return _kept(placed, pitch, low, high)


def _start(group: tuple[float, int], pitch: float) -> float:
    """Where the first of some stands whose middle is known."""
    middle, count = group
    return middle - (count - 1) * pitch / 2


def _joined(one: tuple[float, int], other: tuple[float, int]) -> tuple[float, int]:
    count = one[1] + other[1]
    return (one[0] * one[1] + other[0] * other[1]) / count, count


def _kept(placed: list[float], pitch: float, low: float, high: float) -> tuple[float, ...]:
    for number in reversed(range(len(placed))):
        high = placed[number] = min(placed[number], high)
        high -= pitch
    for number, place in enumerate(placed):
        low = placed[number] = max(place, low)
        low += pitch
    return tuple(placed)
