"""Differences as pictures: the swimlanes of each map, with what was before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from cjmap.build.folders import folder_name
from cjmap.errors import CjmapError
from cjmap.renderers.rendering import render
from cjmap.reporters.differences.report import Compared, DiffReport
from cjmap.reporters.differences.views import home_of, view_of
from cjmap.reporters.differences.words import broken_in
from cjmap.view.values import View


def pictures(report: DiffReport) -> dict[str, bytes]:
    """Return the SVG of each map that is on both sides and differs, by a name for its file.

    Raises `CjmapError` where the engine fails.
    """
    drawn: dict[str, bytes] = {}
    for engine, maps in _by_engine(report).items():
        views = tuple(replace(view, name=name) for name, view in _views(maps, report))
        files = render(views, ("diagram",), checklists={}, engine_name=engine)
        drawn |= {f"{name}.svg": own["journey.svg"] for name, own in files.items()}
    return drawn


def lines(report: DiffReport) -> Iterator[str]:
    """Yield the one picture; none where nothing is drawn.

    Raises `CjmapError` where there are several, and where the engine fails.
    """
    number = sum(1 for _ in _drawable(report))
    if number > 1:
        message = f"{number} maps differ, and each has a picture of its own"
        raise CjmapError(message, "name a folder with --output, or one of the maps", status=2)
    for picture in pictures(report).values():
        yield from picture.decode().removesuffix("\n").split("\n")


def left_out(report: DiffReport) -> Iterator[str]:
    """Yield of which maps there is no picture, and why."""
    for one in report.changed:
        if one.difference is None:
            sides = " and ".join(f"in {side}" for side in broken_in(one, report))
            why = f"it has errors {sides}" if sides else f"it is {one.became}"
            yield f'no picture of "{one.pair.title}": {why}'
    if not any(report.changed):
        yield "no picture: nothing has changed"


def _drawable(report: DiffReport) -> Iterator[Compared]:
    return (one for one in report.changed if one.difference is not None)


def _by_engine(report: DiffReport) -> dict[str, dict[str, Compared]]:
    """Return the maps that are drawn, by engine and a name that none of the others has."""
    found: dict[str, dict[str, Compared]] = {}
    taken: set[str] = set()
    for one in _drawable(report):
        name = folder_name(one.pair.either.loaded.name)
        while name in taken:
            # Of several projects.
            name = f"{name}-2"
        taken.add(name)
        found.setdefault(home_of(one)[1].engine, {})[name] = one
    return found


def _views(maps: Mapping[str, Compared], report: DiffReport) -> Iterator[tuple[str, View]]:
    for name, one in maps.items():
        view = view_of(one, against=report.against, language=report.language)
        if view:
            yield name, view
