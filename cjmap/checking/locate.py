"""Find the lines that findings point at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from cjmap.diagnostics import Diagnostic, Edit
from cjmap.frozen import frozen
from cjmap.manual import USUAL, Manual
from cjmap.place import Place, Span
from cjmap.source import Mapping as Tree
from cjmap.source import Replacement, Source, key_of, span_of, word_in


@frozen
class Position:
    """Lines and columns, 1-based, columns in characters, the end exclusive.

    `text` is the line at which it starts.
    """

    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    text: str = ""


@frozen
class Found:
    """A finding with the lines it points at, ready for every reporter.

    `maps` are the files of the maps that were checked, where the finding lies in a base of theirs.
    `edits` are what `check --fix` does about it; without any, it is for the author to mend. `page`
    is where the page of its rule is, an address or a path in this repository.
    """

    diagnostic: Diagnostic
    at: Position
    route: str
    related: tuple[tuple[str, Position], ...] = ()
    maps: tuple[str, ...] = ()
    edits: tuple[Replacement, ...] = ()
    page: str | None = None

    @property
    def through(self) -> str:
        """In which maps it was found that extend the file where it lies, in words, or ""."""
        if not self.maps:
            return ""
        if len(self.maps) == 1:
            return f"in the map {self.maps[0]}, which extends this file"
        return f"in the maps {', '.join(self.maps)}, which extend this file"


def locate(
    findings: Iterable[Diagnostic],
    sources: Mapping[str, Source],
    tree: Tree | None,
    manual: Manual = USUAL,
) -> tuple[Found, ...]:
    """Return the findings with their lines, each once, in the order of the files and lines.

    The first of the sources is that of the map itself; the `manual` knows where pages are.
    """
    found = [_locate(one, sources, tree, manual) for one in findings]
    order = {file: number for number, file in enumerate(sources)}
    found.sort(
        key=lambda one: (
            order.get(one.at.file, 0),
            one.at.line,
            one.at.column,
            one.diagnostic.problem.code,
            one.diagnostic.message,
        )
    )
    return once(found)


def once(found: Iterable[Found]) -> tuple[Found, ...]:
    """Return each finding once: what a base has itself is not said of its overlays again."""
    kept: dict[tuple[object, ...], Found] = {}
    for one in found:
        said = one.diagnostic
        key = (said.problem, said.severity, said.message, one.at)
        first = kept.setdefault(key, one)
        if first.maps:
            maps = dict.fromkeys((*first.maps, *one.maps)) if one.maps else ()
            kept[key] = replace(first, maps=tuple(maps))
    return tuple(kept.values())


def span_in(tree: Tree | None, place: Place | Span) -> Span:
    """Return the stretch of text that a place stands for."""
    if isinstance(place, Span):
        return place
    if tree is None:
        return Span(place.file, 0, 0)
    return key_of(tree, place.route) if place.is_key else span_of(tree, place.route)


def position(place: Place, sources: Mapping[str, Source], tree: Tree | None) -> Position:
    """Return the lines of one place; the sources are those of its map."""
    return _position(span_in(tree, place), sources)


def _locate(
    one: Diagnostic, sources: Mapping[str, Source], tree: Tree | None, manual: Manual
) -> Found:
    route = str(one.place) if isinstance(one.place, Place) else ""
    related = tuple(
        (other.message, _position(span_in(tree, other.place), sources)) for other in one.related
    )
    at = _position(span_in(tree, one.place), sources)
    own = next(iter(sources), at.file)
    maps = () if at.file == own else (own,)
    edits = _replacements(one, sources, tree)
    return Found(one, at, route, related, maps, edits, manual.page(one.problem))


def _replacements(
    one: Diagnostic, sources: Mapping[str, Source], tree: Tree | None
) -> tuple[Replacement, ...]:
    """Return the characters that the fix of a finding replaces; none where one can't be found."""
    edits = one.fix.edits if one.fix else ()
    found = [_replacement(edit, sources, tree) for edit in edits]
    return tuple(sorted({r for r in found if r})) if all(found) else ()


def _replacement(
    edit: Edit, sources: Mapping[str, Source], tree: Tree | None
) -> Replacement | None:
    for span in _stretches(edit, tree):
        if span.file not in sources:
            continue
        if not edit.was:
            return Replacement(span.file, span.start, span.end, edit.text)
        where = word_in(sources[span.file].text, span, edit.was)
        if where:
            return Replacement(span.file, *where, edit.text)
    return None


def _stretches(edit: Edit, tree: Tree | None) -> Iterator[Span]:
    """Yield where a word may stand: the value at a place, its key, or a key right below."""
    yield span_in(tree, edit.where)
    if tree and isinstance(edit.where, Place):
        yield key_of(tree, edit.where.route)
        yield key_of(tree, (*edit.where.route, edit.was))


def _position(span: Span, sources: Mapping[str, Source]) -> Position:
    source = sources.get(span.file)
    if source is None:
        return Position(span.file, 1, 1, 1, 1)
    line, column = source.position(span.start)
    end_line, end_column = source.position(max(span.start, span.end))
    return Position(span.file, line, column, end_line, end_column, source.line(line))
