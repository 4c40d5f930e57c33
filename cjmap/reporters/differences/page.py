"""Differences as one HTML page: in words on top, then each map as it was beside what it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, TypeAlias, assert_never

from cjmap.catalog import Labels, labels
from cjmap.diff import Change
from cjmap.diff.changes import (
    KeyChanged,
    ListChanged,
    PartAdded,
    PartMoved,
    PartRemoved,
    PartRenamed,
    PathChanged,
    PhaseChanged,
    StatementAdded,
    StatementMoved,
    StatementRemoved,
    StatementReworded,
    StatementsReordered,
)
from cjmap.frozen import frozen
from cjmap.renderers.pages.beside import blocks
from cjmap.renderers.pages.content import functions, people, spoken
from cjmap.renderers.pages.dress import Dress, dress
from cjmap.renderers.pages.page import environment, page
from cjmap.renderers.text import one_line, terminal
from cjmap.reporters.differences.brief import covering, in_short, points
from cjmap.reporters.differences.contents import contents
from cjmap.reporters.differences.places import file_of
from cjmap.reporters.differences.report import Compared, DiffReport
from cjmap.reporters.differences.telling import tell_alone, ways
from cjmap.reporters.differences.views import home_of, view_of
from cjmap.reporters.differences.whole import Whole, whole
from cjmap.reporters.differences.words import WEIGHTS, faults, state, summary
from cjmap.totals.trend import Pair
from cjmap.view.values import View

STYLES = (
    "page.css",
    "matrix/style/compare.css",
    "matrix/style/changes.css",
    "diff/diff.css",
)
Kind: TypeAlias = Literal["new", "gone", "moved", "other"]

_SIGNS = {"new": "+", "gone": "−", "moved": "→", "other": "~"}


@frozen
class _Item:
    """A change in words, and the id of its place on the page, "" where it has none.

    `inside` is all that came or went with it.
    """

    kind: Kind
    text: str
    more: tuple[str, ...]
    inside: tuple[str, ...]
    place: str


@frozen
class _Part:
    """A map on the page: what is said of it, and the table of both sides as HTML.

    `whole` is all that is in a map that is on one side only.
    """

    id: str
    title: str
    language: str
    file: str
    became: str
    is_gone: bool
    coverage: str
    short: str
    faults: tuple[str, ...]
    points: tuple[tuple[str, str], ...]
    items: Mapping[str, tuple[_Item, ...]]
    table: str
    whole: Whole | None


def lines(report: DiffReport) -> Iterator[str]:
    """Yield the page line by line. It holds all it needs, runs nothing, and asks for nothing."""
    parts = tuple(_part(one, report, n) for n, one in enumerate(report.changed, 1))
    words = report.words
    context = {
        "words": words,
        "old": terminal(report.old),
        "new": terminal(report.new),
        "parts": parts,
        "summary": one_line(summary(report)) if parts else words["page.same"],
        "notes": tuple(map(terminal, report.notes)),
        "signs": _SIGNS,
    }
    made = page("diff/page.html.j2", context, styles=STYLES, dress=_dress(report))
    yield from made.decode().removesuffix("\n").split("\n")


def _dress(report: DiffReport) -> Dress | None:
    """Return what the project of the first map wears."""
    themes = (home_of(one)[1].theme for one in report.maps[:1])
    return next((dress(theme) for theme in themes if theme), None)


def _part(one: Compared, report: DiffReport, number: int) -> _Part:
    id = f"m{number}"
    words, jmap = report.words, one.pair.either.loaded.map
    is_on_both = one.difference is not None
    view = view_of(one, against=report.against, language=words.language) if is_on_both else None
    return _Part(
        id,
        one_line(one.pair.title),
        language=jmap.language if jmap else words.language,
        file=terminal(file_of(one.pair.either)),
        became=terminal(state(one, words)),
        is_gone=one.became == "gone",
        coverage=covering(one, words),
        short=one_line(in_short(one, words)),
        faults=tuple(terminal(fault) for fault in faults(one, report)),
        points=tuple((point.head, one_line(point.line)) for point in points(one, words)),
        items=_items(one, view, id, words),
        table=_table(view, id, words) if view else "",
        whole=whole(jmap, words) if jmap and not (is_on_both or one.is_broken) else None,
    )


def _items(
    one: Compared, view: View | None, id: str, words: Labels
) -> Mapping[str, tuple[_Item, ...]]:
    """Return the changes in words by their weight; weights of which there are none stay out."""
    places = frozenset(_places(view)) if view else frozenset()
    found = {
        weight: tuple(_item(c, one.pair, id, places, words) for c in one.of_weight(weight))
        for weight in WEIGHTS
    }
    return {weight: items for weight, items in found.items() if items}


def _item(change: Change, pair: Pair, id: str, places: frozenset[str], words: Labels) -> _Item:
    told, place = tell_alone(change, words), _place(change)
    paths = ways(change, words) if isinstance(change, PathChanged) else ()
    return _Item(
        _kind(change),
        one_line(told.text),
        tuple(map(one_line, (*told.more, *paths))),
        tuple(map(one_line, contents(change, pair, words))),
        f"{id}-{place}" if place in places else "",
    )


def _kind(change: Change) -> Kind:
    match change:
        case PartAdded() | StatementAdded():
            return "new"
        case PartRemoved() | StatementRemoved():
            return "gone"
        case PhaseChanged() | PartMoved() | StatementMoved():
            return "moved"
        case (
            PartRenamed()
            | KeyChanged()
            | ListChanged()
            | PathChanged()
            | StatementReworded()
            | StatementsReordered()
        ):
            return "other"
        case _:
            assert_never(change)


def _place(change: Change) -> str:
    """Return the id of what a change is about, without that of its map."""
    lead = {"touchpoint": "t", "phase": "ph"}.get(change.at.kind)
    return f"{lead}-{change.at.part.either.id}" if lead else ""


def _places(view: View) -> Iterator[str]:
    yield from (f"ph-{phase.id}" for phase in view.phases)
    yield from (f"t-{touchpoint.id}" for touchpoint in view.touchpoints)
    yield from (f"t-{id}" for id in (view.before.gone if view.before else ()))


def _table(view: View, id: str, words: Labels) -> str:
    """Return the touchpoints of both sides by phase, as HTML."""
    from markupsafe import Markup

    context = {
        "view": view,
        "map": view.map,
        "w": labels(words.language),
        "ui": spoken(view),
        "heads": (words["page.was"], words["page.now"]),
        "prefix": f"{id}-",
        "blocks": blocks(view),
        "number_of": {one.id: one.column for one in view.touchpoints},
        **people(view),
        **functions(view),
    }
    return Markup(environment().get_template("matrix/beside.html.j2").render(context))
