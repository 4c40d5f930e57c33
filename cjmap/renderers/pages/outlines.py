"""Write the outlines of shapes as short as a tenth of a point allows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_SEGMENT = re.compile(r"([A-Za-z])([^A-Za-z]*)")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
# Boxes with corners of 12 points, drawn from their lower edge on, or from their upper one back.
_X_Y = r"M(-?[\d.]+) ?(-?[\d.]+)"
_UPWARD = re.compile(
    rf"{_X_Y}h([\d.]+)c6 0 12-6 12-12v-([\d.]+)c0-6-6-12-12-12"
    r"h-\3c-6 0-12 6-12 12v\4c0 6 6 12 12 12"
)
_DOWNWARD = re.compile(
    rf"{_X_Y}h-([\d.]+)c-6 0-12 6-12 12v([\d.]+)c0 6 6 12 12 12"
    r"h\3c6 0 12-6 12-12v-\4c0-6-6-12-12-12"
)
# How many points a command needs that leads to the last of them.
_POINTS = {"M": 1, "L": 1, "C": 3}


def path(data: str) -> str:
    """Return path data as steps from point to point; data with other commands as it is.

    Points are rounded, not steps, so that nothing drifts.

    >>> path("M616,1260H750.04C756,1260 762,1254 762,1248")
    'M616 1260h134c6 0 12-6 12-12'
    """
    segments = _SEGMENT.findall(data)
    if any(command not in "MLHVC" for command, _ in segments):
        return data
    return "".join(_steps(segments))


def polygon(points: str) -> str:
    """Return the path data of a polygon.

    >>> polygon("427,1099 427,1084 446,1084 446,1099")
    'M427 1099v-15h19v15z'
    """
    first, *rest = points.split()
    return "".join(_steps([("M", first), *(("L", point) for point in rest)])) + "z"


def rounded_box(data: str) -> str:
    """Return the attributes of the rectangle with round corners that path data draws, else "".

    >>> rounded_box("M14 30h6c6 0 12-6 12-12v-5c0-6-6-12-12-12h-6c-6 0-12 6-12 12v5c0 6 6 12 12 12")
    'x="2" y="1" width="30" height="29" rx="12"'
    """
    if found := _UPWARD.fullmatch(data):
        x, y, width, height = (_tenths(value) for value in found.groups())
        left, top = x - 120, y - height - 240
    elif found := _DOWNWARD.fullmatch(data):
        x, y, width, height = (_tenths(value) for value in found.groups())
        left, top = x - width - 120, y
    else:
        return ""
    size = {"x": left, "y": top, "width": width + 240, "height": height + 240, "rx": 120}
    return " ".join(f'{name}="{_spelled(value)}"' for name, value in size.items())


def number(value: str) -> str:
    """Return a number rounded to tenths.

    >>> number("1747.99"), number("-0.04"), number("0.52"), number("12.00")
    ('1748', '0', '.5', '12')
    """
    return _spelled(_tenths(value))


def _steps(segments: list[tuple[str, str]]) -> Iterator[str]:
    x = y = 0
    for command, said in segments:
        values = [_tenths(value) for value in _NUMBER.findall(said)]
        if command == "H":
            values, size = [values[0], y], 1
        elif command == "V":
            values, size = [x, values[0]], 1
        else:
            size = _POINTS[command]
        for at in range(0, len(values), 2 * size):
            points = values[at : at + 2 * size]
            yield _moved(points) if command == "M" else _step(x, y, points)
            x, y = points[-2:]


def _moved(point: list[int]) -> str:
    return f"M{_joined(point)}"


def _step(x: int, y: int, points: list[int]) -> str:
    """Return the command that leads from a point to the last of others."""
    by = [value - (y if at % 2 else x) for at, value in enumerate(points)]
    if len(by) > 2:
        return f"c{_joined(by)}"
    if not by[1]:
        return f"h{_spelled(by[0])}"
    return f"l{_joined(by)}" if by[0] else f"v{_spelled(by[1])}"


def _joined(tenths: list[int]) -> str:
    """Return numbers one after the other; a minus divides them as well as a blank."""
    return " ".join(map(_spelled, tenths)).replace(" -", "-")


@lru_cache(4096)
def _tenths(value: str) -> int:
    return round(float(value) * 10)


@lru_cache(4096)
def _spelled(tenths: int) -> str:
    whole, rest = divmod(abs(tenths), 10)
    sign = "-" if tenths < 0 else ""
    return f"{sign}{whole or ''}.{rest}" if rest else f"{sign}{whole}"
