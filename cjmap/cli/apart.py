"""Tell which maps have another history than the one that is asked for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import cache
from pathlib import Path

from cjmap.check import Checked
from cjmap.frozen import frozen
from cjmap.project import Project, repository_of
from cjmap.source import way_to


@frozen
class Apart:
    """What lies in a project, and can't be compared.

    `repositories` are folders with a history of their own: submodules and clones inside. `links`
    are maps that lead out of the repository; of the `unmerged`, in conflict, nothing is staged.
    """

    repositories: tuple[Path, ...] = ()
    links: tuple[Path, ...] = ()
    unmerged: tuple[Path, ...] = ()

    def holds(self, one: Checked) -> bool:
        """Tell whether a map can't be compared."""
        is_elsewhere = one.loaded.path in self.links or self._around(one) is not None
        return is_elsewhere or self._is_unmerged(one)

    def notes(self, maps: Iterable[Checked]) -> Iterator[str]:
        """Yield what maps are not compared, and why."""
        maps = tuple(maps)
        around = dict.fromkeys(map(self._around, maps))
        yield from (_says(folder) for folder in around if folder)
        for path in self.links:
            yield f'"{path.as_posix()}" leads out of the repository: it is not compared'
        for path in (one.loaded.path for one in maps if self._is_unmerged(one)):
            said = "is in conflict, and nothing of it is staged: it is not compared"
            yield f'"{path.as_posix()}" {said}'

    def _is_unmerged(self, one: Checked) -> bool:
        return bool(self.unmerged) and one.loaded.path.resolve() in self.unmerged

    def _around(self, one: Checked) -> Path | None:
        if not self.repositories:
            return None
        path = one.loaded.path.resolve()
        return next((folder for folder in self.repositories if path.is_relative_to(folder)), None)


def apart(
    root: Path,
    maps: Iterable[Path],
    submodules: Iterable[Path] = (),
    unmerged: tuple[Path, ...] = (),
) -> Apart:
    """Return what has another history than a project's folder, or none.

    `maps` are those on the disk; git knows `submodules` in what is compared, and the `unmerged`.
    """
    known = cache(repository_of)
    own = known(root)
    found = {path: known(path.resolve().parent) for path in maps} if own else {}
    others = {path: folder for path, folder in found.items() if folder != own}
    inside = [one for one in others.values() if own and one and one.is_relative_to(own)]
    links = tuple(path for path, folder in others.items() if folder not in inside)
    return Apart(tuple(dict.fromkeys((*inside, *submodules))), links, unmerged)


def with_own_history(projects: Collection[Project]) -> dict[Project, str]:
    """Return the projects that lie inside of another one, in a repository of their own.

    Revisions that are asked for are those of the outer one; so each has a sentence that says why
    it is left out.
    """
    tops = {one: repository_of(one.root) for one in projects}
    return {
        inner: _says(top)
        for inner, top in tops.items()
        if top
        and any(
            inner != outer and inner.root.is_relative_to(outer.root) and top != tops[outer]
            for outer in projects
        )
    }


def _says(folder: Path) -> str:
    said = "is a repository with revisions of its own: its maps are not compared"
    return f'"{way_to(folder)}" {said}'
