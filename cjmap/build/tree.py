"""Put files in place whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import field
from pathlib import Path, PurePosixPath

from cjmap.build.checklists import Carried
from cjmap.build.failure import explained
from cjmap.build.found import content, exists, refuse_links
from cjmap.build.lock import locked
from cjmap.build.manifest import Manifest, digest, manifest_text, read_manifest
from cjmap.build.names import MANIFEST, folded, refuse_unsafe_names
from cjmap.build.swap import is_interrupted, recover, swap
from cjmap.errors import CjmapError
from cjmap.frozen import frozen


@frozen
class Plan:
    """What an output folder should hold afterwards.

    `files` gives each file's content under its path below `root`, with slashes. `keep` names
    files and folders of an earlier build that stay as they are, though no longer in `files`:
    the outputs of maps that were refused this time. `leave` names files that no map wants any
    more and that stay because they hold people's work.

    `known` are the files and digests that the manifest listed when the plan was made: what other
    builds have written since stays; None means whatever it lists. `read` are the contents the
    plan was made from; None where there was no file. `maps` gives the path of a map's file by
    the folder of its outputs, for the manifest.

    `carried` are checklists that no map wants any more, by path, and may go unless they have
    changed meanwhile, as all that people did in them goes into another one. `marked` gives the
    line of the first conflict in those that git left with conflict marks.
    """

    root: Path
    files: Mapping[str, bytes]
    keep: frozenset[str] = frozenset()
    leave: frozenset[str] = frozenset()
    read: Mapping[str, bytes | None] = field(default_factory=dict)
    maps: Mapping[str, str] = field(default_factory=dict)
    known: Mapping[str, str] | None = None
    carried: Mapping[str, Carried] = field(default_factory=dict)
    marked: Mapping[str, int] = field(default_factory=dict)

    def keeps(self, path: str, written: str) -> bool:
        """Whether a path is one of `keep` or below one, or another build's: by its digest."""
        if self.known is not None and self.known.get(path) != written:
            return True
        steps = PurePosixPath(path)
        return any(str(step) in self.keep for step in (steps, *steps.parents))


@frozen
class Changes:
    """How a folder differs from its plan, as sorted paths.

    `edited` are those of `changed` that somebody changed since the last build. `foreign` are
    not cjmap's: such a file where the plan wants another stops `apply`, and an output that was
    edited by hand, or a checklist that people ticked, stays when its map is gone.
    """

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()

    @property
    def stale(self) -> bool:
        """Whether the folder holds anything else than the plan wants."""
        return bool(self.added or self.changed or self.removed)


def compare(plan: Plan) -> Changes:
    """Return what `apply` would change. Only reads, but for undoing a build that was killed.

    Raises CjmapError for names that are no safe outputs, for links inside the folder, and
    where something can't be read.
    """
    refuse_unsafe_names(plan.files)
    settle(plan.root)
    with explained(plan.root):
        root = Path(os.path.realpath(plan.root))
        return _compare(plan, root, read_manifest(root).files)


def settle(root: Path) -> None:
    """Undo what a killed build left half done below `root`, so that its files can be read."""
    with explained(root):
        _refuse_file(root)
        real = Path(os.path.realpath(root))
        if is_interrupted(real):
            with locked(real):
                recover(real)


def apply(plan: Plan) -> Changes:
    """Make the folder hold what the plan says, and return what changed.

    Everything is written or nothing, whenever it is stopped; what did not change is not
    touched. Files that cjmap did not write are never changed or removed: one that stands
    where the plan has another raises CjmapError, as does everything `compare` raises for, and
    a file that changed since the plan read it, unless to what the plan wants.
    """
    refuse_unsafe_names(plan.files)
    with explained(plan.root):
        root = Path(os.path.realpath(plan.root))
        _refuse_file(plan.root)
        if not plan.files and not root.exists():
            return Changes()
        with _folder(root), locked(root):
            recover(root)
            return _apply(plan, root)


def _apply(plan: Plan, root: Path) -> Changes:
    manifest = read_manifest(root)
    written = manifest.files
    changes = _compare(plan, root, written)
    _refuse_foreign(plan, changes)
    _refuse_newer(plan, root)
    # An edited file that no plan wants stays ours: it may hold ticks, and be wanted again.
    left = {path for path in changes.foreign if path in written}
    kept = {path: is_ for path, is_ in written.items() if path in left or plan.keeps(path, is_)}
    fresh = {path: digest(data) for path, data in plan.files.items()}
    note = manifest_text(Manifest(kept | fresh, {**manifest.maps, **plan.maps}))
    write = {path: plan.files[path] for path in sorted(changes.added + changes.changed)}
    if write or changes.removed or note != content(root / MANIFEST):
        swap(root, {**write, MANIFEST: note}, changes.removed)
    return changes


def _compare(plan: Plan, root: Path, written: Mapping[str, str]) -> Changes:
    refuse_links(root, {*plan.files, *written})
    found: dict[str, list[str]] = {}
    for path in sorted(plan.files.keys() | written.keys()):
        for kind in _kinds(plan, root, path, written.get(path)):
            found.setdefault(kind, []).append(path)
    return Changes(**{kind: tuple(paths) for kind, paths in found.items()})


def _kinds(plan: Plan, root: Path, path: str, written: str | None) -> Iterator[str]:
    """Tell the fields of `Changes` that list a path."""
    wanted, found = plan.files.get(path), content(root / path)
    if wanted is None:
        kept = written is None or plan.keeps(path, written)
        if not kept and exists(root / path) and not _is_wanted(plan, root, path):
            yield (
                "removed"
                if found is not None and _may_go(plan, path, found, written)
                else "foreign"
            )
    elif found == wanted:
        yield "unchanged"
    elif not exists(root / path):
        yield "added"
    elif found is None or written is None:
        yield "foreign"
    else:
        yield "changed"
        if digest(found) != written:
            yield "edited"


def _may_go(plan: Plan, path: str, found: bytes | None, written: str | None) -> bool:
    """Whether nothing is lost with an output that no map wants: as written, or carried over."""
    if path in plan.carried:
        return found == plan.carried[path].data
    return found is not None and digest(found) == written and path not in plan.leave


def _is_wanted(plan: Plan, root: Path, path: str) -> bool:
    """Whether an old output is a wanted one whose name changed only in case."""
    twins = (other for other in plan.files if folded(other) == folded(path))
    return any(exists(root / twin) and (root / twin).samefile(root / path) for twin in twins)


@contextmanager
def _folder(root: Path) -> Iterator[None]:
    """Make the folder and those above; take them back when that was in vain."""
    missing = [folder for folder in (root, *root.parents) if not folder.exists()]
    try:
        for folder in reversed(missing):
            folder.mkdir(exist_ok=True)
        yield
    except BaseException:
        for folder in missing:
            with suppress(OSError):
                folder.rmdir()
        raise


def _refuse_file(root: Path) -> None:
    if root.exists() and not root.is_dir():
        raise CjmapError(f'"{root}" is a file, not a folder', "name another output folder")


def _refuse_foreign(plan: Plan, changes: Changes) -> None:
    foreign = [path for path in changes.foreign if path in plan.files]
    if not foreign:
        return
    others = f" (and {len(foreign) - 1} more)" if len(foreign) > 1 else ""
    raise CjmapError(
        f'"{os.fspath(plan.root / foreign[0])}" was not written by cjmap{others}',
        "move it away or delete it, then build again; or choose another output folder",
    )


def _refuse_newer(plan: Plan, root: Path) -> None:
    for path, read in plan.read.items():
        # Another build of the same maps may have written the same meanwhile.
        if content(root / path) not in (read, plan.files.get(path)):
            name = (plan.root / path).as_posix()
            raise CjmapError(f'"{name}" was changed while it was built; build again')
