"""Draw a page of PDF as pixels."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from contextlib import closing
from math import sqrt

# Pixels a point.
SCALE = 2.0
# Takes 120 MB while it is drawn, and half a second.
MOST_PIXELS = 40_000_000

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_METER = 72 / 0.0254


def render(pdf: bytes, *, width: float) -> bytes:
    """Return the one page of a PDF as PNG: two pixels a point, fewer where it were too many.

    `width` is that of the picture in points, of which a long page may have fewer.
    """
    import pypdfium2

    with closing(pypdfium2.PdfDocument(pdf)) as document, closing(document[0]) as page:
        unit = page.get_width() / width
        scale = min(SCALE, sqrt(MOST_PIXELS * unit / (width * page.get_height())))
        drawn = page.render(scale=scale / unit, rev_byteorder=True, may_draw_forms=False)
        with closing(drawn) as bitmap:
            size = (bitmap.width, bitmap.height)
            rows = memoryview(bitmap.buffer).cast("B")
            data = zlib.compress(b"".join(_lines(rows, size, bitmap.stride)), 6)
    per_meter = round(scale * _METER)
    return b"".join(
        (
            _SIGNATURE,
            _chunk(b"IHDR", struct.pack(">2L5B", *size, 8, 2, 0, 0, 0)),
            _chunk(b"pHYs", struct.pack(">2LB", per_meter, per_meter, 1)),
            _chunk(b"IDAT", data),
            _chunk(b"IEND", b""),
        )
    )


def scale_of(png: bytes) -> float:
    """Return how many pixels a point has in a PNG of ours."""
    (per_meter,) = struct.unpack_from(">L", png, png.index(b"pHYs") + 4)
    return float(per_meter) / _METER


def _lines(pixels: memoryview, size: tuple[int, int], stride: int) -> Iterator[memoryview | bytes]:
    """Yield the rows of an image of three bytes a pixel, each behind its filter: none."""
    width, height = size
    for start in range(0, height * stride, stride):
        yield b"\0"
        yield pixels[start : start + 3 * width]


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))
