"""How a team's pages and pictures look, as the settings of its project say."""

from __future__ import annotations

from dataclasses import dataclass

from cjmap.place import Place


@dataclass(frozen=True, slots=True)
class Shade:
    """A colour on light paper and the one on dark paper, as `#1b4f8f`.

    Without a dark one, cjmap makes it of the light one.
    """

    place: Place
    light: str
    dark: str | None = None


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture at the head of pages, as a data address, and what it says to who can't see it."""

    address: str
    alt: str = ""


@dataclass(frozen=True, slots=True)
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
