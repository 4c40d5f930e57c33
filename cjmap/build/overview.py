"""Gather the maps of a project for the index over them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from cjmap.assets.named import named_path
from cjmap.build.manifest import folder_of
from cjmap.build.sources import Owner
from cjmap.build.views import view_of
from cjmap.build.wanted import Wanted
from cjmap.catalog import labels
from cjmap.check import Checked
from cjmap.config import Config
from cjmap.project import Project
from cjmap.renderers.pages.entries import IndexEntry, entry, refused_entry
from cjmap.renderers.pages.linking import links_picture
from cjmap.renderers.pages.writers import Writer
from cjmap.view.values import View


def overview(
    owners: tuple[Owner, ...],
    project: Project,
    config: Config,
    wanted: Wanted,
    *,
    made: Mapping[str, View],
    present: set[str],
    pages: Writer,
) -> bytes:
    """Return index.html over all maps that have or may have outputs.

    `made` are the views of this build by folder, `present` the outputs that there will be;
    `pages` writes the page. Raises CjmapError where the engine or a team's template fails.
    """
    folders = {one.file.resolve(): one.folder for one in owners if one.checked}
    entries = []
    for one in owners:
        if not one.checked:
            continue
        files = tuple(
            sorted(p[len(one.folder) + 1 :] for p in present if folder_of(p) == one.folder)
        )
        if one.checked.is_refused:
            entries.append(_refused(one.checked, one.folder, files))
        else:
            view = made.get(one.folder) or view_of(one, project, config, wanted)
            bases = tuple(_bases(one.checked, folders))
            entries.append(entry(view, files, bases=bases))
    ordered = tuple(sorted(entries, key=lambda one: one.name))
    words = labels(wanted.language or config.language or _language(owners))
    picture = links_picture(ordered, words, engine_name=wanted.engine or config.engine)
    return pages.index(ordered, language=words.language, picture=picture)


def _refused(checked: Checked, folder: str, files: tuple[str, ...]) -> IndexEntry:
    loaded = checked.loaded
    title = (loaded.map.title if loaded.map else "") or loaded.name
    return refused_entry(folder, title, files)


def _bases(checked: Checked, folders: Mapping[Path, str]) -> Iterator[str]:
    """Yield the folders of the maps of the project that a map extends itself."""
    loaded = checked.loaded
    for base in loaded.map.bases if loaded.map else ():
        folder = folders.get(named_path(loaded.path, base).resolve())
        if folder:
            yield folder


def _language(owners: tuple[Owner, ...]) -> str:
    """Return the language of the index: that of all its maps where they agree, else English."""
    maps = [one.checked.loaded.map for one in owners if one.checked]
    languages = {labels(one.language).language for one in maps if one}
    return languages.pop() if len(languages) == 1 else "en"
