"""Lead from pictures to the page of their map."""

from __future__ import annotations

from cjmap.view.values import TouchpointView, View


def to_page(view: View, touchpoint: TouchpointView) -> str:
    """Return the address of a touchpoint on the page of its map, "" where it has none there."""
    has_place = view.has_page and not touchpoint.is_former
    return f"matrix.html#t-{touchpoint.id}" if has_place else ""
