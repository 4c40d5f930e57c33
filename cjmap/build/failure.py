"""Say in plain words why something can't be written."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cjmap.errors import CjmapError

_CAUSES = {
    errno.ENOSPC: ("the disk is full", "make room, then try again"),
    errno.EDQUOT: ("the disk quota is used up", "make room, then try again"),
    errno.EFBIG: ("a file grew too big", "see the limits of the file system and the shell"),
    errno.EACCES: ("no permission", "see who may write there"),
    errno.EPERM: ("no permission", "see who may write there"),
    errno.EROFS: ("it can only be read", "write to another place"),
    errno.ENOTDIR: ("a file stands where a folder is wanted", "move it away"),
    errno.EEXIST: ("a file stands where a folder is wanted", "move it away"),
    errno.EISDIR: ("it is a folder", "name a file"),
    errno.ENAMETOOLONG: ("the name is too long", "choose a shorter one"),
}


@contextmanager
def explained(target: Path) -> Iterator[None]:
    """Turn an OSError into a CjmapError that says why `target` can't be written."""
    if "\0" in str(target):
        raise CjmapError(f"no file can be named {str(target)!r}", "choose another name")
    try:
        yield
    except OSError as error:
        number = error.errno or 0
        cause, hint = _CAUSES.get(number, (error.strerror or str(error), "nothing was changed"))
        raise CjmapError(f'can\'t write "{target}": {cause}', hint) from error
