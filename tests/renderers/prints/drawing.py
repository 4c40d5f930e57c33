"""Small pictures, and what became of them as pixels."""

from __future__ import annotations

import struct
import zlib
from xml.sax.saxutils import escape

from cjmap.renderers import svg

HEAD = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'width="{0}pt" height="{1}pt" viewBox="0.00 0.00 {0}.00 {1}.00">'
)


def picture(inner: str, *, width: int = 200, height: int = 60, title: str = "Shoes") -> bytes:
    """Return a finished picture of white, with some elements in it."""
    white = f'<polygon fill="white" points="0,0 {width},0 {width},{height} 0,{height}"/>'
    raw = f"{HEAD.format(width, height)}{white}{inner}</svg>".encode()
    return svg.finish(raw, title=title, description="Five phases", language="de")


def line(text: str, **attributes: str) -> str:
    """Return a line of text of size 24 as Graphviz writes it."""
    style = "".join(f' {key.replace("_", "-")}="{value}"' for key, value in attributes.items())
    return (
        f'<text text-anchor="start" x="20" y="40" font-family="Arial" font-size="24.00"'
        f' fill="#1b2430"{style}>{escape(text)}</text>'
    )


def pixels(png: bytes) -> tuple[int, int, list[bytes]]:
    """Return width, height and rows of a PNG as cjmap writes it: RGB, no filter."""
    width, height, depth, kind = struct.unpack_from(">2L2B", png, 16)
    assert (depth, kind) == (8, 2)
    start = png.index(b"IDAT")
    (length,) = struct.unpack_from(">L", png, start - 4)
    data = zlib.decompress(png[start + 4 : start + 4 + length])
    rows = [data[at : at + 3 * width + 1] for at in range(0, len(data), 3 * width + 1)]
    assert all(row[0] == 0 for row in rows)
    return width, height, [row[1:] for row in rows]


def ink(png: bytes) -> int:
    """Return how many rows of a PNG hold anything but white."""
    width, _, rows = pixels(png)
    return sum(row != b"\xff" * 3 * width for row in rows)
