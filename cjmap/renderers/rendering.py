"""Render views in every format that is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from cjmap.renderers import checklist, data, engine, svg
from cjmap.renderers.diagrams import emotion, swimlane
from cjmap.renderers.pages import matrix
from cjmap.view.values import View

CHECKLIST = "checklist.md"


@dataclass(frozen=True, slots=True)
class Diagram:
    """A picture that Graphviz draws: the name of its files, its DOT, its title and text."""

    name: str
    dot: Callable[[View], str]
    describe: Callable[[View], tuple[str, str]]


DIAGRAMS = {
    "diagram": Diagram("journey", swimlane.dot, swimlane.describe),
    "emotion": Diagram("emotion", emotion.dot, emotion.describe),
}


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a page renderer may use beside the view: pictures by name, the present checklist."""

    pictures: Mapping[str, bytes]
    checklist: str | None


PAGES: dict[str, tuple[str, Callable[[View, Drawn], bytes]]] = {
    "matrix": ("matrix.html", lambda view, drawn: _matrix(view, drawn)),
    "checklist": (CHECKLIST, lambda view, drawn: _checklist(view, drawn)),
    "data": ("map.json", lambda view, drawn: data.render(view)),
}


def render(
    views: tuple[View, ...],
    formats: tuple[str, ...],
    *,
    checklists: Mapping[str, str],
    engine_name: str = "pure",
) -> dict[str, dict[str, bytes]]:
    """Return the files of each view by the view's name: file name -> content.

    `checklists` are the present checklists by name, whose ticks and added lines are kept. All
    diagrams are drawn by one process of the engine; raises `CjmapError` where it fails.
    """
    kinds = {format_: one for format_, one in DIAGRAMS.items() if format_ in formats}
    dots = {
        f"{number}-{one.name}": one.dot(view)
        for number, view in enumerate(views)
        for one in kinds.values()
    }
    with ThreadPoolExecutor(1) as pool:
        # The engine is a process of its own; meanwhile the page can get ready.
        if "matrix" in formats:
            pool.submit(matrix.prepare)
        drawn = engine.draw(dots, engine=engine_name)
    files: dict[str, dict[str, bytes]] = {}
    for number, view in enumerate(views):
        own: dict[str, bytes] = {}
        for one in kinds.values():
            key = f"{number}-{one.name}"
            own[f"{one.name}.dot"] = dots[key].encode()
            own[f"{one.name}.svg"] = _finished(view, one, drawn[key])
        files[view.name] = own | _pages(view, formats, own, checklists.get(view.name))
    return files


def _finished(view: View, one: Diagram, raw: bytes) -> bytes:
    title, description = one.describe(view)
    return svg.finish(raw, title=title, description=description, language=view.labels.language)


def _pages(
    view: View, formats: tuple[str, ...], pictures: Mapping[str, bytes], present: str | None
) -> dict[str, bytes]:
    drawn = Drawn(pictures, present)
    return {name: page(view, drawn) for f, (name, page) in PAGES.items() if f in formats}


def _matrix(view: View, drawn: Drawn) -> bytes:
    inlined = {
        one.name: svg.inline(drawn.pictures[f"{one.name}.svg"], prefix=f"{one.name}-")
        for one in DIAGRAMS.values()
        if f"{one.name}.svg" in drawn.pictures
    }
    return matrix.render(
        view, diagram=inlined.get("journey", ""), emotion=inlined.get("emotion", "")
    )


def _checklist(view: View, drawn: Drawn) -> bytes:
    return checklist.render(view, previous=drawn.checklist).encode()
