"""Say in a small picture why a map has none of what is different."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from cjmap.layout.text import wrap
from cjmap.renderers.shades import own_style
from cjmap.renderers.svg import FONTS
from cjmap.renderers.text import terminal
from cjmap.view.palette import INK, MUTED, PAPER, WARNING

# All in points.
_WIDE, _MARGIN, _LEADING, _BELOW_TITLE = 560, 16, 1.4, 8
_SIZE, _TITLE, _MOST_LINES = 11, 15, 12


def note(title: str, reasons: Sequence[str], *, language: str) -> bytes:
    """Return an SVG with the title of a map and the reasons, each as far as there is room.

    `language` is that of the title.
    """
    rows = tuple(_rows(terminal(title), [terminal(reason) for reason in reasons]))
    body, y = [], float(_MARGIN)
    for text, size, color in rows:
        y += size * _LEADING
        weight = ' font-weight="bold"' if size == _TITLE else ""
        where = f'x="{_MARGIN}" y="{y - size * 0.3:.1f}"'
        said = f"{escape(text)}</text>"
        body.append(f'<text {where} font-size="{size}"{weight} fill="{color.lower()}">{said}')
        y += _BELOW_TITLE if size == _TITLE else 0
    high = f"{y + _MARGIN:.0f}"
    frame = f'width="{_WIDE}pt" height="{high}pt" viewBox="0 0 {_WIDE} {high}"'
    inner = "\n".join((f'<rect width="100%" height="100%" fill="{PAPER.lower()}"/>', *body))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" {frame} role="img" lang="{escape(language)}"'
        f' font-family="{FONTS}">\n'
        f"<title>{escape(' '.join((terminal(title), *map(terminal, reasons))))}</title>\n"
        f"{inner}\n<style>\n{own_style(frame + inner)}\n</style>\n</svg>\n"
    ).encode()


def _rows(title: str, reasons: Sequence[str]) -> Iterator[tuple[str, int, str]]:
    """Yield each line with its size and colour."""
    room = _WIDE - 2 * _MARGIN
    for text in wrap(title, size=_TITLE, width=room, bold=True, lines=2):
        yield text, _TITLE, INK
    for number, reason in enumerate(reasons):
        for text in wrap(reason, size=_SIZE, width=room, lines=_MOST_LINES):
            yield text, _SIZE, MUTED if number else WARNING
