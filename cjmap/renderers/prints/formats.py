"""Make PDF and PNG of a picture, where what they need is installed."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import lru_cache
from importlib.util import find_spec

from cjmap.errors import CjmapError
from cjmap.frozen import frozen

# Packages of fonts, in the order in which they are asked. The first has the widths of Arial, in
# which the layout measures.
FONTS = ("fontpkg_arimo", "manimgx_fonts", "manimgx_fonts_cjk")
# What the extra `pdf` brings.
NEEDED = ("typst", "pypdfium2", *FONTS)


@frozen
class Print:
    """A finished SVG, its name in messages, and the tag of its texts' language."""

    svg: bytes
    name: str
    language: str


def expect_installed(formats: Collection[str]) -> None:
    """Raise CjmapError, for wrong use, where formats want the extra `pdf` and it is not there."""
    if WRITERS.keys().isdisjoint(formats):
        return
    missing = [package for package in NEEDED if find_spec(package) is None]
    if missing:
        raise CjmapError(
            f"PNG and PDF need the extra cjmap[pdf]: {', '.join(missing)} not found",
            "pip install 'cjmap[pdf]' (in a clone of cjmap: pip install '.[pdf]')",
            status=2,
        )


# Both formats of a picture are written one after the other.
@lru_cache(maxsize=1)
def as_pdf(picture: Print) -> bytes:
    """Return a picture as one page. Raises CjmapError as `pdf.render` does."""
    from cjmap.renderers.prints import pdf

    return pdf.render(picture.svg, name=picture.name, language=picture.language)


def as_png(picture: Print) -> bytes:
    """Return a picture as pixels: its page, drawn. Raises CjmapError as `as_pdf` does."""
    from cjmap.renderers.prints import png
    from cjmap.renderers.prints.sheet import width

    return png.render(as_pdf(picture), width=width(picture.svg))


# By their formats.
WRITERS: dict[str, Callable[[Print], bytes]] = {"png": as_png, "pdf": as_pdf}
