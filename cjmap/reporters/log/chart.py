"""How a map has moved over the commits, as a small picture: coverage, feelings, open points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from cjmap.catalog import Labels, labels
from cjmap.catalog.formats import format_date
from cjmap.layout import apart
from cjmap.layout.text import width, wrap
from cjmap.renderers.shades import own_style
from cjmap.renderers.svg import FONTS
from cjmap.renderers.text import terminal
from cjmap.reporters.log.panels import Curve, Panel, panels
from cjmap.reporters.log.report import History, LogReport
from cjmap.view.history import Standing
from cjmap.view.palette import AXIS, GRID, INK, MUTED, PAPER, PERSONAS, WARNING

# All in points. Names stand left of the curves, what they end with right of them.
_WIDE, _LEFT, _RIGHT, _TOP, _HIGH, _GAP, _FOOT = 720, 132, 560, 66, 64, 26, 30
_SIZE, _TITLE, _PITCH, _DOT = 11, 14, 13, 2.5
_DASHES = ("", "6 3", "2 3", "8 3 2 3")
_Point = tuple[float, float]


def lines(report: LogReport) -> Iterator[str]:
    """Yield the picture of the one map that there is."""
    (history,) = report.histories
    words = labels(report.language or history.language)
    shown = tuple(panels(history, words))
    height = _TOP + len(shown) * (_HIGH + _GAP) + _FOOT
    changes = ", ".join(f"{panel.name} {panel.change}" for panel in shown if panel.change)
    title = terminal(history.title)
    body = [*_heading(title, changes), *_foot(history, words, height)]
    for number, panel in enumerate(shown):
        body += _drawn(panel, _TOP + number * (_HIGH + _GAP))
    size = f'width="{_WIDE}pt" height="{height}pt" viewBox="0 0 {_WIDE} {height}"'
    inner = "\n".join((f'<rect width="100%" height="100%" fill="{PAPER.lower()}"/>', *body))
    said = f"{title}: {changes}"
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img"'
    yield f'  lang="{words.language}" aria-label={quoteattr(said)} font-family="{FONTS}">'
    yield f"<title>{escape(said)}</title>"
    yield inner
    yield f"<style>\n{own_style(size + inner)}\n</style>"
    yield "</svg>"


def _heading(title: str, changes: str) -> Iterator[str]:
    yield _text(12, 24, _fitting(title, _WIDE - 24, size=_TITLE, bold=True), INK, size=_TITLE)
    yield _text(12, 42, _fitting(changes, _WIDE - 24), MUTED)


def _foot(history: History, words: Labels, height: float) -> Iterator[str]:
    """Yield the days of the first and the last commit, and where nothing could be counted."""
    days = [one.commit.day for one in history.standings if one.commit]
    if days:
        yield _text(_LEFT, height - 10, format_date(days[0], words.language), MUTED)
    if days and days[-1] != days[0]:
        last = format_date(days[-1], words.language)
        yield _text(_RIGHT, height - 10, last, MUTED, anchor="end")
    for mark, group in groupby(enumerate(history.standings), key=lambda one: _mark(one[1])):
        if mark:
            numbers = [number for number, _ in group]
            x = _x((numbers[0] + numbers[-1]) / 2, len(history.standings))
            yield _text(x, height - 28, f"× {words[mark]}", WARNING, anchor="middle")


def _mark(one: Standing) -> str:
    """Return the label that says why nothing was counted, "" where it was."""
    return "log.gone" if one.is_gone else "log.fault" if one.fault else ""


def _drawn(panel: Panel, top: float) -> Iterator[str]:
    low, *_, high = panel.marks

    def y(value: float) -> float:
        return top + _HIGH * (high - value) / (high - low)

    yield _text(12, top + _HIGH / 2 + 4, panel.name, INK, bold=True)
    for value in panel.marks:
        color = GRID if value else AXIS
        yield f'<path d="M{_LEFT} {y(value):.1f}H{_RIGHT}" stroke="{color.lower()}"/>'
        yield _text(_LEFT - 6, y(value) + 4, panel.spelled(value), MUTED, anchor="end")
    ends: list[tuple[float, str, str]] = []
    for number, curve in enumerate(panel.curves):
        color = PERSONAS[number % len(PERSONAS)][0] if curve.name else INK
        points = [
            None if value is None else (_x(place, len(curve.values)), y(value))
            for place, value in enumerate(curve.values)
        ]
        yield from _line(points, color, _DASHES[number % len(_DASHES)])
        ends += [(point[1], _end(curve, panel), color) for point in points[::-1] if point][:1]
    yield from _ends(ends, top)


def _x(number: float, commits: int) -> float:
    """Return where a commit stands: all are as far apart, whenever they were made."""
    return _LEFT + number * (_RIGHT - _LEFT) / max(1, commits - 1)


def _line(points: Sequence[_Point | None], color: str, dash: str) -> Iterator[str]:
    """Yield a line that breaks where nothing was counted, and a dot for each commit."""
    path, is_down = "", False
    for point in points:
        if point:
            path += f"{'L' if is_down else 'M'}{point[0]:.1f} {point[1]:.1f}"
        is_down = point is not None
    paint = f'fill="none" stroke="{color.lower()}" stroke-width="2"'
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    yield f'<path d="{path}" {paint}{dashes}/>' if path else ""
    for point in filter(None, points):
        where = f'cx="{point[0]:.1f}" cy="{point[1]:.1f}"'
        yield f'<circle {where} r="{_DOT}" fill="{color.lower()}"/>'


def _end(curve: Curve, panel: Panel) -> str:
    """Return what stands behind a curve: its last value, and whose it is."""
    last = next(panel.spelled(value) for value in reversed(curve.values) if value is not None)
    room = _WIDE - _RIGHT - 16 - width(f"{last} ", _SIZE)
    return f"{last} {_fitting(terminal(curve.name), room)}".rstrip()


def _ends(ends: Sequence[tuple[float, str, str]], top: float) -> Iterator[str]:
    """Yield what stands behind the curves, each near its end and none upon another."""
    ordered = sorted(ends, key=lambda end: end[0])
    wanted = [y for y, _, _ in ordered]
    places = apart(wanted, pitch=_PITCH, low=top - 4, high=top + _HIGH + 4)
    for place, (_, said, color) in zip(places, ordered, strict=True):
        yield _text(_RIGHT + 10, place + 4, said, color)


def _fitting(text: str, room: float, *, size: float = _SIZE, bold: bool = False) -> str:
    """Return a text in one line, with an ellipsis where it was cut."""
    return "".join(wrap(text, size=size, width=room, bold=bold, lines=1))


def _text(
    x: float,
    y: float,
    text: str,
    color: str,
    *,
    size: float = _SIZE,
    bold: bool = False,
    anchor: str = "start",
) -> str:
    weight = ' font-weight="bold"' if bold or size == _TITLE else ""
    where = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"'
    return f'<text {where} font-size="{size}"{weight} fill="{color.lower()}">{escape(text)}</text>'
