"""Say what a team's theme changes on pages: rules of style, and a logo."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterator

from cjmap.assets.pictures import SVG
from cjmap.errors import CjmapError
from cjmap.frozen import frozen
from cjmap.renderers import markup
from cjmap.settings.theme import Logo, Theme
from cjmap.view.palette import PERSONAS, USUAL
from cjmap.view.themed import link_of, palette_of

# Which fonts stand in where readers don't have a team's.
_SANS = ('"Helvetica Neue"', "Arial", '"Liberation Sans"', "sans-serif")
_SERIF = ("Georgia", '"Noto Serif"', "serif")
_GENERIC = frozenset({"serif", "sans-serif", "monospace", "system-ui", "ui-serif", "ui-sans-serif"})


@frozen
class Dress:
    """What pages wear over the usual: rules of style, and a logo if there is one."""

    style: str = ""
    logo: Logo | None = None


def dress(theme: Theme) -> Dress:
    """Return what a theme changes; raises `CjmapError` for a logo that can't stand in a page."""
    rules = ";".join(f"--{name}:{value}" for name, value in _tokens(theme))
    root = f":root{{{rules}}}" if rules else ""
    return Dress(root + "".join(_personas(theme)), _safe(theme.logo) if theme.logo else None)


def _tokens(theme: Theme) -> Iterator[tuple[str, str]]:
    head = palette_of(theme).head
    if head != USUAL.head:
        yield "bar", _pair(head)
    if theme.link:
        yield "link", _pair(link_of(theme.link))
    if theme.font:
        yield "sans", _fonts(theme.font, _SANS)
    if theme.heading_font:
        yield "serif", _fonts(theme.heading_font, _SERIF)


def _personas(theme: Theme) -> Iterator[str]:
    pairs = zip(palette_of(theme).personas, PERSONAS, strict=True)
    for number, (own, usual) in enumerate(pairs):
        if own != usual:
            yield f".p{number}{{--k:{_pair(own)}}}"


def _pair(colors: tuple[str, str]) -> str:
    return f"light-dark({colors[0].lower()},{colors[1].lower()})"


def _fonts(names: tuple[str, ...], usual: tuple[str, ...]) -> str:
    own = (name if name in _GENERIC else f'"{name}"' for name in names)
    return ",".join((*own, *usual))


def _safe(logo: Logo) -> Logo:
    """Return a logo that holds nothing but what is listed, if it is an SVG."""
    if not logo.address.startswith(SVG):
        return logo
    try:
        kept = markup.written(markup.parse(b64decode(logo.address.removeprefix(SVG))))
    except CjmapError as error:
        message = f"the logo can't stand in a page: {error.message}"
        raise CjmapError(message, "save it as plain shapes, or as PNG", status=2) from error
    return Logo(f"{SVG}{b64encode(kept.encode()).decode()}", logo.alt)
