"""Show maps that are compared, each with what it was before."""

from __future__ import annotations

from dataclasses import replace

from cjmap.build.views import palette
from cjmap.config import Config, load_config
from cjmap.fields import AS_IS
from cjmap.project import Project, find_project
from cjmap.renderers.text import terminal
from cjmap.reporters.differences.report import Compared
from cjmap.view.compare import compare
from cjmap.view.making import make_view
from cjmap.view.values import View


def home_of(one: Compared) -> tuple[Project, Config]:
    """Return the project of a map as it is today, and its settings."""
    project = find_project(one.pair.either.loaded.path)
    return project, load_config(project).config


def view_of(one: Compared, *, against: str, language: str | None = None) -> View | None:
    """Return a map with what it was before, called `against`; None where there are no two sides.

    `language` replaces the map's for the labels.
    """
    now, before = one.pair.now, one.pair.before
    if one.difference is None or now is None or before is None:
        return None
    project, config = home_of(one)
    colors = palette(config)
    new = make_view(now, project, language=language or config.language, palette=colors)
    old = make_view(before, project, language=new.labels.language, palette=colors)
    changed = replace(compare(old, new), name=terminal(against))
    return replace(new, before=changed, show=frozenset({AS_IS}), has_page=False)
