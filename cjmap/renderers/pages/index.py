"""Write the page that stands over all maps of a project."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cjmap.catalog import format_date, format_number, format_percent, labels
from cjmap.overrides import Overrides
from cjmap.renderers.diagrams.table import DIAGRAMS
from cjmap.renderers.pages.dress import PLAIN, Dress
from cjmap.renderers.pages.page import compile_templates, page, spare
from cjmap.view.values import View

STYLES = ("page.css", "index/index.css")
IMAGES = "data: 'self' file:"

# The outputs that an entry links to, in the order of the links, with their labels.
_LINKS = (
    ("matrix.html", "index.matrix"),
    *((f"{one.name}.svg", f"index.{format_}") for format_, one in DIAGRAMS.items()),
    ("checklist.md", "index.checklist"),
    ("map.json", "index.data"),
)


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A map as the index shows it; `name` is the folder of its outputs, `files` what lies there.

    `percent` is None where nothing is to be covered; both it and the counts are None where the
    map is refused.
    """

    name: str
    title: str
    language: str
    files: tuple[str, ...]
    description: str = ""
    state: str = ""
    owner: str = ""
    reviewed: str = ""
    personas: tuple[str, ...] = ()
    touchpoints: int = 0
    percent: int | None = None
    holes: int = 0
    open_points: int = 0
    is_refused: bool = False


def entry(view: View, files: tuple[str, ...]) -> IndexEntry:
    """Return the entry of a map that could be drawn."""
    covered = view.coverage.count()
    return IndexEntry(
        name=view.name,
        title=view.title,
        language=view.language,
        files=files,
        description=view.map.description or "",
        state=view.map.state or "",
        owner=view.map.owner or "",
        reviewed=view.map.reviewed or "",
        personas=tuple(persona.name for persona in view.personas if persona.id),
        touchpoints=len(view.touchpoints),
        percent=covered.percent,
        holes=covered.holes,
        open_points=len([point for point in view.open_points if point.status != "done"]),
    )


def refused_entry(name: str, title: str, files: tuple[str, ...]) -> IndexEntry:
    """Return the entry of a map with errors, which keeps its old outputs."""
    return IndexEntry(name=name, title=title, language="", files=files, is_refused=True)


def render(
    entries: tuple[IndexEntry, ...],
    *,
    language: str,
    overrides: Overrides | None = None,
    dress: Dress = PLAIN,
) -> bytes:
    """Return index.html in the language of the labels; the entries stand in their order.

    `overrides` stand in for templates, and `dress` is worn, as `page` says.
    """
    words = labels(language)
    context = {
        "language": words.language,
        "w": words,
        "entries": entries,
        "links": lambda one: tuple(_links(one)),
        "first": _first,
        "date": lambda text: format_date(text, words.language),
        "number": lambda number: format_number(number, words.language),
        "percent": lambda number: format_percent(number, words.language),
    }
    return page(
        "index/page.html.j2",
        context,
        styles=STYLES,
        images=IMAGES,
        overrides=overrides,
        dress=dress,
    )


def prepare() -> None:
    """Read in what the page is made of, which takes longer than filling it; in the idle, say."""
    compile_templates("index")
    for name in STYLES:
        spare(name)


def _links(one: IndexEntry) -> Iterator[tuple[str, str]]:
    return ((f"{one.name}/{file}", label) for file, label in _LINKS if file in one.files)


def _first(one: IndexEntry) -> str:
    """Return where the title leads: the page, else the first output there is, else nowhere."""
    return next((address for address, _ in _links(one)), "")
