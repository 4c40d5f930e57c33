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
from cjmap.view.whole import all_gone, all_new


def home_of(one: Compared) -> tuple[Project, Config]:
    """Return the project of a map as it is today, and its settings."""
    project = find_project(one.pair.either.loaded.path)
    return project, load_config(project).config


def view_of(one: Compared, *, against: str, language: str | None = None) -> View | None:
    """Return a map with what it was before, called `against`; None where errors are in the way.

    One that is new was empty before; one that is gone is empty now. `language` replaces the map's
    for the labels.
    """
    if one.is_broken:
        return None
    view = _laid_over(one, language)
    assert view.before
    named = replace(view.before, name=terminal(against))
    return replace(view, before=named, show=frozenset({AS_IS}), has_page=False)


def _laid_over(one: Compared, language: str | None) -> View:
    project, config = home_of(one)
    colors = palette(config)
    view = make_view(one.pair.either, project, language=language or config.language, palette=colors)
    if one.pair.now is None:
        return all_gone(view)
    if one.pair.before is None:
        return all_new(view)
    language = view.labels.language
    old = make_view(one.pair.before, project, language=language, palette=colors)
    return replace(view, before=compare(old, view))
