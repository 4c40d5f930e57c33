"""Write the page that stands over all maps of a project."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from cjmap.catalog import Labels, format_date, format_number, format_percent, labels
from cjmap.frozen import frozen
from cjmap.renderers import text
from cjmap.renderers.hyphens import softened
from cjmap.renderers.pages.entries import PAGE, IndexEntry, first_output, outputs
from cjmap.renderers.pages.page import compile_templates, page, spare
from cjmap.renderers.pages.pictures import share
from cjmap.renderers.pages.thumbnail import HEIGHT, WIDTH

if TYPE_CHECKING:
    from cjmap.renderers.pages.dress import Dress
    from cjmap.settings.overrides import Overrides

STYLES = ("page.css", "index/index.css")
BOOT = "boot.js"
SCRIPTS = ("tools.js", "late.js", "index/search.js")

# The words of the labels that the script uses.
_WORDS = (
    *("index.found.one", "index.found.other", "index.no_hit", "review.overdue"),
    *("more.one", "more.other", "index.shown"),
)
# The labels of a link, there and back.
_THERE = {"in_detail": "index.way.in_detail", "extends": "index.way.extends"}
_BACK = {"in_detail": "index.way.in_detail_back", "extends": "index.way.extends_back"}


@frozen
class _Way:
    """A link between two maps as people read it: the key of its label, and where it leads."""

    label: str
    title: str
    address: str
    language: str
    touchpoints: tuple[str, ...]


def render(
    entries: tuple[IndexEntry, ...],
    *,
    language: str,
    picture: str = "",
    overrides: Overrides | None = None,
    dress: Dress | None = None,
) -> bytes:
    """Return index.html in the language of the labels; the entries stand in their order.

    `picture` shows how the maps lead to each other, as an SVG element safe to stand in a page;
    `overrides` stand in for templates, and `dress` is worn, as `page` says.
    """
    from markupsafe import Markup

    words = labels(language)
    pictures, rules = share({"links": picture})
    context = {
        "language": words.language,
        "w": words,
        "entries": entries,
        "picture": Markup(pictures["links"]),
        "box": (WIDTH, HEIGHT),
        "ways": {one.name: tuple(_ways(one, entries)) for one in entries},
        "choices": tuple(_choices(entries)),
        "totals": _totals(entries),
        "links": outputs,
        "first": first_output,
        "soft": lambda one: softened(one.title, language=one.language),
        "date": lambda text: format_date(text, words.language),
        "number": lambda number: format_number(number, words.language),
        "percent": lambda number: format_percent(number, words.language),
        "data": Markup(text.json_for_script(_knowledge(entries, words))),
    }
    return page(
        "index/page.html.j2",
        context,
        styles=STYLES,
        boot=BOOT,
        scripts=SCRIPTS,
        rules=rules,
        overrides=overrides,
        dress=dress,
    )


def prepare() -> None:
    """Read in what the page is made of, which takes longer than filling it; in the idle, say."""
    compile_templates("index")
    for name in (*STYLES, BOOT, *SCRIPTS):
        spare(name)


def _ways(one: IndexEntry, entries: tuple[IndexEntry, ...]) -> Iterator[_Way]:
    """Yield the ways from a map to others, and then those that lead here."""
    known = {other.name: other for other in entries}
    for lead in one.leads:
        if other := known.get(lead.target):
            yield _way(_THERE[lead.kind], other, lead.touchpoints)
    for other in entries:
        for lead in other.leads:
            if lead.target == one.name:
                yield _way(_BACK[lead.kind], other, lead.touchpoints)


def _way(label: str, other: IndexEntry, touchpoints: tuple[str, ...]) -> _Way:
    return _Way(label, other.title, first_output(other), other.language, touchpoints)


def _choices(entries: tuple[IndexEntry, ...]) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield what maps can be chosen by, with the key of its label and the answers there are."""
    for key, label in (("state", "index.state"), ("owner", "index.owner")):
        found = tuple(sorted({getattr(one, key) for one in entries if getattr(one, key)}))
        if len(found) > 1:
            yield key, label, found
    tags = tuple(sorted({tag for one in entries for tag in one.tags}))
    if tags:
        yield "tag", "index.tag", tags


def _totals(entries: tuple[IndexEntry, ...]) -> Mapping[str, int]:
    return {
        "touchpoints": sum(one.touchpoints for one in entries),
        "holes": sum(one.holes for one in entries),
        "open": sum(one.open_points for one in entries),
    }


def _knowledge(entries: tuple[IndexEntry, ...], words: Labels) -> dict[str, object]:
    """Return what the script knows: for each map its page and what can be found there."""
    return {
        "words": {key: words[key] for key in _WORDS},
        "maps": [
            {
                "page": f"{one.name}/{PAGE}" if PAGE in one.files else "",
                "state": one.state,
                "owner": one.owner,
                "tag": one.tags,
                "spots": [[spot.anchor, spot.name, spot.text] for spot in one.spots],
            }
            for one in entries
        ],
    }
