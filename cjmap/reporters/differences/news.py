"""Say what is different, each change in a sentence and at its line."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.check import Position
from cjmap.diagnostics import Severity
from cjmap.diff import Change, weight_of
from cjmap.frozen import frozen
from cjmap.reporters.coverage.words import refusal
from cjmap.reporters.differences.json import kind_of
from cjmap.reporters.differences.places import file_of, lines_of, place_of
from cjmap.reporters.differences.report import Compared, DiffReport
from cjmap.reporters.differences.telling import tell_alone
from cjmap.reporters.differences.words import WEIGHTS, broken_in, coverage, size, state
from cjmap.reporters.fingerprints import fingerprints
from cjmap.reporters.forms.remark import Remark, rooted

# Of a map that has errors on one side.
NOT_COMPARED = "not-compared"
_BECAME = {"new": ("+", "map-added"), "gone": ("−", "map-removed"), "moved": ("~", "map-moved")}


@frozen
class News:
    """Something that is different: of which kind, and how much it weighs.

    The weight is `structure`, `meaning`, `wording`, `coverage`, or `error` where errors keep a map
    from being compared. `was` says where stood what is gone, "" where nothing is.
    """

    weight: str
    kind: str
    at: Position
    message: str
    route: str = ""
    was: str = ""

    @property
    def said(self) -> str:
        """The whole of it in a line."""
        return f"{self.message}{self.was}"


def news(one: Compared, report: DiffReport) -> Iterator[News]:
    """Yield what is different in a map: what became of it, then what weighs most."""
    yield from _broken(one, report)
    yield from _of_map(one, report)
    for weight in WEIGHTS:
        yield from (_of_change(change, one, report) for change in one.of_weight(weight))


def shown(one: Compared, report: DiffReport) -> Iterator[News]:
    """Yield the same without what is only worded otherwise, unless that is asked for, too."""
    yield from (each for each in news(one, report) if report.is_whole or each.weight != "wording")


def _broken(one: Compared, report: DiffReport) -> Iterator[News]:
    for side, checked in broken_in(one, report).items():
        at, said = refusal(checked)
        # The lines of an old file are no longer there.
        place = at if checked is (one.pair.now or checked) else _top(one)
        yield News("error", NOT_COMPARED, place, f"not compared: {said} (in {side})")


def _of_map(one: Compared, report: DiffReport) -> Iterator[News]:
    words = report.words
    if one.became in _BECAME:
        sign, kind = _BECAME[one.became]
        about = state(one, words) if one.became == "moved" else size(one.pair.either, words)
        said = f'{sign} map "{one.pair.title}"{f": {about}" if about else ""}'
        yield News("structure", kind, _top(one), said)
    if said := coverage(one, words):
        yield News("coverage", "coverage-changed", _top(one), f"~ coverage {said}")


def _of_change(change: Change, one: Compared, report: DiffReport) -> News:
    told = tell_alone(change, report.words)
    at = place_of(change, one.pair)
    more = f": {'; '.join(told.more)}" if told.more else ""
    return News(
        weight_of(change),
        kind_of(change),
        at,
        f"{told.sign} {told.text}{more}",
        route=str(change.at.now or change.at.was or ""),
        was=_was(change, one, at),
    )


def _was(change: Change, one: Compared, at: Position) -> str:
    """Return where stood what is gone, with its file where that is another one."""
    was, now = lines_of(change, one.pair)
    if now or not was:
        return ""
    return f" (was line {was.line})" if was.file == at.file else f" (was {was.file}:{was.line})"


def _top(one: Compared) -> Position:
    return Position(file_of(one.pair.either), 1, 1, 1, 1)


def remarks(report: DiffReport) -> tuple[Remark, ...]:
    """Return what is different in all maps as hosts are told it."""
    told = [each for one in report.changed for each in shown(one, report)]
    places = [rooted(one.at, report.root) for one in told]
    lasting = ((one.kind, at.file, one.message) for one, at in zip(told, places, strict=True))
    return tuple(
        Remark(
            _rule(one.kind),
            Severity.ERROR if one.weight == "error" else None,
            one.said,
            at,
            mark,
            route=one.route,
            weight=(_ORDER.index(one.weight),),
        )
        for one, at, mark in zip(told, places, fingerprints(lasting), strict=True)
    )


_ORDER = ("wording", "coverage", "meaning", "structure", "error")


def _rule(kind: str) -> str:
    """Return how hosts tell a kind of news from what other commands say."""
    return kind if kind == NOT_COMPARED else f"change/{kind}"
