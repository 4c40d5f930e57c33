"""Show a map that is new, or gone, as one whole that came or went."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from cjmap.diff.reading import SECTIONS
from cjmap.view.compare import compare
from cjmap.view.values import View


def all_new(view: View) -> View:
    """Return a view before which there was nothing; its title says so."""
    title = view.labels.fill("change.map_new", title=view.title)
    return replace(view, title=title, before=compare(_emptied(view), view))


def all_gone(view: View) -> View:
    """Return what is left of a map that is gone: nothing but what was; its title says so."""
    now = _emptied(view)
    title = view.labels.fill("change.map_gone", title=view.title)
    return replace(now, title=title, before=compare(view, now))


def _emptied(view: View) -> View:
    """Return a view of the map without anything in it."""
    nothing: dict[str, Any] = {key: {} for key in SECTIONS.values()}
    parts: dict[str, Any] = dict.fromkeys(("personas", "phases", "touchpoints", "channels"), ())
    return replace(view, map=replace(view.map, **nothing), lows={}, open_points=(), **parts)
