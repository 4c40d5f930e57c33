"""How a team's pages and pictures look, as the settings of its project say."""

from __future__ import annotations

from cjmap.frozen import frozen
from cjmap.place import Place


@frozen
class Shade:
    """A colour on light paper and the one on dark paper, as `#1b4f8f`.

    Without a dark one, cjmap makes it of the light one.
    """

    place: Place
    light: str
    dark: str | None = None


@frozen
class Logo:
    """A picture at the head of pages, as a data address, and what it says to who can't see it."""

    address: str
    alt: str = ""


@frozen
class Theme:
    """The colours, fonts and logo that a team sets; what it leaves out has its usual look.

    Fonts are names, the one wanted most first, as style sheets spell them.
    """

    personas: tuple[Shade, ...] = ()
    phases: Shade | None = None
    link: Shade | None = None
    font: tuple[str, ...] = ()
    heading_font: tuple[str, ...] = ()
    logo: Logo | None = None
