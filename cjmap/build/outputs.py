"""Plan what a build writes: every map's files, and the index over the project."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from cjmap.build.manifest import read_manifest
from cjmap.build.tree import Plan, settle
from cjmap.catalog import labels
from cjmap.check import Checked, check
from cjmap.config import Config
from cjmap.errors import CjmapError
from cjmap.load import is_inside, load
from cjmap.project import MAP_SUFFIXES, Project, find_maps
from cjmap.renderers.pages import index
from cjmap.renderers.rendering import CHECKLIST, render
from cjmap.renderers.text import file_slug
from cjmap.suggest import did_you_mean
from cjmap.view.making import make_view
from cjmap.view.values import View

INDEX = "index.html"
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+)*")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the command line asks for; None and () leave it to the project's settings."""

    formats: tuple[str, ...] = ()
    output: str | None = None
    language: str | None = None
    journey: str | None = None
    engine: str | None = None


def output_folder(project: Project, config: Config, output: str | None) -> Path:
    """Return the folder for the outputs: the option's, else the project's, else `journeys`.

    The project's lies beside its `cjmap.yaml`, without one in the current folder. Raises
    `CjmapError` where the settings lead out of the project.
    """
    if output is not None:
        return Path(output)
    folder = (project.root if project.config else Path()) / config.output
    if project.config and not is_inside(folder, project.root):
        message = f'the output folder "{config.output}" leads out of the project'
        raise CjmapError(message, "use --output for a folder elsewhere", status=2)
    return Path(os.path.relpath(folder))


def plan_outputs(
    project: Project, config: Config, maps: tuple[Checked, ...], wanted: Wanted
) -> Plan:
    """Return the files that a build of these maps leaves in its output folder.

    Maps that are refused, and maps of the project that this build was not asked for, keep their
    old outputs; those of maps that are gone have no place in the plan. Raises `CjmapError` for
    a journey that none of the maps has.
    """
    _expect_journey(maps, wanted.journey)
    root = output_folder(project, config, wanted.output)
    settle(root)
    known = read_manifest(root)
    others = _others(project, config, maps, known)
    names = _folders((*maps, *others))
    formats = wanted.formats or config.formats
    views = [
        replace(_view(one, project, config, wanted), name=names[one.loaded.path])
        for one in maps
        if not one.is_refused
    ]
    checklists = dict(_checklists(root, views)) if "checklist" in formats else {}
    engine = wanted.engine or config.engine
    rendered = render(tuple(views), formats, checklists=checklists, engine_name=engine)
    files = {f"{name}/{file}": data for name, own in rendered.items() for file, data in own.items()}
    refused = [names[one.loaded.path] for one in maps if one.is_refused]
    waiting = [names[one.loaded.path] for one in others]
    kept = {*refused, *waiting, *(view.name for view in views if wanted.formats)}
    keep = frozenset(path for path in known if _folder_of(path) in kept and path not in files)
    entries = _entries(project, config, wanted, (*maps, *others), names, {*files, *keep})
    language = wanted.language or config.language or _language((*maps, *others))
    files[INDEX] = index.render(tuple(entries), language=language)
    return Plan(root=root, files=files, keep=keep)


def _expect_journey(maps: tuple[Checked, ...], wanted: str | None) -> None:
    # What cannot be read may hold it.
    if wanted is None or not all(one.loaded.map for one in maps):
        return
    known = sorted({id for one in maps if one.loaded.map for id in one.loaded.map.journeys})
    if wanted not in known:
        message = f'no map has a journey "{wanted}"{did_you_mean(wanted, known)}'
        raise CjmapError(message, f"there are: {', '.join(known) or 'none'}", status=2)


def _view(checked: Checked, project: Project, config: Config, wanted: Wanted) -> View:
    language = wanted.language or config.language
    return make_view(checked, project, language=language, journey=wanted.journey)


def _others(
    project: Project, config: Config, maps: tuple[Checked, ...], known: Iterable[str]
) -> tuple[Checked, ...]:
    """Return the maps of the project that the index shows beside those of this build.

    With a `cjmap.yaml` these are all its maps, else those whose outputs are there already.
    """
    asked = {one.loaded.path.resolve() for one in maps}
    found: list[Path] = []
    if project.config:
        try:
            found = find_maps((project.root,), config.maps)
        except CjmapError:
            found = []
    else:
        folders = dict.fromkeys(_folder_of(path) for path in known if "/" in path)
        found = [path for folder in folders for path in _map_of(project, folder)]
    return tuple(check(load(p, project), config) for p in found if p.resolve() not in asked)


def _map_of(project: Project, folder: str) -> Iterator[Path]:
    candidates = (project.root / f"{folder}{suffix}" for suffix in MAP_SUFFIXES)
    return (path for path in candidates if path.is_file())


def _folder_of(path: str) -> str:
    return path.rpartition("/")[0]


def _folders(maps: tuple[Checked, ...]) -> dict[Path, str]:
    """Return a folder for each map, made of its name and safe on every system."""
    folders: dict[Path, str] = {}
    for one in maps:
        folder = "/".join(_segment(part) for part in one.loaded.name.split("/"))
        if folder in folders.values() or folder == "":
            folder += "-" + sha256(one.loaded.name.encode()).hexdigest()[:8]
        folders[one.loaded.path] = folder
    return folders


def _segment(part: str) -> str:
    slug = file_slug(part)
    is_plain = _PLAIN.fullmatch(part) and len(part) <= 80 and not slug.endswith("-x")
    return part if is_plain else slug


def _checklists(root: Path, views: list[View]) -> Iterator[tuple[str, str]]:
    """Yield the present checklists; people's ticks must not be lost, so all must be readable."""
    for view in views:
        path = root / view.name / CHECKLIST
        try:
            yield view.name, path.read_bytes().decode()
        except FileNotFoundError:
            continue
        except (OSError, UnicodeDecodeError) as error:
            message = f'"{path.as_posix()}" cannot be read, and it may hold ticks: {error}'
            raise CjmapError(message, "save it as UTF-8, or move it away") from error


def _entries(
    project: Project,
    config: Config,
    wanted: Wanted,
    maps: tuple[Checked, ...],
    names: Mapping[Path, str],
    present: set[str],
) -> list[index.IndexEntry]:
    entries = []
    for one in maps:
        name = names[one.loaded.path]
        files = tuple(sorted(p[len(name) + 1 :] for p in present if _folder_of(p) == name))
        if one.is_refused:
            title = (one.loaded.map.title if one.loaded.map else "") or one.loaded.name
            entries.append(index.refused_entry(name, title, files))
        else:
            view = replace(_view(one, project, config, wanted), name=name)
            entries.append(index.entry(view, files))
    return sorted(entries, key=lambda entry: entry.name)


def _language(maps: tuple[Checked, ...]) -> str:
    """Return the language of the index: that of all its maps where they agree, else English."""
    languages = {labels(one.loaded.map.language).language for one in maps if one.loaded.map}
    return languages.pop() if len(languages) == 1 else "en"
