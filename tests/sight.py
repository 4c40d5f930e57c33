"""How far colours are from each other, for the sight that most people have and for three others."""

from __future__ import annotations

from math import dist

# G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, A Physiologically-based Model for Simulation
# of Color Vision Deficiency, IEEE TVCG 15 (2009), table 1, severity 1.0; for linear RGB.
SIGHTS = {
    "usual": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
# sRGB to XYZ under D65, IEC 61966-2-1.
_XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
_WHITE = (0.95047, 1.0, 1.08883)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21, as WCAG 2.2 defines it."""
    low, high = sorted(_times((0.2126, 0.7152, 0.0722), _linear(color)) for color in (one, other))
    return (high + 0.05) / (low + 0.05)


def distance(one: str, other: str, *, sight: str = "usual") -> float:
    """Return how different two colours look: CIE 1976, where 2.3 is just noticeable."""
    return dist(_lab(one, sight), _lab(other, sight))


def mixed(upper: str, lower: str, opacity: float) -> str:
    """Return what a colour looks like that shines through upon another."""
    pairs = ((int(one[at : at + 2], 16) for one in (upper, lower)) for at in (1, 3, 5))
    return "#" + "".join(f"{round(a * opacity + b * (1 - opacity)):02X}" for a, b in pairs)


def _linear(color: str) -> tuple[float, ...]:
    values = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return tuple(v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values)


def _lab(color: str, sight: str) -> tuple[float, float, float]:
    linear = _linear(color)
    seen = [min(1.0, max(0.0, _times(row, linear))) for row in SIGHTS[sight]]
    x, y, z = (_rooted(_times(row, seen) / white) for row, white in zip(_XYZ, _WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _rooted(value: float) -> float:
    return value ** (1 / 3) if value > 216 / 24389 else (24389 / 27 * value + 16) / 116


def _times(row, column) -> float:
    return sum(a * b for a, b in zip(row, column, strict=True))
