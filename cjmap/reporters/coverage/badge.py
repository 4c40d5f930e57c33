"""Coverage as a badge: a small SVG for a README, that says its number to everyone."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from cjmap.catalog import labels
from cjmap.catalog.formats import format_percent
from cjmap.coverage import Count
from cjmap.layout.text import width
from cjmap.reporters.coverage.report import CoverageReport

_NAME, _NOTHING = "#3d444d", "#59636e"
# From so many percent on. White on each has a contrast of 4.5 and more.
_GROUNDS = ((80, "#1a7f37"), (50, "#8a5d00"), (0, "#b42318"))
_SIZE, _HEIGHT, _PADDING = 11, 20, 7
_FONT = "Arial, Helvetica, 'Liberation Sans', sans-serif"


def lines(report: CoverageReport) -> Iterator[str]:
    """Yield the badge; with a revision, it says what was, too."""
    words = labels(report.language)
    name = words["badge.name"]
    value = _percent(report.now, report.language)
    said = f"{name}: {words['coverage.no_cells']}"
    if report.now.total:
        said = words.fill("badge.said", percent=value, **_cells(report.now))
    if report.against and report.is_even and report.before.percent != report.now.percent:
        before = _percent(report.before, report.language)
        value = f"{before} → {value}"
        said = f"{said}, {words.fill('badge.before', percent=before)}"
    left, right = (width(text, _SIZE) + 2 * _PADDING for text in (name, value))
    whole = f'width="{left + right:.1f}" height="{_HEIGHT}"'
    yield f'<svg xmlns="http://www.w3.org/2000/svg" {whole} role="img"'
    yield f'  lang="{words.language}" aria-label={quoteattr(said)}>'
    yield f"<title>{escape(said)}</title>"
    yield f'<clipPath id="r"><rect {whole} rx="3"/></clipPath>'
    yield '<g clip-path="url(#r)">'
    yield f'<rect {whole} fill="{_NAME}"/>'
    yield f'<rect x="{left:.1f}" {whole} fill="{_ground(report.now)}"/>'
    yield "</g>"
    yield f'<g fill="#fff" font-family="{_FONT}" font-size="{_SIZE}">'
    yield _text(name, _PADDING)
    yield _text(value, left + _PADDING)
    yield "</g>"
    yield "</svg>"


def _text(text: str, x: float) -> str:
    # Where Arial is not at hand, the text is set as wide as it would be.
    length = f'textLength="{width(text, _SIZE):.1f}" lengthAdjust="spacingAndGlyphs"'
    return f'<text x="{x:.1f}" y="14" {length}>{escape(text)}</text>'


def _percent(count: Count, language: str) -> str:
    return "–" if count.percent is None else format_percent(count.percent, language)


def _cells(count: Count) -> dict[str, int]:
    return {"filled": count.filled, "total": count.total}


def _ground(count: Count) -> str:
    if count.percent is None:
        return _NOTHING
    return next(ground for least, ground in _GROUNDS if count.percent >= least)
