"""Read what a to-be map is laid over."""

from __future__ import annotations

from cjmap.check import Checked, check
from cjmap.config import Config
from cjmap.load import load_below


def as_is_of(checked: Checked, config: Config) -> Checked | None:
    """Return what a map is laid over, None where that is no as-is map of its own."""
    loaded = checked.loaded
    below = load_below(loaded)
    is_as_is = below and below.map and below.map.touchpoints and below.map.state != "to-be"
    if below is None or not is_as_is or (loaded.map and loaded.map.state == "as-is"):
        return None
    return check(below, config)
