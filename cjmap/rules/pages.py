"""Take the page of a rule apart: the fault, the reason, the maps that show it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from inspect import cleandoc
from textwrap import dedent

from cjmap.frozen import frozen
from cjmap.rules.declare import Rule

MAP_FILE = "map.journey.yaml"

_SECTION = re.compile(r"^(Bad|Good)(, as bytes)?:\n((?:[ ]{4}.*\n|\n)+)", re.MULTILINE)
_FILE = re.compile(r"^# file: (\S+)\n", re.MULTILINE)


@frozen
class Page:
    """A rule's page: `title` names the fault, `text` says why it matters.

    `bad` and `good` are the files of a map by name; the map itself is `map.journey.yaml`. Both
    are empty where no map has the fault.
    """

    title: str
    text: str
    bad: dict[str, bytes]
    good: dict[str, bytes]


def read_page(rule: Rule) -> Page:
    """Return the page of a rule, as its docstring says it."""
    page = cleandoc(rule.page)
    head, _, rest = page.partition("\n\n")
    examples = {name: _files(body, bool(raw)) for name, raw, body in _sections(page)}
    text = _SECTION.sub("", rest + "\n").strip()
    return Page(" ".join(head.split()), text, examples.get("Bad", {}), examples.get("Good", {}))


def _sections(page: str) -> list[tuple[str, str, str]]:
    return _SECTION.findall(page + "\n")


def _files(body: str, raw: bool) -> dict[str, bytes]:
    text = dedent(body).strip("\n") + "\n"
    if raw:
        return {MAP_FILE: text.strip().encode().decode("unicode_escape").encode("latin-1")}
    first, *others = _FILE.split(text)
    names = [MAP_FILE, *others[::2]]
    return {name: part.encode() for name, part in zip(names, [first, *others[1::2]], strict=True)}


def listing(files: Mapping[str, bytes]) -> Iterator[str]:
    """Yield the lines of the files of a map, the map itself first."""
    for name, data in files.items():
        if name != MAP_FILE:
            yield f"# in the file {name}:"
        yield from data.decode("utf-8", "backslashreplace").splitlines()
