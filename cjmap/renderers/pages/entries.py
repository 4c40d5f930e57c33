"""Gather what the page over all maps shows of each."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from typing import Literal

from cjmap.frozen import frozen
from cjmap.renderers.diagrams.table import DIAGRAMS
from cjmap.renderers.pages.thumbnail import Thumbnail, level_of, thumbnail
from cjmap.view.values import TouchpointView, View

PAGE = "matrix.html"

# The outputs that an entry links to, in the order of the links, with their labels.
_LINKS = (
    (PAGE, "index.matrix"),
    *((f"{one.name}.svg", f"index.{format_}") for format_, one in DIAGRAMS.items()),
    ("checklist.md", "index.checklist"),
    ("map.json", "index.data"),
)


@frozen
class Lead:
    """A way from a map to another one, by the folder of its outputs.

    A map leads to the one that shows a moment `in_detail`, with the names of the touchpoints
    that say so, and to the one that it `extends`.
    """

    target: str
    kind: Literal["in_detail", "extends"]
    touchpoints: tuple[str, ...] = ()


@frozen
class Spot:
    """What a search can find: its anchor on the page of its map, its name and its text."""

    anchor: str
    name: str
    text: str


@frozen
class IndexEntry:
    """A map as the index shows it; `name` is the folder of its outputs, `files` what lies there.

    `percent` is None where nothing is to be covered, and `level` says how good it is as that of
    the bars does; it and the counts are None where the map is refused.
    """

    name: str
    title: str
    language: str
    files: tuple[str, ...]
    description: str = ""
    state: str = ""
    owner: str = ""
    tags: tuple[str, ...] = ()
    reviewed: str = ""
    review_every: str = ""
    personas: tuple[str, ...] = ()
    touchpoints: int = 0
    percent: int | None = None
    level: str = ""
    holes: int = 0
    open_points: int = 0
    thumbnail: Thumbnail | None = None
    leads: tuple[Lead, ...] = ()
    spots: tuple[Spot, ...] = ()
    is_refused: bool = False


def entry(view: View, files: tuple[str, ...], *, bases: Iterable[str] = ()) -> IndexEntry:
    """Return the entry of a map that could be drawn; `bases` are the folders of what it extends."""
    covered = view.coverage.count()
    return IndexEntry(
        name=view.name,
        title=view.title,
        language=view.language,
        files=files,
        description=view.map.description or "",
        state=view.map.state or "",
        owner=view.map.owner or "",
        tags=view.map.tags or (),
        reviewed=view.map.reviewed or "",
        review_every=view.map.review_every or "",
        personas=tuple(persona.name for persona in view.personas if persona.id),
        touchpoints=len(view.touchpoints),
        percent=covered.percent,
        level=level_of(covered),
        holes=covered.holes,
        open_points=len(view.left_open),
        thumbnail=thumbnail(view),
        leads=(*_details(view), *(Lead(base, "extends") for base in bases)),
        spots=tuple(_spots(view)),
    )


def refused_entry(name: str, title: str, files: tuple[str, ...]) -> IndexEntry:
    """Return the entry of a map with errors, which keeps its old outputs."""
    return IndexEntry(name=name, title=title, language="", files=files, is_refused=True)


def outputs(one: IndexEntry) -> tuple[tuple[str, str], ...]:
    """Return the addresses of the outputs there are, each with the key of its label."""
    return tuple((f"{one.name}/{file}", label) for file, label in _LINKS if file in one.files)


def first_output(one: IndexEntry) -> str:
    """Return where the title leads: the page, else the first output there is, else nowhere."""
    return next((address for address, _ in outputs(one)), "")


def _details(view: View) -> Iterator[Lead]:
    named: dict[str, list[str]] = {}
    for touchpoint in view.touchpoints:
        if touchpoint.map_link:
            page = posixpath.normpath(posixpath.join(view.name, touchpoint.map_link))
            named.setdefault(posixpath.dirname(page), []).append(touchpoint.name)
    return (Lead(target, "in_detail", tuple(names)) for target, names in named.items())


def _spots(view: View) -> Iterator[Spot]:
    """Yield what is worth finding: the personas, and each touchpoint with all that it says."""
    for persona in view.personas:
        told = (persona.persona.role, persona.persona.segment, persona.persona.quote)
        if persona.id:
            yield Spot("view-personas", persona.name, " · ".join(filter(None, told)))
    for touchpoint in view.touchpoints:
        yield Spot(f"t-{touchpoint.id}", touchpoint.name, " · ".join(_said(touchpoint)))


def _said(touchpoint: TouchpointView) -> dict[str, None]:
    """Return the texts of a touchpoint, each once, in their order."""
    channels = (channel.name or channel.id for channel in touchpoint.channels)
    said = (one.statement.text for own in touchpoint.texts.values() for one in own)
    return dict.fromkeys((*channels, *said))
