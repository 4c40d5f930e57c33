"""Find colours that stand out from what they lie on."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

# Björn Ottosson, A perceptual color space for image processing (2020): linear sRGB to the cones'
# response, its cube root to lightness and two axes of colour, and back.
_TO_CONES = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
_TO_LAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)
_FROM_LAB = (
    (1.0, 0.3963377774, 0.2158037573),
    (1.0, -0.1055613458, -0.0638541728),
    (1.0, -0.0894841775, -1.2914855480),
)
_FROM_CONES = (
    (4.0767416621, -3.3077115913, 0.2309699292),
    (-1.2684380046, 2.6097574011, -0.3413193965),
    (-0.0041960863, -0.7034186147, 1.7076147010),
)
_STEPS = 100
_PARTS = 20


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21, as WCAG 2.2 defines it.

    >>> round(contrast("#000000", "#FFFFFF")), round(contrast("#777777", "#FFFFFF"), 2)
    (21, 4.48)
    """
    low, high = sorted(_luminance(color) for color in (one, other))
    return (high + 0.05) / (low + 0.05)


def least_contrast(color: str, grounds: Iterable[str]) -> float:
    """Return the contrast of a colour on that of several grounds where it is least."""
    return min(contrast(color, ground) for ground in grounds)


def standing_out(color: str, grounds: Iterable[str], *, least: float) -> str:
    """Return the colour of the same hue, and nearest in lightness, with a contrast on all grounds.

    Where no lightness has it, as on black and white at once, it is the one that comes closest.

    >>> standing_out("#FFD700", ["#FFFFFF"], least=4.5)
    '#8A7516'
    """
    known = tuple(grounds)
    tried = [color.upper()]
    for step in range(1, _STEPS + 1):
        if least_contrast(tried[-1], known) >= least:
            return tried[-1]
        for way in (-step, step):
            tried.append(lighter(color, way / _STEPS))
            if least_contrast(tried[-1], known) >= least:
                return tried[-1]
    return max(tried, key=lambda one: least_contrast(one, known))


def lighter(color: str, more: float) -> str:
    """Return a colour with more lightness (0 to 1; less where negative), and what colour fits.

    >>> lighter("#26324A", 0.0), lighter("#26324A", 1.0)
    ('#26324A', '#FFFFFF')
    """
    lightness, a, b = _lab(color)
    wanted = min(1.0, max(0.0, lightness + more))
    for part in range(_PARTS, -1, -1):
        cones = _times(_FROM_LAB, (wanted, a * part / _PARTS, b * part / _PARTS))
        linear = _times(_FROM_CONES, [value**3 for value in cones])
        if all(-0.001 <= value <= 1.001 for value in linear):
            break
    return "#" + "".join(f"{round(_curved(value) * 255):02X}" for value in linear)


@cache
def _lab(color: str) -> tuple[float, ...]:
    return tuple(_times(_TO_LAB, [_root(v) for v in _times(_TO_CONES, _linear(color))]))


@cache
def _luminance(color: str) -> float:
    red, green, blue = _linear(color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(color: str) -> tuple[float, ...]:
    values = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return tuple(v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values)


def _curved(value: float) -> float:
    kept = min(1.0, max(0.0, value))
    return kept * 12.92 if kept <= 0.0031308 else 1.055 * kept ** (1 / 2.4) - 0.055


def _root(value: float) -> float:
    return float(max(0.0, value) ** (1 / 3))


def _times(matrix: tuple[tuple[float, ...], ...], vector: Iterable[float]) -> list[float]:
    values = tuple(vector)
    return [sum(a * b for a, b in zip(row, values, strict=True)) for row in matrix]
