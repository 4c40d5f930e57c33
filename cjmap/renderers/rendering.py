"""Render views in every format that is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain

from cjmap.renderers import checklist, data, engine, svg
from cjmap.renderers.diagrams import emotion, swimlane
from cjmap.renderers.pages import matrix
from cjmap.view.only import only
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
class Picture:
    """A drawn diagram: the name of its files without a suffix, its DOT, and its finished SVG."""

    name: str
    dot: str
    svg: bytes


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file that every picture is written to.

    Without a `format` of its own it comes with that of the diagram. A build of such formats only
    draws all diagrams, and writes them to these kinds only.
    """

    suffix: str
    write: Callable[[Picture], bytes]
    format: str | None = None


KINDS = (
    Kind(".dot", lambda picture: picture.dot.encode()),
    Kind(".svg", lambda picture: picture.svg),
)


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a page renderer may use beside the view: pictures by name, the present checklist."""

    pictures: Mapping[str, Picture]
    checklist: str | None


PAGES: dict[str, tuple[str, Callable[[View, Drawn], bytes]]] = {
    "matrix": ("matrix.html", lambda view, drawn: _matrix(view, drawn)),
    "checklist": (CHECKLIST, lambda view, drawn: _checklist(view, drawn)),
    "data": ("map.json", lambda view, drawn: data.render(view)),
}


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A diagram to be drawn, of a whole view or of one persona's, with the name of its files."""

    format: str
    name: str
    view: View
    dot: str


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
    sheets = [tuple(_sheets(view, _drawn_formats(formats))) for view in views]
    dots = {f"{n}-{sheet.name}": sheet.dot for n, own in enumerate(sheets) for sheet in own}
    with ThreadPoolExecutor(1) as pool:
        # The engine is a process of its own; meanwhile the page can get ready.
        if "matrix" in formats:
            pool.submit(matrix.prepare)
        drawn = engine.draw(dots, engine=engine_name)
    files: dict[str, dict[str, bytes]] = {}
    for n, (view, own) in enumerate(zip(views, sheets, strict=True)):
        pictures = {one.name: _picture(one, drawn[f"{n}-{one.name}"]) for one in own}
        pages = _pages(view, formats, Drawn(pictures, checklists.get(view.name)))
        files[view.name] = dict(_files(own, pictures, formats)) | pages
    return files


def format_of(file: str) -> str | None:
    """Return the format that writes a file of this name, None where none does.

    >>> format_of("journey.svg"), format_of("emotion-clara.dot"), format_of("map.json")
    ('diagram', 'emotion', 'data')
    """
    pages = (format_ for format_, (name, _) in PAGES.items() if name == file)
    pictures = (
        kind.format or format_
        for kind in KINDS
        for format_, one in DIAGRAMS.items()
        if file == one.name + kind.suffix
        or (file.startswith(f"{one.name}-") and file.endswith(kind.suffix))
    )
    return next(chain(pages, pictures), None)


def _drawn_formats(formats: Sequence[str]) -> tuple[str, ...]:
    """Return the formats of the diagrams that have to be drawn."""
    named = tuple(format_ for format_ in DIAGRAMS if format_ in formats)
    is_printed = any(kind.format in formats for kind in KINDS)
    return named or (tuple(DIAGRAMS) if is_printed else ())


def _sheets(view: View, formats: Sequence[str]) -> Iterator[_Sheet]:
    parts = {"": view, **{f"-{id}": only(view, id) for id in view.alone}} if formats else {}
    for whose, part in parts.items():
        for format_ in formats:
            one = DIAGRAMS[format_]
            yield _Sheet(format_, one.name + whose, part, one.dot(part))


def _picture(sheet: _Sheet, raw: bytes) -> Picture:
    title, description = DIAGRAMS[sheet.format].describe(sheet.view)
    language = sheet.view.labels.language
    finished = svg.finish(raw, title=title, description=description, language=language)
    return Picture(sheet.name, sheet.dot, finished)


def _files(
    sheets: Sequence[_Sheet], pictures: Mapping[str, Picture], formats: Sequence[str]
) -> Iterator[tuple[str, bytes]]:
    for sheet in sheets:
        for kind in KINDS:
            if (kind.format or sheet.format) in formats:
                yield sheet.name + kind.suffix, kind.write(pictures[sheet.name])


def _pages(view: View, formats: tuple[str, ...], drawn: Drawn) -> dict[str, bytes]:
    return {name: page(view, drawn) for f, (name, page) in PAGES.items() if f in formats}


def _matrix(view: View, drawn: Drawn) -> bytes:
    inlined = {
        one.name: svg.inline(drawn.pictures[one.name].svg, prefix=f"{one.name}-")
        for one in DIAGRAMS.values()
        if one.name in drawn.pictures
    }
    return matrix.render(
        view, diagram=inlined.get("journey", ""), emotion=inlined.get("emotion", "")
    )


def _checklist(view: View, drawn: Drawn) -> bytes:
    return checklist.render(view, previous=drawn.checklist).encode()
