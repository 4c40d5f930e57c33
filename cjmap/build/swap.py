"""Exchange files below a folder so that all of it happens or nothing.

New files are first written to a folder beside the others. Then a journal says what is to
happen, the old files move to that folder, and the new ones take their places. Until the journal
is renamed to "done", whatever stops the work, `recover` undoes it: after an error at once, after
a kill in the next run. Exchanging whole folders would need no journal, but would lose what
others write into the old folder meanwhile, and can't be done to mounts.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import NoReturn

from cjmap.build.found import is_plain, refuse_links
from cjmap.build.names import MANIFEST, STAGE, refuse_unsafe_name
from cjmap.errors import CjmapError
from cjmap.frozen import frozen

_JOURNAL = "journal.json"
_DONE = "done.json"
_NOTES = {_JOURNAL, _DONE, "journal.draft"}
_FOLDERS = ("new", "old")


@frozen
class _Journal:
    """What is to happen; new and old files are named by their position in `write + remove`."""

    write: list[str]
    remove: list[str]
    folders: list[str]
    fresh: list[str]


def swap(root: Path, write: Mapping[str, bytes], remove: Iterable[str]) -> None:
    """Write and remove files below `root`, all or none, and folders as files need them.

    Raises OSError when it can't; then everything is as before.
    """
    try:
        journal = _stage(root, write, list(remove))
        _carry_out(root, journal)
        (root / STAGE / _JOURNAL).replace(root / STAGE / _DONE)
    except BaseException:
        recover(root)
        raise
    with suppress(OSError):
        recover(root)


def is_interrupted(root: Path) -> bool:
    """Whether an earlier run was stopped here, or one is at work."""
    return os.path.lexists(root / STAGE)


def recover(root: Path) -> None:
    """Undo what was begun and not done, and clear away what was. The caller holds the lock."""
    if not is_interrupted(root):
        return
    stage = root / STAGE
    _refuse_strangers(stage)
    if (stage / _JOURNAL).exists():
        _undo(root, _read(root, _JOURNAL))
        (stage / _JOURNAL).unlink()
    elif (stage / _DONE).exists():
        _remove_emptied(root, _read(root, _DONE).remove)
    shutil.rmtree(stage, ignore_errors=True)


def _refuse_strangers(stage: Path) -> None:
    """Raise for anything in the stage that no build has put there."""
    folders = [stage, *(stage / name for name in _FOLDERS if os.path.lexists(stage / name))]
    for folder in folders:
        if folder.is_symlink() or not folder.is_dir():
            _refuse(folder)
        for inside in sorted(folder.iterdir()):
            is_ours = inside.name in _NOTES if folder == stage else inside.name.isdecimal()
            if inside not in folders and not (is_ours and is_plain(inside)):
                _refuse(inside)


def _refuse(stranger: Path) -> NoReturn:
    raise CjmapError(f'"{stranger}" is not cjmap\'s', "move it away, then try again")


def _stage(root: Path, write: Mapping[str, bytes], remove: list[str]) -> _Journal:
    stage = root / STAGE
    for name in ("", *_FOLDERS):
        (stage / name).mkdir()
    for position, data in enumerate(write.values()):
        (stage / "new" / str(position)).write_bytes(data)
    journal = _Journal(
        write=list(write),
        remove=remove,
        folders=_missing_folders(root, write),
        fresh=[path for path in write if not os.path.lexists(root / path)],
    )
    _write_safely(stage / _JOURNAL, json.dumps(asdict(journal)).encode())
    return journal


def _carry_out(root: Path, journal: _Journal) -> None:
    stage, fresh = root / STAGE, set(journal.fresh)
    for position, path in enumerate(journal.remove, start=len(journal.write)):
        (root / path).replace(stage / "old" / str(position))
    for folder in journal.folders:
        (root / folder).mkdir()
    for position, path in enumerate(journal.write):
        if path not in fresh:
            _keep(root / path, stage / "old" / str(position))
        (stage / "new" / str(position)).replace(root / path)


def _undo(root: Path, journal: _Journal) -> None:
    """Undo any beginning of `_carry_out`; may be stopped and repeated."""
    stage, fresh = root / STAGE, set(journal.fresh)
    for position, path in enumerate(journal.write + journal.remove):
        old = stage / "old" / str(position)
        if old.exists():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            old.replace(root / path)
        elif path in fresh and not (stage / "new" / str(position)).exists():
            (root / path).unlink(missing_ok=True)
    for folder in reversed(journal.folders):
        with suppress(OSError):
            (root / folder).rmdir()


def _keep(file: Path, backup: Path) -> None:
    """Give a file a second name, or where the system can't, another one."""
    try:
        os.link(file, backup)
    except OSError:
        file.replace(backup)


def _remove_emptied(root: Path, removed: Iterable[str]) -> None:
    for path in removed:
        for folder in (root / path).parents:
            if folder == root:
                break
            with suppress(OSError):
                folder.rmdir()


def _missing_folders(root: Path, paths: Iterable[str]) -> list[str]:
    parents = {folder for path in paths for folder in Path(path).parents}
    missing = (folder for folder in parents if not (root / folder).is_dir())
    return sorted(folder.as_posix() for folder in missing)


def _write_safely(file: Path, data: bytes) -> None:
    """Write a file that is whole as soon as it has its name, even after a power cut."""
    draft = file.with_suffix(".draft")
    with draft.open("xb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(file)


def _read(root: Path, name: str) -> _Journal:
    """Return a journal, which could be a forgery that came with the sources."""
    file = root / STAGE / name
    try:
        journal = _Journal(**json.loads(file.read_bytes()))
        paths = {*journal.write, *journal.remove, *journal.folders} - {MANIFEST}
        for path in paths:
            refuse_unsafe_name(path)
    except (ValueError, TypeError, AttributeError, RecursionError, CjmapError) as error:
        raise CjmapError(f'"{file}" is not cjmap\'s', f"remove {file.parent}") from error
    refuse_links(root, paths)
    return journal
