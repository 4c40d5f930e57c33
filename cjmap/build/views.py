"""Make the views of maps as a build wants them."""

from __future__ import annotations

from dataclasses import replace

from cjmap.build.sources import Owner
from cjmap.build.wanted import Wanted, drawn_alone
from cjmap.check import Checked, check
from cjmap.config import Config
from cjmap.fields import AS_IS
from cjmap.load import load_below
from cjmap.project import Project, printable
from cjmap.view.before import compare
from cjmap.view.making import make_view
from cjmap.view.values import View


def view_of(owner: Owner, project: Project, config: Config, wanted: Wanted) -> View:
    """Return the view of a map that is not refused, named by the folder of its outputs."""
    assert owner.checked
    language = wanted.language or config.language
    view = make_view(owner.checked, project, language=language, journey=wanted.journey)
    show = frozenset(wanted.show or config.show)
    old = _before(owner.checked, view, project, config) if AS_IS in show else None
    return replace(
        view,
        name=owner.folder,
        file=printable(view.file),
        show=show,
        alone=drawn_alone(view.personas, wanted, config),
        before=compare(old, view) if old else None,
    )


def _before(checked: Checked, view: View, project: Project, config: Config) -> View | None:
    """Return the view of what a map is laid over, None where that is no as-is map of its own."""
    below = load_below(checked.loaded)
    is_as_is = below and below.map and below.map.touchpoints and below.map.state != "to-be"
    if view.map.state == "as-is" or below is None or not is_as_is:
        return None
    read = check(below, config)
    return None if read.is_refused else make_view(read, project, language=view.labels.language)
