"""Draw a map as a service blueprint: what customers do, and what is done for it, seen and unseen.

Rows and lines are those of Shostack (1984) and of Bitner, Ostrom and Morgan (2008).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cjmap import layout
from cjmap.layout import Box, Link, Point, Section, Tiers
from cjmap.renderers.diagrams import telling
from cjmap.renderers.diagrams.cells import height_of, lines
from cjmap.renderers.diagrams.deeds import Deed, deeds, lost, shape
from cjmap.renderers.diagrams.dot import write
from cjmap.renderers.diagrams.heading import heading
from cjmap.renderers.diagrams.ink import LANE, SMALL
from cjmap.renderers.diagrams.legend import key_entries
from cjmap.renderers.diagrams.legend_changes import change_entries
from cjmap.renderers.diagrams.marks import (
    Band,
    Mark,
    Shape,
    Stroke,
    moved,
    signs_on,
    straight,
    words,
)
from cjmap.renderers.diagrams.moments import moment, moment_rows
from cjmap.renderers.diagrams.occurring import on_blueprints
from cjmap.renderers.diagrams.phases import Excerpt, phase_bars
from cjmap.renderers.diagrams.sides import sided
from cjmap.renderers.diagrams.widths import GREATEST_WIDTH, LEAST_WIDTH
from cjmap.view.palette import AXIS, BANDS, GRID, INK, MUTED
from cjmap.view.values import TouchpointView, View
from cjmap.view.walking import walking_order

# From what everybody sees to what nobody sees; the lines run between the zones.
ZONES = {"evidence_shown": 0, "actions": 0, "frontstage": 1, "backstage": 2, "support": 3}
LINES = ("interaction", "visibility", "internal")
_CHANGES = ("change.score", "change.struck")
_VISIBLE = LINES.index("visibility")
_STROKES = {
    "interaction": (AXIS, 1.2, "solid"),
    "visibility": (INK, 1.6, "solid"),
    "internal": (AXIS, 1.2, "dashed"),
}
_NAMES, _PITCH, _MARGIN, _INSET = 134, 170, 6, 9
_BAR_GAP, _HEADING_GAP, _STRIP_GAP, _HEAD_GAP = 12, 18, 40, 6
_NAME_LINES, _BEFORE_TIP, _TIP = 4, 8, 2


def applies(view: View) -> bool:
    """Tell whether a map says anything that only a blueprint shows in its place."""
    own = ZONES.keys() - {"actions"}
    return any(not own.isdisjoint(touchpoint.texts) for touchpoint in view.touchpoints)


def dot(view: View) -> str:
    """Return the blueprint of a map as DOT."""
    marks, page = picture(view)
    return write("blueprint", marks, page=page)


def describe(view: View) -> tuple[str, str]:
    """Return title and description for those who cannot see the picture."""
    view = sided(view)
    return telling.of_blueprint(view, tiers(view))


def picture(view: View) -> tuple[tuple[Mark, ...], Box]:
    """Return what stands where on the page, and the page; columns begin at a height of 0.

    What is too wide is folded into strips, one below the other.
    """
    view = sided(view)
    counts = [len(phase.touchpoints) for phase in view.phases]
    strips = layout.sections(counts, left=_NAMES, pitch=_PITCH, width=GREATEST_WIDTH)
    width = max(LEAST_WIDTH, *(strip.right for strip in strips))
    rows, touchpoints = tiers(view), walking_order(view)
    drawn = [
        _strip(view, strip, touchpoints, rows, number=number, width=width)
        for number, strip in enumerate(strips, 1)
    ]
    y = drawn[0][1].y
    shown = frozenset(_shown(tuple(mark for own, _ in drawn for mark in own)))
    signs = key_entries(view, *on_blueprints(view, shown))
    keys = (*signs, *change_entries(view, *_CHANGES, shown=shown))
    head, top = heading(view, width, bottom=y - _HEADING_GAP, keys=keys)
    marks = list(head)
    for own, page in drawn:
        down = y - page.y
        marks += (moved(mark, 0, down) for mark in own) if down else own
        y += page.height + _STRIP_GAP
    return tuple(marks), Box(0, top, width, y - _STRIP_GAP - top)


def _shown(marks: Sequence[Mark]) -> Iterator[str]:
    yield from signs_on(marks)
    if any(isinstance(mark, Stroke) and mark.head for mark in marks):
        yield "answer"


def tiers(view: View) -> tuple[str, ...]:
    """Return which rows a map has, from top to bottom."""
    said = {key for touchpoint in view.touchpoints for key in (*touchpoint.texts, *touchpoint.none)}
    changes = view.before.changes.values() if view.before else ()
    said |= {key for change in changes for key in change.lost}
    return tuple(key for key in ZONES if key in said)


def line_above(keys: Sequence[str], tier: int) -> str:
    """Return the line above a tier, "" for none; where several would run, that of visibility."""
    before = ZONES[keys[tier - 1]] if tier else 0
    crossed = LINES[before : ZONES[keys[tier]]]
    return "visibility" if "visibility" in crossed else "".join(crossed[:1])


def _strip(
    view: View,
    section: Section,
    touchpoints: Sequence[TouchpointView],
    keys: Sequence[str],
    *,
    number: int,
    width: float,
) -> tuple[tuple[Mark, ...], Box]:
    prefix = f"strip-{number}-" if number > 1 else ""
    excerpt = Excerpt(number, section.phases[0], section.goes_on_from, section.goes_on)
    bars = phase_bars(view, section.spans, bottom=-_BAR_GAP, detailed=False, excerpt=excerpt)
    shown = [touchpoints[column] for column in section.slots]
    room = _PITCH - 2 * (_MARGIN + _INSET)
    heads = dict(zip(section.slots, moment_rows(view, shown, room), strict=True))
    found = tuple(deeds(view, section, touchpoints, keys, margin=_MARGIN))
    top = max(map(height_of, heads.values()), default=0)
    placed = layout.stack(
        [deed.block for deed in found],
        slots=section.slots,
        lines=[bool(line_above(keys, tier)) for tier in range(len(keys))],
        top=-(-round(top) // 2) * 2 + _HEAD_GAP,
        width=width,
    )
    marks: list[Mark] = [
        *_bands(view, keys, placed, prefix),
        *bars,
        *_lines(view, keys, placed, width, prefix),
        *_borders(section, placed.bottom),
        *map(_link, placed.links),
    ]
    by_column: dict[int, list[Deed]] = {}
    for deed in found:
        by_column.setdefault(deed.columns[0], []).append(deed)
    for column, slot in section.slots.items():
        touchpoint = touchpoints[column]
        inset = _MARGIN + _INSET
        box = Box(slot.x + inset, 0, slot.width - 2 * inset, height_of(heads[column]))
        marks += moment(view, touchpoint, heads[column], box)
        marks += (shape(deed, placed.boxes[deed.id]) for deed in by_column.get(column, ()))
        marks += _nones(view, touchpoint, keys, placed, slot)
    start = min((bar.box.y for bar in bars), default=0)
    return tuple(marks), Box(0, start, width, placed.bottom - start)


def _bands(view: View, keys: Sequence[str], placed: Tiers, prefix: str) -> Iterator[Mark]:
    for key, band in zip(keys, placed.bands, strict=True):
        name, id = view.labels[f"blueprint.{key}"], f"{prefix}row-{key.replace('_', '-')}"
        yield Band(id, band, BANDS[ZONES[key] <= _VISIBLE], name)
        texts = LANE.wrap(name, _NAMES - 30, _NAME_LINES, language=view.labels.language)
        rows = lines(texts, LANE, _NAMES - 22)
        y = round(band.middle.y - height_of(rows) / 2)
        yield words(f"name-of-{id}", Point(14, y), rows)


def _lines(
    view: View, keys: Sequence[str], placed: Tiers, width: float, prefix: str
) -> Iterator[Mark]:
    for tier, y in enumerate(placed.lines):
        if y is None:
            continue
        line = line_above(keys, tier)
        type = SMALL.colored(INK if line == "visibility" else MUTED)
        texts = type.wrap(view.labels[f"blueprint.line.{line}"], _NAMES - 18, 2)
        rows = lines(texts, type, _NAMES - 14)
        yield words(f"{prefix}line-{line}", Point(14, y - height_of(rows) / 2), rows)
        color, thick, style = _STROKES[line]
        yield Stroke(straight(Point(_NAMES, y), Point(width, y)), color, thick, style)


def _borders(section: Section, bottom: float) -> Iterator[Mark]:
    for span in section.spans[1:]:
        points = straight(Point(span.x, 0), Point(span.x, bottom))
        yield Stroke(points, GRID, style="dashed")


def _link(link: Link) -> Stroke:
    end = Point(link.end.x, link.end.y - _BEFORE_TIP)
    tip = Point(link.end.x, link.end.y - _TIP)
    return Stroke(straight(link.start, end), AXIS, tip=tip, tail=link.upper, head=link.lower)


def _nones(
    view: View, touchpoint: TouchpointView, keys: Sequence[str], placed: Tiers, slot: Box
) -> Iterator[Shape]:
    """Yield a dash where somebody looked and found nothing."""
    for key, band in zip(keys, placed.bands, strict=True):
        if key in touchpoint.none and key not in {*touchpoint.texts, *lost(view, touchpoint)}:
            rows = lines(("–",), SMALL, 12, sign="none")
            told = f"{touchpoint.name}\n{view.labels['word.looked_none']}"
            at = Point(slot.x + _MARGIN + _INSET, band.y + 14)
            yield words(f"{key}_{touchpoint.id}", at, rows, tooltip=told)
