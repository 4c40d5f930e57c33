"""Name the five steps of the scale on which an author rates."""

from __future__ import annotations

from cjmap.catalog import format_score
from cjmap.view.values import View

# Stands between the scores of a course in time.
COURSE = "›"


def scale_texts(view: View) -> dict[int, str]:
    """Return what the author's scale calls the five bands from -2 to 2, lowest first."""
    low, step = view.map.scale.low, (view.map.scale.high - view.map.scale.low) / 4
    values = (low + step * index for index in range(5))
    # A quarter of a range may come with decimals that say nothing: 0.0.
    plain = (int(value) if value == int(value) else value for value in values)
    signed = view.map.scale.is_signed
    texts = (format_score(value, view.labels.language, signed=signed) for value in plain)
    return dict(zip(range(-2, 3), texts, strict=True))
