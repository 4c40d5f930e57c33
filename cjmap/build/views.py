"""Make the views of maps as a build wants them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from cjmap.beneath import as_is_of
from cjmap.build.sources import Owner
from cjmap.build.wanted import Wanted, drawn_alone
from cjmap.check import Checked
from cjmap.checking.weigh import refuses
from cjmap.config import Config
from cjmap.errors import CjmapError
from cjmap.fields import AS_IS
from cjmap.project import Project, printable
from cjmap.view.making import make_view
from cjmap.view.palette import USUAL, Palette
from cjmap.view.values import Before, View


def view_of(owner: Owner, project: Project, config: Config, wanted: Wanted) -> View:
    """Return the view of a map that is not refused, named by the folder of its outputs."""
    assert owner.checked
    language = wanted.language or config.language
    view = make_view(
        owner.checked,
        project,
        language=language,
        journey=wanted.journey,
        palette=palette(config),
    )
    return replace(
        view,
        name=owner.folder,
        file=printable(view.file),
        show=frozenset(wanted.show or config.show),
        alone=drawn_alone(view.personas, wanted, config),
        before=_before(owner.checked, view, project, config),
    )


def palette(config: Config) -> Palette:
    """Return the colours that a project has chosen, else the usual ones."""
    if config.theme is None:
        return USUAL
    from cjmap.view.themed import palette_of

    return palette_of(config.theme)


def expect_before(
    wanted: Wanted, maps: Iterable[Checked], views: Iterable[View], config: Config
) -> None:
    """Raise `CjmapError` where the as-is is asked for and can't be read, or no map has one.

    A map that is refused may have one: why it is not drawn is told anyway.
    """
    if AS_IS not in wanted.show:
        return
    known = tuple(maps)
    drawn = (one for one in known if not one.is_refused)
    for checked, below in ((one, as_is_of(one, config)) for one in drawn):
        if below and below.is_refused:
            raise _broken(checked, below)
    if any(view.before for view in views) or any(one.is_refused for one in known):
        return
    message = "no map is laid over an as-is map, so there is none to show"
    hint = "a to-be map says `state: to-be`, and `extends:` with the map that it changes"
    raise CjmapError(message, hint, status=2)


def _before(checked: Checked, view: View, project: Project, config: Config) -> Before | None:
    """Return what a map is laid over, None where that can't be drawn."""
    below = as_is_of(checked, config)
    if below is None or below.is_refused:
        return None
    from cjmap.view.compare import compare

    old = make_view(below, project, language=view.labels.language, palette=view.palette)
    return compare(old, view)


def _broken(checked: Checked, below: Checked) -> CjmapError:
    at, said = next((one.at, one.diagnostic) for one in below.found if refuses(one.diagnostic))
    message = f'what "{checked.loaded.path.as_posix()}" extends can\'t be shown as it is'
    return CjmapError(
        f"{message}: {at.file}:{at.line}:{at.column}: {said.message}",
        "mend it there, or build without `--show as-is`",
        status=1,
    )
