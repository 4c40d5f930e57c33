"""Render views in every format that is asked for."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from itertools import chain, islice

from cjmap.errors import CjmapError
from cjmap.frozen import frozen
from cjmap.renderers import engine, prints, svg
from cjmap.renderers.diagrams.table import DIAGRAMS
from cjmap.renderers.pages.entries import PAGE
from cjmap.renderers.pages.writers import OURS, Writer
from cjmap.renderers.pieces import pieces
from cjmap.view.before import over
from cjmap.view.only import only
from cjmap.view.values import View

CHECKLIST = "checklist.md"
_LARGEST_BATCH = 16


@frozen
class Picture:
    """A drawn diagram: the name of its files without a suffix, its DOT, and its finished SVG.

    `map` is the view's name, `language` the tag of what its author wrote.
    """

    name: str
    dot: bytes
    svg: bytes
    map: str
    language: str

    @property
    def print(self) -> prints.Print:
        """The picture as it is put on paper."""
        return prints.Print(self.svg, f"{self.map}/{self.name}", self.language)


@frozen
class Kind:
    """A kind of file that every picture is written to.

    Without a `format` of its own it comes with that of the diagram. A build of such formats only
    draws all diagrams, and writes them to these kinds only.
    """

    suffix: str
    write: Callable[[Picture], bytes]
    format: str | None = None


def _printed(format_: str) -> Kind:
    write = prints.WRITERS[format_]
    return Kind(f".{format_}", lambda picture: write(picture.print), format_)


KINDS = (
    Kind(".dot", lambda picture: picture.dot),
    Kind(".svg", lambda picture: picture.svg),
    *(_printed(format_) for format_ in prints.WRITERS),
)


@frozen
class Drawn:
    """What a page renderer may use beside the view.

    These are the pictures by name, the present checklist, and what writes the page of a map.
    """

    pictures: Mapping[str, Picture]
    checklist: str | None
    writer: Writer


PAGES: dict[str, tuple[str, Callable[[View, Drawn], bytes]]] = {
    "matrix": (PAGE, lambda view, drawn: _matrix(view, drawn)),
    "checklist": (CHECKLIST, lambda view, drawn: _checklist(view, drawn)),
    "data": ("map.json", lambda view, drawn: _data(view)),
}


@frozen
class _Sheet:
    """A diagram to be drawn, of a whole view or of one persona's, with the name of its files."""

    diagram: str
    name: str
    view: View


def render(
    views: tuple[View, ...],
    formats: tuple[str, ...],
    *,
    checklists: Mapping[str, str],
    writer: Writer = OURS,
    engine_name: str = "pure",
) -> dict[str, dict[str, bytes]]:
    """Return the files of each view by the view's name: file name -> content.

    `checklists` are the present checklists by name, whose ticks and added lines are kept. `writer`
    writes the page; it gets ready while the engine draws the last pictures, if there are any.
    Raises `CjmapError` where the engine fails, where what PNG and PDF need is not installed, where
    no font has one of their characters, and for faults in a team's templates.
    """
    prints.expect_installed(formats)
    sheets = [tuple(_sheets(view, _drawn_formats(formats))) for view in views]
    files: dict[str, dict[str, bytes]] = {}

    def get_ready() -> None:
        writer.prepare(matrix="matrix" in formats)

    with closing(_pictures(sheets, engine_name, meanwhile=get_ready)) as pictures:
        for view, own in zip(views, sheets, strict=True):
            drawn = {picture.name: picture for picture in islice(pictures, len(own))}
            pages = _pages(view, formats, Drawn(drawn, checklists.get(view.name), writer))
            files[view.name] = dict(_files(own, drawn, formats)) | pages
    return files


def expect_applying(formats: Sequence[str], views: Sequence[View]) -> None:
    """Raise `CjmapError` where one of the formats can be drawn of none of the views."""
    for one in (DIAGRAMS[format_] for format_ in formats if format_ in DIAGRAMS):
        if views and not any(map(one.applies, views)):
            raise CjmapError(f"no map says what a {one.name} shows", one.needs, status=2)


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
        shown = over(part) if part.shows_before else replace(part, before=None)
        for format_ in formats:
            one = DIAGRAMS[format_]
            if one.applies(part):
                yield _Sheet(format_, one.name + whose, shown)


def _pictures(
    sheets: Sequence[Sequence[_Sheet]], engine_name: str, *, meanwhile: Callable[[], None]
) -> Generator[Picture, None, None]:
    """Yield the picture of every sheet in order; the engine is at work on the next ones."""
    waiting: deque[tuple[_Sheet, bytes, int]] = deque()
    named = {f"{n}-{sheet.name}": sheet for n, own in enumerate(sheets) for sheet in own}

    def cut(batch: Sequence[str]) -> dict[str, str]:
        found: dict[str, str] = {}
        for name in batch:
            dot = DIAGRAMS[named[name].diagram].dot(named[name].view)
            own = pieces(dot)
            found |= {f"{name}.{n}" if n else name: piece for n, piece in enumerate(own)}
            waiting.append((named[name], dot.encode(), len(own)))
        return found

    # No text or picture is held on to longer than it is needed: huge ones take much memory.
    def batches() -> Iterator[dict[str, str]]:
        yield from map(cut, _batches(list(named)))
        meanwhile()

    with closing(engine.draw_each(batches(), engine=engine_name)) as drawn:
        for raws in map(_values, drawn):
            while raws:
                sheet, dot, count = waiting.popleft()
                yield _picture(sheet, dot, [raws.popleft() for _ in range(count)])


def _values(batch: Mapping[str, bytes]) -> deque[bytes]:
    return deque(batch.values())


def _batches(names: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield the sheets that one process draws, so few that ours and its work overlap."""
    size = max(1, min(_LARGEST_BATCH, len(names) // 4))
    yield from (names[start : start + size] for start in range(0, len(names), size))


def _picture(sheet: _Sheet, dot: bytes, raws: Sequence[bytes]) -> Picture:
    title, description = DIAGRAMS[sheet.diagram].describe(sheet.view)
    language = sheet.view.labels.language
    finished = svg.finish(
        *raws,
        title=title,
        description=description,
        language=language,
        palette=sheet.view.palette,
    )
    return Picture(sheet.name, dot, finished, sheet.view.name, sheet.view.language)


def _files(
    sheets: Sequence[_Sheet], pictures: Mapping[str, Picture], formats: Sequence[str]
) -> Iterator[tuple[str, bytes]]:
    for sheet in sheets:
        for kind in KINDS:
            if (kind.format or sheet.diagram) in formats:
                yield sheet.name + kind.suffix, kind.write(pictures[sheet.name])


def _pages(view: View, formats: tuple[str, ...], drawn: Drawn) -> dict[str, bytes]:
    return {name: page(view, drawn) for f, (name, page) in PAGES.items() if f in formats}


def _matrix(view: View, drawn: Drawn) -> bytes:
    inlined = {
        format_: svg.inline(
            drawn.pictures[one.name].svg,
            prefix=f"{one.name}-",
            page=PAGE,
            palette=view.palette,
        )
        for format_, one in DIAGRAMS.items()
        if one.name in drawn.pictures
    }
    return drawn.writer.matrix(view, inlined)


def _checklist(view: View, drawn: Drawn) -> bytes:
    from cjmap.renderers import checklist

    return checklist.render(view, previous=drawn.checklist).encode()


def _data(view: View) -> bytes:
    from cjmap.renderers import data

    return data.render(view)
