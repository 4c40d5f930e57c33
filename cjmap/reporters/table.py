"""Lay cells out in columns for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

# A name is not cut below so many cells, however narrow the terminal.
_LEAST_NAME = 12


def table(
    head: Sequence[str], rows: Sequence[Sequence[str]], *, width: int | None = None
) -> Iterator[str]:
    """Yield lines with aligned columns, the first to the left, the others to the right.

    With a `width`, what is wider goes on below: the columns in groups, each with the first column,
    which is shortened when it leaves too little room.

    >>> print(*table(["", "buy"], [["Ana", "50 %"]]), sep="\\n")
          buy
    Ana  50 %
    """
    cells = [list(row) for row in (head, *rows)]
    if width is not None:
        most = max(_LEAST_NAME, width // 3)
        cells = [[shortened(row[0], most), *row[1:]] for row in cells]
    widths = [max(map(cell_width, column)) for column in zip(*cells, strict=True)]
    for number, columns in enumerate(_groups(widths, width)):
        if number:
            yield ""
        for row in cells:
            yield _line(
                [row[0], *(row[one] for one in columns)],
                [widths[0], *(widths[one] for one in columns)],
            )


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    first, *rest = (
        " " * (width - cell_width(cell)) for cell, width in zip(row, widths, strict=True)
    )
    cells = [row[0] + first, *(gap + cell for gap, cell in zip(rest, row[1:], strict=True))]
    return "  ".join(cells).rstrip()


def _groups(widths: Sequence[int], width: int | None) -> Iterator[list[int]]:
    """Yield the columns behind the first that fit beside each other, at least one each."""
    group: list[int] = []
    used = widths[0]
    for column in range(1, len(widths)):
        if group and width is not None and used + 2 + widths[column] > width:
            yield group
            group, used = [], widths[0]
        group.append(column)
        used += 2 + widths[column]
    yield group


def shortened(text: str, most: int) -> str:
    """Return a text that takes at most so many cells, with an ellipsis where it was cut."""
    if cell_width(text) <= most:
        return text
    cut = text[: most - 1]
    while cell_width(cut) > most - 1:
        cut = cut[:-1]
    return f"{cut.rstrip()}…"


def cell_width(text: str) -> int:
    """Return how many cells of a terminal a text takes."""
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)
