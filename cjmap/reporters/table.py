"""Lay cells out in columns for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield lines with aligned columns, the first to the left, the others to the right.

    >>> print(*table(["", "buy"], [["Ana", "50 %"]]), sep="\\n")
          buy
    Ana  50 %
    """
    widths = [max(map(cell_width, column)) for column in zip(head, *rows, strict=True)]
    for row in (head, *rows):
        first, *rest = (
            " " * (width - cell_width(cell)) for cell, width in zip(row, widths, strict=True)
        )
        cells = [row[0] + first, *(gap + cell for gap, cell in zip(rest, row[1:], strict=True))]
        yield "  ".join(cells).rstrip()


def cell_width(text: str) -> int:
    """Return how many cells of a terminal a text takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)
