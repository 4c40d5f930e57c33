"""Differences as pictures: the swimlanes of each map, with what was before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from cjmap.build.folders import folder_name
from cjmap.errors import CjmapError
from cjmap.renderers.rendering import render
from cjmap.reporters.differences.note import note
from cjmap.reporters.differences.report import Compared, DiffReport
from cjmap.reporters.differences.views import home_of, view_of
from cjmap.reporters.differences.words import broken_in, faults
from cjmap.view.values import View


def pictures(report: DiffReport) -> dict[str, bytes]:
    """Return the SVG of each map that differs, by a name for its file, in the order of the maps.

    One that can't be compared has a note instead. Raises `CjmapError` where the engine fails.
    """
    return _drawn(tuple(report.changed), report)


def lines(report: DiffReport) -> Iterator[str]:
    """Yield the one picture; none where nothing differs.

    It is of the map that can be compared, where there is one. Raises `CjmapError` where there are
    several, and where the engine fails.
    """
    changed = tuple(report.changed)
    shown = tuple(one for one in changed if not one.is_broken) or changed
    if len(shown) > 1:
        message = f"{len(shown)} maps differ, and each has a picture of its own"
        hint = "name a folder with --output, as in --output pictures/, or one of the maps"
        raise CjmapError(message, hint, status=2)
    for picture in _drawn(shown, report).values():
        yield from picture.decode().removesuffix("\n").split("\n")


def remarks(report: DiffReport) -> Iterator[str]:
    """Yield which maps are not compared, and why."""
    for one in report.changed:
        if one.is_broken:
            sides = " and ".join(f"in {side}" for side in broken_in(one, report))
            yield f'"{one.pair.title}" is not compared: it has errors {sides}'
    if not any(report.changed):
        yield "no picture: nothing has changed"


def _drawn(maps: Iterable[Compared], report: DiffReport) -> dict[str, bytes]:
    named = _named(maps)
    drawn = {name: _note(one, report) for name, one in named.items() if one.is_broken}
    for engine, own in _by_engine(named).items():
        views = tuple(replace(view, name=name) for name, view in _views(own, report))
        files = render(views, ("diagram",), checklists={}, engine_name=engine)
        drawn |= {name: made["journey.svg"] for name, made in files.items()}
    return {f"{name}.svg": drawn[name] for name in named}


def _note(one: Compared, report: DiffReport) -> bytes:
    jmap = one.pair.either.loaded.map
    own = jmap.language if jmap else ""
    told = _spoken(report, home_of(one)[1].language or own)
    return note(one.pair.title, tuple(faults(one, told)), language=own)


def _spoken(report: DiffReport, language: str) -> DiffReport:
    """Return a report in the language it is asked for in, else in that of a map."""
    told = replace(report, language=report.language or language)
    known = {name: key for key, name in report.words.group("side").items()}
    old, new = (
        told.words[f"side.{known[side]}"] if side in known else side
        for side in (report.old, report.new)
    )
    return replace(told, old=old, new=new)


def _named(maps: Iterable[Compared]) -> dict[str, Compared]:
    """Return the maps by a name that none of the others has."""
    found: dict[str, Compared] = {}
    for one in maps:
        name = folder_name(one.pair.either.loaded.name)
        while name in found:
            # Of several projects.
            name = f"{name}-2"
        found[name] = one
    return found


def _by_engine(named: Mapping[str, Compared]) -> dict[str, dict[str, Compared]]:
    found: dict[str, dict[str, Compared]] = {}
    for name, one in named.items():
        if not one.is_broken:
            found.setdefault(home_of(one)[1].engine, {})[name] = one
    return found


def _views(maps: Mapping[str, Compared], report: DiffReport) -> Iterator[tuple[str, View]]:
    for name, one in maps.items():
        view = view_of(one, against=report.against, language=report.language)
        if view:
            yield name, view
