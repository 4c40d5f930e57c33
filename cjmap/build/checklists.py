"""Read the checklists that people worked on, so that nothing in them is lost."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from cjmap.build.found import content, exists, is_plain, kind
from cjmap.errors import CjmapError
from cjmap.frozen import frozen
from cjmap.renderers.rendering import CHECKLIST
from cjmap.view.values import View


class Carried(NamedTuple):
    """An old checklist, as read, all of which goes into the one at another path."""

    data: bytes
    to: str


@frozen
class Work:
    """What people did in the checklists of a build.

    `read` is what lies there by path, `texts` what goes into the new one by the view's name.
    `carried` are old checklists, by path, whose map lies elsewhere now, and `marked` the line
    of the first conflict, by path, in those that git left with conflict marks.
    """

    read: Mapping[str, bytes | None]
    texts: Mapping[str, str]
    carried: Mapping[str, Carried]
    marked: Mapping[str, int]


def read_work(root: Path, views: Iterable[View], gone: Iterable[str]) -> Work:
    """Return what people did in the checklists of views, and of maps that are `gone`.

    The folders of the latter are named below `root`. Raises `CjmapError` for a checklist that
    can't be read, or that holds a conflict mark whose others are missing.
    """
    every = tuple(views)
    read = {f"{view.name}/{CHECKLIST}": _read(root / view.name / CHECKLIST) for view in every}
    texts: dict[str, str] = {}
    marked: dict[str, int] = {}
    for path, data in read.items():
        if data is not None:
            text, line = unmarked(root / path, data)
            texts[str(PurePosixPath(path).parent)] = text
            marked |= {path: line} if line else {}
    carried = dict(_carried(root, every, texts, gone))
    for old, one in carried.items():
        texts[str(PurePosixPath(one.to).parent)] = unmarked(root / old, one.data)[0]
    return Work(read, texts, carried, marked)


def unmarked(file: Path, data: bytes) -> tuple[str, int | None]:
    """Return a checklist without git's conflict marks, and the line of the first there was.

    What both sides have done stays. Raises `CjmapError` where a mark lacks its others.
    """
    from cjmap.renderers.unmarking import StrayMarkError, first_mark, without_marks

    text = data.decode()
    try:
        line = first_mark(text)
        return (without_marks(text), line) if line else (text, None)
    except StrayMarkError as error:
        message = (
            f'"{file.as_posix()}", line {error.line}: a conflict mark of git without its others'
        )
        hint = "take such marks out by hand, and leave the ticks and notes of both sides"
        raise CjmapError(message, hint, status=1) from error


def holds_work(file: Path) -> bool:
    """Whether an output is a checklist that people ticked or wrote in."""
    data = content(file) if file.name == CHECKLIST else None
    return data is not None and _has_work(data.decode("utf-8", "replace"))


def _has_work(text: str) -> bool:
    from cjmap.renderers.previous import has_work, read_old

    return has_work(read_old(text))


def _carried(
    root: Path, views: Iterable[View], texts: Mapping[str, str], gone: Iterable[str]
) -> Iterator[tuple[str, Carried]]:
    """Yield the checklists of maps that are gone which one map alone has taken the place of."""
    left = [f"{folder}/{CHECKLIST}" for folder in gone if holds_work(root / folder / CHECKLIST)]
    if not left:
        return
    from cjmap.renderers.checklist import is_of
    from cjmap.renderers.previous import read_old

    free = [view for view in views if not _has_work(texts.get(view.name, ""))]
    read = {path: _read(root / path) or b"" for path in left}
    old = {path: read_old(unmarked(root / path, data)[0]) for path, data in read.items()}
    heirs = {path: [one.name for one in free if is_of(one, old[path])] for path in left}
    names = [name for found in heirs.values() for name in found]
    for path, found in heirs.items():
        if len(found) == 1 and names.count(found[0]) == 1:
            yield path, Carried(read[path], f"{found[0]}/{CHECKLIST}")


def _read(file: Path) -> bytes | None:
    if exists(file.parent) and exists(file) and file.parent.is_dir() and not is_plain(file):
        raise CjmapError(f'"{file.as_posix()}" is {kind(file)}, not a file', "move it away")
    try:
        data = content(file)
        (data or b"").decode()
    except OSError as error:
        message = f'"{file.as_posix()}" can\'t be read, and it may hold ticks: {error.strerror}'
        raise CjmapError(message, "see who may read it, or move it away") from error
    except UnicodeDecodeError as error:
        message = f'"{file.as_posix()}" is not UTF-8 text, and it may hold ticks'
        raise CjmapError(message, "save it as UTF-8, or move it away") from error
    return data
