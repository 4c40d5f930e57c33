"""What a build has written, or would write."""

from __future__ import annotations

from collections.abc import Iterator

from cjmap.build import Changes, Plan
from cjmap.build.folders import INDEX
from cjmap.renderers.text import terminal


def built(plan: Plan, changes: Changes) -> Iterator[str]:
    """Yield what a build has done, a line for each folder, and where to look first."""
    root = terminal(plan.root.as_posix())
    for verb, paths in (
        ("new", changes.added),
        ("changed", changes.changed),
        ("removed", changes.removed),
    ):
        for folder, names in _by_folder(paths).items():
            yield f"{verb:8} {root}/{terminal(folder)}{', '.join(map(terminal, names))}"
    for path in changes.foreign:
        yield f"{'left':8} {root}/{terminal(path)}: no map wants it, but somebody worked on it"
    if INDEX not in plan.files:
        yield f"{'waiting':8} {root}/{INDEX}: it stays as it was until every map can be drawn"
    for path in plan.marked:
        yield (
            f"{'merged':8} {root}/{terminal(path)}: it held conflict marks of git; the ticks and "
            "notes of both sides are there"
        )
    for path, one in plan.carried.items():
        to = terminal(one.to)
        yield f"{'carried':8} {root}/{terminal(path)}: its ticks and notes are in {root}/{to} now"
    yield from _smaller(plan, root)
    written = len(changes.added) + len(changes.changed)
    yield (
        f"{written} written, {len(changes.removed)} removed, {len(changes.unchanged)} unchanged; "
        f"open {root}/index.html"
    )


def _smaller(plan: Plan, root: str) -> Iterator[str]:
    """Yield the pictures that would be too large as PNG, and how large they are."""
    pictures = sorted(path for path in plan.files if path.endswith(".png"))
    if not pictures:
        return
    from cjmap.renderers.prints.png import SCALE, scale_of

    for path in pictures:
        scale = scale_of(plan.files[path])
        if scale < SCALE - 0.01:
            yield (
                f"{'smaller':8} {root}/{terminal(path)}: {scale:.2g} pixels a point, not "
                f"{SCALE:g}, as it is so large; a PDF is sharp at any size"
            )


def _by_folder(paths: tuple[str, ...]) -> dict[str, list[str]]:
    """Return the names of files by folder, which ends with a colon, or "" for the root."""
    folders: dict[str, list[str]] = {}
    for path in paths:
        folder, _, name = path.rpartition("/")
        folders.setdefault(f"{folder}: " if folder else "", []).append(name)
    return folders


def stale(plan: Plan, changes: Changes) -> Iterator[str]:
    """Yield the outputs that are not what the maps say, and the command that mends them."""
    root = terminal(plan.root.as_posix())
    rows = (
        ("missing", changes.added),
        ("stale", changes.changed),
        ("left over", changes.removed),
    )
    for word, paths in rows:
        for path in paths:
            line = plan.marked.get(path)
            why = f": it holds conflict marks of git, from line {line} on" if line else ""
            yield f"{word:9} {root}/{terminal(path)}{why}"
    if not any(paths for _, paths in rows):
        yield f"{len(changes.unchanged)} outputs are up to date"
        return
    if _is_engine(changes):
        yield "only pictures differ: they were drawn by another engine or version of it"
    yield "run `cjmap build` to bring them up to date"


def _is_engine(changes: Changes) -> bool:
    """Tell whether nothing but drawn pictures, and the pages that hold them, differs."""
    pictures = (".svg", ".png", ".pdf")
    drawn = (*pictures, "matrix.html")
    differ = changes.changed
    return (
        not changes.added
        and not changes.removed
        and any(path.endswith(pictures) for path in differ)
        and all(path.endswith(drawn) for path in differ)
    )
