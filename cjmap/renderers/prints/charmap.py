"""Read which characters a font file has."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

# The encodings of Unicode in a `cmap` table, the fullest first: https://learn.microsoft.com/typography/opentype/spec/cmap
_ENCODINGS = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3))


def characters(font: Path) -> frozenset[int]:
    """Return the code points for which a TrueType or OpenType font has a glyph.

    Of a collection, those of its first font.
    """
    data = font.read_bytes()
    table = memoryview(data)[_table(data, b"cmap") :]
    (count,) = struct.unpack_from(">H", table, 2)
    rows = (struct.unpack_from(">HHL", table, 4 + 8 * number) for number in range(count))
    places = {(platform, encoding): place for platform, encoding, place in rows}
    chosen = next(table[places[one] :] for one in _ENCODINGS if one in places)
    (format_,) = struct.unpack_from(">H", chosen)
    ranges = _segments(chosen) if format_ == 4 else _groups(chosen)
    return frozenset(chain.from_iterable(ranges))


def _table(data: bytes, tag: bytes) -> int:
    """Return where a table begins."""
    head = struct.unpack_from(">L", data, 12)[0] if data[:4] == b"ttcf" else 0
    (count,) = struct.unpack_from(">H", data, head + 4)
    rows = (struct.unpack_from(">4sLLL", data, head + 12 + 16 * number) for number in range(count))
    return next(int(place) for name, _, place, _ in rows if name == tag)


def _segments(table: memoryview) -> Iterator[range]:
    """Yield the ranges of a table in format 4, but for U+FFFF, which ends it."""
    (double,) = struct.unpack_from(">H", table, 6)
    ends = struct.unpack_from(f">{double // 2}H", table, 14)
    starts = struct.unpack_from(f">{double // 2}H", table, 16 + double)
    for first, last in zip(starts[:-1], ends[:-1], strict=True):
        yield range(first, last + 1)


def _groups(table: memoryview) -> Iterator[range]:
    """Yield the ranges of a table in format 12."""
    (count,) = struct.unpack_from(">L", table, 12)
    for first, last, _ in struct.iter_unpack(">LLL", table[16 : 16 + 12 * count]):
        yield range(first, last + 1)
