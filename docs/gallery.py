"""Write docs/gallery.md: maps of very different shape, with the pictures that come of them."""

from __future__ import annotations

import os
from pathlib import Path

from cjmap.check import check
from cjmap.config import load_config
from cjmap.load import load
from cjmap.project import find_maps, find_project
from cjmap.renderers.diagrams.table import DIAGRAMS

DOCS = Path(__file__).parent
GALLERY = DOCS / "gallery"
EXAMPLES = DOCS.parent / "examples"
# Longer maps are linked, not shown.
_SHOWN = 60
_HEAD = """\
# Gallery

<!-- Made by `make docs` of the maps in docs/gallery and examples; `make examples` draws them. -->

What cjmap draws of maps of very different shape, small and huge, and in scripts of all kinds. Each
picture opens at full size; the map that made it is below it.
"""


def gallery_page() -> str:
    """Return the contact sheet of the examples and of the gallery's own maps."""
    parts = [_HEAD, "## The examples\n", *_section(EXAMPLES)]
    return "\n".join([*parts, "## Odd shapes\n", *_section(GALLERY)])


def _section(folder: Path) -> list[str]:
    project = find_project(folder)
    config = load_config(project).config
    parts: list[str] = []
    for path in find_maps((folder,), config.maps):
        loaded = check(load(path, project), config).loaded
        assert loaded.map, path
        pictures = folder / config.output / loaded.name
        parts += [f"### {loaded.map.title}\n", _sheet(pictures), _source(path)]
    return parts


def _sheet(pictures: Path) -> str:
    files = (pictures / f"{one.name}.svg" for one in DIAGRAMS.values())
    drawn = [file for file in files if file.is_file()]
    return f"<table><tr>{''.join(map(_cell, drawn))}</tr></table>\n"


def _cell(picture: Path) -> str:
    address = _link(picture)
    return (
        f'<td><a href="{address}"><img src="{address}" width="420" alt="{picture.stem}"></a></td>'
    )


def _source(path: Path) -> str:
    text = path.read_text("utf-8")
    if len(text.splitlines()) > _SHOWN:
        return f"[The map]({_link(path)}), {len(text.splitlines())} lines.\n"
    return f"<details><summary>The map</summary>\n\n```yaml\n{text}```\n\n</details>\n"


def _link(path: Path) -> str:
    return os.path.relpath(path, DOCS).replace(os.sep, "/")
