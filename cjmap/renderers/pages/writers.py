"""Write pages with the templates of cjmap, or with those of a team."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Protocol

from cjmap.renderers.pages.entries import IndexEntry
from cjmap.view.values import View

if TYPE_CHECKING:
    from cjmap.renderers.pages.dress import Dress
    from cjmap.settings.overrides import Overrides
    from cjmap.settings.theme import Theme


class Writer(Protocol):
    """What writes pages; close it when all are written."""

    def prepare(self, *, matrix: bool) -> None:
        """Get ready for the page over all maps, and for those of maps; in the idle, say."""

    def matrix(self, view: View, pictures: Mapping[str, str]) -> bytes:
        """Return the page of a map."""

    def index(self, entries: tuple[IndexEntry, ...], *, language: str, picture: str = "") -> bytes:
        """Return the page over all maps."""

    def close(self) -> None:
        """Let go of everything."""


class Ours:
    """Writes pages with the templates of cjmap, in the colours of a theme if there is one."""

    def __init__(self, theme: Theme | None = None) -> None:
        self._theme = theme

    def prepare(self, *, matrix: bool) -> None:
        """Read in templates, which takes longer than filling them."""
        from cjmap.renderers.pages import index

        index.prepare()
        if matrix:
            from cjmap.renderers.pages import matrix as page

            page.prepare()

    def matrix(self, view: View, pictures: Mapping[str, str]) -> bytes:
        """Return the page of a map."""
        from cjmap.renderers.pages import matrix

        return matrix.render(view, pictures, dress=_worn(self._theme))

    def index(self, entries: tuple[IndexEntry, ...], *, language: str, picture: str = "") -> bytes:
        """Return the page over all maps."""
        from cjmap.renderers.pages import index

        dress = _worn(self._theme)
        return index.render(entries, language=language, picture=picture, dress=dress)

    def close(self) -> None:
        """Do nothing: there is nothing to let go of."""


OURS = Ours()


def writer(overrides: Overrides | None, theme: Theme | None = None) -> Writer:
    """Return what writes pages with a team's templates, or with cjmap's where it has none.

    Both wear the theme. Raises `CjmapError` for a logo that can't stand in a page.
    """
    if overrides is None:
        return Ours(theme) if theme else OURS
    from cjmap.renderers.pages.theirs import Theirs

    return Theirs(overrides, _worn(theme))


def _worn(theme: Theme | None) -> Dress | None:
    if theme is None:
        return None
    from cjmap.renderers.pages.dress import dress

    return dress(theme)
