"""Load the maps that arguments lead to in a state of the files, and pair those of two states."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from pathlib import Path

from cjmap.check import Checked, check
from cjmap.cli.apart import apart
from cjmap.cli.run import maps_at
from cjmap.config import Config
from cjmap.errors import CjmapError
from cjmap.frozen import frozen
from cjmap.load import load
from cjmap.project import Project
from cjmap.source import DISK
from cjmap.totals.trend import Pair, pair


@frozen
class State:
    """The maps to which arguments lead in one state of a project's files, under its settings.

    `missing` are the arguments that lead to none there, and why.
    """

    project: Project
    config: Config
    maps: tuple[Checked, ...]
    missing: Mapping[Path, CjmapError] = field(default_factory=dict)

    @property
    def submodules(self) -> tuple[Path, ...]:
        """The folders that git knows as other repositories; none on the disk."""
        return getattr(self.project.files, "submodules", ())

    @property
    def unmerged(self) -> tuple[Path, ...]:
        """The files in conflict, where it is what is staged."""
        return getattr(self.project.files, "unmerged", ())

    @property
    def on_disk(self) -> Iterator[Path]:
        """The maps as they are, not as git keeps them."""
        if self.project.files is DISK:
            yield from (one.loaded.path for one in self.maps)


def state(project: Project, config: Config, paths: tuple[Path, ...], *, is_around: bool) -> State:
    """Return the checked maps to which paths lead; with `is_around`, no path was named."""
    found: dict[Path, Checked] = {}
    missing: dict[Path, CjmapError] = {}
    for path in paths:
        try:
            maps = maps_at((path,), project, config, is_around=is_around)
        except CjmapError as error:
            missing[path] = error
            continue
        for one in maps:
            if (real := project.files.resolve(one)) not in found:
                found[real] = check(load(one, project), config)
    return State(project, config, tuple(found.values()), missing)


def paired(old: State, new: State) -> tuple[tuple[Pair, ...], tuple[str, ...]]:
    """Return the maps of two states in pairs, and which are not compared, and why.

    An argument that leads to a map in one of them only may be called otherwise in the other: then
    a map is looked for in the whole project. Those that have another history have nothing beside
    them.
    """
    asked = {one.loaded.name for side in (old, new) for one in side.maps}
    if old.missing.keys() != new.missing.keys():
        old, new = _with_renamed(old, new), _with_renamed(new, old)
    left = apart(
        new.project.root,
        (*old.on_disk, *new.on_disk),
        (*old.submodules, *new.submodules),
        (*old.unmerged, *new.unmerged),
    )
    before = [one for one in old.maps if not left.holds(one)]
    now = [one for one in new.maps if not left.holds(one)]
    pairs = [one for one in pair(now, before) if asked & {side.loaded.name for side in one.sides}]
    others = [Pair(one, is_apart=True) for one in new.maps if left.holds(one)]
    return (*pairs, *others), tuple(left.notes((*old.maps, *new.maps)))


def _with_renamed(one: State, other: State) -> State:
    """Return a state with all maps of its project that are not there in the other one."""
    root = (Path(os.path.relpath(one.project.root)),)
    try:
        paths = maps_at(root, one.project, one.config, is_around=True)
    except CjmapError:
        return one
    known = {one.project.files.resolve(each.loaded.path) for each in one.maps}
    more = (
        check(load(path, one.project), one.config)
        for path in paths
        if other.project.files.kind(path) is None and one.project.files.resolve(path) not in known
    )
    return replace(one, maps=(*one.maps, *more))
